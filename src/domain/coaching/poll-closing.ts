import type { IsoInstant } from '../time/iso.ts';
import { memberKey } from './group.ts';
import { type Asked, answerOf, openSlots, type Poll, type PollSlot, unanswered } from './poll.ts';

/**
 * A review takes place where its host and one visitor can be there: without the host there is nothing to see, without a visitor
 * nobody who sees it. More visitors are better, and the ranking sees to that; to wait for all of them would let one diary hold up
 * everybody's review.
 */
const LEAST_VISITORS = 1;

/** How many said what of one time, over those who are asked now. */
export interface SlotTally {
  readonly slot: PollSlot;
  readonly yes: readonly Asked[];
  readonly ifNeedBe: readonly Asked[];
  readonly no: readonly Asked[];
  /** Whether the review could be then. */
  readonly mayBe: boolean;
}

type Polled = Pick<Poll, 'votes' | 'slots' | 'round'>;

export function tallyOf(poll: Polled, asked: readonly Asked[], slot: PollSlot): SlotTally {
  const saying = (answer: string) => asked.filter(each => answerOf(poll, each, slot.id) === answer);
  const [yes, ifNeedBe] = [saying('yes'), saying('if-need-be')];
  const able = [...yes, ...ifNeedBe];
  const hosts = able.filter(({ isHost }) => isHost).length;
  return {
    ...{ slot, yes, ifNeedBe, no: saying('no') },
    mayBe: hosts > 0 && able.length - hosts >= LEAST_VISITORS,
  };
}

/** Why it closes: everybody has answered every time, or the deadline has come; null: it does not yet. */
export function closesBy(
  poll: Polled & Pick<Poll, 'answerBy'>,
  asked: readonly Asked[],
  now: IsoInstant,
): 'everybody' | 'deadline' | null {
  if (poll.answerBy !== null && poll.answerBy <= now) return 'deadline';
  return asked.length > 0 && unanswered(poll, asked).length === 0 ? 'everybody' : null;
}

/**
 * The times the review could be at, the best first: by how many can, then by how many could if need be; of two that are alike, the
 * one that suits better whom the last review disappointed; then the earliest. Two never start at once, so fairness comes before
 * time: after it, it would decide nothing. `disappointed`: the keys of those members.
 */
export function ranked(
  poll: Polled,
  asked: readonly Asked[],
  { now, disappointed }: { readonly now: IsoInstant; readonly disappointed: ReadonlySet<string> },
): SlotTally[] {
  const owed = (all: readonly Asked[]) =>
    all.filter(({ member }) => disappointed.has(memberKey(member))).length;
  const weight = ({ yes, ifNeedBe }: SlotTally) => [yes.length, ifNeedBe.length, owed(yes), owed(ifNeedBe)];
  return openSlots(poll)
    .filter(({ startsAt }) => startsAt > now)
    .map(slot => tallyOf(poll, asked, slot))
    .filter(({ mayBe }) => mayBe)
    .toSorted((one, other) => {
      const [a, b] = [weight(one), weight(other)];
      const at = a.findIndex((count, index) => count !== b[index]);
      if (at >= 0) return (b[at] ?? 0) - (a[at] ?? 0);
      return one.slot.startsAt < other.slot.startsAt ? -1 : 1;
    });
}

/**
 * Whom the time that won disappointed: who said "no" or "if need be" of it. Whoever said nothing is not: nobody knows. What they
 * said then counts, whoever acts for them now. A time that a person set disappointed nobody by a vote.
 */
export function disappointedBy(poll: Pick<Poll, 'votes' | 'wonSlotId'> | null): Set<string> {
  const last = new Map<string, string>();
  for (const { slotId, member, answer } of poll?.votes.toSorted((one, other) => one.n - other.n) ?? [])
    if (slotId === poll?.wonSlotId) last.set(memberKey(member), answer);
  return new Set([...last].flatMap(([key, answer]) => (answer === 'yes' ? [] : [key])));
}
