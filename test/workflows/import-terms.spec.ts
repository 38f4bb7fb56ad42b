import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEvents } from '#adapters/register/open-events.ts';
import { openTable } from '#adapters/register/open-table.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { looksLikeTerms } from '#domain/academic-year/term-rows.ts';
import { asNewEntry } from '#domain/school/register-row.ts';
import type { Store } from '#ports/store.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';
import { importTerms } from '#workflows/import-terms.ts';

const NOW = '2026-11-03T09:30:00.000Z';
const files = temporaryFiles();
let database: TestDatabase;
let store: Store;
let trustId: string;
let trusts = 0;

beforeAll(async () => {
  database = await freshDatabase();
  store = prismaStore(database.connection);
});
afterAll(async () => {
  await store.close();
  await database.drop();
  files.remove();
});
beforeEach(async () => {
  trusts += 1;
  trustId = `trust-${trusts}`;
  await store.transaction(trustId, async ({ trust, schools }) => {
    await trust.create({
      id: trustId,
      uid: String(trusts),
      name: 'Fortshire',
      tenantId: null,
      isDemo: false,
      safeguardingContact: null,
    });
    const school = { name: 'Oakwood', status: 'Open', laCode: '990' };
    await schools.add(
      [
        asNewEntry({ ...school, urn: '900001' }),
        asNewEntry({ ...school, urn: '900002', status: 'Closed', laCode: '991' }),
      ],
      NOW,
    );
  });
});

const csv = async (text: string, scope = 'trust') => {
  const expected = { what: 'term dates', mend: '', fits: looksLikeTerms };
  const file = await openTable(files.write('terms.csv', text), expected);
  return importTerms({ store, clock: { now: () => NOW } }, { file, trustId, scope });
};
const HEADINGS = 'Kind,Name,Start,End\n';
const YEAR = `${HEADINGS}Term,Autumn term,02/09/2026,18/12/2026
Half term,,26/10/2026,30/10/2026
Term,Spring term,2027-01-04,2027-03-25
INSET,,01/09/2026,
`;
const entries = () => store.inTrust(trustId).calendar.entries();
const faultsOf = (text: string, scope?: string) =>
  csv(text, scope).then(
    () => [],
    error => error.faults.map(({ line, reason }: { line: number; reason: string }) => `${line}: ${reason}`),
  );

describe('an import of term dates', () => {
  it('adds what is new; the same file again changes nothing', async () => {
    expect(await csv(YEAR)).toMatchObject({ added: { length: 4 }, changed: [], removed: [], unchanged: 0 });
    expect(await csv(YEAR)).toMatchObject({ added: [], changed: [], removed: [], unchanged: 4 });
    expect(await entries()).toMatchObject([
      { scope: 'trust', kind: 'inset', name: 'INSET day', startsOn: '2026-09-01', endsOn: '2026-09-01' },
      { kind: 'term', name: 'Autumn term', startsOn: '2026-09-02', endsOn: '2026-12-18' },
      { kind: 'half-term', name: 'Half term' },
      { kind: 'term', name: 'Spring term', startsOn: '2027-01-04' },
    ]);
  });

  it('moves a half term instead of keeping it twice, and leaves other kinds, scopes and years alone', async () => {
    await csv(YEAR);
    await csv(`${HEADINGS}Term,Autumn,02/09/2027,17/12/2027\nHalf term,,25/10/2027,29/10/2027\n`);
    await csv(`${HEADINGS}INSET,Own,02/11/2026,02/11/2026\n`, 'school:900001');
    const moved = await csv(`${HEADINGS}Half term,October,19/10/2026,30/10/2026\n`);
    expect(moved).toMatchObject({
      added: [{ name: 'October' }],
      removed: [{ startsOn: '2026-10-26' }],
      changed: [],
    });
    expect(await entries()).toHaveLength(7);
    expect(await csv(`${HEADINGS}Half term,October,19/10/2026,29/10/2026\n`)).toMatchObject({
      changed: [{ endsOn: '2026-10-29' }],
    });
  });

  it('writes an audit entry with the counts, of the operator', async () => {
    await csv(YEAR);
    const [entry] = await store.inTrust(trustId).audit.list({ subject: 'terms' });
    expect(entry).toMatchObject({
      at: NOW,
      actorId: 'operator',
      verb: 'terms.import',
      after: { added: 4, changed: 0, removed: 0, unchanged: 0 },
    });
  });

  it('takes the scope from the row, from a URN or a local authority, and else the one given', async () => {
    await csv(
      'type;title;FROM;to;LA code;urn\nINSET;;1/9/2026;;;\nINSET;;2/9/2026;;990;\nINSET;;3/9/2026;;990;900001\n',
      'la:990',
    );
    expect((await entries()).map(entry => entry.scope)).toEqual(['la:990', 'la:990', 'school:900001']);
    await csv(
      'Kind,Start,End,Scope\nINSET,4/9/2026,,LA 990\nINSET,5/9/2026,,900001\nINSET,6/9/2026,,Trust\n',
    );
    expect((await entries()).slice(-2).map(entry => entry.scope)).toEqual(['school:900001', 'trust']);
  });

  it('leaves bank holidays out and says so', async () => {
    const { added, notes } = await csv(`${YEAR}Bank holiday,Christmas Day,25/12/2026,25/12/2026\n`);
    expect(added).toHaveLength(4);
    expect(notes).toEqual([
      { line: 6, leftOut: '"Christmas Day" left out, bank holidays are known without being imported' },
    ]);
  });

  it('comes from an iCalendar file with the same outcome', async () => {
    const event = (start: string, end: string, summary: string) =>
      `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${start}\r\nDTEND;VALUE=DATE:${end}\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\n`;
    const text = `BEGIN:VCALENDAR\r\n${event('20260902', '20260903', 'Autumn term starts')}${event('20261218', '20261219', 'Autumn term ends')}${event('20261026', '20261031', 'Half term')}${event('20270104', '20270326', 'Spring term')}${event('20260901', '20260902', 'INSET day')}END:VCALENDAR\r\n`;
    const file = await openEvents(files.write('terms.ics', text));
    await importTerms({ store, clock: { now: () => NOW } }, { file, trustId, scope: 'trust' });
    expect(await csv(YEAR)).toMatchObject({ added: [], changed: [], removed: [], unchanged: 4 });
  });
});

describe('a file of term dates is refused, and nothing is saved,', () => {
  it('with every bad row', async () => {
    const faults = await faultsOf(
      `${YEAR}Party,,01/09/2026,\nTerm,Summer,12/04/2027,11/04/2027\nINSET,,,\nINSET,,31/09/2026,\nINSET,,01/09/2026,\nTerm\n`,
    );
    expect(faults).toEqual([
      '6: kind "Party" is not known: write term, half term, INSET or closure',
      '7: Summer (Mon 12 Apr 2027 to Sun 11 Apr 2027) ends before it starts',
      '8: no start',
      '9: start "31/09/2026" is not a day of the calendar (day, month, year)',
      '10: the same kind of date with the same first day is also on line 5',
      '11: 1 field where the headings have 4',
    ]);
    expect(await entries()).toEqual([]);
  });

  it.each([
    [
      'Term,Autumn,01/09/2026,20/01/2027',
      'Autumn (Tue 1 Sep 2026 to Wed 20 Jan 2027) is longer than 20 weeks',
    ],
    [
      'Term,Summer,01/06/2027,05/09/2027',
      'Summer (Tue 1 Jun 2027 to Sun 5 Sep 2027) lies across two academic years: split it at 31 August',
    ],
    [
      'Term,Autumn,02/09/2026,',
      "Autumn (Wed 2 Sep 2026) is shorter than a week: give the term's first and last day",
    ],
    [
      'Half term,Autumn 1,02/09/2026,23/10/2026',
      'Autumn 1 (Wed 2 Sep 2026 to Fri 23 Oct 2026) is longer than three weeks: give the break, not the half of the term',
    ],
    [
      'Half term,October,26/10/2026,30/10/2026',
      'October (Mon 26 Oct 2026 to Fri 30 Oct 2026) lies in no term of the same scope',
    ],
    [
      'INSET,Typo,01/09/2206,',
      'Typo (Mon 1 Sep 2206) is in 2206/07: only 2020/21 to 2040/41 can be imported',
    ],
  ])('for "%s"', async (row, reason) => {
    expect(await faultsOf(`${HEADINGS}${row}\n`)).toEqual([`2: ${reason}`]);
  });

  it('for terms that overlap', async () => {
    const overlap =
      'Autumn B (Tue 1 Dec 2026 to Fri 18 Dec 2026) overlaps Autumn A (Wed 2 Sep 2026 to Fri 4 Dec 2026)';
    const two = 'Term,Autumn A,02/09/2026,04/12/2026\nTerm,Autumn B,01/12/2026,18/12/2026\n';
    expect(await faultsOf(HEADINGS + two)).toEqual([`3: ${overlap}`]);
    expect(await entries()).toEqual([]);
  });

  it('of some terms of a year whose other half terms are stored, and blames none of its rows', async () => {
    await csv(YEAR);
    const said: number[] = [];
    const expected = { what: 'term dates', mend: '', fits: looksLikeTerms };
    const file = await openTable(
      files.write('spring.csv', `${HEADINGS}Term,,04/01/2027,25/03/2027\n`),
      expected,
    );
    const onSaving = (dates: number) => void said.push(dates);
    await expect(
      importTerms({ store, clock: { now: () => NOW } }, { file, trustId, scope: 'trust', onSaving }),
    ).rejects.toMatchObject({
      message:
        'spring.csv replaces the terms of 2026/27 and has none around Half term (Mon 26 Oct 2026 to Fri 30 Oct 2026), stored already, so nothing was imported. Give the whole year in one file: all its terms, and its half terms.',
      faults: [],
    });
    expect(said).toEqual([]);
    expect(await entries()).toHaveLength(4);
  });

  it('but not for terms of two scopes', async () => {
    await csv(YEAR);
    expect(await csv(YEAR, 'la:990')).toMatchObject({ added: { length: 4 } });
  });

  it('for a school or a local authority the trust does not have', async () => {
    expect(
      await faultsOf(
        'Kind,Start,End,Scope\nINSET,1/9/2026,,900009\nINSET,1/9/2026,,900002\nINSET,1/9/2026,,la:991\nINSET,1/9/2026,,Derby\n',
      ),
    ).toEqual([
      '2: the trust has no open school with URN 900009',
      '3: the trust has no open school with URN 900002',
      '4: the trust has no school in local authority 991 (here are 990)',
      '5: "Derby" is not trust, la:CODE (such as la:831) or school:URN',
    ]);
  });

  it('when columns are missing, all named, and when there is nothing in it', async () => {
    await expect(csv('Colour,Name\na,b\n')).rejects.toThrow(
      /it has no column Kind, Start, End\. Headings found: Colour, Name\. The file needs/,
    );
    await expect(csv(HEADINGS)).rejects.toThrow('terms.csv has no term dates in it');
  });
});
