import type { Bot } from '#bot/context.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import { upcomingMeetings } from '#workflows/upcoming-meetings.ts';
import { SIT } from './cast.ts';

/** When the SIT meets next by the demo's clock; null when it does not, because somebody ended or cancelled it. */
export async function nextMeeting(
  { store, bankHolidays, clock }: Pick<Bot, 'store' | 'bankHolidays' | 'clock'>,
  trustId: string,
): Promise<IsoInstant | null> {
  const trust = store.inTrust(trustId);
  const series = await trust.meetings.findSeries(SIT.id);
  if (!series) return null;
  const calendar = await readCalendar(trust, bankHolidays);
  const { meetings } = await upcomingMeetings(trust, series, { calendar, now: clock.now(), count: 1 });
  return meetings.find(({ state }) => state === 'planned')?.startsAt ?? null;
}
