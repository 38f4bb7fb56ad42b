import type { Member } from '#domain/coaching/group.ts';
import type { Asked, Poll, PollAnswer, PollSlot, PollVote } from '#domain/coaching/poll.ts';
import { schoolMember } from './coaching.ts';

/** Three times in November, in the first round. */
export const SLOTS: PollSlot[] = [
  '2026-11-17T09:00:00.000Z',
  '2026-11-17T13:00:00.000Z',
  '2026-11-19T09:00:00.000Z',
].map((startsAt, at) => ({
  ...{ id: `s${at + 1}`, round: 1, startsAt, because: 'the earliest that suits everyone', state: 'open' },
}));

/** The same a fortnight later. */
export const LATER_SLOTS: PollSlot[] = SLOTS.map(({ startsAt, ...slot }) => ({
  ...slot,
  startsAt: startsAt
    .replace(/-(\d\d)T/, (_, day) => (day === '17' ? '-01T' : '-03T'))
    .replace('-11-', '-12-'),
}));

export const poll = (change: Partial<Poll> = {}): Poll => ({
  ...{ id: 'poll', reviewId: 'r', groupId: 'g', state: 'open', round: 1, why: null },
  ...{ from: '2026-11-02', to: '2026-12-18', answerBy: '2026-11-16T16:00:00.000Z', unreadIds: [] },
  ...{ slots: SLOTS, votes: [], wonSlotId: null, openedById: 'fortnight' },
  ...{ openedAt: '2026-11-09T09:00:00.000Z', closedAt: null, version: 1, ...change },
});

/** "head-900001" answers for school 900001; the first hosts. */
export const asked = (...urns: readonly string[]): Asked[] =>
  urns.map((urn, at) => ({ member: schoolMember(urn), isHost: at === 0, personIds: [`head-${urn}`] }));

/** What the head of each school says of each time, in order: "y", "i", "n", or "-" for nothing. */
export function votes(said: Readonly<Record<string, string>>): PollVote[] {
  const words: Record<string, PollAnswer> = { y: 'yes', i: 'if-need-be', n: 'no' };
  const all = Object.entries(said).flatMap(([urn, letters]) =>
    [...letters].flatMap((letter, at) => {
      const answer = words[letter];
      return answer ? [vote(schoolMember(urn), `s${at + 1}`, answer, `head-${urn}`)] : [];
    }),
  );
  return all.map((each, at) => ({ ...each, n: at + 1 }));
}

export const vote = (member: Member, slotId: string, answer: PollAnswer, byId: string, n = 1): PollVote => ({
  ...{ n, slotId, member, byId, answer, at: '2026-11-10T09:00:00.000Z' },
});
