import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import type { Escalation } from '#domain/escalation/escalation.ts';
import { calendarEntry } from '#test/builders/school-years.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { agendaLinesOf } from '#test/fixtures/agenda-lines.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { openedEscalation } from '#test/fixtures/opened-escalation.ts';
import { NOT_YET, SAID, type SendingWorld, sendingWorld } from '#test/fixtures/sending-world.ts';
import { messagesOf, text } from '#test/fixtures/standing-world.ts';
import { readEscalation } from '#workflows/escalation/read-escalation.ts';

// A tick a day over weeks: where several suites share a core that takes its time.
const SLOW = { timeout: 240_000 };
const AUTUMN_2027 = [
  calendarEntry('term', '2027-09-02', '2027-12-17'),
  calendarEntry('half-term', '2027-10-25', '2027-10-29'),
];
/** The nearest days on which an agenda of the team's series may be prepared. */
const AGENDA_DAYS = ['2027-01-25', '2027-01-28', '2027-02-01', '2027-02-04', '2027-02-08'];

let s: SendingWorld;
afterEach(() => s.w.close());
const read = () => s.w.app.bot.store.inTrust(MILL_LANE.id);
const days = async (...all: string[]) => {
  for (const day of all) await s.dayOf(day);
};
/** What was escalated of one thing at Oakwood, the earliest due first. */
const escalations = async (thing: string): Promise<Escalation[]> => {
  const own = (await s.requests()).filter(each => each.thing === thing);
  const all = await Promise.all(own.map(({ id }) => read().escalations.about('obligation', id)));
  return all.flat().toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
};
const states = async (thing: string) =>
  (await escalations(thing)).map(
    ({ dueOn, state, stopped }) => `${dueOn} ${state}${stopped ? ` ${stopped.because}` : ''}`,
  );
/** Somebody's card of what was escalated last of a thing at Oakwood: other schools have sent nothing either. */
const cardOf = async (who: Person, thing: string) => {
  const id = (await escalations(thing)).at(-1)?.id ?? 'none';
  return who.id === s.w.people.priya.id ? openedEscalation(s.w, who, id) : s.w.shown(who, id);
};
const says = async (who: Person, thing: string, verb: string) => {
  const answer = await s.w.presses(who, await cardOf(who, thing), `escalation.${verb}`);
  await s.w.quiet();
  return text(answer);
};
const agendaLines = () => agendaLinesOf(s.w, 'obligations-overdue');

describe('what a school has not sent', SLOW, () => {
  it('is left alone until the day it was put off to, then goes its way, and stops at once when it comes', async () => {
    s = await sendingWorld('ddat');
    const { tom, priya } = s.w.people;
    await s.dayOf('2026-12-11');
    await s.save(tom, 'pupil-data', SAID);
    await days('2026-12-18', '2027-01-05');
    expect(await states('self-evaluation')).toEqual(['2026-12-18 reminded']);
    await s.dayOf('2027-01-08');
    expect(text(await cardOf(priya, 'self-evaluation'))).toContain(
      'Does it go further? Not sent yet: Oakwood Primary School',
    );
    await s.save(tom, 'self-evaluation', { ...NOT_YET, by: '2027-01-13', words: 'Governors meet then' });
    await s.w.quiet();
    expect(await states('self-evaluation')).toEqual(['2026-12-18 stopped answered']);
    expect(text(s.w.shown(priya, 'escalations.'))).not.toContain('Oakwood Primary School: not sent yet');
    await s.dayOf('2027-01-13');
    expect(await states('self-evaluation')).toHaveLength(1);
    await s.dayOf('2027-01-14');
    expect((await states('self-evaluation')).at(-1)).toBe('2027-01-13 reminded');
    await s.dayOf('2027-01-19');
    const card = text(await cardOf(priya, 'self-evaluation'));
    expect(card).toContain('was due Fri 18 Dec 2026, then was to come by Wed 13 Jan');
    expect(card).toContain('Governors meet then');
    await says(priya, 'self-evaluation', 'take-on');
    expect(await says(s.deputy, 'self-evaluation', 'agenda')).toContain('It goes to the next agenda');
    expect(text(await cardOf(tom, 'self-evaluation'))).toContain(
      '“Self-evaluation updated” was due Fri 18 Dec',
    );
    await days(...AGENDA_DAYS);
    expect(await agendaLines()).toMatchObject([{ audience: 'chair', readerIds: [], urn: OAKWOOD }]);
    await s.save(tom, 'self-evaluation', SAID);
    expect((await states('self-evaluation')).at(-1)).toBe('2027-01-13 stopped answered');
    // What was sent in time was never late.
    expect(await states('pupil-data')).toEqual([]);
  });

  it('due as the summer term ends it goes its way in September, and counts to nothing of the new year', async () => {
    s = await sendingWorld('ddat');
    const { tom, priya } = s.w.people;
    const sentBefore = ['2026-12-11', '2027-03-19'].map(on => ({
      ...{ id: `by hand ${on}`, urn: OAKWOOD, on, state: 'done' as const },
      things: ['pupil-data', 'self-evaluation'],
    }));
    await s.w.app.bot.store.transaction(MILL_LANE.id, async tx => {
      await tx.calendar.save(AUTUMN_2027);
      await tx.owed.addFulfilments(sentBefore, { at: s.w.now, byId: s.deputy.id });
    });
    await s.dayOf('2027-07-14');
    await s.save(tom, 'self-evaluation', { ...NOT_YET, by: '2027-09-09', words: 'Governors meet then' });
    const summer = async (thing: string) => (await states(thing)).filter(each => each > '2027-07-21');
    // The holidays remind nobody.
    const before = messagesOf(s.w, tom);
    await days('2027-07-22', '2027-08-11', '2027-09-01');
    expect(messagesOf(s.w, tom)).toBe(before);
    await days('2027-09-02', '2027-09-03', '2027-09-08');
    expect((await states('pupil-data')).at(-1)).toBe('2027-07-21 with-officer');
    expect(text(await cardOf(priya, 'pupil-data'))).toContain('“Termly pupil data” was due Wed 21 Jul');
    expect(await summer('self-evaluation')).toEqual([]);
    // What was to come by a day of the new year is asked for on that day, and late after it.
    const list = text(await s.w.types(tom, 'to send'));
    expect(list).toMatch(/Self-evaluation updated\n◆ Not yet, by Thu 9 Sep/);
    await days('2027-09-09', '2027-09-10');
    expect(await summer('self-evaluation')).toEqual(['2027-09-09 reminded']);
    // It comes: that ends it, is marked late, and leaves the autumn's to be asked for.
    const [request] = (await s.requests()).filter(
      ({ thing, owedTo }) => thing === 'pupil-data' && owedTo === '2027-07-21',
    );
    const form = await s.w.presses(tom, await s.w.types(tom, 'to send'), 'to-send.answer', {
      about: request?.id,
    });
    expect(text(await s.w.presses(tom, form, 'to-send.save', SAID))).toContain('It is marked late.');
    await s.w.quiet();
    expect((await states('pupil-data')).at(-1)).toBe('2027-07-21 stopped answered');
    expect(text(await s.w.types(tom, 'to send'))).toContain('● Sent. Due Wed 21 Jul');
    expect(Object.values(await s.owed('pupil-data'))).not.toContain('done');
    await s.dayOf('2027-12-10');
    expect((await s.requests()).map(({ thing, owedTo }) => `${thing} ${owedTo}`)).toContain(
      'pupil-data 2027-12-17',
    );
    // The half term is over, and with it what the summer left.
    expect(text(await s.w.types(tom, 'to send'))).not.toContain('21 Jul');
  });

  it('stops at once when the officer records it or waives it', async () => {
    s = await sendingWorld('ddat');
    const { priya } = s.w.people;
    await days('2026-12-11', '2026-12-18', '2027-01-05', '2027-01-08');
    const needs = await s.w.types(priya, 'what does oakwood need this year?');
    const recorded = await s.w.presses(priya, needs, 'school-needs.record', {
      ...{ recordWhat: 'pupil-data', recordDay: '2027-01-07' },
    });
    expect(text(recorded)).toContain('Recorded as done Thu 7 Jan');
    expect(await states('pupil-data')).toEqual(['2026-12-18 stopped answered']);
    expect(await states('self-evaluation')).toEqual(['2026-12-18 with-officer']);
  });
});

describe('what is confidential', SLOW, () => {
  it('is known to whoever sends it and whoever decides there, on an agenda too', async () => {
    s = await sendingWorld('dsat');
    const { tom, priya } = s.w.people;
    const { store, bankHolidays, modelFiles } = s.w.app.bot;
    const [owedTo = ''] = Object.keys(await s.owed('safeguarding-audit'));
    await store.transaction(MILL_LANE.id, async ({ obligations, delegations }) => {
      await obligations.open({
        ...{ id: 'audit', urn: OAKWOOD, thing: 'safeguarding-audit', owedTo, dueOn: '2027-01-08' },
        openedAt: s.w.now,
      });
      await delegations.add({
        ...{ id: 'named', urn: OAKWOOD, personId: s.anna.id, namedById: tom.id, kind: 'answers' },
        ...{ from: '2026-09-01', to: '2027-08-20', namedAt: s.w.now },
      });
    });
    await days('2027-01-11', '2027-01-14');
    const [escalation] = await escalations('safeguarding-audit');
    expect(escalation?.state).toBe('with-officer');
    const elsewhere: Person = {
      ...priya,
      id: 'elsewhere',
      appointments: [{ role: 'officer', scope: { kind: 'hub', hubId: 'another' } }],
    };
    const seen = (who: Person) =>
      readEscalation(read(), escalation?.id ?? '', {
        ...{ now: s.w.now, bankHolidays, modelFiles },
        actor: { kind: 'person', personId: who.id, entrance: 'card', ...who },
      });
    expect((await seen(priya))?.name).toBe('“Annual safeguarding audit”');
    expect(await seen(elsewhere)).toBeNull();
    await says(priya, 'safeguarding-audit', 'take-on');
    await says(s.deputy, 'safeguarding-audit', 'agenda');
    expect((await seen(tom))?.sees).toBe('school');
    expect(await seen(s.anna)).toBeNull();
    await days(...AGENDA_DAYS);
    const [line] = await agendaLines();
    expect(line).toMatchObject({ audience: 'named', section: 'confidential' });
    expect(line?.readerIds).toEqual(expect.arrayContaining([priya.id, s.deputy.id]));
    expect(line?.readerIds).not.toContain(tom.id);
  });
});
