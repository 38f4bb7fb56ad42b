import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE, person, sitSeries } from '#test/builders/trust.ts';
import { CHANNEL, type World, world } from '#test/fixtures/world.ts';

/** What must be found with those who may read it, and nowhere else. */
const SECRETS = { note: 'zzflagnote', decision: 'zzdecision', action: 'zzaction', dropped: 'zzwhydropped' };
const ANY = new RegExp(Object.values(SECRETS).join('|'));
const FORM = { live: 'no', series: 'series-sit' };

describe('a confidential line, hunted in every surface', () => {
  let w: World;
  let grace: Person;
  beforeAll(async () => {
    w = await world();
    const { priya, maria, dee, sam, tom } = w.people;
    grace = person('Grace Adeyemi', [{ role: 'officer', scope: { kind: 'trust' } }]);
    await w.app.bot.store.transaction(MILL_LANE.id, async tx => {
      await tx.people.save(grace);
      const memberIds = [priya.id, maria.id, grace.id, dee.id];
      await tx.meetings.saveSeries(sitSeries({ chairId: priya.id, deputyIds: [grace.id], memberIds }));
    });
    for (const who of [priya, maria, dee, sam, tom, grace]) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    const flag = { ...FORM, topic: 'hr', readers: sam.id, note: SECRETS.note };
    await press(dee, await w.types(dee, 'flag oakwood'), 'flag-school.add', flag);
    const second = { ...FORM, topic: 'finance', readers: '', note: 'zzflagnote two' };
    await press(dee, await w.types(dee, 'flag elmfield'), 'flag-school.add', second);
    await w.quiet();
    w.now = '2026-11-17T09:31:00.000Z';
    let card = await press(priya, await w.types(priya, 'chair'), 'run-meeting.start');
    for (let i = 0; i < 3; i += 1) card = await press(priya, card, 'run-meeting.next');
    await w.quiet();
    const inputs = { decision: SECRETS.decision, action: SECRETS.action, owner: tom.id, due: '2026-11-20' };
    // Refused, failed and repeated presses say things too.
    await press(priya, card, 'run-meeting.record', { ...inputs, owner: 'none' });
    await press(grace, card, 'run-meeting.record', inputs);
    card = await press(priya, card, 'run-meeting.record', inputs);
    card = await press(priya, card, 'run-meeting.next');
    card = await press(priya, card, 'run-meeting.wrap-up');
    const [left] = (await lines()).filter(
      ({ audience, outcome }) => audience === 'named' && outcome === 'open',
    );
    card = await press(priya, card, 'run-meeting.drop', { dropped: left?.id, dropReason: SECRETS.dropped });
    await press(priya, card, 'run-meeting.close', { present: priya.id });
    await w.quiet();
    w.now = '2026-11-26T08:00:00.000Z';
    await w.quiet();
    const { store } = w.app.bot;
    const { inTrust } = store;
    store.inTrust = () => {
      throw new Error(`the store failed at ${SECRETS.note}`);
    };
    await w.types(priya, 'minutes');
    await w.types(priya, `status ${SECRETS.note}`);
    store.inTrust = inTrust;
  }, 60_000);
  afterAll(() => w.close());

  const press = (who: Person, card: object, verb: string, inputs: Record<string, unknown> = {}) =>
    w.presses(who, card, verb, inputs, 'personal').catch(() => card);
  const lines = async () => {
    const trust = w.app.bot.store.inTrust(MILL_LANE.id);
    const [meeting] = await trust.meetings.between(
      'series-sit',
      '2026-11-01T00:00:00.000Z',
      '2026-11-20T00:00:00.000Z',
    );
    return trust.agendas.lines(meeting?.id ?? '');
  };
  /** Every word ever sent to one conversation, replaced since or not. */
  const everSentTo = (conversationId: string) =>
    JSON.stringify(
      w.connector.requests.filter(({ path }) => path[1] === conversationId).map(({ body }) => body),
    );

  it('was there to be found: the chair’s chat, its writer and its named reader have it', () => {
    const { priya, sam } = w.people;
    expect(everSentTo(`a:${priya.id}`)).toMatch(ANY);
    expect(everSentTo(`a:${sam.id}`)).toContain(SECRETS.note);
  });

  it('is in no version of any card of the channel: agenda, minutes, notices', () => {
    expect(everSentTo(CHANNEL)).not.toMatch(ANY);
  });

  it('is in no chat of a member, a deputy who did not take over, a head or the CEO', () => {
    expect(everSentTo(`a:${w.people.maria.id}`)).not.toMatch(ANY);
    expect(everSentTo(`a:${grace.id}`)).not.toMatch(ANY);
    // Whoever is asked to do something reads what it is, and no more.
    expect(everSentTo(`a:${w.people.tom.id}`).replaceAll(SECRETS.action, '')).not.toMatch(ANY);
  });

  it('is in no log line, whatever failed, and in no metric', async () => {
    expect(w.logs()).toMatch(/typed words failed/);
    expect(w.logs()).not.toMatch(ANY);
    expect((await w.app.server.app.inject('/metrics')).body).not.toMatch(ANY);
  });

  it('is in the audit as a fact, never in words', async () => {
    const audit = JSON.stringify(await w.app.bot.store.transaction(MILL_LANE.id, tx => tx.audit.list()));
    expect(audit).toContain('run-meeting.record');
    expect(audit).not.toMatch(ANY);
  });

  it('is in nobody’s status, agenda or minutes but theirs', async () => {
    const { maria, dee, sam, tom } = w.people;
    for (const who of [maria, dee, sam, tom, grace, w.people.priya])
      for (const words of ['status oakwood', 'status elmfield', 'next meeting', 'help'])
        expect(textsOf(await w.types(who, words)).join(' ')).not.toMatch(ANY);
    for (const who of [maria, tom, grace])
      for (const words of ['agenda', 'minutes', 'minutes 17 Nov', 'chair', 'my actions'])
        expect(
          textsOf(await w.types(who, words))
            .join(' ')
            .replaceAll(SECRETS.action, ''),
        ).not.toMatch(ANY);
    expect(textsOf(await w.types(dee, 'minutes 17 Nov')).join(' ')).toContain(SECRETS.decision);
  });
});
