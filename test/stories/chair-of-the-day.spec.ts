import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { line } from '#test/builders/meeting.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE, person, sitSeries } from '#test/builders/trust.ts';
import { CHANNEL, type World, world } from '#test/fixtures/world.ts';

const NOTE = 'the absence rota in the office';
const HERS = 'the move of the server room';
const LEADERS_ONLY = 'The reserve of next year';
const HANDLED = 'Handled with the people team';
const NEW_NOTE = 'the cover for the finance desk';

/** Priya chairs on 17 Nov; Grace is appointed in the afternoon. */
describe('a meeting whose series has another chair since', () => {
  let w: World;
  const grace = person('Grace Adeyemi', [{ role: 'officer', scope: { kind: 'trust' } }]);
  beforeAll(async () => {
    w = await world();
    const { priya, maria, dee, sam } = w.people;
    await w.app.bot.store.transaction(MILL_LANE.id, async tx => {
      await tx.people.save(grace);
      const memberIds = [priya.id, maria.id, grace.id];
      await tx.meetings.saveSeries(sitSeries({ chairId: priya.id, memberIds }));
    });
    for (const who of [priya, maria, dee, sam, grace]) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    await flag({ readers: sam.id, note: NOTE });
    await flag({ readers: grace.id, note: HERS });
    const meetingId = (await meeting('2026-11-17'))?.id ?? '';
    const forLeaders = line({ meetingId, text: LEADERS_ONLY, audience: 'chair', section: 'confidential' });
    await w.app.bot.store.transaction(MILL_LANE.id, tx => tx.agendas.addLines([forLeaders]));
    w.now = '2026-11-17T09:31:00.000Z';
    let card = await press(priya, await w.types(priya, 'chair'), 'run-meeting.start');
    for (const { id } of (await lines('2026-11-17')).filter(({ audience }) => audience !== 'channel')) {
      card = await press(priya, card, 'run-meeting.go-to', { goTo: id });
      card = await press(priya, card, 'run-meeting.record', { decision: `${HANDLED} (${id})` });
    }
    card = await press(priya, card, 'run-meeting.wrap-up');
    await press(priya, card, 'run-meeting.close', { present: priya.id });
    await w.quiet();
    w.now = '2026-11-17T14:00:00.000Z';
    const form = { name: 'SIT', weekday: 2, time: '09:30', minutes: 90, everyWeeks: 2, leadDays: 5 };
    const who = { chair: grace.id, deputies: '', members: [priya.id, maria.id].join() };
    const save = { ...form, ...who, anchor: '2026-09-08' };
    await press(sam, await w.types(sam, 'series SIT'), 'meeting-series.save', save);
    await w.quiet();
  }, 60_000);
  afterAll(() => w.close());

  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const press = (who: Person, card: object, verb: string, inputs: Record<string, unknown> = {}) =>
    w.presses(who, card, verb, inputs, 'personal');
  const flag = async (given: { readers: string; note: string }) => {
    const form = { topic: 'hr', live: 'no', series: 'series-sit', ...given };
    await press(w.people.dee, await w.types(w.people.dee, 'flag oakwood'), 'flag-school.add', form);
    await w.quiet();
  };
  const meeting = async (day: string) =>
    (await trust().meetings.between('series-sit', `${day}T00:00:00.000Z`, `${day}T23:59:00.000Z`))[0];
  const lines = async (day: string) => trust().agendas.lines((await meeting(day))?.id ?? '');
  const minutes = async (who: Person) => textsOf(await w.types(who, 'minutes 17 Nov'));
  /** Which of the confidential lines somebody's copy of the old minutes has. */
  const reads = async (who: Person) => {
    const copy = (await minutes(who)).join(' ');
    return [NOTE, HERS, LEADERS_ONLY].filter(text => copy.includes(text));
  };

  it('has in its minutes whoever was in the chair then, in the channel and in every copy', async () => {
    expect((await trust().meetings.findSeries('series-sit'))?.chairId).toBe(grace.id);
    const posted = w.connector
      .in(CHANNEL)
      .map(({ activity }) => JSON.stringify(activity))
      .findLast(card => card.includes('Minutes of SIT'));
    expect(posted).toContain('Priya Shah');
    for (const who of [w.people.priya, w.people.maria, grace])
      expect(await minutes(who)).toContain('In the chair: Priya Shah');
  });

  it('keeps its confidential lines from the new chair, but what names her as a reader', async () => {
    expect(await reads(grace)).toEqual([HERS]);
    expect(await minutes(grace)).toContain('2 confidential items are left out of this copy.');
    expect((await minutes(grace)).join(' ').split(HANDLED)).toHaveLength(2);
  });

  it('keeps them for whoever was in the chair, and for the CEO those that name no readers', async () => {
    const { priya, maria } = w.people;
    expect(await reads(priya)).toEqual([NOTE, HERS, LEADERS_ONLY]);
    expect(await reads(maria)).toEqual([LEADERS_ONLY]);
  });

  it('gives the new chair no card to open it again with, and nothing of it in their chat', async () => {
    const card = JSON.stringify(await w.types(grace, 'chair'));
    expect(card).not.toContain('run-meeting.reopen');
    const chat = JSON.stringify(w.connector.in(`a:${grace.id}`));
    expect(chat).not.toContain(NOTE);
    expect(chat).not.toContain(LEADERS_ONLY);
  });

  it('is opened again and closed by whoever was in the chair, and shows the new chair nothing meanwhile', async () => {
    const { priya } = w.people;
    const reason = { reopenReason: 'A figure was wrong' };
    let card = await press(priya, w.shown(priya, 'run-meeting.reopen'), 'run-meeting.reopen', reason);
    await w.quiet();
    expect(await reads(grace)).toEqual([HERS]);
    expect(JSON.stringify(w.connector.in(`a:${grace.id}`))).not.toContain(NOTE);
    card = await press(priya, card, 'run-meeting.close', { present: priya.id });
    expect(textsOf(card)[0]).toMatch(/^✓ Closed/);
    await w.quiet();
    expect(await minutes(grace)).toContain('In the chair: Priya Shah');
  });

  it('is followed by one that the new chair runs, and there everything is hers to read', async () => {
    w.now = '2026-11-26T09:00:00.000Z';
    await w.quiet();
    await flag({ readers: '', note: NEW_NOTE });
    expect(textsOf(w.shown(grace, 'run-meeting.'))[0]).toBe('Chair SIT, Tue 1 Dec, 9:30');
    expect(JSON.stringify(w.shown(grace, 'run-meeting.'))).toContain(NEW_NOTE);
    expect(JSON.stringify(w.connector.in(`a:${w.people.priya.id}`))).not.toContain(NEW_NOTE);
  });
});
