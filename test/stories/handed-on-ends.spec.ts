import { afterEach, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { type PlanWorld, planWorld } from '#test/fixtures/plan-world.ts';
import { text } from '#test/fixtures/standing-world.ts';

let p: PlanWorld;
afterEach(() => p.w.close());

it('an owner who was asked about an action has no form left once its check-in is asked for no more, or its plan is closed', async () => {
  p = await planWorld('dsat');
  const { tom, priya } = p.w.people;
  const id = await p.runs('aip', [tom, priya]);
  const { plans } = p.w.app.bot.store.inTrust(MILL_LANE.id);
  const about = (await plans.find(id))?.priorities[0]?.actions[0]?.id;
  const asksAnna = async () => {
    const list = p.w.shown(tom, 'plan-check-in.answer');
    const form = await p.w.presses(tom, list, 'plan-check-in.answer', { about });
    expect(text(await p.w.presses(tom, form, 'plan-check-in.hand-on'))).toContain('Anna Bell gets a card');
    await p.w.quiet();
    expect(annas()).toContain('[Save]');
  };
  // What is in her chat, as it was drawn last.
  const annas = () => text(p.w.shown(p.anna, 'Action 1.1: how does it go?'));
  await p.dayOf('2026-12-11');
  await asksAnna();
  await p.dayOf('2027-03-19');
  expect((await p.checkIns(id)).map(({ state }) => state)).toEqual(['open', 'passed']);
  expect(annas()).toContain('This is not asked for any more.');

  await asksAnna();
  await p.w.presses(tom, await p.w.types(tom, 'plan'), 'plan.close', { impact: 'They read well' });
  await p.w.quiet();
  expect(annas()).toContain('This is not asked for any more.');
});
