import type { CalendarTrouble } from '#ports/calendar.ts';
import { converge } from './converge.ts';
import { keepMailbox, type Watching } from './keep-mailbox.ts';

export interface Swept {
  readonly mailboxes: number;
  /** Records that were compared with their events. */
  readonly brought: number;
  /** Of these, what waits for another try. */
  readonly waiting: number;
  /** Whose calendar cannot be read, or takes nothing. */
  readonly troubled: readonly { readonly name: string; readonly trouble: CalendarTrouble }[];
}

const TURNS = 3;

/** Looks through every calendar that is watched, now, and brings together whatever differs. May run beside the bot. */
export async function sweepCalendars(world: Watching, trustId: string): Promise<Swept> {
  const trust = world.store.inTrust(trustId);
  const { calendarLinks } = trust;
  const boxes = await calendarLinks.mailboxes();
  for (const { personId } of boxes) await keepMailbox(world, trustId, personId, { sweepNow: true });
  // What was refused is tried again too: whoever sweeps has perhaps mended something.
  for (const { record, organiserId } of await calendarLinks.refused())
    await world.store.transaction(trustId, tx =>
      tx.calendarLinks.want(record, organiserId, world.clock.now()),
    );
  const brought = new Set<string>();
  // What one side takes over from the other is looked at once more.
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const { record } of await calendarLinks.unsettled()) {
      brought.add(record);
      await converge(world, trustId, record);
    }
  const names = new Map((await trust.people.list()).map(({ id, name }) => [id, name]));
  const troubled = new Map<string, CalendarTrouble>();
  for (const { personId, trouble } of await calendarLinks.mailboxes())
    if (trouble) troubled.set(personId, trouble);
  for (const { organiserId, trouble } of await calendarLinks.refused())
    if (trouble) troubled.set(organiserId, trouble);
  return {
    ...{ mailboxes: boxes.length, brought: brought.size },
    waiting: (await calendarLinks.unsettled()).length,
    troubled: [...troubled].map(([id, trouble]) => ({ name: names.get(id) ?? id, trouble })),
  };
}
