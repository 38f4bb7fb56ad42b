import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { type World, world } from '#test/fixtures/world.ts';

const ASKED = 'Tom Reed asks for another day';
const GONE = 'There is nothing here any more';

/** Priya chairs on 17 Nov, gives Tom two actions, and has not closed the meeting called for the 18th when she is followed. */
describe('another chair of a series', () => {
  let w: World;
  const grace = person('Grace Adeyemi', [{ role: 'officer', scope: { kind: 'trust' } }]);
  beforeAll(async () => {
    w = await world();
    const { priya, maria, tom, sam } = w.people;
    await inTrust(tx => tx.people.save(grace));
    for (const who of [priya, maria, tom, sam, grace]) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    w.now = '2026-11-17T09:31:00.000Z';
    let card = await press(priya, await w.types(priya, 'chair'), 'run-meeting.start');
    for (const [action, due] of [
      ['Ring the council', '2026-12-10'],
      ['Order the reading books', '2026-12-11'],
    ])
      card = await press(priya, card, 'run-meeting.record', { action, owner: tom.id, due });
    card = await press(priya, card, 'run-meeting.wrap-up');
    await press(priya, card, 'run-meeting.close', { present: priya.id });
    await w.quiet();
    await asksForDays(await trust().actions.open({ ownerId: tom.id }));
    w.now = '2026-11-18T09:31:00.000Z';
    await inTrust(async tx => {
      const series = await tx.meetings.findSeries('series-sit');
      if (!series) throw new Error('there is no series');
      // Called for this moment and begun before the record's lines were on its agenda.
      const { id } = await tx.meetings.callExtra(series, 'left-open', {
        ...{ startsAt: w.now, agendaDueAt: w.now, reason: null },
      });
      await tx.meetings.change(id, { state: 'running', startedAt: w.now, chairedById: priya.id });
    });
    w.now = '2026-11-20T19:00:00.000Z';
    await appoint(maria);
  }, 60_000);
  afterAll(() => w.close());

  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const inTrust = <T>(work: Parameters<typeof w.app.bot.store.transaction<T>>[1]) =>
    w.app.bot.store.transaction(MILL_LANE.id, work);
  const press = (who: Person, card: object, verb: string, inputs: Record<string, unknown> = {}) =>
    w.presses(who, card, verb, inputs, 'personal');
  const chat = (who: Person) => w.connector.in(`a:${who.id}`).map(({ activity }) => JSON.stringify(activity));
  const questions = (who: Person) => chat(who).filter(card => card.includes(ASKED));
  const cardsOfLeftOpen = (who: Person) =>
    chat(who).filter(card => card.includes('For the chair: SIT, Wed 18 Nov'));
  /** Tom asks for another day for both; Priya agrees to the first. */
  async function asksForDays(actions: readonly { id: string; dueOn: string }[]) {
    const { tom, priya } = w.people;
    const inOrder = actions.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
    for (const [at, { id }] of inOrder.entries()) {
      const wish = { about: id, newDay: `2026-12-1${6 + at}`, why: 'The office is short-handed' };
      await press(tom, await w.types(tom, 'my actions'), 'my-actions.ask-day', wish);
      await w.quiet();
      if (at === 0) await press(priya, w.shown(priya, 'action-day.'), 'action-day.agree');
      await w.quiet();
    }
  }
  async function appoint(who: Person) {
    const { sam, priya, maria } = w.people;
    const form = { name: 'SIT', weekday: 2, time: '09:30', minutes: 90, everyWeeks: 2, leadDays: 5 };
    const part = { chair: who.id, deputies: '', members: [priya.id, maria.id].join() };
    const save = { ...form, ...part, anchor: '2026-09-08' };
    await press(sam, await w.types(sam, 'series SIT'), 'meeting-series.save', save);
    await w.quiet();
  }

  it('has the card of a meeting that nobody closed at once, though its agenda never came out', () => {
    expect(cardsOfLeftOpen(w.people.maria)).toHaveLength(1);
  });

  it('is asked what the one before left unanswered, once it is not quiet any more', async () => {
    const { maria } = w.people;
    expect(questions(maria)).toEqual([]);
    w.now = '2026-11-23T09:00:00.000Z';
    await w.quiet();
    expect(questions(maria)).toHaveLength(1);
    expect(questions(maria).join()).toContain('Order the reading books');
    // What was answered is no question to her.
    expect(chat(maria).join()).not.toContain('Now due');
  });

  it('answers it, and whoever asked is told', async () => {
    const { maria, tom } = w.people;
    const answered = await press(maria, w.shown(maria, 'action-day.'), 'action-day.keep');
    expect(textsOf(answered)[0]).toBe('✓ The day stays. The owner is told.');
    await w.quiet();
    expect(chat(tom).join()).toContain('The chair keeps the day that was agreed.');
  });

  it('leaves the one before nothing to answer, and no meeting to close', async () => {
    const { priya } = w.people;
    expect(questions(priya)).toEqual([]);
    expect(cardsOfLeftOpen(priya)).toEqual([]);
    expect(chat(priya).join()).not.toContain('action-day.');
    expect(chat(priya).join()).toContain(GONE);
    expect(textsOf(await w.types(priya, 'questions'))[0]).toBe('All answered, thank you');
  });

  it('who has no chat yet is asked when they open one, and not about what was answered', async () => {
    const { tom, dee } = w.people;
    const [action] = await trust().actions.open({ ownerId: tom.id });
    const wish = { about: action?.id, newDay: '2026-12-18', why: 'The printer is broken' };
    await press(tom, await w.types(tom, 'my actions'), 'my-actions.ask-day', wish);
    await w.quiet();
    await appoint(dee);
    await w.opens(dee, 'personal');
    expect(questions(dee)).toHaveLength(1);
    expect(chat(dee).join()).not.toContain('Now due');
  });

  it('asks nobody about a wish of their own: the next meeting decides', async () => {
    await appoint(w.people.tom);
    expect(chat(w.people.tom).join()).toContain('You asked for another day');
    expect(chat(w.people.tom).join()).not.toContain('action-day.');
  });

  it('who chaired before and does again has the question and the card where they were', async () => {
    const { maria } = w.people;
    const before = chat(maria).length;
    expect(questions(maria)).toEqual([]);
    await appoint(maria);
    expect(chat(maria)).toHaveLength(before);
    expect(questions(maria).length).toBeGreaterThan(0);
    expect(cardsOfLeftOpen(maria)).toHaveLength(1);
  });

  it('who was followed before anything reached them has it when they chair again', async () => {
    w.now = '2026-11-26T22:00:00.000Z';
    await w.quiet();
    for (const who of [grace, w.people.maria, grace]) await appoint(who);
    w.now = '2026-11-30T08:00:00.000Z';
    await w.quiet();
    expect(questions(grace)).toHaveLength(1);
    expect(chat(grace).filter(card => card.includes('Chair SIT, Tue 1 Dec'))).toHaveLength(1);
  });
});
