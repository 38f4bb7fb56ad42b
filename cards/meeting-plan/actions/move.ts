import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { momentOf } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import { moveMeeting } from '#workflows/move-meeting.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import { mayPlan } from '../may-plan.ts';
import { Day, planned, Reason, type Subject, seriesOf, Time, Which } from '../plan-input.ts';

export const move = defineAction({
  name: 'move',
  kind: 'decide',
  input: z.object({ moveWhich: Which, moveDay: Day, moveTime: Time, moveReason: Reason }),
  allow: (actor, subject: Subject) => mayPlan(actor, subject),
  async run({ trust, subject, now, bankHolidays }, { moveWhich, moveDay, moveTime, moveReason }) {
    const series = await seriesOf(trust, subject);
    const calendar = await readCalendar(trust, bankHolidays);
    const to = momentOf(moveDay, moveTime);
    const { before, meeting } = planned(
      await moveMeeting(trust, { series, calendar, now, ref: moveWhich, to, reason: moveReason }),
    );
    const from = momentInWords(before?.startsAt ?? to, now);
    return {
      said: plainText`Moved from ${from} to ${momentInWords(to, now)}. The channel is told.`,
      audited: { meetingId: meeting.id, from: before?.startsAt, to, reason: moveReason },
    };
  },
});
