import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodesOf } from '#cards-kit/contract.ts';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { type World, world } from '#test/fixtures/world.ts';

describe('who is told of an action', () => {
  let w: World;
  let card: object;
  beforeAll(async () => {
    w = await world();
    const { priya, maria } = w.people;
    const part = { chairId: priya.id, deputyIds: [maria.id], memberIds: [] };
    await w.app.bot.store.transaction(MILL_LANE.id, tx => tx.meetings.saveSeries(sitSeries(part)));
    for (const who of [priya, maria]) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    for (const [day, after] of [
      ['2026-11-17T09:31:00.000Z', '2026-11-26T09:00:00.000Z'],
      ['2026-12-01T09:31:00.000Z', '2026-12-10T09:00:00.000Z'],
    ] as const) {
      w.now = day;
      card = await press(priya, await w.types(priya, 'chair'), 'run-meeting.start');
      const action = { action: `Ring the council ${day}`, owner: w.people.tom.id, due: '2027-01-10' };
      card = await press(priya, card, 'run-meeting.record', action);
      card = await press(priya, card, 'run-meeting.wrap-up');
      await press(priya, card, 'run-meeting.close', { present: priya.id });
      w.now = after;
      await w.quiet();
    }
  });
  afterAll(() => w.close());
  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const press = (who: Person, on: object, verb: string, inputs: Record<string, unknown> = {}) =>
    w.presses(who, on, verb, inputs, 'personal');
  const said = (on: object) => textsOf(on)[0] ?? '';
  const actionCards = () =>
    w.connector.in(`a:${w.people.tom.id}`).filter(sent => JSON.stringify(sent).includes('my-actions.'));

  it('gives an owner who opens the chat late one card of all of them, not one for every meeting', async () => {
    const { tom } = w.people;
    await w.opens(tom, 'personal');
    expect(actionCards()).toHaveLength(1);
    expect(textsOf(w.shown(tom, 'my-actions.')).join(' ')).toContain('2 open actions');
  });

  it('sends the owner their actions when the meeting gives one another day', async () => {
    const { priya } = w.people;
    w.now = '2026-12-15T09:31:00.000Z';
    card = await press(priya, await w.types(priya, 'chair'), 'run-meeting.start');
    const [button] = [...nodesOf(card)].filter(({ verb }) => verb === 'run-meeting.settle');
    const { about } = (button?.data ?? {}) as { about: string };
    const change = { how: 'changed', newOwner: w.people.tom.id, newDue: '2027-01-20', about };
    expect(said(await press(priya, card, 'run-meeting.settle', change))).toContain('its owner is told');
    await w.quiet();
    expect(actionCards()).toHaveLength(2);
  });

  it('does not say that the chair is asked when the chair has left', async () => {
    const { tom, priya } = w.people;
    await w.app.bot.store.transaction(MILL_LANE.id, tx => tx.people.appoint(priya.id, []));
    const [action] = await trust().actions.open({ ownerId: tom.id });
    const wish = { about: action?.id, newDay: '2027-01-25', why: 'The office is short-handed' };
    expect(said(await press(tom, await w.types(tom, 'my actions'), 'my-actions.ask-day', wish))).toContain(
      'The next meeting decides',
    );
  });
});
