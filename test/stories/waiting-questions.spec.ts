import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { type World, world } from '#test/fixtures/world.ts';

/** Tuesday 17 November: a meeting gives Tom an action for the 20th; nobody does anything about it. */
describe('a question left waiting', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
    const { priya, maria, tom } = w.people;
    const part = { chairId: priya.id, memberIds: [priya.id, maria.id] };
    await w.app.bot.store.transaction(MILL_LANE.id, tx => tx.meetings.saveSeries(sitSeries(part)));
    for (const who of [priya, tom]) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    w.now = '2026-11-17T09:31:00.000Z';
    let card = await press(priya, await w.types(priya, 'chair'), 'run-meeting.start');
    for (const [text, due] of [
      ['Ring the council', '2026-11-20'],
      ['Order the reading books', '2026-11-23'],
    ]) {
      const action = { action: text, owner: tom.id, due };
      card = await press(priya, card, 'run-meeting.record', action);
    }
    card = await press(priya, card, 'run-meeting.wrap-up');
    await press(priya, card, 'run-meeting.close', { present: priya.id });
    await w.quiet();
  });
  afterAll(() => w.close());
  const press = (who: Person, on: object, verb: string, inputs: Record<string, unknown> = {}) =>
    w.presses(who, on, verb, inputs, 'personal');
  const reminders = (who: Person) =>
    w.connector
      .in(`a:${who.id}`)
      .filter(({ activity }) => JSON.stringify(activity).includes('once a day at most'));
  const at = async (now: string) => {
    w.now = now;
    await w.quiet();
  };

  it('is left alone until the third working day after it fell due', async () => {
    const { tom } = w.people;
    // Friday the 20th it falls due; Wednesday the 25th is the third working day after.
    for (const now of ['2026-11-20T09:00:00.000Z', '2026-11-24T09:00:00.000Z', '2026-11-25T07:59:00.000Z'])
      await at(now);
    expect(reminders(tom)).toHaveLength(0);
    await at('2026-11-25T08:00:00.000Z');
    expect(reminders(tom)).toHaveLength(1);
    expect(textsOf({ ...w.shown(tom) })).toEqual([
      '# When you have a moment …',
      '1 question waits for your answer. This comes once a day at most.',
      '2 actions of yours are due, first “Ring the council” (since Fri 20 Nov)',
      '[Open]',
      'As at Wed 25 Nov, 8:00',
    ]);
    expect(reminders(w.people.priya)).toHaveLength(0);
  });

  it('comes once a day however often the clock jumps about, and then not before the third day again', async () => {
    const { tom } = w.people;
    for (const now of [
      '2026-11-25T15:00:00.000Z',
      '2026-11-24T09:00:00.000Z',
      '2026-11-25T08:00:00.000Z',
      '2026-11-27T12:00:00.000Z',
    ])
      await at(now);
    expect(reminders(tom)).toHaveLength(1);
    // Saturday and Sunday are no working days; Monday is the third since Wednesday.
    for (const now of ['2026-11-28T09:00:00.000Z', '2026-11-29T09:00:00.000Z']) await at(now);
    expect(reminders(tom)).toHaveLength(1);
    await at('2026-11-30T08:00:00.000Z');
    expect(reminders(tom)).toHaveLength(2);
  });

  it('opens in its place, and the list comes back without what was answered', async () => {
    const { tom } = w.people;
    const opened = await press(tom, w.shown(tom), 'waiting-questions.open');
    expect(textsOf({ ...opened })[0]).toBe('# Your actions');
    const done = await press(tom, opened, 'my-actions.done');
    await w.quiet();
    expect(textsOf({ ...w.shown(tom, 'waiting-questions.') })[2]).toBe(
      'An action of yours is due: “Order the reading books” (since Mon 23 Nov)',
    );
    await press(tom, done, 'my-actions.done');
    await w.quiet();
    expect(textsOf({ ...w.shown(tom, 'All answered') })).toEqual([
      '# All answered, thank you',
      'Nothing waits for you.',
      'As at Mon 30 Nov, 8:00',
    ]);
    // The reminder before it says so too.
    expect(reminders(tom)).toHaveLength(0);
  });

  it('is not asked again when it was answered; whoever types "questions" is told what waits', async () => {
    const { tom, priya } = w.people;
    const before = reminders(tom).length;
    await at('2026-12-04T08:00:00.000Z');
    expect(reminders(tom)).toHaveLength(before);
    expect(textsOf({ ...(await w.types(priya, 'questions')) })[0]).toBe('# All answered, thank you');
  });

  it('asks nothing of whoever has left, and nothing in the holidays', async () => {
    const { priya } = w.people;
    await at('2026-12-10T09:00:00.000Z');
    w.now = '2026-12-15T09:31:00.000Z';
    await press(priya, await w.types(priya, 'chair'), 'run-meeting.start');
    await w.quiet();
    // The meeting is not closed, so that the chair is asked to close it; in the holidays nobody is.
    for (const now of ['2026-12-18T08:00:00.000Z', '2026-12-22T09:00:00.000Z', '2026-12-31T09:00:00.000Z'])
      await at(now);
    const asked = reminders(priya).map(({ activity }) => JSON.stringify(activity));
    expect(asked.map(text => text.includes('SIT of Tue 15 Dec 2026 has not been closed'))).toEqual([true]);
    await w.app.bot.store.transaction(MILL_LANE.id, tx => tx.people.appoint(priya.id, []));
    await at('2027-01-06T09:00:00.000Z');
    await at('2027-01-12T09:00:00.000Z');
    expect(reminders(priya)).toHaveLength(1);
  });
});
