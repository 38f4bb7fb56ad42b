import { afterEach, describe, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { type PlanWorld, planWorld } from '#test/fixtures/plan-world.ts';
import { messagesOf, text } from '#test/fixtures/standing-world.ts';

// A tick a day over weeks: where several suites share a core that takes its time.
const SLOW = { timeout: 240_000 };

let p: PlanWorld;
afterEach(() => p.w.close());
const read = () => p.w.app.bot.store.inTrust(MILL_LANE.id);
/** The fulfilments of Oakwood that count. */
const counted = async () => (await read().owed.recordsOf([OAKWOOD])).get(OAKWOOD)?.fulfilments ?? [];
const sends = () => {
  const { tom } = p.w.people;
  return p.w.presses(tom, p.w.shown(tom, 'plan-check-in.'), 'plan-check-in.unchanged', {
    unchangedWhy: 'As it was',
  });
};
const takesBack = async (row: string) => {
  const { priya } = p.w.people;
  const needs = await p.w.types(priya, 'what does oakwood need this year?');
  const answer = await p.w.presses(priya, needs, 'school-needs.take-back', { takeBackWhat: row });
  await p.w.quiet();
  return text(answer);
};

describe('a check-in whose fulfilment is taken back', SLOW, () => {
  it('is open again, asked for once more, and counts when it is sent again', async () => {
    p = await planWorld('dsat');
    const { tom, priya } = p.w.people;
    const id = await p.runs('aip', [tom, priya]);
    await p.dayOf('2026-12-11');
    await sends();
    const [first] = await counted();
    expect(await p.checkIns(id)).toMatchObject([{ state: 'sent' }]);
    await p.dayOf('2026-12-17');
    const before = messagesOf(p.w, tom);
    expect(await takesBack(first?.id ?? '')).toContain('Taken back');
    expect(await p.checkIns(id)).toMatchObject([{ state: 'open', owedTo: '2026-12-18' }]);
    expect(await counted()).toEqual([]);
    expect(messagesOf(p.w, tom)).toBe(before + 1);
    const again = text(p.w.shown(tom, 'plan-check-in.'));
    expect(again).toContain('This was sent on Fri 11 Dec, thank you.');
    expect(again).toContain('taken back on the record that it was done, so it is open again');
    expect(again).toContain('Please answer 2 actions by Fri 18 Dec');
    // It is asked for once more, and not every morning.
    await p.dayOf('2026-12-18');
    expect(messagesOf(p.w, tom)).toBe(before + 1);
    const sent = text(await sends());
    expect(sent).toContain('Sent.');
    expect(sent).not.toContain('taken back');
    const [second] = await counted();
    expect(second).toMatchObject({ state: 'done', things: ['aip'], on: '2026-12-18' });
    expect(second?.id).not.toBe(first?.id);
    // The first is on the record for good, and nobody takes it back twice.
    expect(await takesBack(first?.id ?? '')).toContain('taken back already');
    expect(await p.checkIns(id)).toMatchObject([{ state: 'sent' }]);
  });
});
