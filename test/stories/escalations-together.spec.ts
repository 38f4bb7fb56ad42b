import { afterEach, describe, expect, it } from 'vitest';
import { nodesOf } from '#cards-kit/contract.ts';
import type { Escalation } from '#domain/escalation/escalation.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { openedEscalation } from '#test/fixtures/opened-escalation.ts';
import { NOT_YET, SAID, type SendingWorld, sendingWorld } from '#test/fixtures/sending-world.ts';
import { lines, text } from '#test/fixtures/standing-world.ts';

// A tick a day over weeks: where several suites share a core that takes its time.
const SLOW = { timeout: 240_000 };

let s: SendingWorld;
afterEach(() => s.w.close());
const days = async (...all: string[]) => {
  for (const day of all) await s.dayOf(day);
};
const waiting = () => s.w.shown(s.w.people.priya, 'escalations.');
/** How many cards of what waits for her word the officer has been sent. */
const cards = () =>
  s.w.connector
    .in(`a:${s.w.people.priya.id}`)
    .filter(({ activity }) => /escalations\.|Nothing waits for your word/.test(JSON.stringify(activity)))
    .length;
const of = async (thing: string): Promise<Escalation[]> => {
  const { escalations } = s.w.app.bot.store.inTrust(MILL_LANE.id);
  const own = (await s.requests()).filter(each => each.thing === thing);
  return (await Promise.all(own.map(({ id }) => escalations.about('obligation', id)))).flat();
};
/** Presses a button beside one of them, as it was when it was read. */
const press = (card: object, verb: string, { id, version }: Escalation) =>
  s.w.presses(s.w.people.priya, card, `escalations.${verb}`, { item: id, seen: version });

describe('all that waits for an officer’s word', SLOW, () => {
  it('is one card, each thing with one press; it is redrawn as things are answered, and is new at most once a day', async () => {
    s = await sendingWorld('ddat');
    const { tom, priya } = s.w.people;
    await days('2026-12-11', '2026-12-18', '2027-01-05');
    expect(cards()).toBe(0);
    await s.dayOf('2027-01-08');
    expect(cards()).toBe(1);
    const [[sef], [data]] = [await of('self-evaluation'), await of('pupil-data')];
    if (!sef || !data) throw new Error('both are begun');
    expect([sef.state, data.state]).toEqual(['with-officer', 'with-officer']);
    const first = waiting();
    expect(text(first)).toContain('“Self-evaluation updated” was due Fri 18 Dec');
    expect(lines(first)[0]).toBe('# Do these 6 go further?');
    expect(text(await press(first, 'take-on', sef))).toContain('Taken further: whoever decides is asked.');
    await s.w.quiet();
    expect(lines(waiting())[0]).toBe('# Do these 5 go further?');
    // From the card as it was before: the other is still answered, the first is not answered twice.
    expect(text(await press(first, 'wait', sef))).toContain('It was answered meanwhile');
    expect(text(await press(first, 'wait', data))).toContain('You are asked once more after Fri 15 Jan');
    expect((await of('pupil-data'))[0]).toMatchObject({
      state: 'given-time',
      given: { until: '2027-01-15' },
    });
    await s.w.quiet();
    await days('2027-01-11', '2027-01-12', '2027-01-15');
    expect(cards()).toBe(1);
    await s.dayOf('2027-01-18');
    expect(cards()).toBe(2);
    const again = await openedEscalation(s.w, priya, data.id);
    expect(text(again)).toContain('Does it go further?');
    await s.save(tom, 'pupil-data', SAID);
    await s.w.quiet();
    expect((await of('pupil-data'))[0]).toMatchObject({ state: 'stopped' });
    expect([...nodesOf(waiting())].some(({ data: of }) => JSON.stringify(of ?? '').includes(data.id))).toBe(
      false,
    );
    expect(cards()).toBe(2);
  });
});

describe('“not yet”, again and again', SLOW, () => {
  it('goes on to the officer by the clock, whatever day was promised, and stays one question', async () => {
    s = await sendingWorld('ddat');
    const { tom } = s.w.people;
    await days('2026-12-11', '2026-12-18', '2027-01-05');
    await s.save(tom, 'self-evaluation', { ...NOT_YET, by: '2027-01-20' });
    await days('2027-01-06', '2027-01-07', '2027-01-12');
    expect((await of('self-evaluation')).map(({ state }) => state)).toEqual(['stopped']);
    await s.save(tom, 'self-evaluation', { ...NOT_YET, by: '2027-02-03', words: 'Governors meet then' });
    expect(await of('self-evaluation')).toHaveLength(1);
    await s.dayOf('2027-01-13');
    expect((await of('self-evaluation')).map(({ dueOn, state }) => `${dueOn} ${state}`).toSorted()).toEqual([
      '2026-12-18 stopped',
      '2027-01-12 with-officer',
    ]);
    const put = (await of('self-evaluation')).find(({ dueOn }) => dueOn === '2027-01-12');
    const card = text(await openedEscalation(s.w, s.w.people.priya, put?.id));
    expect(card).toContain('was due Fri 18 Dec 2026 and was put off more than once, last until Wed 3 Feb');
    expect(card).toContain('The school has said “not yet” 2 times');
    // A third time changes nothing for the officer, and neither does the day that was promised when it passes.
    await s.save(tom, 'self-evaluation', { ...NOT_YET, by: '2027-02-10' });
    await days('2027-02-04', '2027-02-11', '2027-02-12');
    expect((await of('self-evaluation')).map(({ dueOn, state }) => `${dueOn} ${state}`).toSorted()).toEqual([
      '2026-12-18 stopped',
      '2027-01-12 with-officer',
    ]);
    await s.save(tom, 'self-evaluation', SAID);
    await s.w.quiet();
    expect((await of('self-evaluation')).map(({ state }) => state)).toEqual(['stopped', 'stopped']);
  });
});
