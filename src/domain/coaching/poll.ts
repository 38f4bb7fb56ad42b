import { z } from 'zod/v4';
import { IsoDate, IsoInstant } from '../time/iso.ts';
import { Member, memberKey } from './group.ts';

export const PollAnswer = z.enum(['yes', 'if-need-be', 'no']);
export type PollAnswer = z.infer<typeof PollAnswer>;

/** One time of a poll. `taken`: it won, and a calendar or another booking had taken it since. `given`: a person set it. */
export const PollSlot = z.object({
  id: z.string(),
  /** 1, or 2 once the poll looks further. */
  round: z.int().min(1).max(2),
  startsAt: IsoInstant,
  because: z.string(),
  state: z.enum(['open', 'taken', 'given']),
});
export type PollSlot = z.infer<typeof PollSlot>;

/** What somebody said of one time for one member of the group. It is never changed: of two the later stands. */
export const PollVote = z.object({
  /** From 1, in the order they were given. */
  n: z.int().min(1),
  slotId: z.string(),
  member: Member,
  byId: z.string(),
  answer: PollAnswer,
  at: IsoInstant,
});
export type PollVote = z.infer<typeof PollVote>;

/**
 * - `open`: the group answers. `booked`: the review is a visit.
 * - `asks`: nobody could, the second time too, and whoever facilitates the group is asked.
 * - `skipped`: they said that it is not to be. `ended`: another poll, or a calling off, came after it.
 */
export const PollState = z.enum(['open', 'booked', 'asks', 'skipped', 'ended']);
export type PollState = z.infer<typeof PollState>;

/**
 * Why it looked further, or why somebody is asked. `nobody`: no time that the host and a visitor can both make. `none-free`: no
 * time at which all are free. `taken`: what suited was taken meanwhile. `no-place`: there is no school to go to. `host-left`: the
 * host is of the group no more. `alone`: nobody is left to visit.
 */
export const PollWhy = z.enum(['nobody', 'none-free', 'taken', 'no-place', 'host-left', 'alone']);
export type PollWhy = z.infer<typeof PollWhy>;

/** A group looking for the time of one peer review. */
export const Poll = z.object({
  id: z.string(),
  reviewId: z.string(),
  groupId: z.string(),
  state: PollState,
  round: z.int().min(1).max(2),
  why: PollWhy.nullable(),
  /** The first and last days that are looked at. */
  from: IsoDate,
  to: IsoDate,
  /** Null where nobody is asked to answer any more. */
  answerBy: IsoInstant.nullable(),
  /** Whose calendars were not read when its times were found: they were taken as free. */
  unreadIds: z.array(z.string()),
  slots: z.array(PollSlot),
  votes: z.array(PollVote),
  wonSlotId: z.string().nullable(),
  openedById: z.string(),
  openedAt: IsoInstant,
  closedAt: IsoInstant.nullable(),
  version: z.int(),
});
export type Poll = z.infer<typeof Poll>;

const NEXT: Record<PollState, readonly PollState[]> = {
  open: ['booked', 'asks', 'ended'],
  asks: ['booked', 'skipped', 'ended'],
  // A visit that is called off leaves the review to be timed again.
  booked: ['ended'],
  skipped: [],
  ended: [],
};

export const pollMayBecome = (from: PollState, to: PollState): boolean => NEXT[from].includes(to);

/** Whoever has to be asked about a review, and who answers for each today: a person for themselves, heads for their school. */
export interface Asked {
  readonly member: Member;
  readonly isHost: boolean;
  readonly personIds: readonly string[];
}

/** The times of the round it is in that can still be chosen, in order of time. */
export const openSlots = ({ slots, round }: Pick<Poll, 'slots' | 'round'>): PollSlot[] =>
  slots
    .filter(slot => slot.round === round && slot.state === 'open')
    .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));

/** What stands of one member about one time; null: nothing. Whoever acts for them no more has said nothing. */
export function answerOf(
  { votes }: Pick<Poll, 'votes'>,
  { member, personIds }: Pick<Asked, 'member' | 'personIds'>,
  slotId: string,
): PollAnswer | null {
  const key = memberKey(member);
  return (
    votes
      .toSorted((one, other) => one.n - other.n)
      .findLast(
        vote => vote.slotId === slotId && memberKey(vote.member) === key && personIds.includes(vote.byId),
      )?.answer ?? null
  );
}

/** Who has not answered every time of the round yet. */
export const unanswered = (poll: Pick<Poll, 'votes' | 'slots' | 'round'>, asked: readonly Asked[]): Asked[] =>
  asked.filter(each => openSlots(poll).some(({ id }) => answerOf(poll, each, id) === null));

/** Of a review's polls, in order, the one that counts: the one that has not ended, else the last. */
export const currentPoll = (polls: readonly Poll[]): Poll | null =>
  polls.find(({ state }) => state !== 'ended') ?? polls.at(-1) ?? null;
