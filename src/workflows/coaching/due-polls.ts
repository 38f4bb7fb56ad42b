import { closesBy } from '#domain/coaching/poll-closing.ts';
import { isTimeToAsk } from '#domain/coaching/poll-window.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { PostRequest } from '#ports/post.ts';
import type { TrustReads } from '#ports/store.ts';
import { readCalendars } from '../read-calendars.ts';
import { type Polling, structureOf } from './open-poll.ts';
import { type ReviewScene, scenesOf } from './review-scene.ts';
import { postsFor } from './tell-poll.ts';

/** What the clock has to do about polls that wait. */
export interface PollsDue {
  readonly toClose: readonly { readonly pollId: string; readonly scene: ReviewScene }[];
  /** For whoever has come since the group was asked: a school's next head, somebody named, another facilitator. */
  readonly toAsk: readonly PostRequest[];
}

export async function duePolls(
  trust: TrustReads,
  polling: Pick<Polling, 'now' | 'modelFiles'>,
): Promise<PollsDue> {
  const waiting = await trust.polls.waiting();
  if (waiting.length === 0) return { toClose: [], toAsk: [] };
  const reviews = await Promise.all(waiting.map(({ reviewId }) => trust.coaching.review(reviewId)));
  const scenes = await scenesOf(
    trust,
    reviews.flatMap(each => each ?? []),
    polling,
  );
  const toClose: { pollId: string; scene: ReviewScene }[] = [];
  const toAsk: PostRequest[] = [];
  for (const poll of waiting) {
    const scene = scenes.find(({ review }) => review.id === poll.reviewId);
    if (!scene) continue;
    const isDue =
      scene.review.state !== 'timing' ||
      (poll.state === 'open' &&
        (structureOf(scene) !== null || closesBy(poll, scene.attending, polling.now) !== null));
    if (isDue) toClose.push({ pollId: poll.id, scene });
    else toAsk.push(...(await notPosted(trust, await postsFor(trust, poll, scene, polling.now))));
  }
  return { toClose, toAsk };
}

async function notPosted(
  { outbox }: TrustReads,
  posts: readonly PostRequest[],
): Promise<readonly PostRequest[]> {
  const [first] = posts;
  if (!first) return [];
  const keys = new Set((await outbox.postsAbout(first.card, first.subject)).map(({ key }) => key));
  return posts.filter(({ key }) => !keys.has(key));
}

/** Reviews whose days are near and for which nobody has looked for a time yet. What was called off, a person times again. */
export async function reviewsToTime(trust: TrustReads, polling: Polling): Promise<ReviewScene[]> {
  const planned = (await trust.coaching.reviews()).filter(({ state }) => state === 'planned');
  if (planned.length === 0) return [];
  const calendarOf = await readCalendars(trust, polling.bankHolidays);
  const today = dayOf(polling.now);
  const due: ReviewScene[] = [];
  for (const scene of await scenesOf(trust, planned, polling)) {
    const school = scene.urn === null ? null : await trust.schools.find(scene.urn);
    if (!isTimeToAsk(scene.review, today, calendarOf(school))) continue;
    if ((await trust.polls.ofReview(scene.review.id)).length === 0) due.push(scene);
  }
  return due;
}
