import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { Series } from '#domain/meeting/series.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { Job } from '#ports/jobs.ts';
import type { Store } from '#ports/store.ts';
import { registerEntry } from '#test/builders/school.ts';
import { person, sitSeries, TERMS_2026 } from '#test/builders/trust.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { queueWhatMayGo } from '#workflows/deliveries/quiet-until.ts';
import { prepareAgendas } from '#workflows/prepare-agendas.ts';

/** The agenda of Tue 17 Nov comes out on Thu 12 Nov at 8:00. */
const DUE = '2026-11-12T08:00:00.000Z';
const BEFORE = '2026-11-12T07:59:59.000Z';
const STARTS = '2026-11-17T09:30:00.000Z';
const NEXT_DUE = '2026-11-26T08:00:00.000Z';
const bankHolidays = englandBankHolidays();
const modelFiles = yamlModelFiles();
const LONG_AGO = '2026-09-01T00:00:00.000Z';
const ALWAYS = ['1970-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z'] as const;

describe('preparing agendas', () => {
  let database: TestDatabase;
  /** Two stores on one database, as two processes have. */
  let stores: readonly [Store, Store];
  const queued: Job[] = [];
  let trusts = 0;
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id-${String(ids).padStart(6, '0')}`;
  };

  beforeAll(async () => {
    database = await freshDatabase();
    const open = () => prismaStore(database.connection, { enqueue: async jobs => void queued.push(...jobs) });
    stores = [open(), open()];
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await database.drop();
  });

  /** A trust of this test's own, with two schools and one series. */
  async function trust(change: { series?: Partial<Series>; terms?: boolean } = {}) {
    trusts += 1;
    const id = `trust-${trusts}`;
    const [store] = stores;
    await store.transaction(id, async tx => {
      await tx.trust.create({
        id,
        uid: String(trusts),
        name: id,
        tenantId: null,
        isDemo: false,
        safeguardingContact: null,
      });
      const entries = [
        registerEntry(),
        registerEntry({ urn: '900002', name: 'Elmfield School' }),
        registerEntry({ urn: '900003', name: 'Gone School', status: 'Closed' }),
      ];
      await tx.schools.add(entries, LONG_AGO);
      if (change.terms !== false) await tx.calendar.save(TERMS_2026);
      await tx.meetings.saveSeries(sitSeries(change.series));
    });
    const reads = store.inTrust(id);
    return {
      id,
      prepare: async (now: IsoInstant, by: Store = store) =>
        by.transaction(id, async tx => {
          const { made } = await prepareAgendas(tx, { now, newId, bankHolidays, modelFiles });
          await queueWhatMayGo(tx, { now, bankHolidays });
          return made;
        }),
      withoutTerms: async (now: IsoInstant) =>
        (await store.transaction(id, tx => prepareAgendas(tx, { now, newId, bankHolidays, modelFiles })))
          .withoutTerms,
      meetings: () => reads.meetings.between('series-sit', ...ALWAYS),
      lines: async () => {
        const meetings = await reads.meetings.between('series-sit', ...ALWAYS);
        return reads.agendas.lines(meetings.at(-1)?.id ?? '');
      },
      posts: () => reads.outbox.postsTo({ kind: 'series', seriesId: 'series-sit' }),
      news: (field: string, at: IsoInstant, after: string | null = null, urn = '900001') =>
        store.transaction(id, tx => tx.schools.recordNews([{ urn, field, before: null, after }], at)),
    };
  }

  it('makes the meeting whose agenda has come due, with its lines, and asks for the card once', async () => {
    const it = await trust();
    expect(await it.prepare(BEFORE)).toBe(0);
    queued.length = 0;
    expect(await it.prepare(DUE)).toBe(1);
    const [meeting] = await it.meetings();
    expect(meeting).toMatchObject({ startsAt: STARTS, agendaDueAt: DUE });
    expect(await it.lines()).toMatchObject([
      { source: 'look-round', urn: '900002', text: 'Not yet discussed at a meeting', addedById: null },
      { source: 'look-round', urn: '900001', text: 'Not yet discussed at a meeting', addedById: null },
    ]);
    const posts = await it.posts();
    expect(posts).toMatchObject([{ card: 'sit-agenda', subject: meeting?.id, dueAt: DUE }]);
    expect(queued).toEqual([{ kind: 'send-post', trustId: it.id, postId: posts[0]?.id }]);
  });

  it('makes it once, however often it is asked', async () => {
    const it = await trust();
    await it.prepare(DUE);
    queued.length = 0;
    const lines = await it.lines();
    for (const now of [DUE, '2026-11-12T08:00:20.000Z', '2026-11-17T09:29:59.999Z'])
      expect(await it.prepare(now)).toBe(0);
    expect(await it.meetings()).toHaveLength(1);
    expect(await it.lines()).toEqual(lines);
    expect(queued).toEqual([]);
  });

  it('makes it once when two processes ask at the same moment', async () => {
    const it = await trust();
    queued.length = 0;
    const made = await Promise.all(stores.flatMap(store => [it.prepare(DUE, store), it.prepare(DUE, store)]));
    expect(made.toSorted()).toEqual([0, 0, 0, 1]);
    expect(await it.meetings()).toHaveLength(1);
    expect(await it.lines()).toHaveLength(2);
    expect(await it.posts()).toHaveLength(1);
    expect(queued).toHaveLength(1);
  });

  it('leaves nothing behind when it fails half-way, and makes it whole the next time', async () => {
    const it = await trust();
    const failing = stores[0].transaction(it.id, async tx => {
      await prepareAgendas(tx, { now: DUE, newId, bankHolidays, modelFiles });
      throw new Error('the process stopped');
    });
    await expect(failing).rejects.toThrow('the process stopped');
    expect([await it.meetings(), await it.posts()]).toEqual([[], []]);
    expect(await it.prepare(DUE)).toBe(1);
    expect(await it.lines()).toHaveLength(2);
  });

  it('leaves schools out that are closed or have left the trust', async () => {
    const it = await trust();
    await stores[0].transaction(it.id, tx => tx.schools.markLeft(['900001'], '2026-11-01'));
    await it.prepare(DUE);
    expect((await it.lines()).map(line => line.urn)).toEqual(['900002']);
  });

  it('tells of no register news on the first agenda: everything is new then', async () => {
    const it = await trust();
    await it.news('joined', '2026-11-10T10:00:00.000Z');
    await it.prepare(DUE);
    expect((await it.lines()).map(line => line.source)).toEqual(['look-round', 'look-round']);
  });

  it('tells of register news since the last agenda, and of none twice', async () => {
    const it = await trust();
    await it.news('name', '2026-11-12T07:00:00.000Z');
    await it.prepare(DUE);
    await it.news('status', '2026-11-12T08:00:01.000Z', 'Proposed to close');
    await it.prepare(NEXT_DUE);
    const told = async () =>
      (await it.lines()).filter(line => line.source === 'register').map(line => line.text);
    expect(await told()).toEqual(['The register now says: Proposed to close']);
    await it.prepare('2026-12-10T08:00:00.000Z');
    expect((await it.meetings()).at(-1)?.startsAt).toBe('2026-12-15T09:30:00.000Z');
    expect(await told()).toEqual([]);
  });

  it('does not tell news twice when an agenda was made late and told of it already', async () => {
    const it = await trust();
    await it.prepare('2026-10-30T08:00:00.000Z');
    const afterItWasDue = '2026-11-13T10:00:00.000Z';
    await it.news('name', afterItWasDue);
    await it.prepare('2026-11-16T07:00:00.000Z');
    const told = async () => (await it.lines()).filter(line => line.source === 'register');
    expect(await told()).toHaveLength(1);
    await it.prepare(NEXT_DUE);
    expect(await told()).toHaveLength(0);
  });

  it('tells the news that a meeting cancelled before its agenda was out had no chance to tell', async () => {
    const it = await trust();
    await it.prepare('2026-10-29T08:00:00.000Z');
    const between = '2026-11-05T10:00:00.000Z';
    await it.news('name', between);
    await stores[0].transaction(it.id, async tx => {
      const date = { startsAt: STARTS, agendaDueAt: DUE };
      const { meeting } = await tx.meetings.ensure(sitSeries(), date);
      await tx.meetings.change(meeting.id, { state: 'cancelled' });
    });
    expect(await it.prepare(DUE)).toBe(0);
    await it.prepare(NEXT_DUE);
    expect((await it.lines()).filter(line => line.source === 'register')).toHaveLength(1);
  });

  it('catches up after a stop, as long as the meeting has not begun', async () => {
    const it = await trust();
    expect(await it.prepare('2026-11-17T09:29:00.000Z')).toBe(1);
    const late = await trust();
    expect(await late.prepare(STARTS)).toBe(0);
  });

  it('does no harm when the clock goes backwards, and goes on when it comes back', async () => {
    const it = await trust();
    await it.prepare(NEXT_DUE);
    expect((await it.meetings()).map(meeting => meeting.startsAt)).toEqual(['2026-12-01T09:30:00.000Z']);
    queued.length = 0;
    expect(await it.prepare('2026-08-01T00:00:00.000Z')).toBe(0);
    expect(await it.prepare(DUE)).toBe(1);
    expect(await it.prepare(NEXT_DUE)).toBe(0);
    expect((await it.meetings()).map(meeting => meeting.startsAt)).toEqual([
      STARTS,
      '2026-12-01T09:30:00.000Z',
    ]);
    expect(queued).toHaveLength(1);
  });

  it('makes several at once for a series that meets often and tells early', async () => {
    const it = await trust({ series: { everyWeeks: 1, leadDays: 14 } });
    expect(await it.prepare(DUE)).toBe(2);
    expect((await it.meetings()).map(meeting => meeting.startsAt)).toEqual([
      STARTS,
      '2026-11-24T09:30:00.000Z',
    ]);
  });

  it('mentions a school again after six weeks, saying when it was last', async () => {
    const it = await trust({ series: { anchor: '2026-11-03', everyWeeks: 6 } });
    await it.prepare('2026-10-29T08:00:00.000Z');
    await it.prepare('2026-12-10T08:00:00.000Z');
    expect((await it.lines()).map(line => line.text)).toEqual([
      'Last discussed Tue 3 Nov',
      'Last discussed Tue 3 Nov',
    ]);
  });

  it('makes none in the holidays, and none for a trust without term dates', async () => {
    const inTheHolidays = await trust();
    for (const now of ['2026-12-24T08:00:00.000Z', '2026-10-29T07:00:00.000Z', '2027-08-10T08:00:00.000Z'])
      expect(await inTheHolidays.prepare(now)).toBe(0);
    const without = await trust({ terms: false });
    expect(await without.prepare(DUE)).toBe(0);
    expect(await without.posts()).toEqual([]);
  });

  it('posts the chair the chair’s card too, once, and nobody’s where nobody chairs', async () => {
    const chaired = await trust();
    const priya = person('Priya Shah', []);
    await stores[0].transaction(chaired.id, async tx => {
      await tx.people.save(priya);
      await tx.meetings.saveSeries(sitSeries({ chairId: priya.id, memberIds: [priya.id] }));
    });
    const toChair = (trustId: string) =>
      stores[0].inTrust(trustId).outbox.postsTo({ kind: 'person', personId: priya.id });
    for (const now of [DUE, DUE]) await chaired.prepare(now);
    const [meeting] = await chaired.meetings();
    expect(await toChair(chaired.id)).toMatchObject([
      { card: 'run-meeting', subject: meeting?.id, dueAt: DUE },
    ]);
    const unchaired = await trust();
    await unchaired.prepare(DUE);
    expect(await toChair(unchaired.id)).toEqual([]);
  });

  it('marks the meeting as prepared and raises its version, so that a card drawn before is known to be old', async () => {
    const it = await trust();
    await it.prepare(DUE);
    expect(await it.meetings()).toMatchObject([{ preparedAt: DUE, state: 'planned', version: 2 }]);
  });

  describe('of a meeting that was planned by hand', () => {
    const EXTRA = {
      startsAt: '2026-11-20T14:00:00.000Z',
      agendaDueAt: '2026-11-16T08:00:00.000Z',
      reason: 'Ofsted',
    };

    it.each(['cancelled', 'running', 'closed'] as const)('makes none when it is %s', async state => {
      const it = await trust();
      await stores[0].transaction(it.id, async tx => {
        await tx.meetings.callExtra(sitSeries(), 'extra', EXTRA);
        await tx.meetings.change('extra', { state });
      });
      expect(await it.prepare(EXTRA.agendaDueAt)).toBe(1);
      expect(
        (await it.meetings()).map(({ id, preparedAt }) => [id === 'extra', preparedAt !== null]),
      ).toEqual([
        [false, true],
        [true, false],
      ]);
    });

    it('makes it when its own agenda is due, between the dates of the series', async () => {
      const it = await trust();
      await it.prepare(DUE);
      await stores[0].transaction(it.id, tx => tx.meetings.callExtra(sitSeries(), 'extra', EXTRA));
      expect(await it.prepare('2026-11-16T07:59:59.999Z')).toBe(0);
      expect(await it.prepare(EXTRA.agendaDueAt)).toBe(1);
      expect((await it.meetings()).map(({ id }) => id).at(-1)).toBe('extra');
    });

    it('makes none that is starting at this very moment', async () => {
      const it = await trust();
      await it.prepare(DUE);
      await stores[0].transaction(it.id, tx => tx.meetings.callExtra(sitSeries(), 'extra', EXTRA));
      expect(await it.prepare(EXTRA.startsAt)).toBe(0);
    });

    it('makes a moved one when it is due where it is now, and none on the date it left', async () => {
      const it = await trust();
      const moved = { startsAt: '2026-11-19T09:30:00.000Z', agendaDueAt: '2026-11-14T08:00:00.000Z' };
      await stores[0].transaction(it.id, async tx => {
        const { meeting } = await tx.meetings.ensure(sitSeries(), { startsAt: STARTS, agendaDueAt: DUE });
        await tx.meetings.change(meeting.id, { ...moved, movedFrom: STARTS });
      });
      expect(await it.prepare(DUE)).toBe(0);
      expect(await it.prepare(moved.agendaDueAt)).toBe(1);
      expect(await it.meetings()).toMatchObject([{ ...moved, slotAt: STARTS }]);
    });
  });

  it('makes none of a series after its last day, and all up to it', async () => {
    const it = await trust({ series: { endedOn: '2026-11-17' } });
    expect(await it.prepare(DUE)).toBe(1);
    expect(await it.prepare(NEXT_DUE)).toBe(0);
    const ended = await trust({ series: { endedOn: '2026-11-16' } });
    expect(await ended.prepare(DUE)).toBe(0);
  });

  it('says which years have no term dates, and never of a trust without meetings', async () => {
    const it = await trust();
    expect(await it.withoutTerms(DUE)).toEqual([]);
    expect(await it.withoutTerms('2027-08-16T08:00:00.000Z')).toEqual([]);
    expect(await it.withoutTerms('2027-08-20T08:00:00.000Z')).toEqual([2027]);
    expect(await it.withoutTerms('2027-09-20T08:00:00.000Z')).toEqual([2027]);
    expect(await (await trust({ terms: false })).withoutTerms(DUE)).toEqual([2026]);
    const without = 'trust-without-meetings';
    const made = await stores[0].transaction(without, async tx => {
      await tx.trust.create({
        id: without,
        uid: '99',
        name: without,
        tenantId: null,
        isDemo: false,
        safeguardingContact: null,
      });
      return prepareAgendas(tx, { now: DUE, newId, bankHolidays, modelFiles });
    });
    expect(made).toEqual({ made: 0, withoutTerms: [] });
  });

  it('makes none for the bank-holiday Mondays of May 2027', async () => {
    const it = await trust({ series: { weekday: 1, anchor: '2027-05-03', everyWeeks: 1, leadDays: 0 } });
    for (const day of ['03', '10', '31']) await it.prepare(`2027-05-${day}T07:30:00.000Z`);
    expect((await it.meetings()).map(meeting => meeting.startsAt)).toEqual(['2027-05-10T08:30:00.000Z']);
  });
});
