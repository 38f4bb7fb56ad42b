import { afterEach, describe, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { type PlanWorld, planWorld, REDS } from '#test/fixtures/plan-world.ts';
import { lines, messagesOf, text } from '#test/fixtures/standing-world.ts';
import { dueCheckIns } from '#workflows/plans/due-check-ins.ts';
import { openCheckIns } from '#workflows/plans/open-check-ins.ts';

let p: PlanWorld;
afterEach(() => p.w.close());

const CARD = 'plan-check-in.';
const read = () => p.w.app.bot.store.inTrust(MILL_LANE.id);
const press = (
  who: Parameters<PlanWorld['w']['presses']>[0],
  card: object,
  verb: string,
  input: Record<string, unknown> = {},
) => p.w.presses(who, card, `${CARD}${verb}`, input);
/** Opens an action of the list by its number. */
const form = async (who: PlanWorld['anna'], card: object, textOfAction: string) => {
  const id = await actionId(textOfAction);
  return press(who, card, 'answer', { about: id });
};
const actionId = async (said: string) => {
  const plans = await read().plans.ofSchool(OAKWOOD);
  const found = plans
    .flatMap(({ priorities }) => priorities.flatMap(({ actions }) => actions))
    .find(each => each.text === said);
  if (!found) throw new Error(`no action says "${said}"`);
  return found.id;
};

describe('a check-in on an AIP (dsat)', () => {
  it('is asked five school days before the half term ends, once, and sent it is done', async () => {
    p = await planWorld('dsat');
    const { tom, priya } = p.w.people;
    const id = await p.runs('aip', [tom, priya]);
    expect(await p.checkIns(id)).toEqual([]);
    await p.dayOf('2026-12-10');
    expect(await p.checkIns(id)).toEqual([]);
    await p.dayOf('2026-12-11');
    expect(await p.checkIns(id)).toMatchObject([{ state: 'open', dueOn: '2026-12-18' }]);
    const messages = messagesOf(p.w, tom);
    await p.dayOf('2026-12-12');
    expect(messagesOf(p.w, tom)).toBe(messages);
    const card = p.w.shown(tom, CARD);
    expect(lines(card)).toEqual(
      expect.arrayContaining([
        '# How does Oakwood Primary School’s plan go?',
        'Academy Improvement Plan “Plan 2026/27”. Please answer 2 actions by Fri 18 Dec. Save some now, the rest later.',
        '1.1 Train every teacher',
        '2.1 Ring on the first day',
      ]),
    );
    // What is due after the next half term is not asked about.
    expect(text(card)).not.toContain('Buy books');
    let answer = await press(tom, await form(tom, card, 'Train every teacher'), 'save', {
      ...{ rag: 'green', words: 'All but one.', help: '', links: 'https://oakwood.example/x', done: 'no' },
    });
    expect(text(answer)).toContain('✓ Saved.');
    answer = await press(tom, answer, 'list');
    expect(text(answer)).toContain('[Nothing else has changed (1 action)]');
    expect(text(answer)).toContain('● Green. All but one. ↗ oakwood.example/x');
    answer = await press(tom, await form(tom, answer, 'Ring on the first day'), 'save', {
      ...REDS,
      rag: 'none',
      done: 'yes',
    });
    answer = await press(tom, await press(tom, answer, 'list'), 'send');
    expect(text(answer)).toContain('Sent. Thank you');
    await p.w.quiet();
    const { fulfilments = [] } = (await read().owed.recordsOf([OAKWOOD])).get(OAKWOOD) ?? {};
    expect(fulfilments).toMatchObject([{ things: ['aip'], state: 'done', on: '2026-12-12' }]);
    // The holidays ask nothing; the next half term asks again.
    for (const day of ['2026-12-18', '2026-12-28', '2027-01-05', '2027-02-04']) await p.dayOf(day);
    expect(await p.checkIns(id)).toHaveLength(1);
    await p.dayOf('2027-02-05');
    expect(await p.checkIns(id)).toMatchObject([
      { state: 'open', dueOn: '2027-02-12' },
      { state: 'sent', dueOn: '2026-12-18' },
    ]);
  });

  it('asks what would help with red, and with amber the third time running, before it goes', async () => {
    p = await planWorld('dsat');
    const { tom, priya } = p.w.people;
    await p.runs('aip', [tom, priya]);
    const rate = async (rag: string, help = '') => {
      let card = p.w.shown(tom, `${CARD}answer`);
      for (const each of ['Train every teacher', 'Ring on the first day']) {
        const saved = await press(tom, await form(tom, card, each), 'save', { ...REDS, rag, help });
        card = await press(tom, saved, 'list');
      }
      return card;
    };
    await p.dayOf('2026-12-11');
    const red = await rate('red');
    expect(text(red)).toContain('First please say what would help with 1.1 and 2.1');
    expect(text(red)).toContain('[Say what would help]');
    expect(text(red)).not.toContain('[Send');
    expect(text(await press(tom, await rate('amber'), 'send'))).toContain('Sent.');
    await p.dayOf('2027-02-05');
    // Nothing has changed: amber is amber again.
    const card = p.w.shown(tom, `${CARD}answer`);
    expect(text(await press(tom, card, 'unchanged', { unchangedWhy: 'Tests all month' }))).toContain('Sent.');
    await p.dayOf('2027-03-19');
    const third = p.w.shown(tom, `${CARD}answer`);
    expect(text(third)).toContain('First please say what would help with 1.1 and 2.1');
    expect(text(third)).not.toContain('has changed');
    expect(text(await press(tom, await rate('amber', 'A day of cover'), 'send'))).toContain('Sent.');
  });

  it('keeps what comes late, and marks it; the officer reads as it comes and may say something once', async () => {
    p = await planWorld('dsat');
    const { tom, priya } = p.w.people;
    const id = await p.runs('aip', [tom, priya]);
    await p.dayOf('2026-12-11');
    await p.dayOf('2027-01-05');
    const card = p.w.shown(tom, `${CARD}answer`);
    const saved = await press(tom, await form(tom, card, 'Train every teacher'), 'save', {
      ...{ ...REDS, rag: 'green', words: 'Done at last.' },
    });
    expect(text(saved)).toContain('It is marked late.');
    await p.w.quiet();
    const seen = p.w.shown(priya, CARD);
    expect(text(seen)).toContain('1 of 2 actions answered so far; due Fri 18 Dec 2026, so it is late.');
    expect(text(seen)).toContain('Tom Reed, Tue 5 Jan, 9:00, late: ● Green. Done at last.');
    const said = await press(priya, seen, 'comment', { comment: 'Well done.' });
    expect(text(said)).toContain('Kept: the head reads it');
    expect(text(await press(priya, seen, 'comment', { comment: 'And more' }))).toContain(
      'Something was said about it already',
    );
    await press(tom, card, 'unchanged', { unchangedWhy: 'Rest as it was' });
    await p.dayOf('2027-02-05');
    expect(await p.checkIns(id)).toHaveLength(2);
    expect(text(p.w.shown(tom, CARD))).toContain('Priya Shah, on the last one: Well done.');
  });

  it('that came while nobody looked is asked for when school begins again, and not in the holidays', async () => {
    p = await planWorld('dsat', [{ kind: 'category', name: 'recovery', from: '2026-09-01' }]);
    const { tom, priya } = p.w.people;
    // Asked every six weeks of school: from Thu 17 Dec on.
    const id = await p.runs('rapid-action-plan', [tom, priya]);
    for (const day of ['2026-12-21', '2027-01-02']) {
      await p.dayOf(day);
      expect(await p.checkIns(id)).toEqual([]);
    }
    await p.dayOf('2027-01-04');
    expect(await p.checkIns(id)).toMatchObject([{ state: 'open', dueOn: '2027-01-07' }]);
  });

  it('one that is not sent passes when the next has come', async () => {
    p = await planWorld('dsat');
    const { tom, priya } = p.w.people;
    const id = await p.runs('aip', [tom, priya]);
    await p.dayOf('2026-12-11');
    const old = p.w.shown(tom, `${CARD}answer`);
    await p.dayOf('2027-02-05');
    expect((await p.checkIns(id)).map(({ state }) => state)).toEqual(['open', 'passed']);
    expect(text(await press(tom, old, 'unchanged', { unchangedWhy: 'Too late' }))).toContain(
      'It is not asked for any more.',
    );
  });
});

describe('who is asked', () => {
  it('a head who has come since, and whoever the head has named', async () => {
    p = await planWorld('dsat');
    const { tom, priya } = p.w.people;
    await p.runs('aip', [tom, priya]);
    await p.dayOf('2026-12-11');
    await p.w.app.bot.store.transaction(MILL_LANE.id, async tx => {
      await tx.people.appoint(tom.id, []);
      await tx.people.appoint(p.lena.id, [{ role: 'head', scope: { kind: 'school', urn: OAKWOOD } }]);
    });
    const before = messagesOf(p.w, p.lena);
    await p.dayOf('2026-12-14');
    expect(messagesOf(p.w, p.lena)).toBe(before + 1);
    expect(text(p.w.shown(p.lena, CARD))).toContain('How does Oakwood Primary School’s plan go?');
    const card = p.w.shown(p.lena, CARD);
    expect(text(await press(p.lena, card, 'unchanged', { unchangedWhy: 'I am new' }))).toContain('Sent.');
  });

  it('whoever the head has named to answer', async () => {
    p = await planWorld('dsat');
    const { tom, priya } = p.w.people;
    const { anna } = p;
    await p.runs('aip', [tom, priya]);
    await p.w.app.bot.store.transaction(MILL_LANE.id, ({ delegations }) =>
      delegations.add({
        ...{ id: 'named', urn: OAKWOOD, personId: anna.id, namedById: tom.id, kind: 'answers' },
        ...{ from: '2026-11-12', to: '2027-07-21', namedAt: p.w.now },
      }),
    );
    await p.dayOf('2026-12-11');
    const card = p.w.shown(anna, `${CARD}answer`);
    expect(text(await press(anna, card, 'unchanged', { unchangedWhy: 'Tests' }))).toContain('Sent.');
    expect(text(await p.w.types(anna, 'plan'))).toContain('Train every teacher');
    // The head’s own copy is the record now.
    await p.w.quiet();
    expect(text(p.w.shown(tom, CARD))).toContain(
      'Sent by Anna Bell on Fri 11 Dec: nothing has changed (Tests).',
    );
  });

  it('is asked once, though two processes look at once', async () => {
    p = await planWorld('dsat');
    const { tom, priya } = p.w.people;
    const id = await p.runs('aip', [tom, priya]);
    const { store, newId, bankHolidays, modelFiles } = p.w.app.bot;
    const planning = { now: '2026-12-11T08:30:00.000Z', newId, bankHolidays, modelFiles };
    const due = await dueCheckIns(store.inTrust(MILL_LANE.id), planning);
    expect(due).toMatchObject([{ planId: id, opens: { dueOn: '2026-12-18' } }]);
    const one = () => store.transaction(MILL_LANE.id, tx => openCheckIns(tx, due, planning));
    expect((await Promise.all([one(), one(), one()])).toSorted()).toEqual([0, 0, 1]);
    expect(await p.checkIns(id)).toHaveLength(1);
    const posts = await read().outbox.postsTo({ kind: 'person', personId: tom.id });
    expect(posts.filter(({ card }) => card === 'plan-check-in')).toHaveLength(1);
  });

  it('an owner to whom the head has handed an action: with the head at once neither text is lost', async () => {
    p = await planWorld('dsat');
    const { tom, priya } = p.w.people;
    const { anna } = p;
    const id = await p.runs('aip', [tom, priya]);
    await p.dayOf('2026-12-11');
    const mine = await form(tom, p.w.shown(tom, CARD), 'Train every teacher');
    expect(text(mine)).toContain('[Ask Anna Bell to answer]');
    const handed = await press(tom, mine, 'hand-on');
    expect(text(handed)).toContain('Anna Bell gets a card with this action alone.');
    await p.w.quiet();
    const theirs = p.w.shown(anna, CARD);
    expect(text(theirs)).toContain('Train every teacher');
    expect(text(theirs)).not.toContain('Ring on the first day');
    expect(text(theirs)).not.toContain('Back to the list');
    const [hers, his] = await Promise.all([
      press(anna, theirs, 'save', { ...REDS, rag: 'amber', words: 'Two are ill.' }),
      press(tom, handed, 'save', { ...REDS, rag: 'green', words: 'Nearly there.' }),
    ]);
    expect([text(hers), text(his)].every(each => each.includes('Saved.'))).toBe(true);
    const said = (await read().plans.answersOf(id)).map(({ words }) => words);
    expect(said.toSorted()).toEqual(['Nearly there.', 'Two are ill.']);
    // Both are read; the earlier is said to be.
    const whole = text(await press(tom, his, 'list'));
    expect(whole).toContain('Nearly there.');
    expect(whole).toContain('Two are ill.');
    expect(whole).toContain('(earlier)');
  });

  it('an action that was taken out while its card is open is said to be, and nothing is recorded', async () => {
    p = await planWorld('dsat');
    const { tom, priya } = p.w.people;
    const id = await p.runs('aip', [tom, priya]);
    await p.dayOf('2026-12-11');
    const list = p.w.shown(tom, CARD);
    const open = await form(tom, list, 'Train every teacher');
    const about = await actionId('Train every teacher');
    const plan = await p.w.types(priya, 'plan oakwood');
    const edit = await p.w.presses(priya, plan, 'plan.edit', { about });
    expect(text(await p.w.presses(priya, edit, 'plan.remove'))).toContain('Taken out of the plan.');
    expect(text(await press(tom, open, 'save', { ...REDS, words: 'Half of them' }))).toContain(
      'taken out of the plan meanwhile, so nothing was recorded',
    );
    expect(await read().plans.answersOf(id)).toEqual([]);
    // A decision on what the card showed before is answered with the card as it is.
    expect(text(await press(tom, list, 'unchanged', { unchangedWhy: 'x' }))).toContain(
      'Someone changed this',
    );
  });

  it('a live concern is turned away at once, with whom to ring, and not kept', async () => {
    p = await planWorld('dsat');
    const { tom, priya } = p.w.people;
    const id = await p.runs('aip', [tom, priya]);
    await p.dayOf('2026-12-11');
    const open = await form(tom, p.w.shown(tom, CARD), 'Train every teacher');
    const words = 'A pupil disclosed abuse';
    expect(text(await press(tom, open, 'save', { ...REDS, words }))).toContain('cannot wait');
    expect(await read().plans.answersOf(id)).toEqual([]);
  });
});
