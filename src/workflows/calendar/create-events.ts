import { addMinutes, type IsoInstant } from '#domain/time/iso.ts';
import { CalendarRefused, CalendarUnavailable, type SeenEvent } from '#ports/calendar.ts';
import type { TrustWrites } from '#ports/store.ts';
import {
  around,
  hasEnded,
  type InHand,
  inHand,
  isHandedOver,
  LEASE_MINUTES,
  settling,
  type Turn,
} from './turn.ts';

/** Events that are made together, as many as one request holds. */
const TOGETHER = 20;

/** Whether it is a record that is to have an event and has none. */
export const isNew = (hand: InHand, now: IsoInstant): boolean =>
  hand.link.eventId === null &&
  hand.record?.side.isOn === true &&
  !hasEnded(hand.record.side, now) &&
  !isHandedOver(hand);

/**
 * A record without an event, and with it whatever else has none: made by one request. `otherwise`: what to do with links
 * that turned out to be wanting something else.
 */
export async function createTogether(
  turn: Turn,
  first: InHand,
  otherwise: (turn: Turn, hand: InHand) => Promise<void>,
): Promise<void> {
  const { world, trustId, calendar } = turn;
  const others = await world.store.transaction(trustId, async tx => {
    const now = world.clock.now();
    const links = await tx.calendarLinks.takeNew(TOGETHER - 1, now, addMinutes(now, LEASE_MINUTES));
    const found: InHand[] = [];
    for (const link of links) found.push(await inHand(tx, link, around(world)));
    for (const { record } of [first, ...found]) if (record) await watchMailbox(tx, record.organiserId, now);
    return found;
  });
  const now = world.clock.now();
  const ofNew = others.filter(each => isNew(each, now));
  const [fresh, rest] = [[first, ...ofNew], others.filter(each => !ofNew.includes(each))];
  for (const each of rest) await settling(turn, each, () => otherwise(turn, each));
  const sent: InHand[] = [];
  for (const each of fresh)
    await settling(turn, each, async () => {
      if (!(await madeBefore(turn, each))) sent.push(each);
    });
  const made =
    sent.length === 0 ? [] : await calendar.createAll(sent.map(each => newEvent(each))).catch(same(sent));
  for (const [i, each] of sent.entries())
    await settling(turn, each, async () => {
      const event = made[i];
      if (!event || event instanceof Error) throw event ?? new Error('no answer for an event');
      await keepEvent(turn, each, event);
    });
}

/** What concerns all of them is each one's own. */
const same = (sent: readonly InHand[]) => (error: unknown) => {
  if (error instanceof CalendarRefused || error instanceof CalendarUnavailable) return sent.map(() => error);
  throw error;
};

function newEvent({ link, record, mailbox }: InHand) {
  if (!record || !mailbox) throw new CalendarRefused('no-mailbox');
  return { mailbox, transactionId: `${link.record} ${link.generation}`, draft: record.draft };
}

/** An earlier try may have made it: the calendar is asked by our own name for it, and what else bears that name is removed. */
async function madeBefore(turn: Turn, hand: InHand): Promise<boolean> {
  const { link, mailbox } = hand;
  if (!mailbox) throw new CalendarRefused('no-mailbox');
  if (link.tries <= 1 && link.generation === 0) return false;
  const [kept, ...doubled] = await turn.calendar.byRecord(mailbox, link.record);
  for (const { eventId } of doubled) await turn.calendar.cancel(mailbox, eventId, 'Entered twice.');
  if (!kept) return false;
  await keepEvent(turn, hand, kept);
  return true;
}

/** The event is there: what it says now is what both agree on, and another look follows where it is not what was asked. */
async function keepEvent({ world, trustId }: Turn, hand: InHand, event: SeenEvent): Promise<void> {
  const { link, record, kind, named } = hand;
  if (!record) return;
  const { startsAt, minutes } = event;
  const { rest } = record.side;
  const isAsked = event.subject === record.draft.subject && isAt(event, record.side);
  await world.store.transaction(trustId, async tx => {
    const now = world.clock.now();
    // The record first, and then its link, as a press takes them.
    await kind.tellAgreed(tx, named.id, around(world));
    await tx.calendarLinks.putDown(
      link.record,
      {
        ...{
          organiserId: record.organiserId,
          eventId: event.eventId,
          state: 'agreed',
          trouble: null,
          tries: 0,
        },
        agreed: { startsAt, minutes, rest: isAsked ? rest : '' },
        ...(isAsked ? { settled: link.wanted } : { dueAt: now }),
      },
      now,
    );
  });
}

/** From its first event on a person's calendar is watched, also where nobody will know whether that was made. */
async function watchMailbox(trust: TrustWrites, personId: string, now: IsoInstant): Promise<void> {
  const box = await trust.calendarLinks.mailbox(personId);
  if (box && (box.deltaToken !== null || box.trouble !== null || box.tries > 0)) return;
  await trust.calendarLinks.saveMailbox(personId, { dueAt: now }, now);
}

const isAt = (event: { startsAt: string; minutes: number }, side: { startsAt: string; minutes: number }) =>
  Date.parse(event.startsAt) === Date.parse(side.startsAt) && event.minutes === side.minutes;
