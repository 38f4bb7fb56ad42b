import type { Meeting } from '#domain/meeting/meeting.ts';
import type { PlanWorld } from '#domain/meeting/meeting-plan.ts';
import { upcomingRef } from '#domain/meeting/upcoming.ts';
import { addDays, dayOf, IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';

/**
 * The meeting a reference of `upcomingRef` names, held until the transaction ends; a date nobody has made a meeting of
 * is made now. Null when the series has no such meeting or date.
 */
export async function holdUpcoming(
  trust: TrustWrites,
  { series, ahead }: PlanWorld,
  ref: string,
): Promise<Meeting | null> {
  const [, kind, value = ''] = /^(id|date):(.+)$/.exec(ref) ?? [];
  if (kind === 'id') {
    const meeting = await trust.meetings.hold(value);
    return meeting?.seriesId === series.id ? meeting : null;
  }
  const date = ahead.find(each => upcomingRef(each) === ref);
  if (date)
    return trust.meetings.hold(date.meetingId ?? (await trust.meetings.ensure(series, date)).meeting.id);
  if (kind !== 'date' || !IsoInstant.safeParse(value).success) return null;
  // One that has begun is not ahead; it is found all the same, so that the refusal can say so.
  const after = momentOf(addDays(dayOf(value), 1), '00:00');
  const begun = (await trust.meetings.slotsBetween(series.id, value, after)).find(
    each => each.slotAt === value,
  );
  return begun ? trust.meetings.hold(begun.id) : null;
}
