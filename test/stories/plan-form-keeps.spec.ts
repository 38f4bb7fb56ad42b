import { afterEach, expect, it } from 'vitest';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { draftAction, type PlanWorld, planWorld } from '#test/fixtures/plan-world.ts';
import { text } from '#test/fixtures/standing-world.ts';

let p: PlanWorld;
afterEach(() => p.w.close());

const LONG = `Train every teacher.\n${'Each is watched by another. '.repeat(30)}`.trim();
const plans = () => p.w.app.bot.store.inTrust(MILL_LANE.id).plans;

/** What a client sends of a form in which nobody has touched anything. */
function untouched(card: object): Record<string, unknown> {
  const inputs = JSON.stringify(card).matchAll(
    /"id":"(text|owner|measure|dueOn|tag)"[^{}]*?"value":("(?:[^"\\]|\\.)*")/g,
  );
  return Object.fromEntries([...inputs].map(([, id, value]) => [id, JSON.parse(value ?? '""')]));
}

it('a new day for an action leaves all of its words, in their lines, and its owner', async () => {
  p = await planWorld('dsat');
  const { tom, priya } = p.w.people;
  const draft = {
    priorities: [{ title: 'Reading', actions: [draftAction(LONG, { measure: LONG.toUpperCase() })] }],
  };
  const id = await p.runs('aip', [tom, priya], { draft });
  const [before] = (await plans().find(id))?.priorities[0]?.actions ?? [];
  expect(before).toMatchObject({ ownerId: p.anna.id, text: LONG });
  // By now the name alone would not say which of them it is.
  const another = person('Anna Bell', [{ role: 'staff', scope: { kind: 'school', urn: OAKWOOD } }]);
  await p.w.app.bot.store.transaction(MILL_LANE.id, tx => tx.people.save({ ...another, id: 'anna-bell-2' }));
  const form = await p.w.presses(tom, await p.w.types(tom, 'plan oakwood'), 'plan.edit', {
    about: before?.id,
  });
  const typed = untouched(form);
  expect(typed).toMatchObject({ owner: 'Anna Bell', dueOn: '2026-11-20', text: LONG });
  const said = await p.w.presses(tom, form, 'plan.save', { ...typed, dueOn: '2027-01-15' });
  expect(text(said)).toContain('Changed.');
  const [after] = (await plans().find(id))?.priorities[0]?.actions ?? [];
  expect(after).toEqual({ ...before, dueOn: '2027-01-15' });
});
