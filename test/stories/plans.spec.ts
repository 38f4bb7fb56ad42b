import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { newVisit } from '#test/builders/visit.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { DRAFT, type PlanWorld, planWorld } from '#test/fixtures/plan-world.ts';
import { lines, text } from '#test/fixtures/standing-world.ts';
import { recordVisit } from '#workflows/visits/visit-fulfilment.ts';

let p: PlanWorld;
afterEach(() => p.w.close());

const read = () => p.w.app.bot.store.inTrust(MILL_LANE.id);
const press = (who: Person, card: object, verb: string, input: Record<string, unknown> = {}) =>
  p.w.presses(who, card, `plan.${verb}`, input);
const status = (name: string) => ({ kind: 'status', name, from: '2026-09-01' }) as const;
const category = (name: string) => ({ kind: 'category', name, from: '2026-09-01' }) as const;

describe('a plan of each kind', () => {
  it('dsat: an AIP is agreed by head and officer before it runs', async () => {
    p = await planWorld('dsat');
    const { tom, priya, maria } = p.w.people;
    const id = await p.imports('aip');
    const card = p.w.shown(tom, 'plan.');
    expect(lines(card)).toEqual(
      expect.arrayContaining([
        '# Agree Oakwood Primary School’s plan: Plan 2026/27',
        'The headteacher: ○ Not yet agreed (Tom Reed)',
        'The school’s officer: ○ Not yet agreed (Priya Shah)',
        'Reading: 0 of 2 done. ○ 2 not rated',
        '○ Not rated. Due Fri 20 Nov. Anna Bell',
        '[Agree as the headteacher]',
      ]),
    );
    const agreed = await press(tom, card, 'agree');
    expect(text(agreed)).toContain('Agreed. It runs once the school’s officer has agreed it too.');
    expect(text(agreed)).not.toContain('[Agree');
    // The CEO reads it, and is not asked to agree it.
    expect(text(await p.w.types(maria, 'plan oakwood'))).not.toContain('[Agree');
    await p.w.quiet();
    const runs = await press(priya, p.w.shown(priya, 'plan.'), 'agree');
    expect(text(runs)).toContain('Agreed: the plan runs now');
    expect(await read().plans.find(id)).toMatchObject({ state: 'agreed' });
    const anna = (await read().plans.find(id))?.priorities[0]?.actions[0];
    expect(anna).toMatchObject({ ownerId: p.anna.id, owner: '' });
  });

  it('dsat: a Rapid Action Plan is asked about every six school weeks, over the holiday', async () => {
    p = await planWorld('dsat', [category('recovery')]);
    const { tom, priya } = p.w.people;
    const id = await p.runs('rapid-action-plan', [tom, priya]);
    const dues: string[] = [];
    for (const day of ['2026-11-13', '2026-12-18', '2027-01-04', '2027-01-07', '2027-02-26', '2027-03-01']) {
      await p.dayOf(day);
      const [newest] = await p.checkIns(id);
      dues.push(newest ? `${day}: ${newest.dueOn} ${newest.state}` : `${day}: none`);
    }
    expect(dues).toMatchInlineSnapshot(`
      [
        "2026-11-13: none",
        "2026-12-18: 2027-01-07 open",
        "2027-01-04: 2027-01-07 open",
        "2027-01-07: 2027-01-07 open",
        "2027-02-26: 2027-03-05 open",
        "2027-03-01: 2027-03-05 open",
      ]
    `);
  });

  it('ddat: a raising achievement plan is agreed by head and chair of governors', async () => {
    p = await planWorld('ddat', [status('cause-for-concern')]);
    const { tom, priya } = p.w.people;
    const id = await p.imports('rab-plan');
    await press(tom, p.w.shown(tom, 'plan.'), 'agree');
    await p.w.quiet();
    expect(text(await p.w.types(priya, 'plan oakwood'))).not.toContain('[Agree');
    expect(text(await press(p.chair, p.w.shown(p.chair, 'plan.'), 'agree'))).toContain('the plan runs now');
    await p.dayOf('2026-12-11');
    expect(await p.checkIns(id)).toMatchObject([{ state: 'open', dueOn: '2026-12-18' }]);
  });

  it('ddat: the check-in joins the board’s meeting, and moves with it', async () => {
    p = await planWorld('ddat', [status('cause-for-concern')]);
    const { tom, priya } = p.w.people;
    const id = await p.runs('rab-plan', [tom, p.chair]);
    const meet = (startsAt: string, version: number) =>
      p.w.app.bot.store.transaction(MILL_LANE.id, tx =>
        recordVisit(
          tx,
          {
            ...newVisit({ id: 'rab', urn: OAKWOOD, things: ['rab-meeting'], leadId: priya.id }),
            ...{ leadName: priya.name, attendees: [], version },
          },
          { state: 'booked', startsAt },
          { now: p.w.now, byId: priya.id },
        ),
      );
    await meet('2026-12-03T09:30:00.000Z', 1);
    await p.dayOf('2026-11-26');
    expect(await p.checkIns(id)).toMatchObject([
      { state: 'open', dueOn: '2026-12-03', owedTo: '2026-12-18' },
    ]);
    expect(text(p.w.shown(tom, 'plan-check-in.'))).toMatch(
      /for the .*Raising Achievement Board.* on Thu 3 Dec/,
    );
    await meet('2026-12-08T09:30:00.000Z', 2);
    await p.dayOf('2026-11-27');
    expect(await p.checkIns(id)).toMatchObject([{ state: 'open', dueOn: '2026-12-08' }]);
    const card = p.w.shown(tom, 'plan-check-in.answer');
    await p.w.presses(tom, card, 'plan-check-in.unchanged', {
      unchangedWhy: 'All of it waits for the board',
    });
    await p.w.quiet();
    // What the visit satisfies it satisfies itself.
    const { fulfilments = [] } = (await read().owed.recordsOf([OAKWOOD])).get(OAKWOOD) ?? {};
    expect(fulfilments.map(({ things }) => things)).toEqual([['rab-meeting']]);
    await p.dayOf('2026-12-09');
    expect(await p.checkIns(id)).toHaveLength(1);
  });

  it('illuminate: an Intensive Care Programme is agreed by head and CEO, and then looked at every fortnight', async () => {
    p = await planWorld('illuminate', [category('stabilise')]);
    const { tom, maria } = p.w.people;
    const days = { from: '2026-11-12', to: '2027-07-21' };
    const id = await p.runs('intensive-care-programme', [tom, maria], days);
    // Now that it runs is on the school's record, the reviews are owed.
    const record = (await read().owed.recordsOf([OAKWOOD])).get(OAKWOOD);
    expect(record?.standings).toContainEqual(
      expect.objectContaining({ kind: 'plan', name: 'intensive-care-programme', from: '2026-11-12' }),
    );
    const opened = new Set<string>();
    for (const day of ['2026-11-16', '2026-11-20', '2026-11-27', '2026-12-04', '2026-12-11', '2026-12-18']) {
      await p.dayOf(day);
      for (const { dueOn } of await p.checkIns(id)) opened.add(dueOn);
    }
    expect([...opened]).toMatchInlineSnapshot(`
      [
        "2026-11-27",
        "2026-12-11",
        "2027-01-08",
      ]
    `);
    const card = await p.w.types(tom, 'plan');
    const closed = await press(tom, card, 'close', { impact: 'Teaching is settled.' });
    expect(text(closed)).toContain('Closed. Nothing more is asked about it.');
    expect(text(closed)).toContain('Teaching is settled.');
    const ended = (await read().owed.recordsOf([OAKWOOD])).get(OAKWOOD)?.standings;
    expect(ended?.find(({ kind }) => kind === 'plan')?.to).toBe('2026-12-18');
    expect((await p.checkIns(id)).every(({ state }) => state !== 'open')).toBe(true);
  });

  it('dartmoor: a Rapid Improvement Plan every three school weeks', async () => {
    p = await planWorld('dartmoor', [status('rapid-improvement')]);
    const { tom, priya } = p.w.people;
    const id = await p.runs('rapid-improvement-plan', [tom, priya]);
    const dues: string[] = [];
    for (const day of ['2026-11-25', '2026-11-26', '2026-12-18', '2027-01-08', '2027-01-11']) {
      await p.dayOf(day);
      dues.push(...(await p.checkIns(id)).map(({ dueOn, state }) => `${day}: ${dueOn} ${state}`));
    }
    expect(dues).toMatchInlineSnapshot(`
      [
        "2026-11-26: 2026-12-03 open",
        "2026-12-18: 2026-12-03 open",
        "2027-01-08: 2027-01-15 open",
        "2027-01-08: 2026-12-03 passed",
        "2027-01-11: 2027-01-15 open",
        "2027-01-11: 2026-12-03 passed",
      ]
    `);
  });
});

describe('a plan by card', () => {
  it('is begun, filled, agreed again after a change, and rolled forward when it ends', async () => {
    p = await planWorld('dsat');
    const { tom, priya } = p.w.people;
    const none = await p.w.types(tom, 'plan');
    expect(text(none)).toContain('No plan is on record here yet.');
    let card = await press(tom, none, 'start', {
      ...{ planKind: 'aip', planTitle: 'AIP 2026/27', planFrom: '2026-09-01', planTo: '2027-08-31' },
    });
    expect(text(card)).toContain('There is nothing in it yet: please add its actions.');
    let form = await press(tom, card, 'edit', { about: 'new' });
    const action = {
      ...{ priority: 'new', newPriority: 'Reading', text: 'Train all', owner: 'A Bell' },
      ...{ dueOn: '2026-11-20', measure: 'All trained', tag: 'none' },
    };
    form = await press(tom, form, 'save', action);
    expect(text(form)).toContain('Added: Train all.');
    expect(text(await press(tom, form, 'save', { ...action, text: ' ' }))).toContain(
      'Please say what is to be done.',
    );
    card = await press(tom, form, 'back');
    expect(text(card)).toContain('Anna Bell');
    card = await press(tom, card, 'agree');
    await p.w.quiet();
    // The officer changes it: the head is asked again.
    const theirs = p.w.shown(priya, 'plan.');
    const [plan] = await read().plans.ofSchool(OAKWOOD);
    const about = plan?.priorities[0]?.actions[0]?.id;
    const edited = await press(priya, theirs, 'edit', { about });
    expect(text(edited)).toContain('after a change they are asked again');
    await press(priya, edited, 'save', { ...action, text: 'Train everybody' });
    expect((await read().plans.find(plan?.id ?? ''))?.agreed).toEqual([]);
    // A form that was opened before is answered with how it stands, and records nothing.
    const stale = await press(tom, card, 'close', { impact: 'x' });
    expect(text(stale)).toContain('Someone changed this');
    for (const who of [tom, priya]) await press(who, await p.w.types(who, 'plan oakwood'), 'agree');
    await p.dayOf('2027-07-15');
    const rolled = await press(tom, await p.w.types(tom, 'plan'), 'roll');
    expect(text(rolled)).toContain('A draft of the next plan has what is open in this one.');
    const [next] = await read().plans.ofSchool(OAKWOOD);
    expect(next).toMatchObject({
      state: 'draft',
      title: 'AIP 2027/28',
      from: '2027-09-01',
      to: '2028-08-31',
    });
    expect(next?.priorities[0]?.actions).toMatchObject([{ text: 'Train everybody', dueOn: '2027-09-01' }]);
    await p.w.quiet();
    expect(text(p.w.shown(priya, 'plan.'))).toContain('runs still, and is closed before this is agreed');
  });

  it('is read by whoever may, and by nobody else', async () => {
    p = await planWorld('dsat');
    await p.imports('aip', { draft: DRAFT });
    const { dee, maria } = p.w.people;
    expect(text(await p.w.types(maria, 'plan oakwood'))).toContain('Train every teacher');
    for (const who of [dee, p.lena, p.anna])
      expect(text(await p.w.types(who, 'plan oakwood'))).not.toContain('Train every teacher');
  });
});
