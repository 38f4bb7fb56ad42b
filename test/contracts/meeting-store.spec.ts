import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Meeting } from '#domain/meeting/meeting.ts';
import { NotSaved, StoreConflict } from '#ports/store.ts';
import { meeting as builtMeeting } from '#test/builders/meeting.ts';
import { FAR_HILLS, MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { engines } from '#test/fixtures/database.ts';
import { MARIA, PRIYA, SIT, TOM, type TwoTrusts, twoTrusts } from '#test/fixtures/two-trusts.ts';

const ALWAYS = ['1970-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z'] as const;
/** A date of its own for each test: a Tuesday of the series. */
const dateOn = (day: string) => ({
  startsAt: `${day}T09:30:00.000Z`,
  agendaDueAt: `${day}T08:00:00.000Z`,
});

describe.each(engines())('series and meetings on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let trusts: TwoTrusts;
    beforeAll(async () => {
      trusts = await twoTrusts(engine);
    });
    afterAll(() => trusts.close());
    const reads = () => trusts.stores[1].inTrust(MILL_LANE.id).meetings;
    const { mill, far } = {
      mill: ((...rest) => trusts.mill(...rest)) as TwoTrusts['mill'],
      far: ((...rest) => trusts.far(...rest)) as TwoTrusts['far'],
    };
    const ensure = (day: string) => mill(tx => tx.meetings.ensure(SIT, dateOn(day)));
    const find = async (id: string): Promise<Meeting> => {
      const found = await reads().find(id);
      if (!found) throw new Error('the meeting is not there');
      return found;
    };

    describe('a series', () => {
      it('is kept as it was saved, its chair and deputies among its members', async () => {
        expect(await reads().findSeries(SIT.id)).toEqual(SIT);
        expect(await reads().series()).toEqual([SIT]);
        expect(await reads().findSeries('nothing')).toBeNull();
      });

      it('is replaced with its people when it is saved again; those left out belong to it no more', async () => {
        const series = sitSeries({
          id: 'series-exec',
          name: 'Executive',
          memberIds: [TOM, PRIYA],
          chairId: PRIYA,
        });
        const changed = {
          ...series,
          time: '08:15',
          endedOn: '2027-03-23',
          chairId: null,
          deputyIds: [MARIA],
          memberIds: [MARIA],
          version: 2,
        };
        for (const each of [series, changed]) await mill(tx => tx.meetings.saveSeries(each));
        expect(await reads().findSeries(series.id)).toEqual(changed);
        expect((await reads().series()).map(({ name }) => name)).toEqual(['Executive', 'SIT']);
      });

      it('counts whoever chairs or may take over as a member, named as one or not', async () => {
        const series = sitSeries({ id: 'series-short', name: 'Short', chairId: PRIYA, deputyIds: [MARIA] });
        await mill(tx => tx.meetings.saveSeries(series));
        expect((await reads().findSeries(series.id))?.memberIds).toEqual([MARIA, PRIYA]);
      });

      it('has a name no other of the trust has', async () => {
        const taken = sitSeries({ id: 'series-other', name: 'SIT' });
        await expect(mill(tx => tx.meetings.saveSeries(taken))).rejects.toThrow(StoreConflict);
        await far(tx => tx.meetings.saveSeries(sitSeries({ id: 'series-exec', name: 'Executive' })));
      });

      it('has no member the trust does not know', async () => {
        const series = sitSeries({ id: 'series-spy', name: 'Spy', memberIds: ['person-nobody'] });
        await expect(mill(tx => tx.meetings.saveSeries(series))).rejects.toThrow(NotSaved);
        expect(await reads().findSeries(series.id)).toBeNull();
      });

      it('is held by one at a time', async () => {
        const rename = (process: 0 | 1) =>
          mill(async tx => {
            const series = await tx.meetings.holdSeries(SIT.id);
            if (series) await tx.meetings.saveSeries({ ...series, version: series.version + 1 });
          }, process);
        const before = (await reads().findSeries(SIT.id))?.version ?? 0;
        await Promise.all([rename(0), rename(1), rename(0), rename(1)]);
        expect((await reads().findSeries(SIT.id))?.version).toBe(before + 4);
        await mill(async tx => expect(await tx.meetings.holdSeries('nothing')).toBeNull());
        await mill(tx => tx.meetings.saveSeries(SIT));
      });
    });

    describe('a meeting', () => {
      it('of a date begins planned, unprepared, and for as long as its series says', async () => {
        const { meeting, created } = await ensure('2026-09-08');
        expect(created).toBe(true);
        const { startsAt, agendaDueAt } = dateOn('2026-09-08');
        expect(meeting).toEqual(builtMeeting({ id: meeting.id, slotAt: startsAt, startsAt, agendaDueAt }));
        expect(await find(meeting.id)).toEqual(meeting);
      });

      it('of a date is made once, whichever of two processes asks first', async () => {
        const asked = await Promise.all(
          ([0, 1, 0, 1] as const).map(process =>
            mill(tx => tx.meetings.ensure(SIT, dateOn('2026-09-22')), process),
          ),
        );
        expect(new Set(asked.map(({ meeting }) => meeting.id)).size).toBe(1);
        expect(asked.filter(({ created }) => created)).toHaveLength(1);
      });

      it('changes in the fields given and no others, and touching it raises its version alone', async () => {
        const { meeting } = await ensure('2026-10-06');
        const now = '2026-10-06T09:31:00.000Z';
        const change = {
          state: 'running',
          startedAt: now,
          actingChairId: MARIA,
          currentLineId: 'line-1',
        } as const;
        await mill(tx => tx.meetings.change(meeting.id, change));
        expect(await find(meeting.id)).toEqual({ ...meeting, ...change });
        await mill(tx => tx.meetings.change(meeting.id, { currentLineId: null, startedAt: null }));
        const version = await mill(tx => tx.meetings.touch(meeting.id));
        expect(version).toBe(meeting.version + 1);
        expect(await find(meeting.id)).toEqual({
          ...meeting,
          state: 'running',
          actingChairId: MARIA,
          version,
        });
      });

      it('keeps every moment of its life', async () => {
        const { meeting } = await ensure('2026-10-20');
        const change = {
          startsAt: '2026-10-21T08:30:00.000Z',
          minutes: 45,
          agendaDueAt: '2026-10-16T07:00:00.000Z',
          preparedAt: '2026-10-16T07:00:01.000Z',
          state: 'closed',
          reason: 'Half of us are on a course',
          movedFrom: meeting.startsAt,
          startedAt: '2026-10-21T08:31:00.000Z',
          closedAt: '2026-10-21T09:16:00.000Z',
          closings: 2,
          reopenedFor: 'A decision was left out',
        } as const;
        await mill(tx => tx.meetings.change(meeting.id, change));
        expect(await find(meeting.id)).toEqual({ ...meeting, ...change });
      });

      it('is not run by anybody the trust does not know', async () => {
        const { meeting } = await ensure('2026-10-20');
        const change = mill(tx => tx.meetings.change(meeting.id, { actingChairId: 'person-nobody' }));
        await expect(change).rejects.toThrow(NotSaved);
      });

      it('is held by one at a time, and what comes second sees what the first did', async () => {
        const { meeting } = await ensure('2026-11-03');
        const raise = (process: 0 | 1) =>
          mill(async tx => {
            const held = await tx.meetings.hold(meeting.id);
            const closings = (held?.closings ?? 0) + 1;
            await tx.meetings.change(meeting.id, { closings });
          }, process);
        await Promise.all([raise(0), raise(1), raise(0), raise(1)]);
        expect((await find(meeting.id)).closings).toBe(4);
        await mill(async tx => expect(await tx.meetings.hold('nothing')).toBeNull());
      });
    });

    describe('a date and where it was moved to', () => {
      const [from, until] = ['2027-01-01T00:00:00.000Z', '2027-02-01T00:00:00.000Z'] as const;
      const startsAt = '2027-02-04T14:00:00.000Z';
      let movedId: string;
      beforeAll(async () => {
        const { meeting } = await ensure('2027-01-12');
        movedId = meeting.id;
        await mill(tx => tx.meetings.change(movedId, { startsAt, movedFrom: meeting.startsAt }));
        await ensure('2027-01-26');
      });

      it('stays the date’s own: asked for again it is found, not made a second time', async () => {
        const { meeting, created } = await ensure('2027-01-12');
        expect({ created, id: meeting.id, startsAt: meeting.startsAt }).toEqual({
          created: false,
          id: movedId,
          startsAt,
        });
      });

      it('is listed by its slot where it was, and by its start where it is', async () => {
        const slots = await reads().slotsBetween(SIT.id, from, until);
        expect(slots.map(({ slotAt }) => slotAt)).toEqual([
          '2027-01-26T09:30:00.000Z',
          '2027-01-12T09:30:00.000Z',
        ]);
        const starts = await reads().between(SIT.id, from, until);
        expect(starts.map(each => each.startsAt)).toEqual(['2027-01-26T09:30:00.000Z']);
        const later = await reads().between(SIT.id, until, '2027-03-01T00:00:00.000Z');
        expect(later.map(({ id }) => id)).toEqual([movedId]);
      });

      it('can have another meeting put on the day it is moved to, and may be moved onto another’s', async () => {
        const { created } = await mill(tx => tx.meetings.ensure(SIT, { ...dateOn('2027-02-04'), startsAt }));
        expect(created).toBe(true);
        await mill(tx => tx.meetings.change(movedId, { startsAt: '2027-01-26T09:30:00.000Z' }));
        expect(await reads().between(SIT.id, from, until)).toHaveLength(2);
      });
    });

    describe('an extra meeting', () => {
      const date = { ...dateOn('2027-03-02'), reason: 'Before the inspection' };

      it('stands for no date of its series, which is still free', async () => {
        const extra = await mill(tx => tx.meetings.callExtra(SIT, 'extra-1', date));
        expect(extra).toEqual(builtMeeting({ id: 'extra-1', slotAt: null, ...date, minutes: SIT.minutes }));
        expect(await find('extra-1')).toEqual(extra);
        expect((await ensure('2027-03-02')).created).toBe(true);
        expect(
          await reads().slotsBetween(SIT.id, '2027-03-01T00:00:00.000Z', '2027-03-03T00:00:00.000Z'),
        ).toHaveLength(1);
        expect(
          await reads().between(SIT.id, '2027-03-01T00:00:00.000Z', '2027-03-03T00:00:00.000Z'),
        ).toHaveLength(2);
      });

      it('can be called as often as it is needed', async () => {
        for (const id of ['extra-2', 'extra-3']) await mill(tx => tx.meetings.callExtra(SIT, id, date));
        expect(await reads().find('extra-3')).not.toBeNull();
      });
    });

    it('lists from a moment on and up to another, the second left out, cancelled ones included', async () => {
      const ids: string[] = [];
      for (const day of ['2027-05-04', '2027-05-11', '2027-05-18']) ids.push((await ensure(day)).meeting.id);
      await mill(tx => tx.meetings.change(ids[1] ?? '', { state: 'cancelled' }));
      const between = await reads().between(SIT.id, '2027-05-04T09:30:00.000Z', '2027-05-18T09:30:00.000Z');
      expect(between.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      expect(await reads().between('series-exec', ...ALWAYS)).toEqual([]);
    });

    it('shows one trust nothing of another, and changes nothing in it', async () => {
      const { meeting } = await ensure('2026-09-08');
      const other = trusts.stores[0].inTrust(FAR_HILLS.id).meetings;
      expect(await other.between(SIT.id, ...ALWAYS)).toEqual([]);
      expect(await other.find(meeting.id)).toBeNull();
      await far(async tx => expect(await tx.meetings.hold(meeting.id)).toBeNull());
      await expect(far(tx => tx.meetings.change(meeting.id, { reason: 'x' }))).rejects.toThrow(NotSaved);
      await expect(far(tx => tx.meetings.touch(meeting.id))).rejects.toThrow(NotSaved);
      await far(tx =>
        tx.meetings.saveSeries({ ...SIT, name: 'Theirs', memberIds: [], chairId: null, deputyIds: [] }),
      );
      expect(await reads().findSeries(SIT.id)).toEqual(SIT);
      expect(await find(meeting.id)).toEqual(meeting);
    });
  });
});
