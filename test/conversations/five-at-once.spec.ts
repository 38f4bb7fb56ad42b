import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodesOf } from '#cards-kit/contract.ts';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE, person, sitSeries } from '#test/builders/trust.ts';
import { CHANNEL, type World, world } from '#test/fixtures/world.ts';

const NAMES = ['Ann Ash', 'Bea Birch', 'Cal Cedar', 'Dot Dale', 'Eve Elm'];

/** One posted card, five people, one second, and Teams delivering every press four times. */
describe('five members pressing in the same second', () => {
  let w: World;
  let members: Person[];
  beforeAll(async () => {
    w = await world();
    members = NAMES.map(name => person(name, [{ role: 'officer', scope: { kind: 'trust' } }]));
    const memberIds = [...members.map(({ id }) => id), w.people.priya.id];
    await w.app.bot.store.transaction(MILL_LANE.id, async tx => {
      for (const each of members) await tx.people.save(each);
      await tx.meetings.saveSeries(sitSeries({ memberIds, chairId: w.people.priya.id }));
    });
    await w.opens(w.people.priya, 'channel');
  }, 30_000);
  afterAll(() => w.close());

  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const meetingId = async () =>
    (await trust().meetings.between('series-sit', w.now, '2026-12-01T00:00:00.000Z'))[0]?.id ?? '';

  /** Delivers one press four times at once, as two pairs with an id each. */
  function fourTimes(who: Person, card: object, verb: string, inputs: Record<string, unknown>) {
    const button = [...nodesOf(card)].find(node => node.type === 'Action.Execute' && node.verb === verb);
    const data = { ...(button?.data as object), ...inputs };
    const value = { action: { type: 'Action.Execute', verb, data } };
    const invoke = () => w.activity(who, 'channel', { type: 'invoke', name: 'adaptiveCard/action', value });
    const [first, second] = [invoke(), invoke()];
    return Promise.all([first, first, second, second].map(activity => w.post(activity)));
  }

  it('adds five items, each once, and answers every delivery', async () => {
    const card = w.agenda();
    const answers = await Promise.all(
      members.map(who =>
        fourTimes(who, card, 'sit-agenda.add-item', { text: `From ${who.id}`, urn: 'none' }),
      ),
    );
    expect(answers.flat().map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    for (const { body } of answers.flat())
      expect(textsOf((body as { value: object }).value)[0]).toBe('✓ Your item is on the agenda.');
    const added = (await trust().agendas.lines(await meetingId())).filter(
      ({ source }) => source === 'person',
    );
    expect(added.map(({ text }) => text).toSorted()).toEqual(
      members.map(({ id }) => `From ${id}`).toSorted(),
    );
  });

  it('shows all five on the one card in the channel, which was replaced and not posted again', async () => {
    await w.quiet();
    const agendas = w.connector
      .in(CHANNEL)
      .filter(({ activity }) => JSON.stringify(activity).includes('sit-agenda.'));
    expect(agendas).toHaveLength(1);
    expect(textsOf(w.agenda()).join(' ')).toMatch(/Other items \(5\)/);
  });

  it('takes five apologies beside one another, while one of them is taken back', async () => {
    const card = w.agenda();
    await Promise.all(
      members.map((who, i) => fourTimes(who, card, 'sit-agenda.send-apologies', { note: `Note ${i}` })),
    );
    const [first] = members;
    if (first) await fourTimes(first, card, 'sit-agenda.withdraw-apologies', {});
    const names = (await trust().agendas.apologies(await meetingId())).map(({ name }) => name);
    expect(names.toSorted()).toEqual(NAMES.slice(1));
  });
});
