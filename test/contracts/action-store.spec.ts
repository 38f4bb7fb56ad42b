import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AgendaLine } from '#domain/meeting/agenda-line.ts';
import type { MeetingAction } from '#domain/meeting/meeting-action.ts';
import { NotSaved } from '#ports/store.ts';
import { line, meetingAction } from '#test/builders/meeting.ts';
import { FAR_HILLS, MILL_LANE, person, sitSeries } from '#test/builders/trust.ts';
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

const at = (second: number) => `2026-11-17T10:00:${String(second).padStart(2, '0')}.000Z`;

describe.each(engines())('decisions and actions on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let trusts: TwoTrusts;
    let meetingId: string;
    let startsAt: string;
    let days = 0;
    beforeAll(async () => {
      trusts = await twoTrusts(engine);
    });
    afterAll(() => trusts.close());
    const next = (series = SIT) =>
      trusts.mill(async tx => {
        days += 1;
        const moment = new Date(Date.UTC(2026, 9, days, 9, 30)).toISOString();
        return (await tx.meetings.ensure(series, { startsAt: moment, agendaDueAt: moment })).meeting;
      });
    beforeEach(async () => {
      ({ id: meetingId, startsAt } = await next());
    });
    const reads = () => trusts.stores[1].inTrust(MILL_LANE.id).actions;
    async function lineOn(change: Partial<AgendaLine> = {}): Promise<AgendaLine> {
      const given = line({ meetingId, ...change });
      await trusts.mill(tx => tx.agendas.addLines([given]));
      return given;
    }
    async function undertaken(change: Partial<MeetingAction> = {}, on?: AgendaLine): Promise<MeetingAction> {
      const about = on ?? (await lineOn());
      const action = meetingAction({ meetingId: about.meetingId, lineId: about.id, ...change });
      // What the store gives of its own is not handed to it.
      const { ownerName: _name, ownerIsHere: _here, version: _version, ...given } = action;
      await trusts.mill(tx => tx.actions.add(given));
      return action;
    }
    const ids = (actions: readonly { id: string }[]) => actions.map(({ id }) => id);

    describe('decisions', () => {
      const decided = (lineId: string, text: string, second: number) => {
        const decision = { id: `${meetingId} ${text}`, meetingId, lineId, text, byId: PRIYA, at: at(second) };
        return trusts.mill(tx => tx.actions.addDecision(decision)).then(() => decision);
      };

      it('are kept as they were made, in the order they were made', async () => {
        const { id } = await lineOn();
        const [second, first] = [await decided(id, 'B', 2), await decided(id, 'A', 1)];
        expect(await reads().decisions(meetingId)).toEqual([first, second]);
      });

      it('about a school are those of lines the channel could read, the latest meeting first', async () => {
        const openly = await lineOn({ urn: ELMFIELD });
        for (const audience of ['chair', 'named'] as const)
          await decided((await lineOn({ urn: ELMFIELD, audience })).id, `secret ${audience}`, 1);
        await decided(openly.id, 'Visit twice', 3);
        const earlier = startsAt;
        ({ id: meetingId, startsAt } = await next());
        await decided((await lineOn({ urn: ELMFIELD })).id, 'Visit again', 1);
        await decided((await lineOn({ urn: OAKWOOD })).id, 'Of another school', 1);
        const about = await reads().decisionsAbout(ELMFIELD, 9);
        expect(about).toEqual([
          { meetingId, seriesName: 'SIT', startsAt, text: 'Visit again' },
          { meetingId: openly.meetingId, seriesName: 'SIT', startsAt: earlier, text: 'Visit twice' },
        ]);
        expect(await reads().decisionsAbout(ELMFIELD, 1)).toEqual(about.slice(0, 1));
      });

      it('are about a line that is there, by a person of the trust', async () => {
        await expect(decided('nothing', 'x', 1)).rejects.toThrow(NotSaved);
      });
    });

    describe('an action', () => {
      it('is kept as it was undertaken, with where it comes from and who may read of it', async () => {
        const on = await lineOn({ audience: 'named', readerIds: [MARIA], addedById: TOM, urn: OAKWOOD });
        const asked = { dueOn: '2026-12-04', reason: 'The reader is away', answer: null };
        const action = await undertaken({ urn: OAKWOOD, asked }, on);
        const kept = {
          ...action,
          seriesId: 'series-sit',
          seriesName: 'SIT',
          startsAt,
          audience: 'named',
          readerIds: [MARIA],
          addedById: TOM,
        };
        expect(await reads().find(action.id)).toEqual(kept);
        expect(await reads().byIds(['nothing', action.id])).toEqual([kept]);
        expect(await reads().ofMeeting(meetingId)).toEqual([kept]);
        expect(await reads().find('nothing')).toBeNull();
      });

      it('changes in what is given, each change raising its version', async () => {
        const action = await undertaken();
        const changes = [
          { asked: { dueOn: '2026-12-04', reason: 'The reader is away', answer: null } },
          {
            dueOn: '2026-12-04',
            asked: { dueOn: '2026-12-04', reason: 'The reader is away', answer: 'agreed' },
          },
          { ownerId: MARIA, asked: null },
          { state: 'done', endedAt: at(30), endNote: 'Sent to all' },
          { state: 'open', endedAt: null, endNote: null },
        ] as const;
        let expected: Partial<MeetingAction> = action;
        for (const [i, change] of changes.entries()) {
          await trusts.mill(tx => tx.actions.change(action.id, change));
          expected = { ...expected, ...change, version: 2 + i };
          if ('ownerId' in change) expected = { ...expected, ownerName: 'Maria Lopez' };
          expect(await reads().find(action.id)).toMatchObject(expected);
        }
      });

      it('is held by one at a time, from two processes too', async () => {
        const action = await undertaken();
        const note = (process: 0 | 1) =>
          trusts.mill(async tx => {
            const held = await tx.actions.hold(action.id);
            await tx.actions.change(action.id, { endNote: `${held?.endNote ?? ''}x` });
          }, process);
        await Promise.all([note(0), note(1), note(0), note(1)]);
        expect(await reads().find(action.id)).toMatchObject({ endNote: 'xxxx', version: 5 });
        await trusts.mill(async tx => expect(await tx.actions.hold('nothing')).toBeNull());
      });

      it('says of an owner without any role left that they have gone', async () => {
        const leaver = person('Lee Gray', [{ role: 'officer', scope: { kind: 'trust' } }]);
        await trusts.mill(tx => tx.people.save(leaver));
        const { id } = await undertaken({ ownerId: leaver.id });
        expect(await reads().find(id)).toMatchObject({ ownerName: 'Lee Gray', ownerIsHere: true });
        await trusts.mill(tx => tx.people.save({ ...leaver, appointments: [] }));
        expect(await reads().find(id)).toMatchObject({ ownerName: 'Lee Gray', ownerIsHere: false });
      });

      it('is owned by a person of the trust and stands on a line', async () => {
        await expect(undertaken({ ownerId: 'person-nobody' })).rejects.toThrow(NotSaved);
        await expect(undertaken({ lineId: 'nothing' })).rejects.toThrow(NotSaved);
      });
    });

    describe('lists of actions', () => {
      it('of a meeting come in the order they were recorded, ended ones too', async () => {
        const later = await undertaken({ at: at(2) });
        const first = await undertaken({ at: at(1), state: 'dropped' });
        expect(ids(await reads().ofMeeting(meetingId))).toEqual([first.id, later.id]);
      });

      it('that are open are those of the series, of the owner or about the school, by the day they are due', async () => {
        const exec = sitSeries({ id: 'series-exec', name: 'Executive' });
        await trusts.mill(tx => tx.meetings.saveSeries(exec));
        meetingId = (await next(exec)).id;
        const owner = { ownerId: MARIA };
        const late = await undertaken({ dueOn: '2026-12-01', urn: OAKWOOD });
        const soon = await undertaken({ dueOn: '2026-11-20', ...owner });
        for (const state of ['done', 'dropped'] as const) await undertaken({ state, urn: OAKWOOD, ...owner });
        expect(ids(await reads().open({ seriesId: exec.id }))).toEqual([soon.id, late.id]);
        expect(ids(await reads().open({ urn: OAKWOOD }))).toContain(late.id);
        expect(ids(await reads().open({ urn: OAKWOOD }))).not.toContain(soon.id);
        const marias = await reads().open(owner);
        expect(ids(marias)).toContain(soon.id);
        expect(marias.every(({ ownerId, state }) => ownerId === MARIA && state === 'open')).toBe(true);
      });

      it('that an owner has done come since a moment, the latest first, none dropped', async () => {
        const leaver = person('Ada Moss', []);
        await trusts.mill(tx => tx.people.save(leaver));
        const ended = (second: number, state: 'done' | 'dropped' = 'done') =>
          undertaken({ ownerId: leaver.id, state, endedAt: at(second) });
        const [first, second] = [await ended(2), await ended(3)];
        for (const each of [
          await ended(1),
          await ended(4, 'dropped'),
          await undertaken({ ownerId: leaver.id }),
        ])
          expect(ids(await reads().endedSince(leaver.id, at(2)))).not.toContain(each.id);
        expect(ids(await reads().endedSince(leaver.id, at(2)))).toEqual([second.id, first.id]);
      });
    });

    it('shows one trust nothing of another, and changes nothing in it', async () => {
      const action = await undertaken({ urn: OAKWOOD });
      const theirs = trusts.stores[0].inTrust(FAR_HILLS.id).actions;
      expect([await theirs.find(action.id), await theirs.byIds([action.id])]).toEqual([null, []]);
      for (const of of [{ seriesId: 'series-sit' }, { ownerId: TOM }, { urn: OAKWOOD }])
        expect(await theirs.open(of)).toEqual([]);
      expect([await theirs.ofMeeting(meetingId), await theirs.decisions(meetingId)]).toEqual([[], []]);
      await trusts.far(async tx => expect(await tx.actions.hold(action.id)).toBeNull());
      await expect(trusts.far(tx => tx.actions.change(action.id, { state: 'done' }))).rejects.toThrow(
        NotSaved,
      );
      expect(await reads().find(action.id)).toMatchObject(action);
    });
  });
});
