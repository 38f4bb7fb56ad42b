import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { momentInWords } from '#domain/time/words.ts';
import { cancelMeeting } from '#workflows/cancel-meeting.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import { mayPlan } from '../may-plan.ts';
import { planned, Reason, type Subject, seriesOf, Which } from '../plan-input.ts';

export const cancel = defineAction({
  name: 'cancel',
  kind: 'decide',
  input: z.object({ cancelWhich: Which, cancelReason: Reason }),
  allow: (actor, subject: Subject) => mayPlan(actor, subject),
  async run({ trust, subject, now, newId, bankHolidays }, { cancelWhich, cancelReason }) {
    const series = await seriesOf(trust, subject);
    const calendar = await readCalendar(trust, bankHolidays);
    const { meeting } = planned(
      await cancelMeeting(trust, { series, calendar, now, ref: cancelWhich, reason: cancelReason, newId }),
    );
    return {
      said: plainText`${momentInWords(meeting.startsAt, now)} is cancelled. The channel is told.`,
      audited: { meetingId: meeting.id, startsAt: meeting.startsAt, reason: cancelReason },
    };
  },
});
