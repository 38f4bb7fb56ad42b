import { afterEach, describe, expect, it } from 'vitest';
import { calendarEntry } from '#test/builders/school-years.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { agendaLinesOf } from '#test/fixtures/agenda-lines.ts';
import { type EscalationWorld, escalationWorld } from '#test/fixtures/escalation-world.ts';
import { openedEscalation } from '#test/fixtures/opened-escalation.ts';
import { messagesOf, text } from '#test/fixtures/standing-world.ts';
import { beginOnLate, escalationsToday, keepEscalation } from '#workflows/escalation/keep-escalations.ts';

// A tick a day over weeks: where several suites share a core that takes its time.
const SLOW = { timeout: 240_000 };

let e: EscalationWorld;
afterEach(() => e.w.close());

const TO_THE_OFFICER = ['2027-01-05', '2027-01-08'];
const days = async (all: readonly string[]) => {
  for (const day of all) await e.dayOf(day);
};
/** Asked in its week, due Fri 18 Dec, the last day of term; school begins again on Tue 5 Jan. */
const asked = () => days(['2026-12-11', '2026-12-18']);
/** How many cards of what is late somebody was sent. */
const cardsOf = (personId: string) =>
  e.w.connector
    .in(`a:${personId}`)
    .filter(({ activity }) => /escalations?\.|Nothing waits for your word/.test(JSON.stringify(activity)))
    .length;
const sendsIt = async () => {
  const { tom } = e.w.people;
  const card = e.w.shown(tom, 'plan-check-in.');
  return e.w.presses(tom, card, 'plan-check-in.unchanged', { unchangedWhy: 'As it was' });
};

describe('a check-in that does not come', SLOW, () => {
  it('due as the summer term ends is late in September, and in the holidays nobody is troubled', async () => {
    e = await escalationWorld();
    const autumn = calendarEntry('term', '2027-09-02', '2027-12-17');
    await e.w.app.bot.store.transaction(MILL_LANE.id, tx => tx.calendar.save([autumn]));
    await days(['2027-07-14', '2027-07-22', '2027-09-01']);
    expect(await e.checkIns(e.planId)).toMatchObject([{ state: 'open', dueOn: '2027-07-21' }]);
    expect(await e.steps()).toBe('');
    await e.dayOf('2027-09-02');
    expect(await e.steps()).toBe('reminded');
    await e.dayOf('2027-09-07');
    expect(await e.steps()).toBe('reminded, officer-asked');
  });

  it('is a reminder to the head, a question to the officer, and without their word nothing more', async () => {
    e = await escalationWorld();
    const { tom, priya } = e.w.people;
    await asked();
    await days(['2026-12-21', '2026-12-28']);
    expect(await e.steps()).toBe('');
    const before = messagesOf(e.w, tom);
    // An INSET day: staff work on it.
    await e.dayOf('2027-01-04');
    expect(await e.steps()).toBe('reminded');
    // One card of everything that waits, whatever it is reminded for.
    expect(messagesOf(e.w, tom) - before).toBeLessThanOrEqual(1);
    expect(text(e.w.shown(tom, 'waiting-questions.'))).toContain('Check in on Oakwood');
    await days(['2027-01-05', '2027-01-06']);
    expect(await e.steps()).toBe('reminded');
    await e.dayOf('2027-01-07');
    expect(await e.steps()).toBe('reminded, officer-asked');
    const card = text(await openedEscalation(e.w, priya));
    expect(card).toContain('Does it go further? Overdue check-in: Oakwood Primary School');
    expect(card).toContain('Nothing goes further without your word.');
    expect(card).toContain('[Ask Una Deane]');
    await days(['2027-01-15', '2027-01-22', '2027-01-29']);
    expect(await e.steps()).toBe('reminded, officer-asked');
    // The head is shown nothing of it before there is a line.
    expect(() => e.w.shown(tom, 'escalation.')).toThrow('no card was sent');
  });

  it('goes by the officer to the decider and to the agenda, whose line the head reads first', async () => {
    e = await escalationWorld();
    const { tom, priya } = e.w.people;
    await asked();
    await days(TO_THE_OFFICER);
    expect(text(await e.says(priya, 'take-on'))).toContain('Taken further: whoever decides is asked.');
    const card = text(e.w.shown(e.deputy, 'escalation.'));
    expect(card).toContain('What becomes of it? Overdue check-in: Oakwood Primary School');
    expect(text(await e.says(e.deputy, 'agenda'))).toContain('It goes to the next agenda');
    const line = text(e.w.shown(tom, 'escalation.'));
    expect(line).toContain('The check-in on the Academy Improvement Plan “Plan 2026/27” was due Fri 18 Dec');
    expect(line).not.toContain('late');
    expect(text(await e.says(tom, 'add', { words: 'Two of us were ill.' }))).toContain('Kept');
    await days(['2027-01-11', '2027-01-14', '2027-01-18', '2027-01-21', '2027-01-25']);
    const ours = await agendaLinesOf(e.w, 'check-ins-overdue');
    // On one agenda, whatever is prepared after it.
    expect(ours).toHaveLength(1);
    expect(ours).toMatchObject([
      { audience: 'chair', section: 'confidential', link: { card: 'escalation' }, urn: '900001' },
    ]);
    expect(ours[0]?.reason).toContain('The school adds: “Two of us were ill.”');
  });

  it.each([
    ['reminded', []],
    ['with-officer', ['officer']],
    ['with-decider', ['officer', 'take-on']],
    ['on-agenda', ['officer', 'take-on', 'agenda']],
  ] as const)('stops at once when it comes while it is %s', async (state, road) => {
    e = await escalationWorld();
    const { priya } = e.w.people;
    await asked();
    await e.dayOf('2027-01-05');
    for (const step of road) {
      if (step === 'officer') await e.dayOf('2027-01-08');
      else await e.says(step === 'agenda' ? e.deputy : priya, step);
    }
    expect((await e.escalations()).map(each => each.state)).toEqual([state]);
    expect(text(await sendsIt())).toContain('Sent.');
    await e.w.quiet();
    expect(await e.escalations()).toMatchObject([{ state: 'stopped', stopped: { because: 'answered' } }]);
    if (road.length > 0)
      expect(text(e.w.shown(priya, 'Nothing waits for your word'))).toContain('All of it was answered');
    const before = cardsOf(priya.id);
    await days(['2027-01-12', '2027-01-19']);
    expect(cardsOf(priya.id)).toBe(before);
  });

  it('is given time once, and then asked about once more', async () => {
    e = await escalationWorld();
    const { priya } = e.w.people;
    await asked();
    await days(TO_THE_OFFICER);
    const wrong = await e.says(priya, 'give-time', { until: '2027-01-08', waitWhy: 'Inspection week' });
    expect(text(wrong)).toContain('Please give a day after today');
    await e.says(priya, 'give-time', { until: '2027-01-13', waitWhy: 'Inspection week' });
    await days(['2027-01-12', '2027-01-13']);
    expect(await e.steps()).toBe('reminded, officer-asked, given-time');
    await e.dayOf('2027-01-14');
    expect(await e.steps()).toBe('reminded, officer-asked, given-time, officer-asked');
    expect(text(await openedEscalation(e.w, priya))).not.toContain('[Give it time]');
    await e.says(priya, 'leave', { leaveWhy: 'Agreed by phone' });
    expect(await e.escalations()).toMatchObject([{ state: 'left' }]);
  });
});

describe('by itself', SLOW, () => {
  it('Dartmoor’s goes no further, whatever time passes', async () => {
    e = await escalationWorld('dartmoor', 'rapid-improvement-plan');
    await asked();
    await days(['2027-01-05', '2027-01-08', '2027-01-15', '2027-02-01', '2027-02-10', '2027-03-05']);
    expect(await e.steps()).not.toMatch(/taken-on|agenda/);
  });
});

describe('two processes and a clock that jumps', SLOW, () => {
  it('take each step once', async () => {
    e = await escalationWorld();
    await asked();
    const { store, bankHolidays, modelFiles } = e.w.app.bot;
    const at = async (day: string) => {
      const asking = { now: `${day}T09:00:00.000Z`, bankHolidays, modelFiles };
      const { late, open, kindsOf } = await escalationsToday(store.inTrust(MILL_LANE.id), asking);
      const keeping = { ...asking, kindsOf, byMailbox: () => false };
      const one = async () => {
        for (const of of late) await store.transaction(MILL_LANE.id, tx => beginOnLate(tx, of, keeping));
        for (const id of open) await store.transaction(MILL_LANE.id, tx => keepEscalation(tx, id, keeping));
      };
      await Promise.all([one(), one()]);
    };
    await at('2027-01-05');
    expect(await e.steps()).toBe('reminded');
    await at('2027-01-08');
    await at('2027-01-05');
    await at('2027-01-08');
    expect(await e.steps()).toBe('reminded, officer-asked');
  });
});
