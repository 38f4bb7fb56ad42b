import { graphCalendars } from '#adapters/graph/graph-calendars.ts';
import { graphMails } from '#adapters/graph/graph-mail.ts';
import type { Bot } from '#bot/context.ts';
import { addressOf } from '#domain/access/mailbox-address.ts';
import { addDays, dayOf, type IsoInstant, momentOf, weekdayOf } from '#domain/time/iso.ts';
import type { Calendars } from '#ports/calendar.ts';
import type { Clock } from '#ports/clock.ts';
import type { Mails } from '#ports/mail.ts';
import type { Store } from '#ports/store.ts';
import type { Surroundings } from '#workflows/calendar/linked-record.ts';
import { kindOf } from '#workflows/calendar/record-kinds.ts';
import { GraphEmulator } from '../graph/graph-emulator.ts';
import { TRUST } from './cast.ts';
import { chanceOf } from './chance-of.ts';

/** What MAIL_SENDER is elsewhere. */
const SENDER = 'letters@demo.example';
/** What people have in their calendars beside us, in so many days to come. */
const DAYS_AHEAD = 45;
const OWN_MEETINGS = [
  { time: '09:00', minutes: 60, subject: 'Assembly and a walk round', share: 0.35 },
  { time: '11:00', minutes: 60, subject: 'Meeting with parents', share: 0.25 },
  { time: '13:30', minutes: 90, subject: 'Leadership team', share: 0.3 },
  { time: '15:45', minutes: 60, subject: 'Staff meeting', share: 0.4 },
];

export interface DemoOutlook {
  readonly graph: GraphEmulator;
  readonly calendars: Calendars;
  readonly mails: Mails;
}

/** An Outlook for the demo, which keeps nothing when the demo ends. */
export async function startOutlook(clock: Clock): Promise<DemoOutlook> {
  const graph = await GraphEmulator.start({ clock, tenantId: TRUST.tenantId });
  const calendars = graphCalendars({ baseUrl: graph.url, tokenFor: async () => 'of-the-demo', clock });
  graph.outlook.add({ address: SENDER, name: 'Letters of the trust', workingHours: null });
  const mails = graphMails({ baseUrl: graph.url, sender: SENDER, tokenFor: async () => 'of-the-demo' });
  return { graph, calendars, mails };
}

/**
 * Gives everybody of the demo's trust a mailbox with some meetings of their own, the same in every run; and enters what an
 * earlier run had entered, as a calendar would still have it.
 */
export async function fillOutlook(
  { graph, calendars }: DemoOutlook,
  store: Store,
  trustId: string,
  around: Surroundings,
): Promise<void> {
  const people = await store.inTrust(trustId).people.list();
  for (const person of people) {
    const address = addressOf(person);
    if (!address) continue;
    graph.outlook.add({ address, name: person.name });
    for (const own of ownMeetings(address, around.now)) graph.people.addBusy(address, own);
  }
  const calendar = calendars.of(TRUST.tenantId);
  if (!calendar) return;
  await store.transaction(trustId, async trust => {
    for (const box of await trust.calendarLinks.mailboxes())
      await trust.calendarLinks.saveMailbox(
        box.personId,
        { subscriptionId: null, deltaToken: null, sweptAt: null },
        around.now,
      );
  });
  for (const person of people)
    for (const link of await store.inTrust(trustId).calendarLinks.linksIn(person.id)) {
      const { kind, id } = kindOf(link.record);
      const record = await kind.read(store.inTrust(trustId), id, around);
      if (link.eventId === null || !record?.mailbox) continue;
      const { mailbox, draft, side } = record;
      const event = await calendar.create({ mailbox, transactionId: `again ${link.record}`, draft });
      const { startsAt, minutes } = event;
      const agreed = { startsAt, minutes, rest: side.rest };
      await store.transaction(trustId, ({ calendarLinks }) =>
        calendarLinks.putDown(link.record, { eventId: event.eventId, agreed }, around.now),
      );
    }
}

/** Once the demo works its queue and listens, its Outlook can reach it, to tell of changes. */
export async function wakeMailboxes(
  { store, clock }: Pick<Bot, 'store' | 'clock'>,
  trustId: string,
): Promise<void> {
  await store.transaction(trustId, async ({ calendarLinks }) => {
    const now = clock.now();
    for (const { personId } of await calendarLinks.mailboxes())
      await calendarLinks.saveMailbox(personId, { dueAt: now }, now);
  });
}

/** By the address: ids are made anew with every fresh demo. */
function ownMeetings(address: string, now: IsoInstant) {
  const days = Array.from({ length: DAYS_AHEAD }, (_, i) => addDays(dayOf(now), i)).filter(
    day => weekdayOf(day) <= 5,
  );
  return days.flatMap(day =>
    OWN_MEETINGS.filter(({ time, share }) => chanceOf(`${address} ${day}`, time) < share).map(
      ({ time, minutes, subject }) => ({ startsAt: momentOf(day, time), minutes, subject }),
    ),
  );
}
