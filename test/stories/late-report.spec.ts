import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draw, loadFor } from '#bot/show-card.ts';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { bookedVisit } from '#test/builders/visit.ts';
import { type World, world } from '#test/fixtures/world.ts';

const lines = (card: object) => textsOf({ ...card });

/** Dsat's model; Priya leads an AIM and a first AIM with a new head, which concerns staff, and a drop-in that fell through. */
describe('reports that wait', () => {
  let w: World;
  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const of = async (who: Person, id: string) => {
    const actor = { ...who, kind: 'person', personId: who.id, entrance: 'card' } as const;
    const card = w.app.bot.cards.get('visit-report');
    if (!card) throw new Error('there is no such card');
    const viewer = { actor, surface: 'personal' } as const;
    const subject = await loadFor(w.app.bot, card, { trust: trust(), trustName: '' }, id, viewer);
    return subject ? draw(w.app.bot, card, subject, { ref: id, viewer }).card : null;
  };
  const press = async (who: Person, id: string, verb: string, inputs: Record<string, unknown> = {}) => {
    const card = await of(who, id);
    if (!card) throw new Error('they see nothing of it');
    return lines(await w.presses(who, card, `visit-report.${verb}`, inputs, 'personal'));
  };

  beforeAll(async () => {
    w = await world();
    w.now = '2026-11-02T09:00:00.000Z';
    const { priya, tom } = w.people;
    await w.app.bot.store.transaction(MILL_LANE.id, async tx => {
      const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2026-09-01', text: null };
      await tx.owed.useModel({ ...use, usedAt: w.now, byId: 'operator' });
      const common = { leadId: priya.id, headId: tom.id };
      await bookedVisit(tx, w.app.bot, { ...common, id: 'aim', at: '2026-11-03T09:30:00.000Z' });
      await bookedVisit(tx, w.app.bot, {
        ...{ ...common, id: 'new-head', at: '2026-11-04T09:30:00.000Z' },
        ...{ engagement: 'new-head-aim', name: 'First AIM with a new head', things: ['new-head-aim'] },
      });
      await bookedVisit(tx, w.app.bot, {
        ...{ ...common, id: 'drop-in', at: '2026-11-05T09:30:00.000Z', minutes: 60 },
        ...{ engagement: 'drop-in', name: 'Drop-in visit', things: ['drop-in'] },
      });
    });
    for (const who of Object.values(w.people)) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    w.now = '2026-11-05T16:00:00.000Z';
    await w.quiet();
  });
  afterAll(() => w.close());

  it('what did not happen is owed again, and nobody is asked for a report of it', async () => {
    const { priya } = w.people;
    const none = await press(priya, 'drop-in', 'not-held', { notHeldWhy: '' });
    expect(none[0]).toBe('! ! Please say in a few words why: the head reads it.');
    const said = await press(priya, 'drop-in', 'not-held', { notHeldWhy: 'Snow' });
    expect(said[0]).toMatch(/Recorded: it did not happen/);
    expect(await trust().visits.find('drop-in')).toMatchObject({ state: 'not-held', reason: 'Snow' });
    const rows = (await trust().owed.recordsOf(['900001'])).get('900001')?.fulfilments ?? [];
    expect(rows.some(({ things }) => things.includes('drop-in'))).toBe(false);
  });

  it('a live concern is turned away at once, with whom to ring, and nothing of it is kept', async () => {
    const { priya } = w.people;
    await press(priya, 'aim', 'held', { things: 'aim' });
    await press(priya, 'new-head', 'held', { things: 'new-head-aim' });
    const told = await press(priya, 'aim', 'save', { areas: 'A pupil disclosed something' });
    expect(told[0]).toMatch(/Nothing was saved: this sounds like something that cannot wait/);
    expect(JSON.stringify(await trust().visits.report('aim'))).not.toContain('disclosed');
  });

  it('the lead is reminded from the day before it is due', async () => {
    const asks = async () => lines(await w.types(w.people.priya, 'questions', 'personal')).join('\n');
    w.now = '2026-11-13T09:00:00.000Z';
    expect(await asks()).not.toContain('report');
    w.now = '2026-11-16T09:00:00.000Z';
    expect(await asks()).toContain('The report of the AIM at Oakwood Primary School is due Tue 17 Nov');
  });

  it('an agenda says that a report is overdue, and the chair alone of one about a member of staff', async () => {
    w.now = '2026-11-26T09:00:00.000Z';
    await w.quiet();
    const agenda = lines(w.agenda()).join('\n');
    expect(agenda).toContain('The AIM report of Tue 3 Nov is 14 days overdue (Priya Shah)');
    expect(agenda).not.toContain('Wed 4 Nov');
    const meeting = (await trust().agendas.mentionsOf('900001', 20)).map(({ text }) => text);
    expect(meeting.join('\n')).toContain('Tue 3 Nov');
  });

  it('a draft sent late is with the head until the next school day; silence lets it go out, and it says so', async () => {
    const { priya, tom, maria } = w.people;
    const sent = await press(priya, 'aim', 'send', { headline: 'Good', strengths: 'Reading' });
    expect(sent[0]).toBe('! ✓ The draft is with Tom Reed until Fri 27 Nov.');
    expect((await press(tom, 'aim', 'accurate'))[0]).toMatch(/The report has gone out as it is/);
    const before = w.connector.in(`a:${priya.id}`).length;
    await w.quiet();
    expect(w.connector.in(`a:${priya.id}`).slice(before)).toHaveLength(1);
    expect(lines(w.shown(priya, 'who found it accurate'))).toContain(
      'Checked by the headteacher, who found it accurate.',
    );
    await press(priya, 'new-head', 'send', { headline: 'Settling in well' });
    expect(lines((await of(priya, 'new-head')) ?? {})).not.toContain('[Release the report]');
    w.now = '2026-11-28T09:00:00.000Z';
    const silent = lines((await of(priya, 'new-head')) ?? {});
    expect(silent[1]).toBe(
      'The draft was with Tom Reed until Fri 27 Nov, and nobody has answered. Please release it: it will say so.',
    );
    const released = await press(priya, 'new-head', 'release');
    expect(released[0]).toBe('! ✓ Released to Maria Lopez and Tom Reed.');
    expect(lines((await of(maria, 'new-head')) ?? {})).toContain(
      'The headteacher did not comment by Fri 27 Nov.',
    );
    expect(lines((await of(priya, 'new-head')) ?? {})).toContain(
      'Nobody is recorded as the chair of governors at Oakwood Primary School: please send it by hand.',
    );
  });

  it('what the head found accurate went out at once', async () => {
    expect(await trust().visits.report('aim')).toMatchObject({ state: 'released', headAnswer: 'accurate' });
  });

  it('a report about a member of staff is on no channel’s agenda when it is out', async () => {
    w.now = '2026-12-10T09:00:00.000Z';
    await w.quiet();
    const agenda = lines(w.agenda()).join('\n');
    expect(agenda).toContain('AIM report released, of Tue 3 Nov (Priya Shah)');
    expect(agenda).not.toContain('Wed 4 Nov');
  });

  it('a department and an administrator are told nothing of a report, in any state', async () => {
    for (const who of [w.people.dee, w.people.sam])
      for (const id of ['aim', 'new-head', 'drop-in']) expect(await of(who, id)).toBeNull();
  });
});
