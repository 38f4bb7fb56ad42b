import { z } from 'zod/v4';
import { BlackoutKind } from '#domain/coaching/hosting-blackout.ts';
import { type PeerReview, PeerReviewState } from '#domain/coaching/peer-review.ts';
import { memberOf, minutesBetween, type Rota, type Turn } from '#domain/rota/problem.ts';
import { reasonsFor, shortfallInWords } from '#domain/rota/reasons.ts';
import { hostCounts, type Shortfall, shortfallsOf } from '#domain/rota/rules.ts';
import { isSameTime } from '#domain/rota/score.ts';
import { IsoDate } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { MadeRota } from '../rota/make-rota.ts';
import { nameOfMember } from './groups-as-they-are.ts';
import { codeOf } from './rota-code.ts';
import { NOT_OF_IT } from './rota-members.ts';
import { misfitsOf } from './rota-misfits.ts';
import { groupName, namerOf } from './rota-names.ts';
import type { NoRota, RotaFacts } from './rota-problem.ts';
import { isFor, mondayOf } from './rota-weeks.ts';

const RotaTurn = z.object({
  /** The Monday of its week. */
  week: IsoDate,
  host: z.string(),
  visitors: z.array(z.string()),
  state: PeerReviewState,
  /** Against what is planned now; null: as it is. */
  change: z.enum(['new', 'changed', 'dropped']).nullable(),
});
export type RotaTurn = z.infer<typeof RotaTurn>;

/** The rota as it stands, or one that is proposed, group by group. */
export const RotaAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rota'),
    year: z.string(),
    groups: z.array(
      z.object({
        ...{ id: z.string(), name: z.string(), turns: z.array(RotaTurn) },
        /** Each a sentence: what no rota can keep, and why. */
        notMet: z.array(z.string()),
      }),
    ),
    /** Anything is planned in a week. */
    hasRota: z.boolean(),
    /** Why what is planned does not fit any more, a sentence each. */
    misfits: z.array(z.string()),
    blackouts: z.array(
      z.object({ ...{ id: z.string(), school: z.string(), from: IsoDate, to: IsoDate }, kind: BlackoutKind }),
    ),
    proposal: z
      .object({
        ...{ code: z.string(), fingerprint: z.string(), isBest: z.boolean() },
        /** Turns that are new, that change, and that fall away. */
        ...{ added: z.int(), changed: z.int(), dropped: z.int() },
        /** How often whoever hosts least and most does in the year, and the way there of all visitors, one way. */
        ...{ least: z.int(), most: z.int(), minutes: z.int() },
      })
      .nullable(),
    today: IsoDate,
  }),
  z.object({ kind: z.enum(['no-model', 'no-terms', 'not-owed', 'no-groups']) }),
]);
export type RotaAnswer = z.infer<typeof RotaAnswer>;
export type SeenRota = Extract<RotaAnswer, { kind: 'rota' }>;

export type Proposed = Pick<MadeRota, 'rota' | 'isBest'>;

/** What is planned now; with `made` what would be. Nothing is looked for. */
export function rotaAnswer(facts: RotaFacts | NoRota, made: Proposed | null = null): RotaAnswer {
  if (facts.kind !== 'rota') return { kind: facts.kind };
  const { problem, known, blackouts } = facts;
  const rota = made?.rota ?? problem.planned;
  const hasRota = facts.changeable.some(({ week }) => week !== null);
  return {
    kind: 'rota',
    ...{ year: facts.year, hasRota, today: facts.today },
    groups: problem.groups.map(({ id }) => ({
      ...{ id, name: groupName(facts, id) },
      turns: [
        ...settledTurns(facts, id),
        ...openTurns(facts, rota, id),
        ...(made ? droppedTurns(facts, rota, id) : []),
      ].toSorted((one, other) => (one.week < other.week ? -1 : 1)),
      notMet: made ? notMet(facts, rota, id) : [],
    })),
    misfits: hasRota ? misfitsOf(facts) : [],
    blackouts: blackouts
      .filter(({ to }) => to >= facts.today)
      .map(({ id, urn, from, to, kind }) => ({
        ...{ id, from, to, kind },
        school: nameOfMember({ kind: 'school', urn }, known),
      })),
    proposal: made && proposalOf(facts, made),
  };
}

/** What a rota leaves as it is: held, booked, being timed, or of this week. */
function settledTurns(facts: RotaFacts, groupId: string): RotaTurn[] {
  const own = facts.reviews.filter(each => each.groupId === groupId && !facts.changeable.includes(each));
  return own.map(review => ({ ...turnOf(facts, review), state: review.state, change: null }));
}

/** What is planned, and would not be. */
const dropped = ({ changeable }: RotaFacts, rota: Rota): PeerReview[] =>
  changeable.filter(each => !rota.some(turn => isFor(turn, each)));

function droppedTurns(facts: RotaFacts, rota: Rota, groupId: string): RotaTurn[] {
  const own = dropped(facts, rota).filter(each => each.groupId === groupId);
  return own.map(review => ({ ...turnOf(facts, review), state: 'planned', change: 'dropped' }));
}

const turnOf = ({ known }: RotaFacts, { week, from, host, visitors }: PeerReview) => ({
  week: week ?? mondayOf(from),
  host: nameOfMember(host, known),
  visitors: visitors.map(each => nameOfMember(each, known)),
});

function openTurns(facts: RotaFacts, rota: Rota, groupId: string): RotaTurn[] {
  const nameOf = namerOf(facts);
  const { planned } = facts.problem;
  return rota
    .filter(({ group }) => group === groupId)
    .map(turn => ({
      ...{ week: turn.week, host: nameOf(turn.host), visitors: turn.visitors.map(nameOf), state: 'planned' },
      change: changeOf(turn, planned),
    }));
}

function changeOf(turn: Turn, planned: Rota): RotaTurn['change'] {
  const before = planned.find(({ group, window }) => group === turn.group && window === turn.window);
  if (!before) return 'new';
  const who = (each: Turn) => each.visitors.toSorted().join();
  return isSameTime(turn, before) && who(turn) === who(before) ? null : 'changed';
}

/** Who is not of the group yet, or any more, misses nothing. */
const isMeant = ({ problem }: RotaFacts, shortfall: Shortfall, rota: Rota): boolean => {
  if (shortfall.rule !== 'missed') return true;
  const week = rota.find(each => each.group === shortfall.group && each.window === shortfall.window)?.week;
  return !memberOf(problem, shortfall.member).away.some(each => each.week === week && each.why === NOT_OF_IT);
};

function notMet(facts: RotaFacts, rota: Rota, groupId: string): string[] {
  return shortfallsOf(rota, facts.problem)
    .filter(each => each.group === groupId && isMeant(facts, each, rota))
    .map(shortfall => {
      const words = shortfallInWords(shortfall, reasonsFor(shortfall, rota, facts.problem), namerOf(facts));
      const slot = 'window' in shortfall && facts.slots.get(shortfall.window);
      return slot ? `${dayInWords(slot.from)} to ${dayInWords(slot.to)}: ${words}` : words;
    });
}

function proposalOf(facts: RotaFacts, { rota, isBest }: Proposed): NonNullable<SeenRota['proposal']> {
  const { problem, fingerprint } = facts;
  const changes = rota.map(turn => changeOf(turn, problem.planned));
  const counts = problem.groups.flatMap(group => [...hostCounts(rota, group).values()]);
  const ways = rota.flatMap(({ host, visitors }) =>
    visitors.map(id => minutesBetween(memberOf(problem, id), memberOf(problem, host))),
  );
  return {
    ...{ code: codeOf(rota, problem), fingerprint, isBest },
    added: changes.filter(each => each === 'new').length,
    changed: changes.filter(each => each === 'changed').length,
    dropped: dropped(facts, rota).length,
    ...{ least: Math.min(...counts, 99) % 99, most: Math.max(...counts, 0) },
    minutes: ways.reduce((sum, each) => sum + each, 0),
  };
}
