import type { Meeting } from '#domain/meeting/meeting.ts';
import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import { mattersArising } from '../agenda-sources/matters-arising.ts';
import { putOnAgenda } from '../agenda-sources/put-on-agenda.ts';
import { carryForward } from '../carry-forward.ts';

const LOOK_AHEAD_DAYS = 60;

/**
 * What a meeting leaves goes on the next agenda when that is prepared. One that is out already (a meeting closed late,
 * moved, or called in between) takes it over now: it would otherwise miss a meeting. The caller holds the meeting that
 * was closed.
 */
export async function passOn(
  trust: TrustWrites,
  closed: Pick<Meeting, 'seriesId' | 'startsAt'>,
  { now, newId }: { now: IsoInstant; newId: NewId },
): Promise<void> {
  const series = await trust.meetings.findSeries(closed.seriesId);
  const until = momentOf(addDays(dayOf(now), LOOK_AHEAD_DAYS), '00:00');
  const later = await trust.meetings.between(closed.seriesId, closed.startsAt, until);
  const takesOver = ({ startsAt, preparedAt, state }: Meeting) =>
    startsAt > closed.startsAt &&
    preparedAt !== null &&
    (state === 'running' || (state === 'planned' && dayOf(startsAt) >= dayOf(now)));
  const found = later.find(takesOver);
  const next = found && (await trust.meetings.hold(found.id));
  if (!series || !next || !takesOver(next)) return;
  await carryForward(trust, series, next, { now, newId });
  await putOnAgenda(trust, mattersArising, { series, meeting: next, now }, newId);
  await trust.meetings.touch(next.id);
  await trust.outbox.wantUpdates(next.id);
}
