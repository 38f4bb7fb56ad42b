import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { type Actor, OPERATOR } from '#domain/access/actor.ts';
import type { Store } from '#ports/store.ts';
import { actor } from '#test/builders/actor.ts';
import { line } from '#test/builders/meeting.ts';
import { registerEntry } from '#test/builders/school.ts';
import { FAR_HILLS, MILL_LANE, person, sitSeries, TERMS_2026 } from '#test/builders/trust.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { findForStatus, readSchoolStatus } from '#workflows/read-school-status.ts';

const NOW = '2026-11-12T09:00:00.000Z';
const OAKWOOD = '900001';

describe('the status of a school', () => {
  let database: TestDatabase;
  let store: Store;
  let hubId: string;
  beforeAll(async () => {
    database = await freshDatabase();
    store = prismaStore(database.connection);
    for (const trust of [MILL_LANE, FAR_HILLS]) {
      await store.transaction(trust.id, async tx => {
        await tx.trust.create(trust);
        const north = await tx.schools.ensureHub('North');
        if (trust === FAR_HILLS) {
          await tx.schools.add([registerEntry({ urn: '900090', name: 'Farwood School' })], NOW);
          return;
        }
        hubId = north.id;
        await tx.schools.add(
          [
            registerEntry(),
            registerEntry({ urn: '900002', name: 'Oakhurst Academy', statutoryLowAge: null }),
            registerEntry({ urn: '900003', name: 'Closed School', status: 'Closed' }),
            registerEntry({ urn: '900004', name: 'Closing School', status: 'Open, but proposed to close' }),
            registerEntry({ urn: '900005', name: 'Moved School' }),
          ],
          NOW,
        );
        await tx.schools.markLeft(['900005'], '2026-10-01');
        await tx.schools.assignHub([OAKWOOD], north.id);
        const south = await tx.schools.ensureHub('South');
        const people = [
          person('Priya Shah', [{ role: 'officer', scope: { kind: 'hub', hubId: north.id } }]),
          person('Lee Gray', [{ role: 'officer', scope: { kind: 'hub', hubId: south.id } }]),
          person('Ada Moss', [{ role: 'officer', scope: { kind: 'trust' } }]),
          person('Tom Reed', [{ role: 'head', scope: { kind: 'school', urn: OAKWOOD } }]),
        ];
        for (const each of people) await tx.people.save(each);
        const sit = sitSeries({ memberIds: ['person-tom-reed'] });
        const exec = sitSeries({ id: 'series-exec', name: 'Executive', memberIds: [] });
        for (const series of [sit, exec]) await tx.meetings.saveSeries(series);
        for (const [i, series] of [...Array<typeof sit>(6).fill(sit), exec].entries()) {
          const { meeting } = await tx.meetings.ensure(series, {
            startsAt: `2026-11-0${i + 1}T09:30:00.000Z`,
            agendaDueAt: NOW,
          });
          await tx.meetings.change(meeting.id, { preparedAt: NOW });
          await tx.agendas.addLines([
            line({
              id: `line-${i}`,
              meetingId: meeting.id,
              source: 'look-round',
              urn: OAKWOOD,
              text: `Reason ${i + 1}`,
              addedAt: NOW,
            }),
          ]);
        }
        const soon = sitSeries({ id: 'series-soon', name: 'Soon', memberIds: [] });
        await tx.meetings.saveSeries(soon);
        const date = { startsAt: '2026-11-24T09:30:00.000Z', agendaDueAt: '2026-11-19T08:00:00.000Z' };
        const { meeting } = await tx.meetings.ensure(soon, date);
        const about = { urn: '900002', text: 'Added before it is out', addedAt: NOW };
        await tx.agendas.addLines([line({ id: 'line-soon', meetingId: meeting.id, ...about })]);
      });
    }
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });
  const sources = { bankHolidays: englandBankHolidays(), modelFiles: yamlModelFiles() };
  const asking = (actor: Actor) => ({ actor, now: NOW, ...sources });
  const read = (urn: string, who: Actor) => readSchoolStatus(store.inTrust(MILL_LANE.id), urn, asking(who));
  const ask = (asked: string, who: Actor) => findForStatus(store.inTrust(MILL_LANE.id), asked, asking(who));
  const officer = actor('officer', { kind: 'hub', hubId: 'elsewhere' });
  const head = actor('head', { kind: 'school', urn: OAKWOOD });
  const department = actor('department');

  it('has what the register says, the hub, its officer, and the latest mentions first', async () => {
    const status = await read(OAKWOOD, officer);
    expect(status).toEqual({
      kind: 'status',
      urn: OAKWOOD,
      name: 'Oakwood Primary School',
      hubId,
      phase: 'Primary',
      ages: { low: 4, high: 11 },
      town: 'Millbridge',
      registerStatus: null,
      hubName: 'North',
      officers: ['Priya Shah'],
      ...{ officerWord: 'Officer', category: null, statuses: [], owed: null, nextVisit: null },
      mentions: [7, 6, 5, 4, 3].map(day => ({
        seriesName: day === 7 ? 'Executive' : 'SIT',
        startsAt: `2026-11-0${day}T09:30:00.000Z`,
        text: `Reason ${day}`,
      })),
      moreMentions: 2,
      decisions: [],
      actions: [],
      asAt: NOW,
    });
  });

  it('leaves out what is not known rather than guessing', async () => {
    expect(await read('900002', officer)).toMatchObject({
      ages: null,
      hubName: null,
      officers: [],
      moreMentions: 0,
    });
  });

  it.each([
    ['900003', 'Closed'],
    ['900004', 'Open, but proposed to close'],
    ['900005', 'Moved to another trust'],
  ])('of %s says: %s', async (urn, registerStatus) => {
    expect(await read(urn, officer)).toMatchObject({ registerStatus });
  });

  it.each<[string, Actor, mentions: 'said' | 'told' | 'none' | null]>([
    ['an officer of another hub', officer, 'said'],
    ['the CEO', actor('ceo'), 'said'],
    ['its head', head, 'told'],
    ['its chair of governors', actor('chair-of-governors', { kind: 'school', urn: OAKWOOD }), 'told'],
    ['its clerk', actor('clerk', { kind: 'school', urn: OAKWOOD }), 'told'],
    ['a department', department, 'none'],
    ['an administrator', actor('administrator'), 'none'],
    ['the operator', OPERATOR, 'none'],
    ['the head of another school', actor('head', { kind: 'school', urn: '900002' }), null],
    ['a coaching group member', actor('coaching-member'), null],
    ['someone without an appointment', actor(null), null],
  ])('shown to %s', async (_who, asker, expected) => {
    const status = await read(OAKWOOD, asker);
    if (expected === null) expect(status).toBeNull();
    else if (expected === 'none') expect(status).toMatchObject({ mentions: null, moreMentions: 0 });
    else {
      const texts = status?.mentions?.map(mention => mention.text);
      expect(texts).toEqual([7, 6, 5, 4, 3].map(day => (expected === 'said' ? `Reason ${day}` : null)));
    }
  });

  it('tells a member of one series what was said there and not what was said elsewhere', async () => {
    const member = actor('head', { kind: 'school', urn: OAKWOOD }, 'person-tom-reed');
    const texts = (await read(OAKWOOD, member))?.mentions?.map(mention => mention.text);
    expect(texts).toEqual([null, 'Reason 6', 'Reason 5', 'Reason 4', 'Reason 3']);
  });

  it('tells a head of an agenda when it is out, and those who may read the meeting before', async () => {
    const its = actor('head', { kind: 'school', urn: '900002' });
    expect(await read('900002', its)).toMatchObject({ mentions: [], moreMentions: 0 });
    expect(await read('900002', officer)).toMatchObject({ mentions: [{ text: 'Added before it is out' }] });
    await store.transaction(MILL_LANE.id, async tx => {
      const [meeting] = await tx.meetings.between('series-soon', NOW, '2027-01-01T00:00:00.000Z');
      await tx.meetings.change(meeting?.id ?? '', { preparedAt: NOW });
    });
    expect(await read('900002', its)).toMatchObject({ mentions: [{ seriesName: 'Soon', text: null }] });
  });

  it('is nothing for a school of another trust, and for a number nobody has', async () => {
    expect(await read('900090', officer)).toBeNull();
    expect(await ask('900090', officer)).toMatchObject({ kind: 'none', nearest: [] });
    expect(await read('123456', officer)).toBeNull();
  });

  describe('asked for in words', () => {
    it('is the school the words name', async () => {
      expect(await ask('oakwood', head)).toMatchObject({ kind: 'status', urn: OAKWOOD });
    });

    it('is a choice when the words name several', async () => {
      expect(await ask('oak', officer)).toEqual({
        kind: 'choose',
        asked: 'oak',
        schools: [
          { urn: '900002', name: 'Oakhurst Academy' },
          { urn: OAKWOOD, name: 'Oakwood Primary School' },
        ],
        more: 0,
      });
    });

    it('offers a head no school but their own', async () => {
      expect(await ask('oak', head)).toMatchObject({ kind: 'status', urn: OAKWOOD });
      expect(await ask('okahrst', head)).toMatchObject({ kind: 'none', nearest: [] });
    });

    it('is refused when the words name one school that is not theirs', async () => {
      expect(await ask('oakhurst', head)).toBeNull();
      expect(await ask('900002', head)).toBeNull();
    });

    it('finds none that is closed or has moved to another trust', async () => {
      expect(await ask('closed', officer)).toMatchObject({ kind: 'none' });
      expect(await ask('moved', officer)).toMatchObject({ kind: 'none' });
    });

    it('says when nothing was asked, and names what comes near otherwise', async () => {
      expect(await ask('', officer)).toEqual({ kind: 'none', asked: '', nearest: [], empty: true });
      expect(await ask('oxhursst', officer)).toMatchObject({
        kind: 'none',
        nearest: [{ name: 'Oakhurst Academy' }],
        empty: false,
      });
    });
  });

  describe('under an improvement model', () => {
    beforeAll(() =>
      store.transaction(MILL_LANE.id, async ({ owed, calendar }) => {
        await calendar.save(TERMS_2026);
        const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2026-09-01', text: null };
        await owed.useModel({ ...use, usedAt: NOW, byId: 'operator' });
        const category = { kind: 'category', name: 'refinement', from: '2026-09-01', to: null } as const;
        await owed.addStandings([{ id: 's', urn: OAKWOOD, ...category }], { at: NOW, byId: 'operator' });
      }),
    );

    it('tells those who read the status the category, in the trust’s own word', async () => {
      const category = { word: 'category', name: 'Refinement', since: '2026-09-01' };
      expect(await read(OAKWOOD, officer)).toMatchObject({ category, officerWord: 'RDE' });
      const governor = actor('chair-of-governors', { kind: 'school', urn: OAKWOOD });
      expect(await read(OAKWOOD, governor)).toMatchObject({ category, owed: null });
    });

    it('tells how much is late and due to those who may read what it is owed', async () => {
      expect(await read(OAKWOOD, officer)).toMatchObject({ owed: { late: 2, due: 2 } });
      expect(await read(OAKWOOD, head)).toMatchObject({ owed: { late: 2, due: 2 } });
    });

    it('tells a department neither', async () => {
      expect(await read(OAKWOOD, department)).toMatchObject({ category: null, owed: null });
    });
  });
});
