import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE, TERMS_2026 } from '#test/builders/trust.ts';
import { fortnight } from '#test/fixtures/command-line.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const NOW = '2026-11-12T09:00:00.000Z';
const noted = { at: NOW, byId: 'operator' };
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const store = prismaStore(database.connection);
  await store.transaction(MILL_LANE.id, async tx => {
    await tx.trust.create(MILL_LANE);
    await tx.schools.add(
      [
        registerEntry(),
        registerEntry({ urn: '900002', name: 'Birch Lane Infant School' }),
        registerEntry({ urn: '900003', name: 'Birch Lane Junior School' }),
        registerEntry({ urn: '900004', name: 'Elmfield Primary School', status: 'Closed' }),
      ],
      NOW,
    );
  });
  await store.close();
});
afterAll(() => database.drop());

const explain = (...words: string[]) => fortnight(database, NOW, 'model', 'explain', ...words);
const settle = async () => {
  const store = prismaStore(database.connection);
  await store.transaction(MILL_LANE.id, async ({ calendar, owed }) => {
    await calendar.save(TERMS_2026);
    const of = { urn: '900001', to: null };
    await owed.addStandings(
      [
        { ...of, id: 's-1', kind: 'category', name: 'refinement', from: '2026-09-01' },
        { ...of, id: 's-2', kind: 'category', name: 'recovery', from: '2026-11-02' },
        { ...of, id: 's-3', kind: 'new-head', name: '', from: '2026-11-02' },
      ],
      noted,
    );
    const done = { urn: '900001', state: 'done' } as const;
    await owed.addFulfilments(
      [
        { ...done, id: 'f-1', on: '2026-09-15', things: ['aim'] },
        { ...done, id: 'f-2', on: '2026-11-20', state: 'booked', things: ['csf-visit'] },
        { ...done, id: 'f-3', on: '2026-11-05', things: ['drop-in'] },
      ],
      noted,
    );
    const waived = { id: 'm-1', urn: '900001', kind: 'waived', on: '2026-10-23', number: null } as const;
    await owed.addMark({ ...waived, thing: 'category-shared', reason: 'Shared in July' }, noted);
  });
  await store.close();
};

describe('fortnight model explain', () => {
  it('says what is missing before there is a model, or there are term dates', async () => {
    expect(await explain('oakwood')).toMatchObject({
      code: 1,
      out: '',
      err: 'The trust uses no improvement model yet. Choose one: npm run -s fortnight -- model use ID\n',
    });
    await fortnight(database, NOW, 'model', 'use', 'dsat');
    expect(await explain('oakwood')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^There are no term dates for 2026\/27\. .*import terms FILE\.\n$/),
    });
    expect(await explain('oakwood', '--on', '2026-08-31')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no improvement model on Mon 31 Aug 2026: dsat is in use from Tue 1 Sep'),
    });
    await settle();
  });

  it('offers the schools that a name may be, or the nearest; a URN is enough', async () => {
    expect((await explain('birch', 'lane')).err).toBe(
      '"birch lane" may be Birch Lane Infant School (900002) or Birch Lane Junior School (900003): give the URN.\n',
    );
    expect((await explain('oakwodx')).err).toContain('Oakwood Primary School (900001)');
    expect((await explain('zzz')).err).toContain('See fortnight schools list');
    expect((await explain('elmfield')).code).toBe(1);
    expect((await explain('900002')).out).toContain('Birch Lane Infant School (900002) on Thu 12 Nov 2026');
  });

  it('says what the school is, what it is owed this half term, and what is late, each with its rule', async () => {
    const { code, out, err } = await explain('oakwood');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^Oakwood Primary School \(900001\) on Thu 12 Nov 2026\nTrust Improvement Model .*\(dsat\)/,
    );
    expect(out).toContain('Category: Recovery, since Mon 2 Nov 2026\nNew head, since Mon 2 Nov 2026\n');
    expect(out).toContain('Autumn 2, Mon 2 Nov 2026 to Fri 18 Dec 2026, and what is late');
    expect(out).toMatch(
      /done +Academy Improvement Meeting.*, 1 of 3\n +due .*; done Tue 15 Sep 2026\n +because 3 times a year \[seed 003/,
    );
    expect(out).toMatch(/booked +Church School Flourishing.*\n +due .*; booked for Fri 20 Nov 2026\n/);
    expect(out).toMatch(/late +Report: Academy Improvement Meeting/);
    expect(out).toMatch(/holds since Mon 2 Nov 2026/);
    expect(out).toContain('[default: not in the source]');
    expect(out).toMatch(/What could be asked for\n(.*\n)* {2}Review of SEND, if identified\n/);
    expect(out).toMatch(/Beyond what is owed\n {2}done Thu 5 Nov 2026: .*[Dd]rop-in/);
    // Of the spring and the summer nothing, but with --all.
    expect(out).not.toContain('3 of 3');
    const year = (await explain('oakwood', '--all')).out;
    expect(year).toContain('The academic year 2026/27');
    expect(year).toContain('3 of 3');
    expect(year).toMatch(/waived +Category shared.*\n.*\n +reason: Shared in July\n/);
  });

  it('says what held on another day: a category is not known before its date', async () => {
    const { out } = await explain('oakwood', '--on', '15/10/2026');
    expect(out).toContain('Category: Refinement, since Tue 1 Sep 2026\n');
    expect(out).not.toContain('New head');
    expect(out).toContain('Autumn 1');
  });

  it('gives the half term to come in a holiday, and the year’s last one in the summer', async () => {
    expect((await explain('oakwood', '--on', '2026-10-28')).out).toContain('Autumn 2, ');
    expect((await explain('oakwood', '--on', '2027-08-10')).out).toContain('Summer 2, ');
  });

  it('gives one object with --json, and nothing else', async () => {
    const { out, err } = await explain('oakwood', '--json');
    expect(err).toBe('');
    const said = JSON.parse(out);
    expect(Object.keys(said).toSorted()).toEqual([
      'beyond',
      'category',
      'halfTerm',
      'items',
      'model',
      'newHeadSince',
      'newSchoolSince',
      'on',
      'optional',
      'plans',
      'school',
      'statuses',
      'trust',
      'year',
    ]);
    expect(said).toMatchObject({
      trust: '90001',
      on: '2026-11-12',
      category: { id: 'recovery', name: 'Recovery', since: '2026-11-02' },
      halfTerm: { name: 'Autumn 2', startsOn: '2026-11-02', endsOn: '2026-12-18' },
      beyond: [{ on: '2026-11-05', things: ['drop-in'] }],
    });
    expect(Object.keys(said.items[0].because).toSorted()).toEqual([
      'assumed',
      'rule',
      'share',
      'since',
      'source',
    ]);
    expect(JSON.parse((await explain('oakwood', '--json', '--all')).out).halfTerm).toBeNull();
  });
});
