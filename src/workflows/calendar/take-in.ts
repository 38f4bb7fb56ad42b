import type { CalendarChanges } from '#ports/calendar.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { Surroundings } from './linked-record.ts';
import { isKindOfRecord, kindOf } from './record-kinds.ts';

/**
 * What a look through a mailbox has shown: every record whose event may have changed is asked to be brought together with
 * it. `isWhole`: it was everything there is, so that what is not there is gone. Returns the events that bear our name for a
 * record that has another event, or none: nobody needs them.
 */
export async function takeIn(
  trust: TrustWrites,
  {
    personId,
    changes,
    isWhole,
  }: { readonly personId: string; readonly changes: CalendarChanges; readonly isWhole: boolean },
  around: Surroundings,
): Promise<string[]> {
  const { calendarLinks } = trust;
  const wanted = new Map<string, string>();
  const orphans: string[] = [];
  for (const { record, eventId, isCancelled } of changes.events) {
    if (record === null || !isKindOfRecord(record)) continue;
    const link = await calendarLinks.link(record);
    // Another bot's, or one of a database that was put back: nobody knows here whose it is.
    if (!link) continue;
    if (link.eventId === eventId) wanted.set(record, link.organiserId);
    else if (isCancelled) continue;
    else if (link.eventId === null && (await isOn(trust, record, around)))
      wanted.set(record, link.organiserId);
    else if (link.leasedUntil === null) orphans.push(eventId);
  }
  for (const eventId of changes.removedIds) {
    const link = await calendarLinks.linkOfEvent(eventId);
    if (link) wanted.set(link.record, link.organiserId);
  }
  if (isWhole)
    for (const link of await calendarLinks.linksIn(personId))
      if (link.eventId !== null) wanted.set(link.record, link.organiserId);
  // In one order, so that two who look never wait for each other.
  for (const [record, organiserId] of [...wanted].toSorted(([one], [other]) => one.localeCompare(other)))
    await calendarLinks.want(record, organiserId, around.now, { patiently: true });
  return orphans;
}

async function isOn(trust: TrustWrites, record: string, around: Surroundings): Promise<boolean> {
  const { kind, id } = kindOf(record);
  return (await kind.read(trust, id, around))?.side.isOn === true;
}
