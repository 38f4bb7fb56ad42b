import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { openTable } from '#adapters/register/open-table.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import { categoriesFile } from '#domain/owed-files/categories-file.ts';
import { engagementsFile } from '#domain/owed-files/engagements-file.ts';
import { eventsFile } from '#domain/owed-files/events-file.ts';
import type { RecordFile, RowOfSchool } from '#domain/owed-files/record-file.ts';
import type { Store } from '#ports/store.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';
import { packagedModel } from '#workflows/models/read-model.ts';
import { useModel } from '#workflows/models/use-model.ts';
import { importRecord } from '#workflows/owed/import-record.ts';

const NOW = '2026-11-12T09:00:00.000Z';
const clock = { now: () => NOW };
const modelFiles = yamlModelFiles();
const files = temporaryFiles();
let database: TestDatabase;
let store: Store;
let trustId: string;
let ids = 0;
const newId = () => `id-${String(++ids).padStart(5, '0')}`;

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
  trustId = newId();
  await store.transaction(trustId, async ({ trust, schools }) => {
    await trust.create({ ...MILL_LANE, id: trustId, uid: String(90_000 + ids), tenantId: null });
    await schools.add(
      ['900001', '900002', '900003'].map(urn => registerEntry({ urn, name: `School ${urn}` })),
      NOW,
    );
    await schools.markLeft(['900003'], '2026-01-01');
  });
});

const use = (id: string) =>
  store.transaction(trustId, tx =>
    useModel(
      tx,
      { model: packagedModel(modelFiles, id), text: null, from: '2026-09-01' },
      { now: NOW, newId },
    ),
  );
const bring = async <Row extends RowOfSchool>(file: RecordFile<Row>, text: string) => {
  const path = files.write('list.csv', text);
  const table = await openTable(path, { what: 'the list', mend: '', fits: () => true });
  return importRecord({ store, clock, newId, modelFiles }, { table, trustId }, file);
};
const refused = async (importing: Promise<unknown>) => {
  const error = await importing.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ImportRefused)) throw new Error(`not refused: ${String(error)}`);
  return { message: error.message, faults: error.faults.map(({ line, reason }) => `${line}: ${reason}`) };
};
const record = async (urn = '900001') => {
  const { standings, fulfilments } = (await store.inTrust(trustId).owed.recordsOf([urn])).get(urn) ?? {
    standings: [],
    fulfilments: [],
  };
  return {
    standings: standings.map(({ kind, name, from, to }) => [kind, name, from, to]),
    fulfilments: fulfilments.map(({ on, state, things }) => [on, state, things.join(' ')]),
  };
};
const audited = async () =>
  (await store.inTrust(trustId).audit.list()).map(({ verb, after }) => [verb, after]);

describe('an import of categories', () => {
  const categories = (text: string) => bring(categoriesFile, text);

  it('needs a model, and one with a ladder', async () => {
    const file = 'URN,Category,From\n900001,Recovery,2026-09-01\n';
    expect((await refused(categories(file))).message).toContain('model use ID');
    await use('ddat');
    expect((await refused(categories(file))).message).toContain('sorts schools into no categories');
  });

  it('adds each school’s category from its day; the same file again changes nothing', async () => {
    await use('dsat');
    const file =
      'urn;Effective from;Category\n900001;01/09/2026;recovery\n900001;2026-11-02;REPAIR\n900002;1/9/2026;Excellence\n';
    expect(await categories(file)).toEqual({ added: 3, changed: 0, unchanged: 0 });
    expect(await categories(file)).toEqual({ added: 0, changed: 0, unchanged: 3 });
    expect((await record()).standings).toEqual([
      ['category', 'recovery', '2026-09-01', null],
      ['category', 'repair', '2026-11-02', null],
    ]);
    expect(await audited()).toContainEqual(['categories.import', { added: 3, changed: 0, unchanged: 0 }]);
    expect(await store.inTrust(trustId).owed.versionOf('900001')).toBe(1);
  });

  it.each([
    ['illuminate', 'Phase 2, Repair', 'repair'],
    ['illuminate', '2 Repair', 'repair'],
    ['illuminate', 'repair', 'repair'],
    ['illuminate', 'Phase 4', 'sustain-and-innovate'],
    ['illuminate', 'Improve and Embed', 'improve-and-embed'],
    ['an-daras', '2 Repair', 'repair'],
    ['an-daras', '4 sustain and strengthen', 'sustain-and-strengthen'],
    ['an-daras', 'de-clutter', 'de-clutter'],
    ['an-daras', '3', 'improve'],
  ])('knows a category of %s by its name or its id: %s', async (model, written, id) => {
    await use(model);
    await categories(`URN,Category,From\n900001,"${written}",2026-09-01\n`);
    expect((await record()).standings).toEqual([['category', id, '2026-09-01', null]]);
  });

  it('takes a correction from the same day, and does not take it back by the older file', async () => {
    await use('dsat');
    const [older, corrected] = ['Recovery', 'Repair'].map(
      name => `URN,Category,From\n900001,${name},2026-09-01\n`,
    );
    await categories(older ?? '');
    expect(await categories(corrected ?? '')).toEqual({ added: 1, changed: 0, unchanged: 0 });
    expect((await refused(categories(older ?? ''))).faults).toEqual([
      '2: "Recovery" of 900001 from this day was corrected afterwards: give a later day',
    ]);
  });

  it('names every bad row, and saves nothing', async () => {
    await use('dsat');
    const file = [
      'URN,Category,From',
      '900001,Recovery,2026-09-01',
      '900001,Repair,2026-09-01',
      '900001,Recovery,2026-09-01',
      '900009,Repair,2026-09-01',
      '900003,Repair,2026-09-01',
      '900002,Brilliant,2026-09-01',
      '900002,Repair,31/02/2026',
      '900002,Repair,0026-09-01',
      '12,,',
      '900002,Repair',
    ];
    const { message, faults } = await refused(categories(`${file.join('\n')}\n`));
    expect(message).toContain('has 10 faults, so nothing was imported');
    expect(faults).toEqual([
      '3: line 2 has another category of 900001 from the same day',
      '5: the trust has no school with URN 900009',
      '6: School 900003 (900003) is now in another trust',
      expect.stringMatching(/^7: category "Brilliant" is not in .*: write Excellence, .* or Repair$/),
      '8: From "31/02/2026" is not a day of the calendar (day, month, year)',
      '9: From "0026-09-01" is a year that cannot be meant',
      '10: URN "12" is not a number of six digits',
      '10: no category',
      '10: no date in From',
      '11: 2 fields where the headings have 3',
    ]);
    expect((await record()).standings).toEqual([]);
  });

  it('refuses a file that is another, or has no rows', async () => {
    await use('dsat');
    expect((await refused(categories('Hub,URN\nNorth,900001\n'))).message).toContain(
      'has no column Category, From. Headings found: Hub, URN.',
    );
    expect((await refused(categories('URN,Category,From\n'))).message).toContain('has no rows');
  });
});

describe('an import of events', () => {
  const events = (text: string) => bring(eventsFile, `URN,Event,Name,From,To\n${text}`);

  it('adds joining, new heads, statuses and plans; the same file again changes nothing', async () => {
    await use('dsat');
    const file = [
      '900001,joined,,2026-09-01,',
      '900001,New headteacher,,02/11/2026,',
      '900001,Status,direct intervention,2026-10-01,2027-03-31',
      '900001,plan,RAP,2026-10-05,',
    ].join('\n');
    expect(await events(file)).toEqual({ added: 4, changed: 0, unchanged: 0 });
    expect(await events(file)).toEqual({ added: 0, changed: 0, unchanged: 4 });
    expect((await record()).standings.toSorted()).toEqual([
      ['joined', '', '2026-09-01', null],
      ['new-head', '', '2026-11-02', null],
      ['plan', 'rapid-action-plan', '2026-10-05', null],
      ['status', 'direct-intervention', '2026-10-01', '2027-03-31'],
    ]);
  });

  it('says the last day of a status that is recorded without one, and a blank takes none away', async () => {
    await use('ddat');
    await events('900001,status,Cause for concern,2026-09-01,');
    const ended = '900001,status,cause-for-concern,2026-09-01,2026-12-18';
    expect(await events(ended)).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect(await events('900001,status,Cause for concern,2026-09-01,')).toMatchObject({ unchanged: 1 });
    expect((await record()).standings).toEqual([['status', 'cause-for-concern', '2026-09-01', '2026-12-18']]);
  });

  it('names every bad row', async () => {
    await use('ddat');
    const { faults } = await refused(
      events(
        [
          '900001,left,,2026-09-01,',
          '900001,status,,2026-09-01,',
          '900001,status,Direct intervention,2026-09-01,',
          '900001,plan,rab plan,2026-10-01,2026-09-01',
          '900001,new head,Jo Bloggs,2026-09-01,',
          '900001,joined,,2026-09-01,2026-10-01',
          '900001,plan,rab-plan,2026-09-01,2026-10-01',
          '900001,plan,rab-plan,2026-09-01,2026-10-02',
        ].join('\n'),
      ),
    );
    expect(faults).toEqual([
      '2: event "left" is not known: write joined, new head, status or plan',
      '3: no name: write which status',
      expect.stringMatching(/^4: status "Direct intervention" is not in .*: write Cause for concern$/),
      '5: To is before From',
      '6: Name is for a status or plan: leave it blank',
      '7: To is for a status or plan: leave it blank',
      '9: line 8 has the same with another last day',
    ]);
  });
});

describe('an import of engagements', () => {
  const engagements = (text: string) => bring(engagementsFile, `URN,What,On,State\n${text}`);

  it('adds what was done and what is booked, one visit of several things; the same file again changes nothing', async () => {
    await use('dsat');
    const file = [
      '900001,aim,2026-09-15,',
      '900001,Academy Improvement Meeting; CSF;aim,2026-10-06,done',
      '900001,Report: AIM,12/11/2026,sent',
      '900001,Rapid Action Plan,2026-12-01,Booked',
      '900001,aim.report;csf-visit.support,2026-10-20,done',
      '900001,aim,2026-09-15,done',
    ].join('\n');
    expect(await engagements(file)).toEqual({ added: 5, changed: 0, unchanged: 1 });
    expect(await engagements(file)).toEqual({ added: 0, changed: 0, unchanged: 6 });
    expect((await record()).fulfilments).toEqual([
      ['2026-09-15', 'done', 'aim'],
      ['2026-10-06', 'done', 'aim csf-visit'],
      ['2026-10-20', 'done', 'aim.report csf-visit.support'],
      ['2026-11-12', 'done', 'aim.report'],
      ['2026-12-01', 'booked', 'rapid-action-plan'],
    ]);
  });

  it('puts what was done in the place of its booking', async () => {
    await use('dsat');
    await engagements('900001,aim,2026-11-12,booked');
    expect(await engagements('900001,aim,2026-11-12,done')).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect((await record()).fulfilments).toEqual([['2026-11-12', 'done', 'aim']]);
    expect(await engagements('900001,aim,2026-11-12,booked')).toEqual({ added: 0, changed: 0, unchanged: 1 });
  });

  it('knows the booking of a visit that was moved, or of which only a part took place', async () => {
    await use('dsat');
    await engagements('900001,aim;csf-visit,2026-11-12,booked\n900001,drop-in,2026-11-20,booked');
    const file = '900001,aim,2026-11-10,done\n900001,drop-in,2026-11-09,done\n900001,drop-in,2026-10-09,done';
    expect(await engagements(file)).toEqual({ added: 1, changed: 2, unchanged: 0 });
    expect(await engagements(file)).toEqual({ added: 0, changed: 0, unchanged: 3 });
    expect((await record()).fulfilments).toEqual([
      ['2026-10-09', 'done', 'drop-in'],
      ['2026-11-09', 'done', 'drop-in'],
      ['2026-11-10', 'done', 'aim'],
      ['2026-11-12', 'booked', 'csf-visit'],
    ]);
  });

  it('leaves a booking that the same file names', async () => {
    await use('dsat');
    await engagements('900001,drop-in,2026-11-20,booked');
    const file = '900001,drop-in,2026-11-09,done\n900001,drop-in,2026-11-20,booked';
    expect(await engagements(file)).toEqual({ added: 1, changed: 0, unchanged: 1 });
  });

  it('adds of a visit only what is not recorded of the day', async () => {
    await use('dsat');
    await engagements('900001,aim,2026-11-10,done');
    await engagements('900001,aim;csf-visit,2026-11-10,done\n900001,csf-visit,2026-11-10,done');
    expect((await record()).fulfilments.map(([, , things]) => things).toSorted()).toEqual([
      'aim',
      'csf-visit',
    ]);
  });

  it('names every bad row, with what to change', async () => {
    await use('dsat');
    const { faults } = await refused(
      engagements(
        [
          '900001,aim,2026-11-13,done',
          '900001,aim,2026-11-11,booked',
          '900001,;,2026-11-11,',
          '900001,aim,2026-11-11,perhaps',
          '900001,aim;Visit of angels,2026-11-11,',
          '900001,drop-in.report,2026-11-11,',
          '900001,aim,,',
          '900001,aim,2026-11-12,done',
          '900001,AIM,2026-11-12,booked',
        ].join('\n'),
      ),
    );
    expect(faults).toEqual([
      '2: it is done on a day that is still to come: write booked in State, or another day',
      '3: it is booked for a day that is past: write done in State, or another day',
      '4: nothing in What',
      '5: state "perhaps" is not known: write done or booked',
      expect.stringMatching(/^6: "Visit of angels" is not in .*: write .*visit/),
      expect.stringMatching(/^7: "drop-in.report" is not in .*: write Drop-in visit, /),
      '8: no date in On',
      '10: line 9 has the same with another state',
    ]);
    expect((await record()).fulfilments).toEqual([]);
  });

  it('is all or nothing when two are brought in at once', async () => {
    await use('dsat');
    const file = Array.from(
      { length: 20 },
      (_, at) => `900001,drop-in,2026-10-${String(at + 1).padStart(2, '0')},`,
    );
    const done = await Promise.all([engagements(file.join('\n')), engagements(file.join('\n'))]);
    expect(done.map(({ added }) => added).toSorted()).toEqual([0, 20]);
    expect((await record()).fulfilments).toHaveLength(20);
  });
});
