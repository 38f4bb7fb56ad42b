import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATOR } from '#domain/access/actor.ts';
import type { Person } from '#domain/access/role.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { type World, world } from '#test/fixtures/world.ts';
import { forgetPerson } from '#workflows/privacy/forget-person.ts';

const NOTE = 'the absence rota in the office';
const OTHER = 'the move of the server room';
const ACTION = 'Speak to the people team';

/** Dee flags two things for 17 Nov 2026, Sam reads both; one leads to an action of Maria's, and the other is forgotten about. */
describe('a confidential line that is over', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
    const { priya, maria, dee, sam } = w.people;
    const part = { chairId: priya.id, memberIds: [priya.id, maria.id] };
    await inTrust(tx => tx.meetings.saveSeries(sitSeries(part)));
    for (const who of [priya, maria, dee, sam]) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    for (const note of [NOTE, OTHER]) {
      const flag = { topic: 'hr', live: 'no', series: 'series-sit', readers: sam.id, note };
      await press(dee, await w.types(dee, 'flag oakwood'), 'flag-school.add', flag);
      await w.quiet();
    }
    w.now = '2026-11-17T09:31:00.000Z';
    let card = await press(priya, w.shown(priya, 'run-meeting.'), 'run-meeting.start');
    const line = (await lines()).find(({ text }) => text.includes(NOTE));
    card = await press(priya, card, 'run-meeting.go-to', { goTo: line?.id });
    const action = { action: ACTION, owner: maria.id, due: '2026-11-27' };
    card = await press(priya, card, 'run-meeting.record', action);
    card = await press(priya, card, 'run-meeting.wrap-up');
    await press(priya, card, 'run-meeting.close', { present: priya.id });
    await w.quiet();
  });
  afterAll(() => w.close());

  const inTrust = <T>(work: Parameters<typeof w.app.bot.store.transaction<T>>[1]) =>
    w.app.bot.store.transaction(MILL_LANE.id, work);
  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const press = (who: Person, card: object, verb: string, inputs: Record<string, unknown> = {}) =>
    w.presses(who, card, verb, inputs, 'personal');
  const lines = async () => {
    const from = '2026-11-17T00:00:00.000Z';
    const [meeting] = await trust().meetings.between('series-sit', from, '2026-11-18T00:00:00.000Z');
    return trust().agendas.lines(meeting?.id ?? '');
  };
  /** What the bot posted there of itself: an answer to something typed stays as Teams keeps it. */
  const posted = (who: Person) =>
    w.connector
      .in(`a:${who.id}`)
      .filter(({ activity }) => activity.replyToId === undefined)
      .map(({ activity }) => JSON.stringify(activity))
      .join();
  const at = async (now: string) => {
    w.now = now;
    await w.quiet();
  };

  it('stands on the cards of its readers, its chair and whoever does something about it', () => {
    const { sam, maria } = w.people;
    expect(posted(sam)).toContain(NOTE);
    expect(posted(sam)).toContain(OTHER);
    expect(posted(maria)).toContain(ACTION);
  });

  it('stays there as long as it is kept, though other cards of that age are not known any more', async () => {
    const { sam } = w.people;
    // Two years after the cards were posted, and not yet after the meeting.
    await at('2028-11-15T09:00:00.000Z');
    expect((await lines()).map(({ audience }) => audience)).toContain('named');
    expect(posted(sam)).toContain(OTHER);
  });

  it('is gone from them when it is ended', async () => {
    const { sam, dee, priya } = w.people;
    await at('2028-11-18T09:00:00.000Z');
    // An action keeps its line until it is done.
    expect((await lines()).filter(({ text }) => text.includes(OTHER))).toEqual([]);
    for (const who of [sam, dee, priya]) expect(posted(who), who.name).not.toContain(OTHER);
    expect(posted(sam)).toContain(NOTE);
  });

  it('is gone from the owner’s list too, with what was done about it', async () => {
    const { maria, sam } = w.people;
    const audience = { kind: 'person', personId: maria.id } as const;
    const list = { key: 'list', card: 'my-actions', subject: `actions of ${maria.id}`, audience } as const;
    // The one of 2026 is too old to be known.
    await inTrust(tx => tx.outbox.post({ ...list, urgency: 'now', dueAt: w.now }, w.now));
    await w.quiet();
    await press(maria, w.shown(maria, 'my-actions.'), 'my-actions.done');
    await w.quiet();
    expect(JSON.stringify(w.shown(maria))).toContain(ACTION);
    await at('2028-11-19T09:00:00.000Z');
    expect(JSON.stringify(w.shown(maria))).not.toContain(ACTION);
    expect(posted(sam)).not.toContain(NOTE);
  });

  it('is gone from the chat of a reader who is forgotten, however old the card', async () => {
    const { sam, dee } = w.people;
    const flag = { topic: 'hr', live: 'no', series: 'series-sit', readers: sam.id, note: NOTE };
    w.now = '2028-11-27T09:00:00.000Z';
    await inTrust(async tx => {
      const series = await tx.meetings.findSeries('series-sit');
      const startsAt = '2028-11-29T09:30:00.000Z';
      if (series)
        await tx.meetings.callExtra(series, 'extra', { startsAt, agendaDueAt: w.now, reason: null });
    });
    await w.quiet();
    await press(dee, await w.types(dee, 'flag oakwood'), 'flag-school.add', flag);
    await w.quiet();
    expect(posted(sam)).toContain(NOTE);
    w.now = '2029-05-01T09:00:00.000Z';
    await inTrust(tx => forgetPerson(tx, sam.id, { actor: OPERATOR, now: w.now }));
    await w.quiet();
    expect(posted(sam)).not.toContain(NOTE);
  });
});
