import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { AgendaLine } from '#domain/meeting/agenda-line.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import type { Store, TrustWrites } from '#ports/store.ts';
import { line } from '#test/builders/meeting.ts';
import { registerEntry } from '#test/builders/school.ts';
import { sitSeries, TERMS_2026 } from '#test/builders/trust.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { cancelMeeting, restoreMeeting } from '#workflows/cancel-meeting.ts';
import { closeMeeting } from '#workflows/meeting/close-meeting.ts';
import type { PlanRequest } from '#workflows/move-meeting.ts';
import { prepareAgendas } from '#workflows/prepare-agendas.ts';
import { readCalendar } from '#workflows/read-calendar.ts';

const [NOV_3, NOV_17, DEC_1, DEC_15] = ['2026-11-03', '2026-11-17', '2026-12-01', '2026-12-15'] as const;
const BEFORE = '2026-11-16T12:00:00.000Z';
const ITS_MORNING = '2026-11-17T08:00:00.000Z';
const LATER = '2026-11-17T10:30:00.000Z';
const NEXT_DUE = '2026-11-26T08:00:00.000Z';
const SIT = sitSeries();
const bankHolidays = englandBankHolidays();
const modelFiles = yamlModelFiles();

describe('what a meeting passes on to an agenda that is out already', () => {
  let database: TestDatabase;
  let store: Store;
  let trusts = 0;
  let ids = 0;
  let id: string;
  const newId = () => {
    ids += 1;
    return `id-${String(ids).padStart(6, '0')}`;
  };
  beforeAll(async () => {
    database = await freshDatabase();
    store = prismaStore(database.connection);
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });
  beforeEach(async () => {
    trusts += 1;
    id = `trust-${trusts}`;
    await write(async tx => {
      const facts = { tenantId: null, isDemo: false, safeguardingContact: null };
      await tx.trust.create({ id, uid: String(trusts), name: id, ...facts });
      await tx.schools.add([registerEntry()], '2026-09-01T00:00:00.000Z');
      await tx.calendar.save(TERMS_2026);
      await tx.meetings.saveSeries(SIT);
    });
  });

  const write = <T>(work: (tx: TrustWrites) => Promise<T>) => store.transaction(id, work);
  /** Its agenda is out unless said. */
  const meeting = (day: IsoDate, change: Partial<Meeting> = {}) =>
    write(async tx => {
      const date = { startsAt: `${day}T09:30:00.000Z`, agendaDueAt: '2026-10-29T08:00:00.000Z' };
      const made = (await tx.meetings.ensure(SIT, date)).meeting;
      await tx.meetings.change(made.id, { preparedAt: date.agendaDueAt, ...change });
      return (await tx.meetings.find(made.id)) ?? made;
    });
  const add = (on: Meeting, ...lines: Partial<AgendaLine>[]) =>
    write(tx =>
      tx.agendas.addLines(lines.map(each => line({ raisedFor: on.startsAt, ...each, meetingId: on.id }))),
    );
  const plan = <T>(
    on: Meeting,
    now: string,
    work: (tx: TrustWrites, request: PlanRequest) => Promise<T>,
  ): Promise<T> =>
    write(async tx => {
      const series = await tx.meetings.holdSeries(SIT.id);
      if (!series) throw new Error('no series');
      const calendar = await readCalendar(tx, bankHolidays);
      return work(tx, { series, calendar, ref: `date:${on.startsAt}`, now });
    });
  const cancel = (on: Meeting, now = BEFORE) =>
    plan(on, now, (tx, request) => cancelMeeting(tx, { ...request, reason: 'The boiler', newId }));
  const restore = (on: Meeting, now = BEFORE) => plan(on, now, restoreMeeting);
  const close = (on: Meeting, now: string) =>
    write(tx => closeMeeting(tx, { meetingId: on.id, presentIds: [], now, newId }));
  const lines = (on: Meeting) => store.inTrust(id).agendas.lines(on.id);
  /** What a meeting has still to talk about. */
  const open = async (on: Meeting) =>
    (await lines(on))
      .filter(({ outcome }) => outcome === 'open')
      .map(({ text }) => text)
      .toSorted();

  describe('a meeting that is cancelled', () => {
    let cancelled: Meeting;
    let next: Meeting;
    beforeEach(async () => {
      [cancelled, next] = [await meeting(NOV_17), await meeting(DEC_1)];
      await add(cancelled, { text: 'Phonics' }, { text: 'Attendance', urn: '900001' });
      await add(next, { text: 'Moderation' });
    });

    it('leaves each of its lines to the next agenda, once, beside what is there', async () => {
      expect(await cancel(cancelled)).toMatchObject({ ok: true });
      expect(await open(next)).toEqual(['Attendance', 'Moderation', 'Phonics']);
      expect(await open(cancelled)).toEqual([]);
      expect(await lines(cancelled)).toMatchObject(
        ['Phonics', 'Attendance'].map(text => ({ text, outcome: 'carried', carriedToId: next.id })),
      );
    });

    it('makes the next agenda a new version, which is shown', async () => {
      await cancel(cancelled);
      const after = await store.inTrust(id).meetings.find(next.id);
      expect(after?.version).toBe(next.version + 1);
    });

    it('passes over a meeting whose agenda is not out: it takes its lines over when it is', async () => {
      await write(tx => tx.meetings.change(next.id, { preparedAt: null }));
      await cancel(cancelled);
      expect(await open(next)).toEqual(['Moderation']);
      await write(tx => prepareAgendas(tx, { now: NEXT_DUE, newId, bankHolidays, modelFiles }));
      expect(await open(next)).toEqual(expect.arrayContaining(['Attendance', 'Moderation', 'Phonics']));
      expect((await open(next)).filter(text => text === 'Phonics')).toHaveLength(1);
    });

    it('gives nothing to a meeting before it', async () => {
      const earlier = await meeting(NOV_3);
      await cancel(cancelled);
      expect(await lines(earlier)).toEqual([]);
    });

    it('has its lines back when it takes place after all, and the next agenda has them no more', async () => {
      await cancel(cancelled);
      expect(await restore(cancelled)).toMatchObject({ ok: true });
      expect(await open(cancelled)).toEqual(['Attendance', 'Phonics']);
      expect(await open(next)).toEqual(['Moderation']);
      expect((await lines(next)).filter(({ outcome }) => outcome === 'dropped')).toHaveLength(2);
    });

    it('does not have back what the next meeting has dropped or talked about meanwhile', async () => {
      await cancel(cancelled);
      const copy = (await lines(next)).find(({ text }) => text === 'Phonics');
      await write(tx =>
        tx.agendas.changeLine(copy?.id ?? '', { outcome: 'dropped', outcomeReason: 'Settled' }),
      );
      await restore(cancelled);
      expect(await open(cancelled)).toEqual(['Attendance']);
      expect((await lines(next)).find(({ text }) => text === 'Phonics')?.outcomeReason).toBe('Settled');
    });

    it('cancelled again after that, leaves them to the next agenda again', async () => {
      await cancel(cancelled);
      await restore(cancelled);
      await cancel(cancelled);
      expect(await open(next)).toEqual(['Attendance', 'Moderation', 'Phonics']);
      expect(await open(cancelled)).toEqual([]);
      await restore(cancelled);
      expect(await open(cancelled)).toEqual(['Attendance', 'Phonics']);
      expect(await open(next)).toEqual(['Moderation']);
    });

    it('held after all, leaves what it did not come to to the next agenda', async () => {
      await cancel(cancelled);
      await restore(cancelled);
      await write(tx => tx.meetings.change(cancelled.id, { state: 'running' }));
      await close(cancelled, LATER);
      expect(await open(next)).toEqual(['Attendance', 'Moderation', 'Phonics']);
    });
  });

  describe('to a meeting that is on', () => {
    it('goes what one that is closed late leaves, so that it misses no meeting', async () => {
      const forgotten = await meeting(NOV_3, { state: 'running' });
      const on = await meeting(NOV_17, { state: 'running' });
      const after = await meeting(DEC_1);
      await add(forgotten, { text: 'Phonics' });
      await close(forgotten, LATER);
      expect([await open(on), await open(after)]).toEqual([['Phonics'], []]);
    });

    it('nothing is passed once it is closed: the one after it takes it', async () => {
      const forgotten = await meeting(NOV_3, { state: 'running' });
      const over = await meeting(NOV_17, { state: 'closed', closings: 1 });
      const after = await meeting(DEC_1);
      await add(forgotten, { text: 'Phonics' });
      await close(forgotten, LATER);
      expect([await lines(over), await open(after)]).toEqual([[], ['Phonics']]);
    });

    it('nor to one whose day is past though nobody began it', async () => {
      const forgotten = await meeting(NOV_3, { state: 'running' });
      const missed = await meeting(NOV_17);
      const after = await meeting(DEC_1);
      await add(forgotten, { text: 'Phonics' });
      await close(forgotten, '2026-11-18T00:00:00.000Z');
      expect([await lines(missed), await open(after)]).toEqual([[], ['Phonics']]);
    });

    it('what it has taken over stays with it, whatever becomes of the meeting it came from', async () => {
      const [cancelled, next] = [await meeting(NOV_17), await meeting(DEC_1)];
      await add(cancelled, { text: 'Phonics' });
      await cancel(cancelled, ITS_MORNING);
      await write(tx => tx.meetings.change(next.id, { state: 'running' }));
      expect(await restore(cancelled, ITS_MORNING)).toMatchObject({ ok: true });
      expect([await open(cancelled), await open(next)]).toEqual([[], ['Phonics']]);
    });
  });

  it('takes nothing away from a meeting that is still on when a later one is cancelled', async () => {
    await meeting(NOV_3, { state: 'closed', closings: 1 });
    const on = await meeting(NOV_17, { state: 'running' });
    const cancelled = await meeting(DEC_1);
    const next = await meeting(DEC_15);
    await add(on, { text: 'Phonics' });
    await add(cancelled, { text: 'Moderation' });
    await cancel(cancelled, LATER);
    expect([await open(on), await open(next)]).toEqual([['Phonics'], ['Moderation']]);
  });
});
