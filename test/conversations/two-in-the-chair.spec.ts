import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE, person, sitSeries } from '#test/builders/trust.ts';
import { CHANNEL, type World, world } from '#test/fixtures/world.ts';

describe('more than one in the chair', () => {
  let w: World;
  const grace = person('Grace Adeyemi', [{ role: 'officer', scope: { kind: 'trust' } }]);
  beforeAll(async () => {
    w = await world();
    const { priya, maria } = w.people;
    const part = { chairId: priya.id, deputyIds: [maria.id, grace.id], memberIds: [] };
    await w.app.bot.store.transaction(MILL_LANE.id, async tx => {
      await tx.people.save(grace);
      await tx.meetings.saveSeries(sitSeries(part));
    });
    for (const who of [priya, maria, grace]) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    w.now = '2026-11-17T09:31:00.000Z';
  });
  afterAll(() => w.close());
  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const press = (who: Person, card: object, verb: string, inputs: Record<string, unknown> = {}) =>
    w.presses(who, card, verb, inputs, 'personal');
  const said = (card: object) => textsOf(card)[0] ?? '';
  const meeting = async () =>
    (await trust().meetings.between('series-sit', '2026-11-01T00:00:00.000Z', '2026-11-30T00:00:00.000Z'))[0];

  it('of two deputies who press in the channel at once, one takes the chair and the other is told', async () => {
    const { maria } = w.people;
    const agenda = w.agenda();
    const answers = await Promise.all([
      w.presses(maria, agenda, 'sit-agenda.chair'),
      w.presses(grace, agenda, 'sit-agenda.chair'),
    ]);
    const took = answers.map(said).filter(text => text.startsWith('✓ You are in the chair.'));
    expect(took).toHaveLength(1);
    expect(answers.map(said).find(text => text.includes('has taken the chair'))).toContain(
      'use the card in your own chat',
    );
    const first = said(answers[0] ?? {}).startsWith('✓') ? maria : grace;
    expect((await meeting())?.actingChairId).toBe(first.id);
    await w.quiet();
    const other = first === maria ? grace : maria;
    expect(said(await press(other, w.shown(other, 'run-meeting.'), 'run-meeting.take-over'))).toBe(
      '✓ You are in the chair.',
    );
  });

  it('tells the chair in their own chat, once, whoever takes it over after, and nobody else', async () => {
    const { priya, maria } = w.people;
    await w.quiet();
    const told = (who: Person) =>
      w.connector
        .in(`a:${who.id}`)
        .map(({ activity }) => JSON.stringify(activity))
        .filter(card => card.includes('in the chair for you'));
    expect(told(priya)).toHaveLength(1);
    const acting = await trust().people.find((await meeting())?.actingChairId ?? '');
    expect(told(priya).join()).toContain(`${acting?.name} is in the chair for you: SIT, Tue 17 Nov`);
    for (const who of [maria, grace]) expect(told(who)).toEqual([]);
    expect(JSON.stringify(w.connector.in(CHANNEL))).not.toContain('in the chair for you');
  });

  it('counts a line as talked about when something was recorded on it, however it is left', async () => {
    const { priya } = w.people;
    let card = await press(priya, await w.types(priya, 'chair'), 'run-meeting.start');
    const [first] = await trust().agendas.lines((await meeting())?.id ?? '');
    card = await press(priya, card, 'run-meeting.go-to', { goTo: first?.id, decision: '' });
    card = await press(priya, card, 'run-meeting.wrap-up', { decision: 'Two officers visit' });
    expect(textsOf(card).join(' ')).toContain('2 lines were not talked about');
    expect((await trust().agendas.find(first?.id ?? ''))?.outcome).toBe('discussed');
  });

  it('does not bring a line back that was dropped, from a card drawn before', async () => {
    const { priya } = w.people;
    const older = await w.types(priya, 'chair');
    const left = (await trust().agendas.lines((await meeting())?.id ?? '')).find(
      ({ outcome }) => outcome === 'open',
    );
    const reason = { dropped: left?.id, dropReason: 'Settled by telephone' };
    await press(priya, older, 'run-meeting.drop', reason);
    expect(said(await press(priya, older, 'run-meeting.go-to', { goTo: left?.id }))).toContain(
      'still on this agenda',
    );
    expect((await trust().agendas.find(left?.id ?? ''))?.outcome).toBe('dropped');
  });

  it('says back what was typed when another has closed the meeting meanwhile', async () => {
    const { priya } = w.people;
    let card = await w.types(priya, 'chair');
    const [first] = await trust().agendas.lines((await meeting())?.id ?? '');
    const older = await press(priya, card, 'run-meeting.go-to', { goTo: first?.id });
    card = await press(priya, older, 'run-meeting.wrap-up');
    await press(priya, card, 'run-meeting.close', { present: priya.id });
    const typed = { decision: 'The *spring* visit moves' };
    const late = await press(priya, older, 'run-meeting.record', typed);
    expect(said(late)).toContain('The meeting is closed.');
    expect(said(late)).toContain('You had typed: “The \\*spring\\* visit moves”');
  });
});
