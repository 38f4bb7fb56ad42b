import { type LookContext, NotDone, type RunContext } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { currentPoll } from '#domain/coaching/poll.ts';
import { lookForReview, type Polling } from '#workflows/coaching/open-poll.ts';
import type { ReviewTime } from '#workflows/coaching/read-review-time.ts';
import { readScene } from '#workflows/coaching/review-scene.ts';
import type { SeenCalendars } from '#workflows/visits/look-at-calendars.ts';

type Pressed = Pick<RunContext<ReviewTime>, 'actor' | 'now' | 'newId' | 'bankHolidays' | 'modelFiles'>;

export const pollingOf = ({ actor, now, newId, bankHolidays, modelFiles }: Pressed): Polling => ({
  ...{ byId: actor.personId, now, newId, bankHolidays, modelFiles },
});

/** Everybody's calendars, for all the days there can be. */
export async function lookAround(context: LookContext<ReviewTime>): Promise<SeenCalendars> {
  const { trust, calendar, subject } = context;
  const scene = await readScene(trust, subject.reviewId, context);
  return scene ? lookForReview(trust, calendar, scene, context) : { connected: false, of: new Map() };
}

/** The poll and its review as they are now. Throws where `allow` has found what is gone since. */
export async function pollNow({ trust, subject, now, modelFiles }: RunContext<ReviewTime, unknown>) {
  const poll = currentPoll(await trust.polls.ofReview(subject.reviewId));
  const scene = await readScene(trust, subject.reviewId, { now, modelFiles });
  if (!poll || !scene) throw new NotDone(plainText`This review is not to be timed any more.`);
  return { poll, scene };
}
