import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { AgendaLine } from '#domain/meeting/agenda-line.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import { addDays, type IsoDate } from '#domain/time/iso.ts';
import type { Store } from '#ports/store.ts';
import { line } from '#test/builders/meeting.ts';
import { registerEntry } from '#test/builders/school.ts';
import { sitSeries, TERMS_2026 } from '#test/builders/trust.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { carryForward } from '#workflows/carry-forward.ts';
import { prepareAgendas } from '#workflows/prepare-agendas.ts';

/** Three Tuesdays of the series; the last one's agenda comes out on Thu 12 Nov at 8:00. */
const [OCT_20, NOV_3, NOV_17] = ['2026-10-20', '2026-11-03', '2026-11-17'] as const;
const DUE = '2026-11-12T08:00:00.000Z';
const SIT = sitSeries();
const EXEC = sitSeries({ id: 'series-exec', name: 'Executive' });
const RECORDED = { state: 'closed', closings: 1 } as const;
const CANCELLED = { state: 'cancelled' } as const;

describe('carrying forward', () => {
  let database: TestDatabase;
  /** Two stores on one database, as two processes have. */
  let stores: readonly [Store, Store];
  let trusts = 0;
  let ids = 0;
  let id: string;
  const newId = () => {
    ids += 1;
    return `id-${String(ids).padStart(6, '0')}`;
  };
  beforeAll(async () => {
    database = await freshDatabase();
    const open = () => prismaStore(database.connection);
    stores = [open(), open()];
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await database.drop();
  });

  async function newTrust(): Promise<string> {
    trusts += 1;
    const trustId = `trust-${trusts}`;
    await stores[0].transaction(trustId, async tx => {
      const facts = { tenantId: null, isDemo: false, safeguardingContact: null };
      await tx.trust.create({ id: trustId, uid: String(trusts), name: trustId, ...facts });
      await tx.schools.add([registerEntry()], '2026-09-01T00:00:00.000Z');
      await tx.calendar.save(TERMS_2026);
      for (const series of [SIT, EXEC]) await tx.meetings.saveSeries(series);
    });
    return trustId;
  }
  beforeEach(async () => {
    id = await newTrust();
  });

  async function meeting(
    day: IsoDate,
    change: Partial<Meeting> = {},
    series = SIT,
    trustId = id,
  ): Promise<Meeting> {
    return stores[0].transaction(trustId, async tx => {
      const date = {
        startsAt: day < '2026-10-25' ? `${day}T08:30:00.000Z` : `${day}T09:30:00.000Z`,
        agendaDueAt: `${addDays(day, -5)}T08:00:00.000Z`,
      };
      const made = (await tx.meetings.ensure(series, date)).meeting;
      await tx.meetings.change(made.id, { preparedAt: date.agendaDueAt, ...change });
      return (await tx.meetings.find(made.id)) ?? made;
    });
  }
  const add = (on: Meeting, ...lines: Partial<AgendaLine>[]) =>
    stores[0].transaction(id, tx =>
      tx.agendas.addLines(lines.map(each => line({ raisedFor: on.startsAt, ...each, meetingId: on.id }))),
    );
  const carry = (to: Meeting, now = DUE) =>
    stores[0].transaction(id, tx => carryForward(tx, SIT, to, { now, newId }));
  const lines = (on: Meeting) => stores[0].inTrust(id).agendas.lines(on.id);
  const texts = async (on: Meeting) => (await lines(on)).map(({ text }) => text).toSorted();
  const next = () => meeting(NOV_17, { preparedAt: null });

  it('takes over what the chair carried forward, and nothing else of a closed meeting', async () => {
    const earlier = await meeting(NOV_3, RECORDED);
    const outcomes = ['carried', 'discussed', 'dropped', 'open', 'parked'] as const;
    await add(earlier, ...outcomes.map(outcome => ({ outcome, text: outcome })));
    const to = await next();
    expect(await carry(to)).toBe(1);
    expect(await texts(to)).toEqual(['carried']);
  });

  it('takes a line over as it was, open again, saying from when, and marks it as taken', async () => {
    const earlier = await meeting(NOV_3, RECORDED);
    await add(earlier, {
      id: 'the-line',
      outcome: 'carried',
      outcomeReason: 'No time left',
      source: 'flag',
      section: 'confidential',
      audience: 'named',
      readerIds: ['person-priya-shah'],
      urn: '900001',
      text: 'Speak to HR',
    });
    const to = await next();
    await carry(to);
    const [was] = await lines(earlier);
    expect(was).toMatchObject({ outcome: 'carried', carriedToId: to.id });
    expect(await lines(to)).toEqual([
      {
        ...was,
        id: expect.not.stringMatching(/^the-line$/),
        meetingId: to.id,
        key: 'carried the-line',
        outcome: 'open',
        outcomeReason: null,
        reason: 'Carried forward from Tue 3 Nov',
        timesCarried: 1,
        carriedToId: null,
      },
    ]);
  });

  it('takes over what was on the agenda of a cancelled meeting, whether or not meetings are recorded here', async () => {
    await add(
      await meeting(NOV_3, CANCELLED),
      { text: 'added' },
      { text: 'news', source: 'register', urn: '900001' },
    );
    const to = await next();
    expect(await carry(to)).toBe(2);
    expect(await texts(to)).toEqual(['added', 'news']);
  });

  it('leaves to themselves the lines that are put on every agenda anew', async () => {
    const earlier = await meeting(NOV_3, CANCELLED);
    await add(
      earlier,
      { text: 'look-round', source: 'look-round', urn: '900001' },
      { text: 'action', source: 'action' },
    );
    expect(await carry(await next())).toBe(0);
  });

  it('takes over a look-round that the chair carried forward, and never an action: it comes by itself', async () => {
    const earlier = await meeting(NOV_3, RECORDED);
    const outcome = 'carried';
    await add(earlier, { text: 'look-round', source: 'look-round', urn: '900001', outcome });
    await add(earlier, { text: 'action', source: 'action', section: 'matters-arising', outcome });
    const to = await next();
    await carry(to);
    expect(await texts(to)).toEqual(['look-round']);
  });

  describe('of a meeting that nobody recorded', () => {
    it('takes everything over when the team records its meetings here', async () => {
      await meeting(OCT_20, RECORDED);
      await add(await meeting(NOV_3), { text: 'open' }, { text: 'parked', outcome: 'parked' });
      const to = await next();
      expect(await carry(to)).toBe(2);
    });

    it('takes over nothing when the team never does: it has talked about what was there', async () => {
      await add(await meeting(NOV_3), { text: 'open' });
      expect(await carry(await next())).toBe(0);
    });

    it('counts a meeting that was closed and opened again as recorded', async () => {
      await meeting(OCT_20, { state: 'running', closings: 1 });
      await add(await meeting(NOV_3), { text: 'open' });
      expect(await carry(await next())).toBe(1);
    });

    it('takes the rest over when it was begun and never closed', async () => {
      await meeting(OCT_20, RECORDED);
      await add(
        await meeting(NOV_3, { state: 'running' }),
        { text: 'left' },
        { text: 'done', outcome: 'discussed' },
      );
      const to = await next();
      await carry(to);
      expect(await texts(to)).toEqual(['left']);
    });

    it('takes nothing over of a meeting that is still to come or still on', async () => {
      await meeting(OCT_20, RECORDED);
      const before = await meeting(NOV_3);
      await add(before, { text: 'still to be talked about' });
      const to = await next();
      expect(await carry(to, '2026-10-29T08:00:00.000Z')).toBe(0);
      expect(await carry(to, '2026-11-03T10:59:59.999Z')).toBe(0);
      expect(await carry(to, '2026-11-03T11:00:00.000Z')).toBe(1);
    });

    it('leaves one that runs over its time what it has still to talk about, until its day is over', async () => {
      await meeting(OCT_20, RECORDED);
      const on = await meeting(NOV_3, { state: 'running' });
      await add(on, { text: 'still to be talked about' });
      const to = await next();
      expect(await carry(to, '2026-11-03T11:30:00.000Z')).toBe(0);
      expect(await lines(on)).toMatchObject([{ outcome: 'open', carriedToId: null }]);
      expect(await carry(to, '2026-11-04T00:00:00.000Z')).toBe(1);
    });
  });

  it('takes over at once what was on a meeting still to come that is cancelled', async () => {
    await add(await meeting(NOV_3, CANCELLED), { text: 'added' });
    expect(await carry(await next(), '2026-10-29T08:00:00.000Z')).toBe(1);
  });

  it('carries a line through three meetings in a row, counting, and says when it was first raised', async () => {
    const first = await meeting(OCT_20, RECORDED);
    const second = await meeting(NOV_3, { preparedAt: null });
    const third = await next();
    await add(first, { text: 'again and again', outcome: 'carried' });
    await carry(second, '2026-10-29T08:00:00.000Z');
    const [copy] = await lines(second);
    expect(copy).toMatchObject({ timesCarried: 1, reason: 'Carried forward from Tue 20 Oct' });
    await stores[0].transaction(id, async tx => {
      await tx.meetings.change(second.id, RECORDED);
      await tx.agendas.changeLine(copy?.id ?? '', { outcome: 'carried' });
    });
    expect(await carry(third)).toBe(1);
    expect(await lines(third)).toMatchObject([
      {
        text: 'again and again',
        timesCarried: 2,
        raisedFor: first.startsAt,
        reason: 'Carried forward from Tue 3 Nov, first raised for Tue 20 Oct',
      },
    ]);
  });

  it('takes a line over once, however often it is asked, and not again for the meeting after', async () => {
    await add(await meeting(OCT_20, RECORDED), { outcome: 'carried' });
    const [second, third] = [await meeting(NOV_3, { preparedAt: null }), await next()];
    const now = '2026-10-29T08:00:00.000Z';
    expect([await carry(second, now), await carry(second, now)]).toEqual([1, 0]);
    expect(await carry(third, now)).toBe(0);
    expect(await lines(second)).toHaveLength(1);
  });

  it('takes over what a meeting two dates back left, when the one between was cancelled before it had an agenda', async () => {
    await add(await meeting(OCT_20, RECORDED), { text: 'left', outcome: 'carried' });
    await meeting(NOV_3, { ...CANCELLED, preparedAt: null });
    const to = await next();
    expect(await carry(to)).toBe(1);
    expect(await lines(to)).toMatchObject([{ reason: 'Carried forward from Tue 20 Oct' }]);
  });

  it('brings nothing back after more than a year', async () => {
    await add(await meeting('2025-10-21', RECORDED), { outcome: 'carried' });
    expect(await carry(await next())).toBe(0);
  });

  it('takes over nothing of another series, of another trust, or of a later meeting', async () => {
    const to = await next();
    await add(await meeting(NOV_3, CANCELLED, EXEC), { text: 'of the executive' });
    await add(await meeting('2026-12-01', CANCELLED), { text: 'of a later one' });
    const mine = id;
    id = await newTrust();
    await add(await meeting(NOV_3, CANCELLED), { text: 'of another trust' });
    id = mine;
    expect(await carry(to)).toBe(0);
    expect(await lines(to)).toEqual([]);
  });

  it('takes each line over once when two processes prepare at the same moment', async () => {
    await add(
      await meeting(NOV_3, RECORDED),
      { text: 'one', outcome: 'carried' },
      { text: 'two', outcome: 'carried' },
    );
    const to = await next();
    const bankHolidays = englandBankHolidays();
    const modelFiles = yamlModelFiles();
    const prepare = (store: Store) =>
      store.transaction(id, tx => prepareAgendas(tx, { now: DUE, newId, bankHolidays, modelFiles }));
    const prepared = await Promise.all([...stores, ...stores].map(prepare));
    // The executive's agenda of that day comes out too.
    expect(prepared.map(({ made }) => made).toSorted()).toEqual([0, 0, 0, 2]);
    const carried = (await lines(to)).filter(({ key }) => key.startsWith('carried '));
    expect(carried.map(({ text }) => text).toSorted()).toEqual(['one', 'two']);
  });
});
