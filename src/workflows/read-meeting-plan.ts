import { z } from 'zod/v4';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import { chairInWords } from '#domain/meeting/series-words.ts';
import { UpcomingMeeting } from '#domain/meeting/upcoming.ts';
import { dayOf, IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { madeAhead, upcomingMeetings } from './upcoming-meetings.ts';

/** As many as can be chosen on a card; it shows fewer. */
const AHEAD = 10;

/** When a series meets next, as one person may see it. */
export const MeetingPlan = z.object({
  kind: z.literal('plan'),
  seriesId: z.string(),
  seriesName: z.string(),
  memberIds: z.array(z.string()),
  deputyIds: z.array(z.string()),
  chairId: z.string().nullable(),
  /** "09:30" */
  time: z.string(),
  endedOn: IsoDate.nullable(),
  /** Rises with every change of the series or of a meeting that is ahead. */
  version: z.number().int(),
  /** Who chairs the next meeting. */
  chair: z.string(),
  /** Who cannot come to the next meeting; null: not this reader's to know. */
  apologies: z.array(z.string()).nullable(),
  meetings: z.array(UpcomingMeeting),
  withoutTerms: z.number().int().nullable(),
  mayPlan: z.boolean(),
  today: IsoDate,
});
export type MeetingPlan = z.infer<typeof MeetingPlan>;

/** The plan of a series; null when there is none of that id. Never a line of any agenda. */
export async function readMeetingPlan(
  trust: TrustReads,
  seriesId: string,
  { actor, calendar, now }: { actor: Actor; calendar: SchoolCalendar; now: IsoInstant },
): Promise<MeetingPlan | null> {
  const series = await trust.meetings.findSeries(seriesId);
  if (!series) return null;
  const made = await madeAhead(trust, series, now);
  const { meetings, withoutTerms } = await upcomingMeetings(trust, series, { calendar, now, count: AHEAD });
  const next = meetings.find(({ state }) => state !== 'cancelled');
  const nextMade = made.find(({ id }) => id === next?.meetingId) ?? null;
  const target = meetingTarget(series, null);
  const chairId = nextMade?.actingChairId ?? series.chairId;
  const apologies = nextMade ? await trust.agendas.apologies(nextMade.id) : [];
  const { name: seriesName, memberIds, deputyIds, time, endedOn } = series;
  return {
    ...{ kind: 'plan', seriesId, seriesName, memberIds, deputyIds, time, endedOn, meetings, withoutTerms },
    chairId: series.chairId,
    version: made.reduce((sum, meeting) => sum + meeting.version, series.version),
    chair: chairInWords(chairId === null ? null : await trust.people.find(chairId)),
    apologies: can(actor, 'meeting.read', target) ? apologies.map(({ name }) => name) : null,
    mayPlan: can(actor, 'meeting.plan', target),
    today: dayOf(now),
  };
}
