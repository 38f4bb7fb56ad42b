import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { type World, world } from '#test/fixtures/world.ts';

/** The chair forgets to close the meeting of 17 Nov until the agenda of 1 Dec is out. */
describe('a meeting that is closed when the next agenda is out already', () => {
  let w: World;
  let nextId = '';
  beforeAll(async () => {
    w = await world();
    const { priya, maria, tom } = w.people;
    for (const who of [priya, maria]) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    await w.types(maria, 'add Reading in the autumn term');
    w.now = '2026-11-17T09:31:00.000Z';
    let card = await w.presses(priya, await w.types(priya, 'chair'), 'run-meeting.start', {}, 'personal');
    w.now = '2026-11-26T09:00:00.000Z';
    await w.quiet();
    const action = { action: 'Ring the council', owner: tom.id, due: '2026-12-10' };
    card = await w.presses(priya, card, 'run-meeting.wrap-up', action, 'personal');
    await w.presses(priya, card, 'run-meeting.close', { present: priya.id }, 'personal');
    await w.quiet();
    const found = await trust().meetings.between('series-sit', w.now, '2026-12-02T00:00:00.000Z');
    nextId = found[0]?.id ?? '';
  });
  afterAll(() => w.close());
  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const texts = async (source: string) =>
    (await trust().agendas.lines(nextId)).filter(line => line.source === source).map(({ text }) => text);

  it('puts what was left on that agenda, once, and redraws it', async () => {
    expect(await texts('person')).toEqual(['Reading in the autumn term']);
    expect(textsOf(w.agenda())).toContain('Reading in the autumn term');
  });

  it('puts what was undertaken under its matters arising', async () => {
    expect(await texts('action')).toEqual(['Ring the council']);
  });

  it('puts nothing there twice when it is opened again and closed again', async () => {
    const { priya } = w.people;
    const on = w.shown(priya, 'run-meeting.reopen');
    let card = await w.presses(priya, on, 'run-meeting.reopen', { reopenReason: 'A figure' }, 'personal');
    card = await w.presses(priya, card, 'run-meeting.close', { present: priya.id }, 'personal');
    expect(textsOf(card)[0]).toMatch(/^✓ Closed/);
    expect([await texts('person'), await texts('action')]).toEqual([
      ['Reading in the autumn term'],
      ['Ring the council'],
    ]);
  });
});
