import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { MILL_LANE, person, TERMS_2026 } from '#test/builders/trust.ts';
import { fortnight as runFortnight } from '#test/fixtures/command-line.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const NOW = '2026-11-12T09:00:00.000Z';
let database: TestDatabase;

const fortnight = (...argv: string[]) => runFortnight(database, NOW, ...argv);

/** Reads the trust's store, which the command line has closed. */
async function stored<T>(read: (trust: ReturnType<ReturnType<typeof prismaStore>['inTrust']>) => Promise<T>) {
  const store = prismaStore(database.connection);
  const value = await read(store.inTrust(MILL_LANE.id));
  await store.close();
  return value;
}

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const officer = [{ role: 'officer', scope: { kind: 'trust' } }] as const;
const PEOPLE = [
  person('Priya Shah', [...officer], {
    upn: 'priya.shah@mill-lane.example',
    email: 'priya@mill-lane.example',
  }),
  person('Tom Reed', [...officer], { upn: 'tom.reed@mill-lane.example' }),
  person('Alex Moss', [...officer], { id: 'alex-1', upn: 'alex.moss@mill-lane.example' }),
  person('Alex Moss', [...officer], { id: 'alex-2', upn: 'alex.moss2@mill-lane.example' }),
];

it('says what to do where there is no trust, and where there is no series', async () => {
  expect(await fortnight('series', 'list')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^No trust has been imported yet\. Import its schools first:/),
  });
  expect(await fortnight('series', 'show', 'SIT')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^No trust has been imported yet\./),
  });
  const store = prismaStore(database.connection);
  await store.transaction(MILL_LANE.id, async tx => {
    await tx.trust.create(MILL_LANE);
    for (const each of PEOPLE) await tx.people.save(each);
    await tx.calendar.save(TERMS_2026);
  });
  await store.close();
  expect(await fortnight('series', 'show', 'SIT')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^There is no series yet\. Set one up:/),
  });
});

describe('a series is set up', () => {
  it('not with faults: all of them at once, and nothing is saved', async () => {
    const { code, err } = await fortnight(
      ...'series add --name SIT --time half --minutes 5 --chair priya.sha --deputy'.split(' '),
      'Alex Moss',
    );
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toEqual([
      'A new series needs --weekday, --from.',
      'There is nobody called "priya.sha" here: did you mean Priya Shah (priya.shah@mill-lane.example)?',
      '--time "half" is not a time such as 9:30.',
      '--minutes "5" is not a number from 15 to 480.',
      '"Alex Moss" may be Alex Moss (alex.moss@mill-lane.example) or Alex Moss (alex.moss2@mill-lane.example): give the object id or UPN.',
    ]);
    const off = await fortnight(
      ...'series add --name X --time 9:30 --weekday Tuseday --from soon --every 14 --lead 20'.split(' '),
    );
    expect(off.err.trim().split('\n')).toEqual([
      '--weekday "Tuseday" is not a day such as Tuesday.',
      '--every "14" is not a number from 1 to 13.',
      '--from "soon" is not a date such as 2026-09-08 or 8/9/2026.',
      '--lead "20" is not a number from 0 to 14.',
    ]);
    expect(await stored(trust => trust.meetings.series())).toEqual([]);
  });

  it('with people by name, UPN or e-mail; chair and deputies are members', async () => {
    const { code, out } = await fortnight(
      ...'series add --name SIT --weekday tue --time 9:30 --from 8/9/2026 --chair priya@mill-lane.example'.split(
        ' ',
      ),
      ...['--deputy', 'Tom Reed', '--member', 'alex.moss2@mill-lane.example'],
    );
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Set up: SIT\n  Every second Tuesday in term time, 9:30, 90 minutes; agenda five days before\n  No channel yet: type “@Fortnight use this channel for SIT” in it.\n',
    });
    const [series] = await stored(trust => trust.meetings.series());
    expect(series).toMatchObject({ chairId: PEOPLE[0]?.id, deputyIds: [PEOPLE[1]?.id], version: 1 });
    expect(series?.memberIds.toSorted()).toEqual([PEOPLE[0]?.id, PEOPLE[1]?.id, 'alex-2'].toSorted());
  });

  it('with help that marks what a new one cannot do without, and a change can', async () => {
    const marked = async (command: string) =>
      [...(await fortnight('series', command, '--help')).out.matchAll(/--(\w+) [^-]*\(needed\)/g)].map(
        ([, name]) => name,
      );
    expect(await marked('add')).toEqual(['name', 'weekday', 'time', 'from']);
    expect(await marked('change')).toEqual([]);
  });

  it('is listed, shown and its dates told, with what is missing', async () => {
    expect((await fortnight('series', 'list')).out.split('\n')[1]).toMatch(
      /^SIT +Every second Tuesday .* Priya Shah +3 +none yet$/,
    );
    expect(JSON.parse((await fortnight('series', 'list', '--json')).out)).toHaveLength(1);
    const shown = await fortnight('series', 'show', 'sit');
    expect((await fortnight('people', 'list')).out).toMatch(
      /Priya Shah .* improvement officer \(trust\), chair of SIT\n/,
    );
    expect(shown.out).toContain('  Chair: Priya Shah\n  Deputies: Tom Reed\n');
    expect(shown.out).toContain('  Tue 17 Nov, 9:30\n  Tue 1 Dec, 9:30\n');
    expect(await fortnight(...'series dates SIT --count 100'.split(' '))).toMatchObject({
      code: 0,
      err: expect.stringContaining('No later dates: There are no term dates for 2027/28.'),
    });
    expect(JSON.parse((await fortnight(...'series dates SIT --count 2 --json'.split(' '))).out)).toHaveLength(
      2,
    );
  });

  it('is changed in what is named, and not without anything named', async () => {
    expect(
      await fortnight('series', 'change', 'SIT', '--lead', '4', '--channel', '19:sit@thread.tacv2'),
    ).toMatchObject({
      code: 0,
      out: 'Changed: SIT\n  Every second Tuesday in term time, 9:30, 90 minutes; agenda four days before\n',
    });
    const [series] = await stored(trust => trust.meetings.series());
    expect(series).toMatchObject({
      leadDays: 4,
      channelIds: ['19:sit@thread.tacv2'],
      chairId: PEOPLE[0]?.id,
      version: 2,
    });
    expect(await fortnight('series', 'change', 'SIT')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Say what to change/),
    });
    expect(await fortnight('series', 'change', 'governors', '--lead', '4')).toMatchObject({
      code: 1,
      err: 'There is no series "governors": there is "SIT".\n',
    });
  });

  it('is changed though a member has left, who then belongs to it no more', async () => {
    const store = prismaStore(database.connection);
    await store.transaction(MILL_LANE.id, tx => tx.people.appoint('alex-2', []));
    await store.close();
    expect(await fortnight('series', 'change', 'SIT', '--minutes', '75')).toMatchObject({ code: 0 });
    const [series] = await stored(trust => trust.meetings.series());
    expect(series?.memberIds).not.toContain('alex-2');
    expect(
      await fortnight('series', 'change', 'SIT', '--member', 'alex.moss2@mill-lane.example'),
    ).toMatchObject({
      code: 1,
      err: 'Alex Moss holds no role any more: please choose somebody else.\n',
    });
  });

  it('is on the record as the operator’s', async () => {
    const entries = await stored(trust => trust.audit.list());
    expect(entries.map(({ actorId, entrance, verb }) => [actorId, entrance, verb]).toSorted()).toEqual([
      ['operator', 'command-line', 'series.add'],
      ['operator', 'command-line', 'series.change'],
      ['operator', 'command-line', 'series.change'],
    ]);
  });
});

describe('its meetings are planned', () => {
  it('moved, on London’s clocks, and the channel’s notice waits for the bot', async () => {
    const line = ['series', 'move', 'SIT', '17/11/2026', '--to', '18/11/2026 10:00', '--reason', 'no room'];
    expect(await fortnight(...line)).toEqual({ code: 0, out: 'Moved to SIT, Wed 18 Nov, 10:00\n', err: '' });
    expect(await fortnight('series', 'dates', 'SIT', '--count', '1')).toMatchObject({
      out: 'SIT\nWed 18 Nov, 10:00, moved from Tue 17 Nov, 9:30: no room\n',
    });
    const [series] = await stored(trust => trust.meetings.series());
    const audience = { kind: 'series', seriesId: series?.id ?? '' } as const;
    expect((await stored(trust => trust.outbox.postsTo(audience))).map(post => post.card)).toEqual([
      'meeting-notice',
    ]);
  });

  it('cancelled, put back and called extra', async () => {
    expect((await fortnight('series', 'cancel', 'SIT', '2026-12-01', '--reason', 'the boiler')).out).toBe(
      'Cancelled: SIT, Tue 1 Dec, 9:30\n',
    );
    expect((await fortnight('series', 'restore', 'SIT', '2026-12-01')).out).toBe(
      'Takes place after all: SIT, Tue 1 Dec, 9:30\n',
    );
    expect((await fortnight('series', 'extra', 'SIT', '2026-11-20 14:00', '--reason', 'Oakwood')).out).toBe(
      'Extra meeting: SIT, Fri 20 Nov, 14:00\n',
    );
  });

  it.each([
    [
      'a day it does not meet',
      ['cancel', 'SIT', '2026-11-19', '--reason', 'x'],
      'SIT does not meet on "2026-11-19". It meets Wed 18 Nov, 10:00',
    ],
    [
      'a day that is none',
      ['restore', 'SIT', '30/2/2026'],
      '"30/2/2026" is not a date such as 2026-11-17 or 17/11/2026.',
    ],
    ['a meeting that is not cancelled', ['restore', 'SIT', '2026-12-15'], 'This meeting is not cancelled.'],
    [
      'a holiday',
      ['extra', 'SIT', '2026-12-22 10:00', '--reason', 'x'],
      'The next day they are is Mon 4 Jan 2027.',
    ],
    [
      'half a moment',
      ['move', 'SIT', '2026-12-15', '--to', '2026-12-16', '--reason', 'x'],
      '--to is a day and a time such as "2026-11-18 10:00"',
    ],
    [
      'what no channel may read',
      ['cancel', 'SIT', '2026-12-15', '--reason', 'Safeguarding disclosure'],
      'Nothing was recorded',
    ],
  ])('not for %s', async (_what, line, sentence) => {
    expect(await fortnight('series', ...line)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(sentence),
    });
  });

  it.each([
    ['no reason', ['cancel', 'SIT', '2026-12-15'], /--reason <text>' not specified/],
    ['no last day', ['end', 'SIT'], /--on <date>' not specified/],
    ['a count that is none', ['dates', 'SIT', '--count', 'many'], /a number from 1 to 100/],
  ])('%s is wrong use', async (_what, line, sentence) => {
    expect(await fortnight('series', ...line)).toMatchObject({
      code: 2,
      err: expect.stringMatching(sentence),
    });
  });

  it('and the series ends: what was made after its last day is cancelled', async () => {
    expect(await fortnight('series', 'end', 'SIT', '--on', '19/11/2026')).toEqual({
      code: 0,
      out: 'SIT: the last day is Thu 19 Nov\n  2 meetings after it cancelled\n',
      err: '',
    });
    const dates = (await fortnight('series', 'dates', 'SIT')).out;
    expect(dates).toContain('Fri 20 Nov, 14:00, cancelled: SIT ends on Thu 19 Nov');
    expect(dates).not.toContain('Tue 15 Dec');
    expect(await fortnight('series', 'end', 'SIT', '--on', '1/11/2026')).toMatchObject({ code: 1 });
  });
});

it('a trust says whom to ring, and can take it back', async () => {
  const set = (text: string) => fortnight('trusts', 'set', '--safeguarding-contact', text);
  expect(await set('Imran Qureshi, 01632 960 100')).toMatchObject({
    code: 0,
    out: 'Trust 90001 Mill Lane Learning Trust\n  safeguarding contact: Imran Qureshi, 01632 960 100\n',
  });
  expect((await fortnight('trusts', 'list')).out).toContain('Imran Qureshi, 01632 960 100');
  expect(await set('x'.repeat(121))).toMatchObject({
    code: 1,
    err: expect.stringContaining('120 characters'),
  });
  expect((await set('')).out).toContain('safeguarding contact: none');
  expect((await stored(trust => trust.trust.get())).safeguardingContact).toBeNull();
  const entries = await stored(trust => trust.audit.list({ subject: MILL_LANE.id }));
  expect(entries.map(({ actorId, verb }) => [actorId, verb])).toEqual(
    Array(2).fill(['operator', 'trust.set']),
  );
  expect(JSON.stringify(entries)).not.toContain('Imran');
});
