import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { NotSaved, type Store, StoreConflict } from '#ports/store.ts';
import { line } from '#test/builders/meeting.ts';
import { registerEntry } from '#test/builders/school.ts';
import { FAR_HILLS, MILL_LANE, person, sitSeries } from '#test/builders/trust.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const NOW = '2026-11-05T08:00:00.000Z';
const LATER = '2026-11-05T08:00:01.000Z';
const DATE = { startsAt: '2026-11-10T09:30:00.000Z', agendaDueAt: '2026-11-05T08:00:00.000Z' };

describe.each(engines())('the store on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let store: Store;

    beforeAll(async () => {
      database = await freshDatabase(engine);
      store = prismaStore(database.connection);
      for (const trust of [MILL_LANE, FAR_HILLS])
        await store.transaction(trust.id, tx => tx.trust.create(trust));
      await store.transaction(MILL_LANE.id, async tx => {
        const hub = await tx.schools.ensureHub('North');
        await tx.schools.add(
          [registerEntry(), registerEntry({ urn: '900002', name: 'Elmfield School' })],
          NOW,
        );
        await tx.schools.assignHub(['900001'], hub.id);
        await tx.people.save(
          person('Priya Shah', [{ role: 'officer', scope: { kind: 'hub', hubId: hub.id } }]),
        );
        await tx.people.save(
          person('Tom Reed', [{ role: 'head', scope: { kind: 'school', urn: '900001' } }]),
        );
        await tx.meetings.saveSeries(
          sitSeries({ memberIds: ['person-priya-shah'], chairId: 'person-priya-shah' }),
        );
      });
    });
    afterAll(async () => {
      await store.close();
      await database.drop();
    });
    const mill = () => store.inTrust(MILL_LANE.id);
    const inMill: Store['transaction'] extends (id: string, ...rest: infer R) => unknown
      ? (...rest: R) => Promise<unknown>
      : never = (...rest) => store.transaction(MILL_LANE.id, ...rest);

    it('finds a trust by its register number and by its tenant, whatever the case', async () => {
      expect(await store.trusts.byUid('90001')).toEqual(MILL_LANE);
      expect(await store.trusts.byTenant(MILL_LANE.tenantId?.toUpperCase() ?? '')).toEqual(MILL_LANE);
      expect(await store.trusts.byTenant('33333333-3333-4333-8333-333333333333')).toBeNull();
    });

    it('refuses a second trust with the same tenant', async () => {
      await expect(
        store.transaction('x', tx => tx.trust.create({ ...FAR_HILLS, id: 'x', uid: '90003' })),
      ).rejects.toThrow(StoreConflict);
    });

    it('keeps a school as the register gave it, days included', async () => {
      const school = await mill().schools.find('900001');
      expect(school).toMatchObject({ ...registerEntry(), leftTrustOn: null });
      expect((await mill().schools.hubs()).find(hub => hub.id === school?.hubId)?.name).toBe('North');
    });

    it('changes only the named fields of a school', async () => {
      await inMill(tx =>
        tx.schools.update(new Map([['900002', { name: 'Elmfield Academy', openedOn: null }]]), NOW),
      );
      expect(await mill().schools.find('900002')).toMatchObject({
        name: 'Elmfield Academy',
        openedOn: null,
        town: 'Millbridge',
      });
    });

    it('shows one trust nothing of another', async () => {
      const far = store.inTrust(FAR_HILLS.id);
      expect(await far.schools.list()).toEqual([]);
      expect(await far.schools.find('900001')).toBeNull();
      expect(await far.people.find('person-priya-shah')).toBeNull();
      expect(await far.meetings.findSeries('series-sit')).toBeNull();
    });

    it('refuses a row that would point into another trust', async () => {
      const pointing = store.transaction(FAR_HILLS.id, tx =>
        tx.people.save(person('Spy', [{ role: 'head', scope: { kind: 'school', urn: '900001' } }])),
      );
      await expect(pointing).rejects.toThrow();
      expect(await store.inTrust(FAR_HILLS.id).people.list()).toEqual([]);
    });

    it('knows a person by object id in any case, and by principal name once given', async () => {
      const priya = await mill().people.find('person-priya-shah');
      expect(await mill().people.byObjectId(priya?.objectId?.toUpperCase() ?? '')).toEqual(priya);
      expect(await mill().people.byUpn('nobody@example.org')).toBeNull();
      expect((await mill().people.withRole('officer')).map(p => p.name)).toEqual(['Priya Shah']);
    });

    it('replaces a person with their appointments', async () => {
      const jo = person('Jo Lind', [{ role: 'ceo', scope: { kind: 'trust' } }]);
      await inMill(tx => tx.people.save(jo));
      await inMill(tx =>
        tx.people.save({ ...jo, appointments: [{ role: 'administrator', scope: { kind: 'trust' } }] }),
      );
      expect(await mill().people.find(jo.id)).toEqual({
        ...jo,
        appointments: [{ role: 'administrator', scope: { kind: 'trust' } }],
      });
    });

    it('saves all of a transaction or none', async () => {
      const work = inMill(async tx => {
        await tx.schools.add([registerEntry({ urn: '900009' })], NOW);
        throw new Error('stop');
      });
      await expect(work).rejects.toThrow('stop');
      expect(await mill().schools.find('900009')).toBeNull();
    });

    it('makes one meeting of a series and a start, whoever asks first', async () => {
      const [one, two] = await Promise.all(
        [1, 2].map(() => store.transaction(MILL_LANE.id, tx => tx.meetings.ensure(sitSeries(), DATE))),
      );
      expect(one?.meeting).toEqual(two?.meeting);
      expect([one?.created, two?.created].filter(Boolean)).toHaveLength(1);
    });

    it('lists lines in order, with who added them, and raises the version', async () => {
      const { meeting } = await store.transaction(MILL_LANE.id, tx => tx.meetings.ensure(sitSeries(), DATE));
      await inMill(async tx => {
        const on = { meetingId: meeting.id };
        const addedById = 'person-priya-shah';
        await tx.agendas.addLines([
          line({ ...on, id: 'b', urn: '900001', text: 'Second', addedById, addedAt: LATER }),
          line({ ...on, id: 'a', source: 'look-round', urn: '900002', text: 'First', addedAt: NOW }),
        ]);
        expect(await tx.meetings.touch(meeting.id)).toBe(meeting.version + 1);
      });
      expect((await mill().agendas.lines(meeting.id)).map(i => [i.text, i.addedByName])).toEqual([
        ['First', null],
        ['Second', 'Priya Shah'],
      ]);
      expect(await mill().agendas.mentionsOf('900001', 5)).toMatchObject([
        { text: 'Second', seriesName: 'SIT', startsAt: DATE.startsAt },
      ]);
      const last = await mill().agendas.lastMentions('series-sit', '2026-12-01T00:00:00.000Z');
      expect([...last]).toEqual([
        ['900001', '2026-11-10'],
        ['900002', '2026-11-10'],
      ]);
      expect((await mill().agendas.lastMentions('series-sit', DATE.startsAt)).size).toBe(0);
    });

    it('lets the later apology of one person stand, and takes it back once', async () => {
      const { meeting } = await store.transaction(MILL_LANE.id, tx => tx.meetings.ensure(sitSeries(), DATE));
      const apology = {
        meetingId: meeting.id,
        personId: 'person-priya-shah',
        name: 'Priya Shah',
        note: null,
        at: NOW,
      };
      await inMill(tx => tx.agendas.saveApology(apology));
      await inMill(tx => tx.agendas.saveApology({ ...apology, note: 'On a course', at: LATER }));
      expect(await mill().agendas.apologies(meeting.id)).toEqual([
        { ...apology, note: 'On a course', at: LATER },
      ]);
      expect(
        await store.transaction(MILL_LANE.id, tx => tx.agendas.withdrawApology(meeting.id, apology.personId)),
      ).toBe(true);
      expect(
        await store.transaction(MILL_LANE.id, tx => tx.agendas.withdrawApology(meeting.id, apology.personId)),
      ).toBe(false);
    });

    it('holds a meeting against others until the transaction ends', async () => {
      const { meeting } = await store.transaction(MILL_LANE.id, tx => tx.meetings.ensure(sitSeries(), DATE));
      const raise = () =>
        store.transaction(MILL_LANE.id, async tx => {
          const held = await tx.meetings.hold(meeting.id);
          const version = await tx.meetings.touch(meeting.id);
          return version - (held?.version ?? 0);
        });
      expect(await Promise.all([raise(), raise(), raise(), raise()])).toEqual([1, 1, 1, 1]);
    });

    it('appends to the audit of its own trust', async () => {
      const entry = {
        at: NOW,
        actorId: 'operator',
        entrance: 'command-line',
        verb: 'test',
        subject: 'audit-1',
        after: { n: 1 },
      } as const;
      await inMill(tx => tx.audit.append(entry));
      expect(await mill().audit.list({ subject: 'audit-1' })).toMatchObject([entry]);
      expect(await store.inTrust(FAR_HILLS.id).audit.list()).toEqual([]);
    });

    it('says not saved when the database is not there', async () => {
      const nowhere = prismaStore({ host: '127.0.0.1', port: 1, user: 'x', database: 'x' });
      await expect(nowhere.transaction(MILL_LANE.id, tx => tx.schools.list())).rejects.toThrow(NotSaved);
      await expect(nowhere.inTrust(MILL_LANE.id).schools.list()).rejects.toThrow(NotSaved);
      await nowhere.close();
    });
  });
});
