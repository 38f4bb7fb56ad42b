import { answerOf, openSlots, type Poll, type PollAnswer } from '#domain/coaching/poll.ts';
import { closesBy } from '#domain/coaching/poll-closing.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { SeenCalendars } from '../visits/look-at-calendars.ts';
import { type Closed, closePoll } from './close-poll.ts';
import { type Polling, reread } from './open-poll.ts';
import type { ReviewScene } from './review-scene.ts';

/** What became of some answers. `due`: the poll is closed in a moment, by whoever has looked at the calendars. */
export type Voted =
  | { readonly became: 'kept' | 'due'; readonly changed: number }
  | { readonly became: 'closed'; readonly closed: Closed; readonly changed: number };

/**
 * Keeps what somebody answers for each member they act for, and closes the poll where that was the last answer. The caller holds
 * the group. `seen`: null where nobody has looked at the calendars, since others' answers came meanwhile.
 */
export async function voteOnPoll(
  trust: TrustWrites,
  { poll, scene }: { readonly poll: Poll; readonly scene: ReviewScene },
  {
    answers,
    seen,
  }: { readonly answers: ReadonlyMap<string, PollAnswer>; readonly seen: SeenCalendars | null },
  polling: Polling,
): Promise<Voted> {
  const { byId, now } = polling;
  const theirs = scene.attending.filter(({ personIds }) => personIds.includes(byId));
  const given = theirs.flatMap(each =>
    openSlots(poll).flatMap(({ id: slotId }) => {
      const answer = answers.get(slotId);
      if (!answer || answer === answerOf(poll, each, slotId)) return [];
      return [{ slotId, member: each.member, byId, answer, at: now }];
    }),
  );
  const votes = given.map((vote, at) => ({ ...vote, n: poll.votes.length + at + 1 }));
  if (votes.length > 0) await trust.polls.addVotes(poll.id, votes);
  const changed = votes.length;
  if (closesBy(await reread(trust, poll.id), scene.attending, now) === null)
    return { became: 'kept', changed };
  if (seen === null) {
    await trust.polls.change(poll.id, { answerBy: now });
    return { became: 'due', changed };
  }
  const closed = await closePoll(trust, poll.id, seen, polling);
  return closed ? { became: 'closed', closed, changed } : { became: 'kept', changed };
}
