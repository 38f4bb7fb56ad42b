import { afterEach, describe, expect, it } from 'vitest';
import type { AutomaticReply } from '#ports/automatic-replies.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { agendaLinesOf } from '#test/fixtures/agenda-lines.ts';
import { type EscalationWorld, escalationWorld } from '#test/fixtures/escalation-world.ts';
import { openedEscalation } from '#test/fixtures/opened-escalation.ts';
import { REDS } from '#test/fixtures/plan-world.ts';
import { text } from '#test/fixtures/standing-world.ts';
import { plansWithoutCheckIn } from '#workflows/agenda-sources/plans-without-check-in.ts';

// A tick a day over weeks: where several suites share a core that takes its time.
const SLOW = { timeout: 240_000 };
const BY_ITSELF =
  'id: ours\nname: Ours\nextends: dsat\nlateness: { escalatesByItself: true, source: default }\n';

let e: EscalationWorld;
afterEach(() => e.w.close());

const days = async (...all: string[]) => {
  for (const day of all) await e.dayOf(day);
};
/** Asked in its week, due Fri 18 Dec, the last day of term, and reminded of once school is back. */
const reminded = () => days('2026-12-11', '2026-12-18', '2027-01-05');
const checkIn = (verb: string, card: object, input: Record<string, unknown> = {}) =>
  e.w.presses(e.w.people.tom, card, `plan-check-in.${verb}`, input);

describe('while the head is away', SLOW, () => {
  it('by the mailbox’s automatic reply, time stands still, and nothing is kept but the days', async () => {
    let reply: AutomaticReply | null = null;
    const of = async (addresses: readonly string[]) => ({
      replies: new Map(addresses.flatMap(address => (reply ? [[address, reply] as const] : []))),
      unknown: 0,
    });
    e = await escalationWorld('dsat', 'aip', { automaticReplies: { of: () => ({ of }) } });
    await reminded();
    reply = { from: '2027-01-06T00:00:00.000Z', until: '2027-01-07T18:00:00.000Z' };
    await days('2027-01-06', '2027-01-07');
    reply = null;
    await days('2027-01-08', '2027-01-11');
    expect(await e.steps()).toBe('reminded, waited, waited');
    expect(await e.escalations()).toMatchObject([{ waited: ['2027-01-06', '2027-01-07'] }]);
    await e.dayOf('2027-01-12');
    expect(await e.steps()).toBe('reminded, waited, waited, officer-asked');
  });

  it('by a recorded absence, nobody is reminded and nothing goes further before they are back', async () => {
    e = await escalationWorld();
    const { tom } = e.w.people;
    await days('2026-12-11', '2026-12-18');
    const card = await e.w.types(tom, 'away');
    const kept = await e.w.presses(tom, card, 'away.record', { from: '2027-01-04', until: '2027-01-06' });
    expect(text(kept)).toContain('Kept, until Wed 6 Jan');
    await days('2027-01-04', '2027-01-05', '2027-01-06');
    expect(await e.steps()).toBe('');
    await days('2027-01-07', '2027-01-08', '2027-01-11');
    expect(await e.steps()).toBe('reminded');
    await e.dayOf('2027-01-12');
    expect(await e.steps()).toBe('reminded, officer-asked');
  });
});

describe('where the model says that it goes on by itself', SLOW, () => {
  it('it does, a school week after each question, and the school reads the line', async () => {
    e = await escalationWorld();
    const { tom, priya } = e.w.people;
    const use = { id: 'own', modelId: 'ours', name: 'Ours', from: '2026-09-01', text: BY_ITSELF };
    await e.w.app.bot.store.transaction(MILL_LANE.id, ({ owed }) =>
      owed.useModel({ ...use, usedAt: '2026-11-20T09:00:00.000Z', byId: 'operator' }),
    );
    await reminded();
    await e.dayOf('2027-01-08');
    expect(text(await openedEscalation(e.w, priya))).toContain('it goes further by itself in time');
    await days('2027-01-14', '2027-01-15');
    expect(await e.steps()).toBe('reminded, officer-asked, taken-on');
    expect(text(e.w.shown(e.deputy, 'escalation.'))).toContain('Without your word it goes to the agenda');
    await days('2027-01-21', '2027-01-22');
    expect(await e.steps()).toBe('reminded, officer-asked, taken-on, put-on-agenda');
    expect(text(e.w.shown(tom, 'escalation.'))).toContain('will have this line');
  });
});

describe('what a check-in says is red', SLOW, () => {
  it('is answered with what would help, put to the officer, read and added to by the head, and goes with its history', async () => {
    e = await escalationWorld();
    const { tom, priya } = e.w.people;
    await e.dayOf('2026-12-11');
    let card = e.w.shown(tom, 'plan-check-in.answer');
    const [plan] = await e.w.app.bot.store.inTrust(MILL_LANE.id).plans.ofSchool('900001');
    const actions = (plan?.priorities ?? []).flatMap(each => each.actions);
    const rate = async (said: string, answer: Record<string, unknown>) => {
      const about = actions.find(each => each.text === said)?.id;
      const saved = await checkIn('save', await checkIn('answer', card, { about }), { ...REDS, ...answer });
      card = await checkIn('list', saved);
    };
    await rate('Ring on the first day', { rag: 'green' });
    await rate('Train every teacher', { rag: 'red' });
    expect(text(card)).toContain('First please say what would help with 1.1');
    expect(await e.escalations()).toEqual([]);
    await rate('Train every teacher', { rag: 'red', help: 'A day of cover' });
    expect(text(await checkIn('send', card))).toContain('Sent.');
    await e.w.quiet();
    expect(await e.escalations()).toMatchObject([
      { kind: 'concern', state: 'with-officer', remindedAt: null },
    ]);
    const asked = text(await openedEscalation(e.w, priya));
    expect(asked).toContain('action 1.1 is red');
    expect(asked).toContain('What would help: A day of cover');
    expect(text(e.w.shown(tom, 'escalation.'))).toContain('Your officer decides whether');
    await e.says(tom, 'add', { words: 'Two are new to us.' });
    await e.says(priya, 'take-on');
    expect(await e.escalations()).toMatchObject([{ state: 'on-agenda' }]);
    await days('2027-01-11', '2027-01-14', '2027-01-18', '2027-01-21', '2027-01-25');
    const [line, ...more] = await agendaLinesOf(e.w, 'plan-concerns');
    expect(more).toEqual([]);
    expect(line).toMatchObject({ audience: 'chair', section: 'confidential', link: { card: 'escalation' } });
    expect(line?.text).toContain('action 1.1 is red');
    expect(line?.reason).toContain('The school adds: “Two are new to us.”');
  });
});

describe('a half term in which nobody checked in', SLOW, () => {
  it('is a line by itself for the chair, on one agenda, and on another once the school was asked since', async () => {
    e = await escalationWorld();
    await reminded();
    // Tue 23 Feb and Tue 9 Mar are the meetings after it.
    await days('2027-02-05', '2027-02-22', '2027-02-25', '2027-03-01', '2027-03-04', '2027-03-08');
    const [line, ...others] = await agendaLinesOf(e.w, 'plans-without-check-in');
    expect(others).toEqual([]);
    expect(line).toMatchObject({ audience: 'chair', section: 'confidential', link: { card: 'plan' } });
    expect(line?.reason).toBe('None has come yet');
    expect(line?.text).toBe('No check-in on the Academy Improvement Plan “Plan 2026/27” in all of Spring 1');

    const { bot } = e.w.app;
    const trust = bot.store.inTrust(MILL_LANE.id);
    const [series] = await trust.meetings.series();
    const [one] = await trust.meetings.between(
      series?.id ?? '',
      '2027-02-01T00:00:00Z',
      '2027-04-01T00:00:00Z',
    );
    if (!series || !one) throw new Error('the team meets in the spring');
    const schools = await trust.schools.list();
    const held = (on: string, prepared: string) => ({
      ...{ ...one, startsAt: `${on}T09:30:00.000Z`, preparedAt: `${prepared}T08:00:00.000Z` },
    });
    const proposed = async (meeting: typeof one, earlier: typeof one | null) => {
      const occasion = { series, meeting, earlier, schools, now: e.w.now, ...bot };
      return (await plansWithoutCheckIn.propose(trust, occasion)).map(({ key }) => key.split(' ').at(-1));
    };
    const next = held('2027-03-23', '2027-03-19');
    // A meeting on the last day of the half term could not know of it.
    expect(await proposed(next, held('2027-02-12', '2027-02-08'))).toEqual(['2027-01-04']);
    expect(await proposed(next, held('2027-03-09', '2027-03-04'))).toEqual([]);
    // Thu 18 Mar: the school is asked anew, so it is news that it has said nothing; once.
    await e.dayOf('2027-03-18');
    expect(await proposed(next, held('2027-03-09', '2027-03-04'))).toEqual(['2027-01-04']);
    expect(await proposed(held('2027-03-25', '2027-03-24'), next)).toEqual([]);
    // The next half term is a line of its own.
    expect(await proposed(held('2027-04-13', '2027-04-12'), next)).toEqual(['2027-02-22']);
  });
});
