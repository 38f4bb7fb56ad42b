import { type EventSide, type RecordSide, reconcile } from '#domain/calendar/reconcile.ts';
import { addMinutes } from '#domain/time/iso.ts';
import { CalendarRefused, type EventDraft, type EventResponse, type SeenEvent } from '#ports/calendar.ts';
import type { TrustWrites } from '#ports/store.ts';
import { adopt } from './adopt.ts';
import { hasEnded, type InHand, isHandedOver, LEASE_MINUTES, type Turn } from './turn.ts';

/** Looks at a record and at its event, and changes the side that is to follow. */
export async function bringTogether(turn: Turn, hand: InHand): Promise<void> {
  const { world, trustId, calendar } = turn;
  const { link, record, mailbox } = hand;
  const put = (change: Parameters<TrustWrites['calendarLinks']['putDown']>[1]) =>
    world.store.transaction(trustId, async tx =>
      tx.calendarLinks.putDown(link.record, change, world.clock.now()),
    );
  const parted = { eventId: null, agreed: null, generation: link.generation + 1, tries: 0 };
  if (isHandedOver(hand)) {
    // Noted first: were it only cancelled, and this process died, its being gone would look like somebody's wish.
    const now = world.clock.now();
    await put({ ...parted, tries: link.tries, leasedUntil: addMinutes(now, LEASE_MINUTES) });
    if (mailbox !== null) await clear(turn, hand, mailbox);
    return put({
      ...parted,
      organiserId: record?.organiserId ?? link.organiserId,
      state: 'waiting',
      dueAt: world.clock.now(),
    });
  }
  // An earlier try may have made one, and died before it could say so.
  if (link.eventId === null && link.tries > 1 && mailbox !== null && !record?.side.isOn)
    await clear(turn, hand, mailbox, record?.farewell);
  // What is over stays in both as it is.
  if (link.eventId === null || record?.isOver)
    return put({ settled: link.wanted, tries: 0, state: 'agreed', trouble: null });
  if (mailbox === null) throw new CalendarRefused('no-mailbox');
  const found = await calendar.find(mailbox, link.eventId);
  const event: EventSide = found === null || found.isCancelled ? 'gone' : found;
  // Whoever tidies their calendar afterwards calls nothing off.
  if (event === 'gone' && record && hasEnded(record.side, world.clock.now()))
    return put({ ...parted, settled: link.wanted, state: 'agreed', trouble: null });
  const decision = reconcile(record?.side ?? OFF, event, link.agreed);
  switch (decision.do) {
    case 'create':
    case 'part':
      return put({ ...parted, settled: link.wanted, state: 'agreed', trouble: null });
    case 'cancel':
      await calendar.cancel(mailbox, link.eventId, record?.farewell ?? 'Called off.');
      await put({ ...parted, settled: link.wanted, state: 'agreed', trouble: null });
      return;
    case 'update': {
      if (!record) return put({ dueAt: world.clock.now() });
      const { startsAt, minutes } = record.side;
      const now = world.clock.now();
      if (link.agreed)
        await put({
          agreed: { ...link.agreed, sent: { startsAt, minutes } },
          leasedUntil: addMinutes(now, LEASE_MINUTES),
        });
      const updated = await calendar.update(mailbox, link.eventId, draftFor(hand, found));
      if (updated === 'gone') return put({ dueAt: world.clock.now() });
      return adopt(turn, hand, { agreed: record.side, conflict: decision.conflict });
    }
    case 'adopt-time':
      return adopt(turn, hand, { agreed: { ...decision.to, rest: link.agreed?.rest ?? '' }, ...decision });
    case 'adopt-cancelling':
      return adopt(turn, hand, { agreed: null, ...decision });
    case 'nothing':
      return adopt(turn, hand, { agreed: link.agreed, answers: found ? answersOf(hand, found) : undefined });
  }
}

/** Whoever was added in Outlook alone stays invited, as long as we have nobody to take off ourselves. */
function draftFor({ record, link }: InHand, found: SeenEvent | null): EventDraft {
  if (!record) throw new Error('there is nothing to say');
  const { draft, side } = record;
  const ours = new Set(draft.invited.map(({ address }) => address.toLowerCase()));
  const others = (found?.invited ?? []).filter(({ address }) => !ours.has(address.toLowerCase()));
  if (link.agreed?.rest !== side.rest || others.length === 0) return draft;
  const added = others.map(({ address, name, required }) => ({ address, name, required }));
  return { ...draft, invited: [...draft.invited, ...added] };
}

/** A record that is not there any more. */
const OFF: RecordSide = {
  ...{ isOn: false, startsAt: '1970-01-01T00:00:00.000Z', minutes: 0, rest: '' },
  changedAt: '1970-01-01T00:00:00.000Z',
};

function answersOf({ record }: InHand, event: SeenEvent): Map<string, EventResponse> {
  const answers = new Map<string, EventResponse>();
  for (const { address, response } of event.invited) {
    const personId = record?.people.get(address.toLowerCase());
    if (personId) answers.set(personId, response);
  }
  return answers;
}

/**
 * Takes every event of the record out of a calendar: there may be one although none is known, since whoever was making it may
 * have died. A calendar that lets nobody in any more, of somebody who has left, holds nothing up.
 */
async function clear(
  { calendar }: Turn,
  { link }: InHand,
  mailbox: string,
  farewell = 'Somebody else leads it now: another invitation follows.',
): Promise<void> {
  try {
    const known = link.eventId === null ? [] : [link.eventId];
    const named = (await calendar.byRecord(mailbox, link.record)).map(({ eventId }) => eventId);
    for (const eventId of new Set([...known, ...named])) await calendar.cancel(mailbox, eventId, farewell);
  } catch (error) {
    // Of a bot that cannot sign in nothing is known of that calendar.
    if (!(error instanceof CalendarRefused) || error.why === 'not-signed-in') throw error;
  }
}
