import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodesOf } from '#cards-kit/contract.ts';
import { OPERATOR } from '#domain/access/actor.ts';
import type { Person } from '#domain/access/role.ts';
import { type MessySheet, realDate, workbook } from '#test/builders/plan-sheets.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { zipOf } from '#test/builders/zip-file.ts';
import { FileServer } from '#test/fakes/file-server.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { auditOf, type StandingWorld, standingWorld, text } from '#test/fixtures/standing-world.ts';
import { forgetPerson } from '#workflows/privacy/forget-person.ts';

const PLAN: MessySheet = {
  name: 'AIP',
  rows: [
    ['Priority', 'Action', 'Who', 'By when'],
    ['Reading', 'Train every teacher', 'Tom Reed', realDate('2026-11-20')],
    ['', 'Buy books', 'the office', 'Autumn 2'],
    ['Attendance', 'Ring on the first day', '', realDate('2027-01-15')],
  ],
};
const rowsWith = (...rows: MessySheet['rows'][number][]): MessySheet => ({
  ...PLAN,
  rows: [...PLAN.rows, ...rows],
});

let server: FileServer;
let s: StandingWorld;
let files = 0;
beforeEach(async () => {
  server = await FileServer.start();
  s = await standingWorld('dsat', [], { filesAlsoFrom: server.origin });
});
afterEach(async () => {
  await s.w.close();
  await server.stop();
});

const attached = (name: string, url: string) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  name,
  contentUrl: 'https://mill-my.sharepoint.com/personal/tom/Documents/plan.xlsx',
  content: { downloadUrl: url, uniqueId: 'file-1', fileType: 'xlsx' },
});
const served = (bytes: Buffer) => {
  files += 1;
  return server.has(`/file-${files}?tempauth=secret-of-the-file`, bytes);
};
/** What Teams sends beside a file: its own card of it, and the text as HTML. */
const sends = (who: Person, name: string, bytes: Buffer, typed = '') =>
  s.w.sends(who, {
    text: typed,
    attachments: [attached(name, served(bytes)), { contentType: 'text/html', content: '<p>x</p>' }],
  });
const said = (card: object, verb: string) => [...nodesOf(card)].some(node => node.verb === verb);
const plans = () => s.w.app.bot.store.inTrust(MILL_LANE.id).plans.ofSchool(OAKWOOD);
const press = (who: Person, card: object, verb: string, inputs: Record<string, unknown> = {}) =>
  s.w.presses(who, card, `plan-import.${verb}`, inputs);
const CHOICE = { school: '', planKind: 'aip', year: '2026', ongoing: 'false' };
/** The head's card once the kind of plan is said. */
const readOf = async (sheet: MessySheet) => {
  const { tom } = s.w.people;
  return press(tom, await sends(tom, 'Oakwood AIP.xlsx', workbook([sheet])), 'say', CHOICE);
};

describe('a plan that is sent as a file', () => {
  it('is read, shown, made a draft by a press, and agreed as any other', async () => {
    const { tom } = s.w.people;
    const card = await readOf(PLAN);
    expect(text(card)).toContain('2 priorities, 3 actions');
    expect(text(card)).toContain('1 of 3 has somebody on record');
    expect(text(card)).toContain('the office');
    expect(text(card)).toMatch(/"Autumn 2" is taken as Fri 18 Dec/);
    expect(await plans()).toEqual([]);
    const made = await press(tom, card, 'make');
    expect(text(made)).toContain('It is a draft now');
    await s.w.quiet();
    const [plan] = await plans();
    expect(plan).toMatchObject({ kind: 'aip', state: 'draft', createdById: tom.id });
    expect(plan?.priorities[0]?.actions[0]).toMatchObject({ text: 'Train every teacher', ownerId: tom.id });
    expect(said(s.w.shown(s.w.people.priya, 'plan.agree'), 'plan.agree')).toBe(true);
    const opened = await press(tom, made, 'open');
    expect(text(opened)).toContain('Train every teacher');
    expect(said(opened, 'plan.agree')).toBe(true);
    // Neither what was in it nor its name is on the audit, and the way to it is nowhere.
    expect(await auditOf(s.w)).not.toMatch(/Train every|Oakwood AIP/);
    expect(s.w.logs() + (await s.w.rows())).not.toContain('secret-of-the-file');
  });

  it('makes one plan of two presses at once, and of the same file again none', async () => {
    const { tom } = s.w.people;
    const card = await readOf(PLAN);
    await Promise.all([press(tom, card, 'make'), press(tom, structuredClone(card), 'make')]);
    expect(await plans()).toHaveLength(1);
    expect(text(await readOf(PLAN))).toContain('is a plan of this kind and year already');
    expect(await plans()).toHaveLength(1);
  });

  it('of a message delivered twice answers once', async () => {
    const { tom } = s.w.people;
    const message = s.w.activity(tom, 'personal', {
      type: 'message',
      attachments: [attached('a.xlsx', served(workbook([PLAN])))],
    });
    await s.w.post(message);
    const sent = s.w.connector.sent.length;
    await s.w.post(message);
    expect(s.w.connector.sent.length).toBe(sent);
  });

  it('takes the school from what an officer types beside it', async () => {
    const { priya } = s.w.people;
    const bytes = workbook([PLAN]);
    const named = await sends(priya, 'plan.xlsx', bytes, 'oakwood');
    const card = await press(priya, named, 'say', { ...CHOICE, school: OAKWOOD });
    await press(priya, card, 'make');
    expect(await plans()).toHaveLength(1);
  });

  it('asks only for the columns that could be several, and reads by the answer', async () => {
    const { tom } = s.w.people;
    const rows = PLAN.rows.map((row, at) => [
      ...row,
      ['Responsible', 'Anna Bell', 'Anna Bell', ''][at] ?? null,
    ]);
    const asked = await readOf({ ...PLAN, rows });
    expect(text(asked)).toContain('Which column is the person responsible?');
    expect(said(asked, 'plan-import.make')).toBe(false);
    const card = await press(tom, asked, 'say', { ...CHOICE, ask1: 'E' });
    expect(text(card)).toContain('E “Responsible” as the person responsible');
  });

  it('is told each fault with its cell; once it is mended and sent again it is read', async () => {
    const faulty = await readOf(rowsWith(['', 'Meet', 'Tom Reed', 'ongoing'], ['', 'Plan', '', 'soon']));
    expect(text(faulty)).toContain('Sheet AIP, cell D5');
    expect(text(faulty)).toContain('Sheet AIP, cell D6');
    expect(said(faulty, 'plan-import.make')).toBe(false);
    const { tom } = s.w.people;
    const half = await press(tom, faulty, 'say', { ...CHOICE, ongoing: 'true' });
    expect(text(half)).not.toContain('cell D5');
    expect(said(await readOf(PLAN), 'plan-import.make')).toBe(true);
  });

  it('is thrown away by a press, and forgotten with its sender', async () => {
    const { tom } = s.w.people;
    const kept = async () => (await s.w.rows()).includes('Train every teacher');
    expect(text(await press(tom, await readOf(PLAN), 'drop'))).toContain('Nothing of the file is kept here');
    expect(await kept()).toBe(false);
    await readOf(PLAN);
    await s.w.app.bot.store.transaction(
      MILL_LANE.id,
      tx => forgetPerson(tx, tom.id, { actor: OPERATOR, now: s.w.now }),
      { alone: true },
    );
    expect((await s.w.rows()).includes('"fileName"')).toBe(false);
  });
});

describe('a file that is no plan', () => {
  const refusal = async (name: string, bytes: Buffer) => text(await sends(s.w.people.tom, name, bytes));
  it('is refused in one sentence that says what to do, and nothing of it is kept', async () => {
    const bomb = zipOf([{ name: 'xl/workbook.xml', content: Buffer.alloc(60 * 1024 ** 2, 'a') }]);
    const locked = zipOf([{ name: 'xl/workbook.xml', content: '<x/>', encrypted: true }]);
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>';
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    const each: [string, Buffer, string][] = [
      ['plan.xlsx', bomb, 'copy the plan alone into a new workbook'],
      ['plan.xlsx', locked, 'locked with a password'],
      ['plan.xlsx', old, 'without a password'],
      ['plan.xlsx', Buffer.from('%PDF-1.7 x'), 'save it as'],
      ['plan.xlsx', Buffer.alloc(6 * 1024 ** 2, 'a'), 'bigger than 5 MB'],
      ['plan.xlsx', zipOf([{ name: 'xl/workbook.xml', content: entities }]), 'Excel'],
      ['plan.xlsx', Buffer.from('"never closed'), 'quote'],
      ['plan.xlsm', workbook([PLAN]), 'without macros'],
      ['plan.xls', old, 'Excel Workbook (.xlsx)'],
      ['plan.docx', Buffer.from('x'), 'is not a file that plans are read from'],
      ['plan', Buffer.from('x'), 'is not a file that plans are read from'],
    ];
    for (const [name, bytes, words] of each) expect(await refusal(name, bytes), words).toContain(words);
    expect(await s.w.rows()).not.toContain('"fileName"');
  });

  it('is not fetched from anywhere but where Teams keeps files', async () => {
    const { tom } = s.w.people;
    for (const url of ['http://169.254.169.254/latest', 'https://example.com/a.xlsx', 'nonsense'])
      expect(text(await s.w.sends(tom, { attachments: [attached('a.xlsx', url)] }))).toContain(
        'not where Teams keeps files',
      );
    const moved = server.has('/moved', response => response.writeHead(302, { location: '/secret' }).end());
    expect(text(await s.w.sends(tom, { attachments: [attached('a.xlsx', moved)] }))).toContain(
      'It did not come',
    );
    expect(server.asked).toEqual(['/moved']);
  });

  it('is not opened for whoever works on no plan, in a shared chat, or among several', async () => {
    const { w } = s;
    const url = served(workbook([PLAN]));
    const one = { attachments: [attached('a.xlsx', url)] };
    expect(text(await w.sends(s.chair, one))).toContain('sent by its head or its officers');
    expect(text(await w.sends(w.people.tom, one, 'channel'))).toContain('in your own chat');
    const two = { attachments: [...one.attachments, ...one.attachments] };
    expect(text(await w.sends(w.people.tom, two))).toContain('one plan at a time');
    expect(text(await w.sends(null, one))).toContain('does not know you');
    expect(server.asked).toEqual([]);
  });
});
