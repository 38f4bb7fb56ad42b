import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { momentInWords } from '#domain/time/words.ts';
import { restoreMeeting } from '#workflows/cancel-meeting.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import { mayPlan } from '../may-plan.ts';
import { planned, type Subject, seriesOf, Which } from '../plan-input.ts';

/** A cancelled meeting takes place after all. */
export const restore = defineAction({
  name: 'restore',
  kind: 'decide',
  input: z.object({ restoreWhich: Which }),
  allow: (actor, subject: Subject) => mayPlan(actor, subject),
  async run({ trust, subject, now, bankHolidays }, { restoreWhich }) {
    const series = await seriesOf(trust, subject);
    const calendar = await readCalendar(trust, bankHolidays);
    const { meeting } = planned(await restoreMeeting(trust, { series, calendar, now, ref: restoreWhich }));
    return {
      said: plainText`${momentInWords(meeting.startsAt, now)} takes place after all. The channel is told.`,
      audited: { meetingId: meeting.id, startsAt: meeting.startsAt },
    };
  },
});
