import { afterEach, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { type EscalationWorld, escalationWorld } from '#test/fixtures/escalation-world.ts';
import { openedEscalation } from '#test/fixtures/opened-escalation.ts';
import { REDS } from '#test/fixtures/plan-world.ts';
import { text } from '#test/fixtures/standing-world.ts';

let e: EscalationWorld;
afterEach(() => e.w.close());

it('what turns red after a check-in was sent is put to the officer too, once, on the card they had that morning', async () => {
  e = await escalationWorld();
  const { tom, priya } = e.w.people;
  const press = (card: object, verb: string, input: Record<string, unknown> = {}) =>
    e.w.presses(tom, card, `plan-check-in.${verb}`, input);
  // Its one new card of the day, however it was redrawn.
  const waiting = () => {
    const cards = e.w.connector
      .in(`a:${priya.id}`)
      .filter(({ activity }) => /escalations\.|Nothing waits for your word/.test(JSON.stringify(activity)));
    expect(cards).toHaveLength(1);
    const [attachment] = (cards[0]?.activity.attachments ?? []) as { content: object }[];
    return text(attachment?.content ?? {});
  };
  const stands = async () => (await e.escalations()).map(({ kind, state }) => `${kind} ${state}`);
  for (const day of ['2026-12-11', '2026-12-18', '2027-01-05', '2027-01-08']) await e.dayOf(day);
  expect(waiting()).toContain('Overdue check-in');
  const sent = await press(e.w.shown(tom, 'plan-check-in.'), 'unchanged', { unchangedWhy: 'A full week' });
  await e.w.quiet();
  expect(waiting()).toContain('Nothing waits for your word');

  const { plans } = e.w.app.bot.store.inTrust(MILL_LANE.id);
  const about = (await plans.find(e.planId))?.priorities[0]?.actions[0]?.id;
  const save = async (help: string) =>
    text(await press(await press(sent, 'answer', { about }), 'save', { ...REDS, rag: 'red', help }));
  expect(await save('')).toContain('Please say what would help as well');
  expect(await save('A day of cover')).toContain('Saved.');
  await e.w.quiet();
  expect(await stands()).toEqual(['check-in stopped', 'concern with-officer']);
  expect(waiting()).toContain('Red or repeated amber: Oakwood Primary School');

  expect(await save('Two days of cover')).toContain('Saved.');
  expect(await stands()).toEqual(['check-in stopped', 'concern with-officer']);
  const card = await openedEscalation(e.w, priya);
  await e.w.presses(priya, card, 'escalation.leave', { leaveWhy: 'Cover is booked' });
  await e.w.quiet();
  const read = text(e.w.shown(tom, 'escalation.'));
  expect(read).toContain('Your officer has looked at it');
  expect(read).not.toContain('Cover is booked');
  e.w.now = '2027-01-11T09:00:00.000Z';
  expect(await save('Three days of cover')).toContain('Saved.');
  expect(await stands()).toEqual(['check-in stopped', 'concern left']);
});
