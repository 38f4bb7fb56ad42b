import { type EventSide, type RecordSide, reconcile } from '#domain/calendar/reconcile.ts';
import { CalendarRefused, type EventResponse, type SeenEvent } from '#ports/calendar.ts';
import type { TrustWrites } from '#ports/store.ts';
import { adopt } from './adopt.ts';
import type { InHand, Turn } from './turn.ts';

/** Looks at a record and at its event, and changes the side that is to follow. */
export async function bringTogether(turn: Turn, hand: InHand): Promise<void> {
  const { world, trustId, calendar } = turn;
  const { link, record, mailbox } = hand;
  const put = (change: Parameters<TrustWrites['calendarLinks']['putDown']>[1]) =>
    world.store.transaction(trustId, async tx =>
      tx.calendarLinks.putDown(link.record, change, world.clock.now()),
    );
  const parted = { eventId: null, agreed: null, generation: link.generation + 1, tries: 0 } as const;
  // What is over stays in both as it is.
  if (link.eventId === null || record?.isOver)
    return put({ settled: link.wanted, tries: 0, state: 'agreed', trouble: null });
  if (mailbox === null) throw new CalendarRefused('no-mailbox');
  // Whoever leads it now has it in their own calendar.
  if (record && record.organiserId !== link.organiserId) {
    await calendar.cancel(mailbox, link.eventId, 'Somebody else leads it now: another invitation follows.');
    return put({ ...parted, organiserId: record.organiserId, state: 'waiting', dueAt: world.clock.now() });
  }
  const found = await calendar.find(mailbox, link.eventId);
  const event: EventSide = found === null || found.isCancelled ? 'gone' : found;
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
      const updated = record && (await calendar.update(mailbox, link.eventId, record.draft));
      if (!updated || updated === 'gone') return put({ dueAt: world.clock.now() });
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
