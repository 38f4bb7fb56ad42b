import type { Rag } from '../visit/report.ts';
import type { PlanAnswer } from './check-in.ts';

/** How one action stands, by everything that was said of it. */
export interface ActionState {
  /** What was said last; null: nothing yet. */
  readonly last: PlanAnswer | null;
  /** The last rating anybody gave; null: nobody has. */
  readonly rag: Rag | null;
  readonly done: boolean;
  /** How many check-ins running it has been rated amber, up to the last rating. */
  readonly ambers: number;
  /** It is red, or has been amber three times running, and nobody has said what would help. */
  readonly needsHelp: boolean;
}

/** Amber this often running is asked about like red (DOMAIN, workflow 4). */
export const AMBERS_LIKE_RED = 3;

const NOTHING: ActionState = { last: null, rag: null, done: false, ambers: 0, needsHelp: false };

/** What an answer says of how an action stands, without anybody's words. */
export type Rating = Pick<PlanAnswer, 'actionId' | 'checkInId' | 'rag' | 'done'>;

/** `answers`: of this action, in the order they were given. */
export function stateOfAction(answers: readonly PlanAnswer[]): ActionState {
  const last = answers.at(-1);
  if (!last) return NOTHING;
  const rated = ratedIn(answers);
  const rag = rated.at(-1)?.rag ?? null;
  const run = rated.length - 1 - rated.findLastIndex(each => each.rag !== 'amber');
  const ambers = rag === 'amber' ? run : 0;
  const asksForHelp = !last.done && (rag === 'red' || ambers >= AMBERS_LIKE_RED);
  const helped = rated.at(-1)?.help !== '' || last.help !== '';
  return { last, rag, done: last.done, ambers, needsHelp: asksForHelp && !helped };
}

/** The last rating and whether it is done, where no more is asked. `answers`: of one action, in the order they were given. */
export const ratingOf = (answers: readonly Rating[]): Pick<ActionState, 'rag' | 'done'> => ({
  rag: ratedIn(answers).at(-1)?.rag ?? null,
  done: answers.at(-1)?.done ?? false,
});

/** The answers with a rating, of those that stand: of two of a check-in, the later. */
const ratedIn = <T extends Rating>(answers: readonly T[]): T[] =>
  answers
    .filter(
      ({ checkInId }, at) =>
        checkInId === null || answers.slice(at + 1).every(later => later.checkInId !== checkInId),
    )
    .filter(({ rag }) => rag !== null);

/** The states of a plan's actions, by their ids; of one that nobody has said anything of, that. */
export function statesOf(answers: readonly PlanAnswer[]): (actionId: string) => ActionState {
  const byAction = Map.groupBy(answers, ({ actionId }) => actionId);
  const known = new Map([...byAction].map(([id, own]) => [id, stateOfAction(own)]));
  return id => known.get(id) ?? NOTHING;
}
