import type { CoachingGroup } from '#domain/coaching/group.ts';
import type { Poll } from '#domain/coaching/poll.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { PostRequest } from '#ports/post.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { redrawGroups } from './coaching-refs.ts';
import type { ReviewScene } from './review-scene.ts';

/** Who is asked where the group cannot: whoever facilitates it; else the deputy CEO, else the CEO. */
export async function facilitatorsOf(
  { people }: Pick<TrustReads, 'people'>,
  { facilitatorId }: Pick<CoachingGroup, 'facilitatorId'>,
): Promise<string[]> {
  const named = facilitatorId === null ? null : await people.find(facilitatorId);
  if (named && named.appointments.length > 0) return [named.id];
  const deputies = await people.withRole('deputy-ceo');
  const found = deputies.length > 0 ? deputies : await people.withRole('ceo');
  return found.filter(({ isForgotten }) => !isForgotten).map(({ id }) => id);
}

/** What is to be in people's chats for a poll that waits: each of them once for each time it is asked. */
export async function postsFor(
  trust: Pick<TrustReads, 'people'>,
  poll: Poll,
  { attending, group }: Pick<ReviewScene, 'attending' | 'group'>,
  now: IsoInstant,
): Promise<PostRequest[]> {
  const { id, reviewId, state, round, answerBy } = poll;
  const asked =
    state === 'open'
      ? attending.flatMap(({ personIds }) => personIds)
      : state === 'asks'
        ? await facilitatorsOf(trust, group)
        : [];
  return [...new Set(asked)].map(personId => ({
    key: `peer review time ${id} ${state} ${round} ${personId}`,
    ...{ card: 'peer-review-time', subject: reviewId, audience: { kind: 'person', personId } },
    ...{ urgency: answerBy === null ? 'can-wait' : { canWaitUntil: answerBy }, dueAt: now },
  }));
}

/** Asks whoever has not been asked, and has every card about the time of the review redrawn. */
export async function tellPoll(
  trust: TrustWrites,
  poll: Poll,
  scene: Pick<ReviewScene, 'attending' | 'group'>,
  now: IsoInstant,
): Promise<void> {
  for (const post of await postsFor(trust, poll, scene, now)) await trust.outbox.post(post, now);
  await trust.outbox.wantUpdates(poll.reviewId);
  await redrawGroups(trust, poll.groupId);
}
