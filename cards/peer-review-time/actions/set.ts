import { z } from 'zod/v4';
import { dayAhead } from '#cards-kit/day-ahead.ts';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain } from '#cards-kit/text.ts';
import { momentOf } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import { lookAtScene } from '#workflows/coaching/open-poll.ts';
import type { ReviewTime } from '#workflows/coaching/read-review-time.ts';
import { readScene } from '#workflows/coaching/review-scene.ts';
import { setReviewTime } from '#workflows/coaching/settle-poll.ts';
import { maySettle } from '../may.ts';
import { pollingOf, pollNow } from '../polling.ts';

const DAY = 'Please give the day.';
const TIME = 'Please give the time in hours and minutes, such as 9:30.';

/** Nobody could at what was offered: whoever facilitates says when it is. */
export const set = defineAction({
  name: 'set',
  kind: 'decide',
  input: z.object({
    setDay: z.iso.date(DAY),
    setTime: z.string(TIME).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, TIME),
    setAnyway: z.enum(['true', 'false']).catch('false').default('false'),
  }),
  allow: (_actor, subject: ReviewTime) => maySettle(subject),
  async look({ trust, calendar, subject, now, modelFiles }, { setDay }) {
    dayAhead(now, setDay);
    const scene = await readScene(trust, subject.reviewId, { now, modelFiles });
    if (!scene) return { connected: false, of: new Map() };
    return lookAtScene({ trust, calendar }, scene, { from: setDay, to: setDay }, now);
  },
  async run(context, { setDay, setTime, setAnyway }) {
    const { trust, seen, now } = context;
    const startsAt = momentOf(setDay, setTime);
    const how = { startsAt, anyway: setAnyway === 'true', seen };
    const became = await setReviewTime(trust, await pollNow(context), how, pollingOf(context));
    if (!became.ok) throw new NotDone(asPlain(became.because, 400));
    const note = became.soft === '' ? '' : ` Please note: ${became.soft}.`;
    return {
      said: asPlain(`Booked: ${momentInWords(startsAt, now)}. Everyone is told.${note}`, 500),
      audited: { startsAt, anyway: how.anyway },
    };
  },
});
