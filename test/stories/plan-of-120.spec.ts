import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CardJson } from '#cards-kit/bind-template.ts';
import { nodesOf } from '#cards-kit/contract.ts';
import type { Person } from '#domain/access/role.ts';
import { linkTo, realDate, workbook } from '#test/builders/plan-sheets.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { faultsOfShown } from '#test/contracts/card-rules.ts';
import { FileServer } from '#test/fakes/file-server.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { type PlanWorld, planWorld } from '#test/fixtures/plan-world.ts';
import { text } from '#test/fixtures/standing-world.ts';

// Thousands of cells are read, and many pages turned: where several suites share a core that takes its time.
const SLOW = { timeout: 240_000 };

let server: FileServer;
let p: PlanWorld;
beforeEach(async () => {
  server = await FileServer.start();
  p = await planWorld('dsat', [], { filesAlsoFrom: server.origin });
});
afterEach(async () => {
  await p.w.close();
  await server.stop();
});

/** As schools write them, up to what a cell of a plan may hold. */
const words = (most: number, of: string) => of.repeat(Math.ceil(most / of.length)).slice(0, most);
const ACTION = 'Every teacher – from Reception to Year 6 – hears each child read “aloud” twice a week; ';
const OWNER = 'Siân O’Brien-Fitzgerald (deputy head & SENDCo) ';
const row = (at: number) => [
  at % 10 === 0 ? words(300, `${at / 10 + 1}. Quality of education – reading, writing & mathematics `) : '',
  words(2000, `${at + 1} ${ACTION}`),
  words(300, OWNER),
  realDate('2026-11-20'),
  words(2000, '90% of pupils at the “expected” standard by July; '),
  linkTo('Evidence', `https://oakwood.example/${'evidence-of-impact/'.repeat(10)}${at}`),
];
const FILE = workbook([
  {
    name: 'AIP',
    rows: [
      ['Priority', 'Action', 'Who', 'By when', 'Success criteria', 'Evidence'],
      ...Array.from({ length: 120 }, (_, at) => row(at)),
    ],
  },
]);

/** Nothing is wrong with it: its size among that. */
const sound = <T extends object>(card: T): T => {
  expect(faultsOfShown(card as CardJson)).toEqual([]);
  return card;
};
const press = async (who: Person, card: object, verb: string, inputs: Record<string, unknown> = {}) =>
  sound(await p.w.presses(who, card, verb, inputs));
/** Turns the pages one by one to the last; returns how many there are. */
async function pagesOf(who: Person, card: object, verb: string): Promise<number> {
  let [at, pages] = [card, 1];
  while ([...nodesOf(at)].some(({ title }) => /^and \d+ more$/.test(String(title)))) {
    at = await press(who, at, verb, { page: pages + 1 });
    pages += 1;
  }
  return pages;
}

describe('a plan of 120 actions with the longest texts a file may hold', SLOW, () => {
  it('is read, agreed, looked through and checked in on by cards that keep their size, a page at a time', async () => {
    const { tom, priya } = p.w.people;
    const file = {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'Oakwood AIP.xlsx',
      contentUrl: 'https://mill-my.sharepoint.com/personal/tom/Documents/plan.xlsx',
      content: { downloadUrl: server.has('/plan', FILE), uniqueId: 'file-1', fileType: 'xlsx' },
    };
    const sent = sound(await p.w.sends(tom, { text: '', attachments: [file] }));
    const choice = { school: '', planKind: 'aip', year: '2026', ongoing: 'false' };
    const read = await press(tom, sent, 'plan-import.say', choice);
    expect(text(read)).toContain('12 priorities, 120 actions');
    expect(text(read)).toContain('and 4 more');
    expect(text(await press(tom, read, 'plan-import.make'))).toContain('It is a draft now');
    await p.w.quiet();
    for (const who of [tom, priya]) {
      await press(who, sound(await p.w.types(who, 'plan oakwood')), 'plan.agree');
      await p.w.quiet();
    }

    const plan = sound(await p.w.types(tom, 'plan'));
    expect(text(plan)).toContain('120 open actions, page 1 of 30');
    expect(await pagesOf(tom, plan, 'plan.more')).toBe(30);
    const [{ id, priorities } = { id: '', priorities: [] }] = await p.w.app.bot.store
      .inTrust(MILL_LANE.id)
      .plans.ofSchool(OAKWOOD);
    const actions = priorities.flatMap(each => each.actions.map(action => action.id));
    await press(tom, plan, 'plan.edit', { about: actions[0] });

    await p.dayOf('2026-12-11');
    const asked = sound(p.w.shown(tom, 'plan-check-in.answer'));
    expect(text(asked)).toContain('[and 116 more]');
    expect(await pagesOf(tom, asked, 'plan-check-in.more')).toBe(30);
    // A page of what is answered, twice, at the greatest length each answer may have.
    const answer = {
      ...{ rag: 'red', done: 'no', words: words(500, ACTION), help: words(300, 'A day of cover a week; ') },
      links: [1, 2].map(n => words(290, `https://oakwood.example/${n}/${'evidence/'.repeat(40)}`)).join('\n'),
    };
    for (const about of actions.slice(0, 4))
      for (const said of [answer, { ...answer, rag: 'amber' }]) {
        const form = await press(tom, asked, 'plan-check-in.answer', { about });
        expect(text(await press(tom, form, 'plan-check-in.save', said))).toContain('✓ Saved.');
      }
    const list = await press(tom, asked, 'plan-check-in.more', { page: 1 });
    expect(text(list)).toContain('▲ Red.');
    await p.w.quiet();
    const teams = sound(p.w.shown(priya, 'plan-check-in.'));
    expect(text(teams)).toContain('4 of 120 actions answered so far');
    expect(await pagesOf(priya, teams, 'plan-check-in.more')).toBe(30);
    sound(await p.w.types(priya, `plan oakwood`));
    expect(await p.checkIns(id)).toHaveLength(1);
  });
});
