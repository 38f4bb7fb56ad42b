import { afterEach, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { type EscalationWorld, escalationWorld } from '#test/fixtures/escalation-world.ts';
import { messagesOf, text } from '#test/fixtures/standing-world.ts';

let e: EscalationWorld;
afterEach(() => e.w.close());

it('a head who is away by the record is reminded of nothing before they are back, though their deputy is', async () => {
  e = await escalationWorld();
  const { tom } = e.w.people;
  const days = async (...all: string[]) => {
    for (const day of all) await e.dayOf(day);
  };
  await e.w.app.bot.store.transaction(MILL_LANE.id, ({ delegations }) =>
    delegations.add({
      ...{ id: 'named', urn: OAKWOOD, personId: e.anna.id, namedById: tom.id, kind: 'answers' },
      ...{ from: '2026-11-12', to: '2027-07-21', namedAt: e.w.now },
    }),
  );
  await days('2026-12-11', '2026-12-16', '2026-12-18');
  const card = await e.w.types(tom, 'away');
  await e.w.presses(tom, card, 'away.record', { from: '2027-01-04', until: '2027-01-12' });
  await e.w.quiet();
  const had = { tom: messagesOf(e.w, tom), anna: messagesOf(e.w, e.anna) };
  await days('2027-01-04', '2027-01-05', '2027-01-07', '2027-01-12');
  expect(await e.steps()).toContain('reminded');
  expect(messagesOf(e.w, tom)).toBe(had.tom);
  expect(messagesOf(e.w, e.anna)).toBeGreaterThan(had.anna);
  await e.dayOf('2027-01-13');
  expect(messagesOf(e.w, tom)).toBe(had.tom + 1);
  expect(text(e.w.shown(tom, 'waiting-questions.'))).toContain('Check in on Oakwood');
});
