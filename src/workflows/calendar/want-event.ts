import type { Meeting } from '#domain/meeting/meeting.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';

/** What a record is called on its event and in its link. */
export const visitRecord = (id: string): string => `visit ${id}`;
export const meetingRecord = (id: string): string => `meeting ${id}`;

/** Asks for the visit's event to be brought to what the visit is now. In the transaction that changes it. */
export async function wantVisitEvent(
  trust: Pick<TrustWrites, 'calendarLinks'>,
  { id, leadId }: Pick<Visit, 'id' | 'leadId'>,
  now: IsoInstant,
): Promise<void> {
  await trust.calendarLinks.want(visitRecord(id), leadId, now);
}

/** The same for a meeting, in its chair's calendar; one that nobody chairs has none. */
export async function wantMeetingEvent(
  trust: Pick<TrustWrites, 'calendarLinks' | 'meetings'>,
  { id, seriesId }: Pick<Meeting, 'id' | 'seriesId'>,
  now: IsoInstant,
): Promise<void> {
  const series = await trust.meetings.findSeries(seriesId);
  // Without a chair any more, its event is taken out of the calendar of the one before.
  const organiserId = series?.chairId ?? (await trust.calendarLinks.link(meetingRecord(id)))?.organiserId;
  if (organiserId) await trust.calendarLinks.want(meetingRecord(id), organiserId, now);
}
