import { seriesRef } from '#domain/meeting/find-series.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import type { Series } from '#domain/meeting/series.ts';
import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { TrustWrites } from '#ports/store.ts';
import { announceChange } from './announce-change.ts';
import { madeAhead } from './upcoming-meetings.ts';

export type SeriesEnded =
  | { readonly ok: true; readonly series: Series; readonly cancelled: readonly Meeting[] }
  | { readonly ok: false; readonly because: string };

/**
 * Ends a series the caller holds: no date after `on` is made any more, and meetings made already after it are
 * cancelled with that reason. A later day takes it on again; what was cancelled stays so.
 */
export async function endSeries(
  trust: TrustWrites,
  { series: before, on, now }: { series: Series; on: IsoDate; now: IsoInstant },
): Promise<SeriesEnded> {
  if (on < dayOf(now)) return { ok: false, because: 'Please give a last day that is not past.' };
  const series = { ...before, endedOn: on, version: before.version + 1 };
  await trust.meetings.saveSeries(series);
  await trust.outbox.wantUpdates(seriesRef(series.id));
  const reason = `${series.name} ends on ${dayInWords(on, now)}`;
  const cancelled: Meeting[] = [];
  for (const { id } of await madeAhead(trust, series, now)) {
    const meeting = await trust.meetings.hold(id);
    if (meeting?.state !== 'planned' || dayOf(meeting.startsAt) <= on) continue;
    await trust.meetings.change(id, { state: 'cancelled', reason });
    await announceChange(trust, meeting, now);
    cancelled.push(meeting);
  }
  return { ok: true, series, cancelled };
}
