import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgendaLine } from '#domain/meeting/agenda-line.ts';
import type { MeetingState } from '#domain/meeting/meeting.ts';
import { NotSaved } from '#ports/store.ts';
import { line } from '#test/builders/meeting.ts';
import { FAR_HILLS, MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { engines } from '#test/fixtures/database.ts';
import {
  ELMFIELD,
  MARIA,
  OAKWOOD,
  PRIYA,
  SIT,
  TOM,
  type TwoTrusts,
  twoTrusts,
} from '#test/fixtures/two-trusts.ts';

const EXEC = sitSeries({ id: 'series-exec', name: 'Executive' });
const at = (second: number) => `2026-11-12T08:00:${String(second).padStart(2, '0')}.000Z`;

describe.each(engines())('agendas on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let trusts: TwoTrusts;
    beforeAll(async () => {
      trusts = await twoTrusts(engine);
      await trusts.mill(tx => tx.meetings.saveSeries(EXEC));
    });
    afterAll(() => trusts.close());
    const reads = () => trusts.stores[1].inTrust(MILL_LANE.id).agendas;
    let days = 0;
    /** A meeting of its own, each a day after the one before. */
    async function meeting(state: MeetingState = 'planned', series = SIT): Promise<string> {
      days += 1;
      const startsAt = new Date(Date.UTC(2026, 9, days, 9, 30)).toISOString();
      return trusts.mill(async tx => {
        const made = await tx.meetings.ensure(series, { startsAt, agendaDueAt: startsAt });
        await tx.meetings.change(made.meeting.id, { state });
        return made.meeting.id;
      });
    }
    const add = (meetingId: string, ...lines: Partial<AgendaLine>[]) =>
      trusts.mill(async tx => {
        const built = lines.map(each => line({ meetingId, ...each }));
        await tx.agendas.addLines(built);
        return built;
      });
    const texts = (lines: readonly { text: string }[]) => lines.map(({ text }) => text);

    describe('lines', () => {
      it('are kept as they were written, whoever added them by their name of today', async () => {
        const meetingId = await meeting();
        const [full] = await add(meetingId, {
          section: 'confidential',
          source: 'flag',
          urn: OAKWOOD,
          text: 'Speak to HR',
          reason: 'Flagged by HR',
          link: { card: 'school-status', ref: `urn:${OAKWOOD}` },
          audience: 'named',
          readerIds: [MARIA, PRIYA],
          addedById: TOM,
          outcome: 'dropped',
          outcomeReason: 'Settled outside the meeting',
          timesCarried: 2,
          raisedFor: '2026-09-08T08:30:00.000Z',
          carriedToId: 'meeting-x',
        });
        const [bare] = await add(meetingId, { addedAt: at(9) });
        expect(await reads().lines(meetingId)).toEqual([{ ...full, addedByName: 'Tom Reed' }, bare]);
      });

      it('come in the order they were added', async () => {
        const meetingId = await meeting();
        await add(meetingId, { text: 'third', addedAt: at(3) }, { text: 'first', addedAt: at(1) });
        await add(meetingId, { text: 'second', addedAt: at(2) });
        expect(texts(await reads().lines(meetingId))).toEqual(['first', 'second', 'third']);
      });

      it('of one key are written once on one agenda, and on every agenda', async () => {
        const [one, other] = [await meeting(), await meeting()];
        await add(one, { key: 'same', text: 'first' }, { key: 'same', text: 'again' });
        await add(one, { key: 'same', text: 'later' }, { key: 'another', text: 'another' });
        await add(other, { key: 'same', text: 'elsewhere' });
        expect(texts(await reads().lines(one))).toEqual(['first', 'another']);
        expect((await reads().meetingsWith('same')).toSorted()).toEqual([one, other].toSorted());
        expect(await reads().meetingsWith('unheard of')).toEqual([]);
      });

      it('of one key are written once by two processes at the same moment', async () => {
        const meetingId = await meeting();
        const write = (process: 0 | 1) =>
          trusts.mill(tx => tx.agendas.addLines([line({ meetingId, key: 'raced' })]), process);
        await Promise.all([write(0), write(1), write(0), write(1)]);
        expect(await reads().lines(meetingId)).toHaveLength(1);
      });

      it('change in their outcome and nothing else', async () => {
        const [given] = await add(await meeting(), { urn: ELMFIELD });
        const change = { outcome: 'dropped', outcomeReason: 'No longer needed' } as const;
        await trusts.mill(tx => tx.agendas.changeLine(given?.id ?? '', change));
        expect(await reads().lines(given?.meetingId ?? '')).toEqual([{ ...given, ...change }]);
      });

      it('are about schools and by people the trust knows', async () => {
        const meetingId = await meeting();
        await expect(add(meetingId, { urn: '999999' })).rejects.toThrow(NotSaved);
        await expect(add(meetingId, { addedById: 'person-nobody' })).rejects.toThrow(NotSaved);
        await expect(add('nothing', {})).rejects.toThrow(NotSaved);
      });
    });

    describe('what earlier meetings left', () => {
      const left = async (before = '2100-01-01T00:00:00.000Z', series = EXEC) =>
        texts(await reads().leftBefore(series.id, before));

      it('is what nobody has dealt with or was to be carried, on cancelled meetings too, until it is taken over', async () => {
        const [one, cancelled] = [await meeting('closed', EXEC), await meeting('cancelled', EXEC)];
        const outcomes = ['open', 'discussed', 'parked', 'carried', 'dropped'] as const;
        await add(one, ...outcomes.map(outcome => ({ outcome, text: outcome })));
        await add(one, { text: 'taken over', outcome: 'carried', carriedToId: cancelled, addedAt: at(9) });
        await add(cancelled, { text: 'cancelled', addedAt: at(10) });
        expect(await left()).toEqual(['open', 'parked', 'carried', 'cancelled']);
      });

      it('is of meetings that start before the moment, of that series alone', async () => {
        const meetingId = await meeting('planned', EXEC);
        await add(meetingId, { text: 'on the dot', addedAt: at(20) });
        await add(await meeting(), { text: 'another series', addedAt: at(21) });
        const startsAt =
          (await trusts.stores[0].inTrust(MILL_LANE.id).meetings.find(meetingId))?.startsAt ?? '';
        expect(await left(startsAt)).not.toContain('on the dot');
        expect(await left(startsAt.replace('.000Z', '.001Z'))).toContain('on the dot');
        expect(await left()).not.toContain('another series');
      });
    });

    describe('carrying a line', () => {
      const carry = (id: string, to: string, process: 0 | 1 = 0) =>
        trusts.mill(tx => tx.agendas.carryLine(id, to), process);
      const outcomes = ['open', 'parked', 'carried', 'discussed', 'dropped'] as const;

      it.each(outcomes)('notes the meeting that took it over unless it was dealt with: %s', async outcome => {
        const [from, to] = [await meeting(), await meeting()];
        const [given] = await add(from, { outcome });
        const taken = outcome !== 'discussed' && outcome !== 'dropped';
        expect(await carry(given?.id ?? '', to)).toBe(taken);
        const after = taken ? { outcome: 'carried', carriedToId: to } : { outcome, carriedToId: null };
        expect(await reads().find(given?.id ?? '')).toEqual({ ...given, ...after });
      });

      it('is done once: what one meeting has taken over no other takes', async () => {
        const [from, one, other] = [await meeting(), await meeting(), await meeting()];
        const [given] = await add(from, {});
        const id = given?.id ?? '';
        expect([await carry(id, one), await carry(id, other), await carry(id, one)]).toEqual([
          true,
          false,
          false,
        ]);
        expect((await reads().find(id))?.carriedToId).toBe(one);
      });

      it('is done once by two processes at the same moment', async () => {
        const [from, one, other] = [await meeting(), await meeting(), await meeting()];
        const [given] = await add(from, {});
        const id = given?.id ?? '';
        const carried = await Promise.all([carry(id, one, 0), carry(id, other, 1)]);
        expect(carried.filter(Boolean)).toHaveLength(1);
        expect((await reads().find(id))?.carriedToId).toBe(carried[0] ? one : other);
      });

      it('is nothing for another trust to do', async () => {
        const [from, to] = [await meeting(), await meeting()];
        const [given] = await add(from, {});
        expect(await trusts.far(tx => tx.agendas.carryLine(given?.id ?? '', to))).toBe(false);
        expect(await reads().find(given?.id ?? '')).toEqual(given);
      });
    });

    describe('who was there', () => {
      const attendance = async (meetingId: string) =>
        (await reads().attendance(meetingId)).map(({ personId, name }) => [personId, name]);

      it('is nobody until it is said, then those who were, by name and each once', async () => {
        const meetingId = await meeting();
        expect(await attendance(meetingId)).toEqual([]);
        await trusts.mill(tx => tx.agendas.saveAttendance(meetingId, [TOM, PRIYA, TOM]));
        expect(await attendance(meetingId)).toEqual([
          [PRIYA, 'Priya Shah'],
          [TOM, 'Tom Reed'],
        ]);
      });

      it('is replaced when it is said again, at that meeting and no other', async () => {
        const [one, other] = [await meeting(), await meeting()];
        for (const id of [one, other]) await trusts.mill(tx => tx.agendas.saveAttendance(id, [TOM, PRIYA]));
        await trusts.mill(tx => tx.agendas.saveAttendance(one, [MARIA]));
        expect(await attendance(one)).toEqual([[MARIA, 'Maria Lopez']]);
        expect(await attendance(other)).toHaveLength(2);
        await trusts.mill(tx => tx.agendas.saveAttendance(one, []));
        expect(await attendance(one)).toEqual([]);
      });

      it('is nobody the trust does not know, and then what stood before still stands', async () => {
        const meetingId = await meeting();
        await trusts.mill(tx => tx.agendas.saveAttendance(meetingId, [TOM]));
        const wrong = trusts.mill(tx => tx.agendas.saveAttendance(meetingId, [PRIYA, 'person-nobody']));
        await expect(wrong).rejects.toThrow(NotSaved);
        expect(await attendance(meetingId)).toEqual([[TOM, 'Tom Reed']]);
      });
    });

    describe('mentions of a school', () => {
      it('are what the whole channel could read, of meetings that were not cancelled', async () => {
        const [held, cancelled] = [await meeting('closed'), await meeting('cancelled')];
        await add(
          held,
          { urn: ELMFIELD, text: 'said openly' },
          { urn: ELMFIELD, text: 'for the chair', audience: 'chair' },
          { urn: ELMFIELD, text: 'for some', audience: 'named', readerIds: [PRIYA] },
        );
        await add(cancelled, { urn: ELMFIELD, text: 'never talked about' });
        const mentions = await reads().mentionsOf(ELMFIELD, 2);
        const said = { text: 'said openly', meetingId: held, seriesName: 'SIT', isOut: false };
        expect(mentions).toMatchObject([said, {}]);
        await trusts.mill(tx => tx.meetings.change(held, { preparedAt: at(1) }));
        expect(await reads().mentionsOf(ELMFIELD, 1)).toMatchObject([{ ...said, isOut: true }]);
        expect(texts(await reads().mentionsOf(ELMFIELD, 99))).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/for|never/)]),
        );
        const last = await reads().lastMentions(SIT.id, '2100-01-01T00:00:00.000Z');
        const startsAt = (await trusts.stores[0].inTrust(MILL_LANE.id).meetings.find(held))?.startsAt;
        expect(last.get(ELMFIELD)).toBe(startsAt?.slice(0, 10));
      });
    });

    it('shows one trust nothing of another, and changes nothing in it', async () => {
      const meetingId = await meeting();
      const [given] = await add(meetingId, { urn: OAKWOOD, key: 'mine' });
      const apology = { meetingId, personId: PRIYA, name: 'Priya Shah', note: null, at: at(1) };
      await trusts.mill(tx => tx.agendas.saveApology(apology));
      await trusts.mill(tx => tx.agendas.saveAttendance(meetingId, [PRIYA]));
      const theirs = trusts.stores[0].inTrust(FAR_HILLS.id).agendas;
      expect(await theirs.lines(meetingId)).toEqual([]);
      expect(await theirs.leftBefore(SIT.id, '2100-01-01T00:00:00.000Z')).toEqual([]);
      expect(await theirs.meetingsWith('mine')).toEqual([]);
      expect([await theirs.apologies(meetingId), await theirs.attendance(meetingId)]).toEqual([[], []]);
      expect(await theirs.mentionsOf(OAKWOOD, 9)).toEqual([]);
      const change = trusts.far(tx => tx.agendas.changeLine(given?.id ?? '', { outcome: 'dropped' }));
      await expect(change).rejects.toThrow(NotSaved);
      await expect(trusts.far(tx => tx.agendas.addLines([line({ meetingId })]))).rejects.toThrow(NotSaved);
      await trusts.far(tx => tx.agendas.saveAttendance(meetingId, []));
      expect(await trusts.far(tx => tx.agendas.withdrawApology(meetingId, PRIYA))).toBe(false);
      expect(await reads().lines(meetingId)).toEqual([given]);
      expect([await reads().apologies(meetingId), await reads().attendance(meetingId)]).toMatchObject([
        [{}],
        [{}],
      ]);
    });
  });
});
