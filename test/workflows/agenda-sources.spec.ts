import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AgendaLine, ProposedLine } from '#domain/meeting/agenda-line.ts';
import type { MeetingAction } from '#domain/meeting/meeting-action.ts';
import { line, meeting, meetingAction } from '#test/builders/meeting.ts';
import { MILL_LANE, person, sitSeries } from '#test/builders/trust.ts';
import { MARIA, OAKWOOD, PRIYA, SIT, TOM, type TwoTrusts, twoTrusts } from '#test/fixtures/two-trusts.ts';
import { mattersArising } from '#workflows/agenda-sources/matters-arising.ts';
import { AGENDA_SOURCES } from '#workflows/agenda-sources/registry.ts';
import { readAgenda } from '#workflows/read-agenda.ts';

const NOV_3 = '2026-11-03T09:30:00.000Z';
const NOV_17 = '2026-11-17T09:30:00.000Z';
const DUE = '2026-11-12T08:00:00.000Z';

describe('the sources of agendas', () => {
  it('have each a name of their own, in kebab-case: lines are marked with it', () => {
    const names = AGENDA_SOURCES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });
});

describe('matters arising', () => {
  let trusts: TwoTrusts;
  let earlierId: string;
  const exec = sitSeries({ id: 'series-exec', name: 'Executive' });
  beforeAll(async () => {
    trusts = await twoTrusts('PGlite');
  });
  afterAll(() => trusts.close());
  const reads = () => trusts.stores[0].inTrust(MILL_LANE.id);
  beforeEach(async () => {
    await trusts.mill(async tx => {
      // What an earlier test left open is done with.
      for (const { id } of await tx.actions.open({ seriesId: SIT.id }))
        await tx.actions.change(id, { state: 'done' });
      await tx.meetings.saveSeries(exec);
      earlierId = (await tx.meetings.ensure(SIT, { startsAt: NOV_3, agendaDueAt: NOV_3 })).meeting.id;
    });
  });

  async function undertaken(
    change: Partial<MeetingAction> = {},
    on: Partial<AgendaLine> = {},
    meetingId = earlierId,
  ): Promise<MeetingAction> {
    const about = line({ ...on, meetingId });
    const action = meetingAction({ meetingId, lineId: about.id, ...change });
    const { ownerName: _name, ownerIsHere: _here, version: _version, ...given } = action;
    await trusts.mill(async tx => {
      await tx.agendas.addLines([about]);
      await tx.actions.add(given);
    });
    return action;
  }
  const propose = (startsAt = NOV_17): Promise<ProposedLine[]> =>
    mattersArising.propose(reads(), {
      series: SIT,
      meeting: meeting({ id: 'meeting-next', startsAt }),
      now: DUE,
    });

  it('are the open actions of the meetings before, each with when it was agreed and its record', async () => {
    const action = await undertaken({ urn: OAKWOOD }, { urn: OAKWOOD });
    expect(await propose()).toEqual([
      {
        section: 'matters-arising',
        key: action.id,
        urn: OAKWOOD,
        text: action.text,
        reason: 'Agreed Tue 3 Nov',
        link: { card: 'meeting-minutes', ref: action.meetingId },
        audience: 'channel',
        readerIds: [],
      },
    ]);
  });

  it('leave out what is done or dropped, and come by the day they are due', async () => {
    const later = await undertaken({ dueOn: '2026-12-01' });
    const sooner = await undertaken({ dueOn: '2026-11-18' });
    for (const state of ['done', 'dropped'] as const) await undertaken({ state });
    expect((await propose()).map(({ key }) => key)).toEqual([sooner.id, later.id]);
  });

  it('are those of this series, at meetings that start before this one', async () => {
    const of = (series: typeof SIT, startsAt: string) =>
      trusts.mill(
        async tx => (await tx.meetings.ensure(series, { startsAt, agendaDueAt: startsAt })).meeting.id,
      );
    await undertaken({}, {}, await of(exec, NOV_3));
    await undertaken({}, {}, await of(SIT, NOV_17));
    expect(await propose()).toEqual([]);
    expect(await propose('2026-11-17T09:30:00.001Z')).toHaveLength(1);
  });

  it('from a line for the chair stay for the chair, whoever owns the action', async () => {
    await undertaken({}, { audience: 'chair', addedById: MARIA });
    expect(await propose()).toMatchObject([{ audience: 'chair', readerIds: [] }]);
  });

  it('from a line that names its readers stay with them, whoever added it, and the owner: each once', async () => {
    await undertaken({ ownerId: TOM }, { audience: 'named', readerIds: [PRIYA], addedById: MARIA });
    expect(await propose()).toMatchObject([{ audience: 'named', readerIds: [PRIYA, MARIA, TOM] }]);
    await trusts.mill(async tx => {
      for (const { id } of await tx.actions.open({ ownerId: TOM }))
        await tx.actions.change(id, { state: 'done' });
    });
    await undertaken({ ownerId: PRIYA }, { audience: 'named', readerIds: [PRIYA], addedById: PRIYA });
    expect(await propose()).toMatchObject([{ audience: 'named', readerIds: [PRIYA] }]);
  });

  describe('on the agenda, as it is read', () => {
    const [secret, open] = ['Speak to HR about the timetable', 'Send the phonics plan'];
    const channel = { actor: null, surface: 'channel' } as const;
    async function read(personId: string | null, now = DUE) {
      const who = personId === null ? null : await reads().people.find(personId);
      const actor = who && {
        kind: 'person' as const,
        personId: who.id,
        name: who.name,
        appointments: who.appointments,
        entrance: 'card' as const,
      };
      const viewer = actor ? ({ actor, surface: 'personal' } as const) : channel;
      const agenda = await readAgenda(reads(), 'meeting-next', { now, viewer });
      const lines = agenda?.sections.flatMap(each => each.lines) ?? [];
      return {
        withheld: agenda?.withheld,
        texts: lines.map(({ text }) => text),
        now: lines.map(each => each.now),
      };
    }
    beforeEach(async () => {
      await trusts.mill(async tx => {
        const known = await tx.meetings.find('meeting-next');
        const date = { startsAt: NOV_17, agendaDueAt: DUE, reason: null };
        if (!known) await tx.meetings.callExtra(SIT, 'meeting-next', date);
      });
    });
    const put = async () => {
      const proposed = await propose();
      await trusts.mill(tx =>
        tx.agendas.addLines(
          proposed.map(each => line({ ...each, source: mattersArising.name, meetingId: 'meeting-next' })),
        ),
      );
    };

    it('a confidential action is read by its readers, its owner and the chair; others learn that there is one', async () => {
      const lee = person('Lee Gray', [{ role: 'officer', scope: { kind: 'trust' } }]);
      const ada = person('Ada Moss', [{ role: 'ceo', scope: { kind: 'trust' } }]);
      await trusts.mill(async tx => {
        for (const each of [lee, ada]) await tx.people.save(each);
      });
      await undertaken(
        { ownerId: TOM, text: secret },
        { audience: 'named', readerIds: [MARIA], addedById: MARIA },
      );
      await undertaken({ ownerId: TOM, text: open });
      await put();
      for (const personId of [TOM, MARIA, PRIYA])
        expect(await read(personId), personId).toMatchObject({ withheld: 0, texts: [open, secret] });
      for (const personId of [null, lee.id, ada.id])
        expect(await read(personId), String(personId)).toMatchObject({ withheld: 1, texts: [open] });
    });

    it('says how the action stands now, not how it stood when the agenda was made', async () => {
      const leaver = person('Jo Lind', [{ role: 'officer', scope: { kind: 'trust' } }]);
      await trusts.mill(tx => tx.people.save(leaver));
      const action = await undertaken({ ownerId: leaver.id, dueOn: '2026-11-16', text: 'Ring the parish' });
      await put();
      const standing = async (now: string) => {
        const { texts, now: standings } = await read(null, now);
        return standings[texts.indexOf('Ring the parish')];
      };
      expect(await standing(DUE)).toBe('Jo Lind, due Mon 16 Nov');
      expect(await standing('2026-11-17T09:00:00.000Z')).toBe('Jo Lind, due Mon 16 Nov, overdue');
      await trusts.mill(tx => tx.people.save({ ...leaver, appointments: [] }));
      expect(await standing(DUE)).toBe('Jo Lind, who has left: it needs a new owner, due Mon 16 Nov');
      await trusts.mill(tx => tx.actions.change(action.id, { state: 'done', endedAt: DUE }));
      expect(await standing(DUE)).toBe('Jo Lind, done Thu 12 Nov');
    });

    it('says how the action stood when the meeting was closed, however late it is read', async () => {
      await undertaken({ ownerId: TOM, dueOn: '2026-11-24', text: 'Paint the hall' });
      await put();
      const standing = async () => {
        const { texts, now: standings } = await read(null, '2026-12-03T09:00:00.000Z');
        return standings[texts.indexOf('Paint the hall')];
      };
      expect(await standing()).toBe('Tom Reed, due Tue 24 Nov, overdue');
      const change = (state: 'closed' | 'planned', closedAt: string | null) =>
        trusts.mill(tx => tx.meetings.change('meeting-next', { state, closedAt }));
      await change('closed', '2026-11-17T11:00:00.000Z');
      expect(await standing()).toBe('Tom Reed, due Tue 24 Nov');
      await change('planned', null);
    });
  });
});
