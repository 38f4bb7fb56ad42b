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

/** `answers`: of this action, in the order they were given. */
export function stateOfAction(answers: readonly PlanAnswer[]): ActionState {
  const last = answers.at(-1);
  if (!last) return NOTHING;
  const rated = standing(answers).filter(({ rag }) => rag !== null);
  const rag = rated.at(-1)?.rag ?? null;
  const run = rated.length - 1 - rated.findLastIndex(each => each.rag !== 'amber');
  const ambers = rag === 'amber' ? run : 0;
  const asksForHelp = !last.done && (rag === 'red' || ambers >= AMBERS_LIKE_RED);
  const helped = rated.at(-1)?.help !== '' || last.help !== '';
  return { last, rag, done: last.done, ambers, needsHelp: asksForHelp && !helped };
}

/** The answer that stands of each check-in: the later of two. */
function standing(answers: readonly PlanAnswer[]): PlanAnswer[] {
  return answers.filter(
    ({ checkInId }, at) =>
      checkInId === null || answers.slice(at + 1).every(later => later.checkInId !== checkInId),
  );
}

/** The states of a plan's actions, by their ids; of one that nobody has said anything of, that. */
export function statesOf(answers: readonly PlanAnswer[]): (actionId: string) => ActionState {
  const byAction = Map.groupBy(answers, ({ actionId }) => actionId);
  const known = new Map([...byAction].map(([id, own]) => [id, stateOfAction(own)]));
  return id => known.get(id) ?? NOTHING;
}
