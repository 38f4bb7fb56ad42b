import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import { agendaDueOn, type Series } from '#domain/meeting/series.ts';
import { type IsoDate, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { Store } from '#ports/store.ts';
import { line } from '#test/builders/meeting.ts';
import { person, sitSeries, TERMS_2026 } from '#test/builders/trust.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { readMinutes } from '#workflows/meeting/read-minutes.ts';

/** Every second Tuesday; 27 October, in half term, would have been its turn. */
const SIT = sitSeries({ anchor: '2026-09-15' });
const [OCT_13, NOV_10, NOV_24, DEC_8] = ['2026-10-13', '2026-11-10', '2026-11-24', '2026-12-08'] as const;
const TOM = 'person-tom-reed';
const at = (day: IsoDate) => momentOf(day, '09:30');

describe('minutes', () => {
  let database: TestDatabase;
  let store: Store;
  let trusts = 0;
  let id: string;
  beforeAll(async () => {
    database = await freshDatabase();
    store = prismaStore(database.connection);
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });
  beforeEach(() => newTrust());

  async function newTrust(terms: typeof TERMS_2026 | [] = TERMS_2026) {
    trusts += 1;
    id = `trust-${trusts}`;
    await store.transaction(id, async tx => {
      const facts = { tenantId: null, isDemo: false, safeguardingContact: null };
      await tx.trust.create({ id, uid: String(trusts), name: id, ...facts });
      await tx.calendar.save(terms);
      await tx.meetings.saveSeries(SIT);
    });
  }
  const meeting = (day: IsoDate, change: Partial<Meeting> = {}) =>
    store.transaction(id, async tx => {
      const date = { startsAt: at(day), agendaDueAt: agendaDueOn(day, SIT.leadDays) };
      const made = (await tx.meetings.ensure(SIT, date)).meeting;
      await tx.meetings.change(made.id, change);
      return made;
    });
  const closed = (day: IsoDate) => meeting(day, { state: 'closed', closedAt: at(day), closings: 1 });
  const changeSeries = (change: Partial<Series>) =>
    store.transaction(id, async tx => {
      const series = await tx.meetings.findSeries(SIT.id);
      if (series) await tx.meetings.saveSeries({ ...series, ...change });
    });
  const read = async ({ id: meetingId }: Meeting, now: IsoInstant) => {
    const viewer = { actor: null, surface: 'channel' } as const;
    const looking = { now, viewer, bankHolidays: englandBankHolidays() };
    return (await readMinutes(store.inTrust(id), meetingId, looking))?.minutes;
  };
  const nextAfter = async (of: Meeting, now: IsoInstant = of.startsAt) => (await read(of, now))?.nextAt;

  describe('the next meeting they give', () => {
    it('is the next date of the rhythm when no meeting is made yet, and none in half term', async () => {
      expect(await nextAfter(await closed(OCT_13))).toBe('2026-11-10T09:30:00.000Z');
    });

    it('is past the holidays too, at the same time on London’s clocks', async () => {
      expect(await nextAfter(await closed(DEC_8))).toBe('2027-01-05T09:30:00.000Z');
      expect(await nextAfter(await closed('2027-03-16'))).toBe('2027-04-13T08:30:00.000Z');
    });

    it('is the one that is made and was moved, and not the date it stood for', async () => {
      const startsAt = '2026-11-12T14:00:00.000Z';
      await meeting(NOV_10, { startsAt, movedFrom: at(NOV_10) });
      expect(await nextAfter(await closed(OCT_13))).toBe(startsAt);
    });

    it('is an extra one when that comes first', async () => {
      const startsAt = '2026-11-03T14:00:00.000Z';
      const date = { startsAt, agendaDueAt: startsAt, reason: 'Oakwood' };
      await store.transaction(id, tx => tx.meetings.callExtra(SIT, 'extra', date));
      expect(await nextAfter(await closed(OCT_13))).toBe(startsAt);
    });

    it('is none that is cancelled, but the one after', async () => {
      await meeting(NOV_10, { state: 'cancelled' });
      expect(await nextAfter(await closed(OCT_13))).toBe(at(NOV_24));
      await meeting(NOV_24, { state: 'cancelled' });
      expect(await nextAfter(await closed(OCT_13))).toBe(at(DEC_8));
    });

    it('stays the one that came next, however late the minutes are read', async () => {
      const old = await closed(OCT_13);
      await closed(NOV_10);
      expect(await nextAfter(old, '2027-02-01T09:00:00.000Z')).toBe(at(NOV_10));
    });

    it('stays so for a series that meets once a term', async () => {
      await changeSeries({ everyWeeks: 13 });
      const old = await closed('2026-09-15');
      expect(await nextAfter(old)).toBe(at('2026-12-15'));
      await closed('2026-12-15');
      expect(await nextAfter(old, '2027-02-01T09:00:00.000Z')).toBe(at('2026-12-15'));
    });

    it('is no date that a later rhythm would have had before it', async () => {
      const old = await closed(OCT_13);
      await closed(NOV_10);
      await changeSeries({ weekday: 1, everyWeeks: 1 });
      expect(await nextAfter(old, '2026-11-20T09:00:00.000Z')).toBe(at(NOV_10));
    });

    it('is not given when the series has ended, or nobody has said when term is', async () => {
      const last = await closed(OCT_13);
      await changeSeries({ endedOn: '2026-11-09' });
      expect(await nextAfter(last)).toBeNull();
      await newTrust([]);
      expect(await nextAfter(await closed(OCT_13))).toBeNull();
    });
  });

  it('stay as they were: what becomes of an action afterwards is no part of them', async () => {
    const earlier = await closed(OCT_13);
    const later = await closed(NOV_10);
    await store.transaction(id, async tx => {
      await tx.people.save(person('Tom Reed', [{ role: 'officer', scope: { kind: 'trust' } }], { id: TOM }));
      await tx.agendas.addLines([
        line({ id: `${id}-raised`, meetingId: earlier.id, source: 'person' }),
        line({ id: `${id}-arising`, meetingId: later.id, source: 'action', key: `action ${id}-1` }),
      ]);
      for (const [nth, meetingId, lineId] of [
        [1, earlier.id, `${id}-raised`],
        [2, later.id, `${id}-arising`],
      ] as const)
        await tx.actions.add({
          ...{ id: `${id}-${nth}`, meetingId, lineId, urn: null, text: 'Ring round', ownerId: TOM },
          ...{ dueOn: '2026-11-17', state: 'open', endedAt: null, endNote: null, asked: null },
          at: at(OCT_13),
        });
    });
    const before = await read(later, at(NOV_10));
    expect(before?.sections[0]?.lines).toMatchObject([
      { reason: 'Tom Reed, due Tue 17 Nov', actions: [{ dueOn: '2026-11-17', state: 'open' }] },
    ]);
    expect((await read(later, at(NOV_24)))?.sections).toEqual(before?.sections);
    await store.transaction(id, async tx => {
      const asked = { dueOn: '2026-12-04', reason: 'x', answer: null };
      await tx.actions.change(`${id}-1`, { asked });
      await tx.actions.change(`${id}-2`, { state: 'done', endedAt: at(NOV_24) });
      await tx.people.appoint(TOM, []);
    });
    expect((await read(later, '2027-02-01T09:00:00.000Z'))?.sections).toEqual(before?.sections);
  });
});
