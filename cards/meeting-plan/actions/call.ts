import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { momentOf } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import { callMeeting } from '#workflows/call-meeting.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import { mayPlan } from '../may-plan.ts';
import { Day, planned, Reason, type Subject, seriesOf, Time } from '../plan-input.ts';

/** An extra meeting. */
export const call = defineAction({
  name: 'call',
  kind: 'decide',
  input: z.object({ callDay: Day, callTime: Time, callReason: Reason }),
  allow: (actor, subject: Subject) => mayPlan(actor, subject),
  async run({ trust, subject, now, newId, bankHolidays }, { callDay, callTime, callReason }) {
    const series = await seriesOf(trust, subject);
    const calendar = await readCalendar(trust, bankHolidays);
    const at = momentOf(callDay, callTime);
    const { meeting } = planned(
      await callMeeting(trust, { series, calendar, now, newId, at, reason: callReason }),
    );
    return {
      said: plainText`An extra meeting is on ${momentInWords(at, now)}. The channel is told.`,
      audited: { meetingId: meeting.id, startsAt: at, reason: callReason },
    };
  },
});
