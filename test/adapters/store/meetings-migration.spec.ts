import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { sealOlderPeople } from '#adapters/store/seal-older-people.ts';
import type { Store } from '#ports/store.ts';
import { engines, type TestDatabase } from '#test/fixtures/database.ts';
import { olderDatabase } from '#test/fixtures/older-database.ts';

/** Two trusts as the version before kept them: the same ids in both, so that none may be taken for the other's. */
const DATA = ['t', 'u']
  .map(
    trust => `
  insert into "Trust" (id, uid, name) values ('${trust}', '${trust}', 'Trust ${trust}');
  insert into "School" ("trustId", urn, name, phase, type, status, "importedAt") values ('${trust}', '900001', 'Oakwood', 'Primary', 'Academy', 'Open', now());
  insert into "Person" ("trustId", id, name) values
    ('${trust}', 'a', 'Ada'), ('${trust}', 'b', 'Ben'), ('${trust}', 'c', 'Cy'), ('${trust}', 'd', 'Di');
  insert into "Series" ("trustId", id, name, weekday, time, minutes, "everyWeeks", anchor, "leadDays", "channelIds") values
    ('${trust}', 'sit', 'SIT', 2, '09:30', 90, 2, '2026-09-08', 5, '{19:sit}'),
    ('${trust}', 'exec', 'Executive', 1, '08:00', 45, 1, '2026-09-07', 0, '{}');
  insert into "SeriesMember" ("trustId", "seriesId", "personId", chairs) values
    ('${trust}', 'sit', 'a', false), ('${trust}', 'sit', 'b', true), ('${trust}', 'sit', 'c', true), ('${trust}', 'sit', 'd', true),
    ('${trust}', 'exec', 'a', false), ('${trust}', 'exec', 'd', ${trust === 't'});
  insert into "Meeting" ("trustId", id, "seriesId", "startsAt", "agendaDueAt", version) values
    ('${trust}', 'past', 'sit', '2020-03-03T09:30:00Z', '2020-02-27T08:00:00Z', 7),
    ('${trust}', 'ahead', 'sit', '2999-03-05T09:30:00Z', '2999-02-28T08:00:00Z', 1),
    ('${trust}', 'short', 'exec', '2020-03-02T08:00:00Z', '2020-03-02T08:00:00Z', 1);
  insert into "AgendaItem" ("trustId", id, "meetingId", source, urn, text, "addedById", "addedAt") values
    ('${trust}', 'i1', 'past', 'person', '900001', 'Of ${trust}, about a school', 'a', '2020-02-28T10:00:00Z'),
    ('${trust}', 'i2', 'past', 'person', null, 'About none', 'b', '2020-02-28T11:00:00Z'),
    ('${trust}', 'i3', 'ahead', 'look-round', '900001', 'Not yet discussed', null, '2999-02-28T08:00:00Z'),
    ('${trust}', 'i4', 'ahead', 'register', '900001', 'News', null, '2999-02-28T08:00:01Z');
  insert into "Apology" ("trustId", "meetingId", "personId", note, at) values ('${trust}', 'past', 'a', 'Away', '2020-03-01T10:00:00Z');`,
  )
  .join('\n');

describe.each(engines())('the migration of meetings on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let store: Store;
    beforeAll(async () => {
      database = await olderDatabase(engine, 'meetings', DATA);
      await sealOlderPeople(database.connection);
      store = prismaStore(database.connection);
    });
    afterAll(async () => {
      await store.close();
      await database.drop();
    });
    const reads = () => store.inTrust('t');

    it('leaves one chair of several, the first by id, the others deputies and all of them members', async () => {
      expect(await reads().meetings.findSeries('sit')).toMatchObject({
        memberIds: ['a', 'b', 'c', 'd'],
        chairId: 'b',
        deputyIds: ['c', 'd'],
        endedOn: null,
        version: 1,
      });
    });

    it('leaves a single chair as they were, and a series without one without', async () => {
      expect(await reads().meetings.findSeries('exec')).toMatchObject({ chairId: 'd', deputyIds: [] });
      const other = await store.inTrust('u').meetings.findSeries('exec');
      expect(other).toMatchObject({ chairId: null, deputyIds: [], memberIds: ['a', 'd'] });
    });

    it('counts a past meeting as held, over after as long as its series says, and recorded by nobody', async () => {
      expect(await reads().meetings.find('past')).toEqual({
        id: 'past',
        seriesId: 'sit',
        slotAt: '2020-03-03T09:30:00.000Z',
        startsAt: '2020-03-03T09:30:00.000Z',
        minutes: 90,
        agendaDueAt: '2020-02-27T08:00:00.000Z',
        preparedAt: '2020-02-27T08:00:00.000Z',
        state: 'closed',
        reason: null,
        movedFrom: null,
        changedAt: null,
        actingChairId: null,
        chairedById: null,
        currentLineId: null,
        startedAt: null,
        closedAt: '2020-03-03T11:00:00.000Z',
        closings: 0,
        reopenedFor: null,
        version: 7,
      });
      expect(await reads().meetings.find('short')).toMatchObject({
        minutes: 45,
        closedAt: '2020-03-02T08:45:00.000Z',
      });
    });

    it('leaves a meeting ahead planned on its date, its agenda out: it is not prepared a second time', async () => {
      expect(await reads().meetings.find('ahead')).toMatchObject({
        state: 'planned',
        slotAt: '2999-03-05T09:30:00.000Z',
        preparedAt: '2999-02-28T08:00:00.000Z',
        minutes: 90,
        closedAt: null,
      });
    });

    it('makes an item about a school one that put it forward, and counts what is past as talked about', async () => {
      const [school, none, ...more] = await reads().agendas.lines('past');
      expect(more).toEqual([]);
      expect(school).toEqual({
        id: 'i1',
        meetingId: 'past',
        section: 'schools',
        source: 'person',
        key: 'i1',
        urn: '900001',
        text: 'Of t, about a school',
        reason: null,
        link: null,
        audience: 'channel',
        readerIds: [],
        addedById: 'a',
        addedByName: 'Ada',
        addedAt: '2020-02-28T10:00:00.000Z',
        outcome: 'discussed',
        outcomeReason: null,
        raisedFor: '2020-03-03T09:30:00.000Z',
        timesCarried: 0,
        carriedToId: null,
      });
      expect(none).toMatchObject({ section: 'items', urn: null, addedByName: 'Ben', outcome: 'discussed' });
    });

    it('leaves what is ahead open', async () => {
      expect(await reads().agendas.lines('ahead')).toMatchObject([
        {
          id: 'i3',
          section: 'schools',
          source: 'look-round',
          outcome: 'open',
          raisedFor: '2999-03-05T09:30:00.000Z',
        },
        { id: 'i4', section: 'schools', source: 'register', outcome: 'open' },
      ]);
    });

    it('keeps apologies and mentions, and each trust its own', async () => {
      expect(await reads().agendas.apologies('past')).toMatchObject([{ personId: 'a', note: 'Away' }]);
      expect(await reads().agendas.mentionsOf('900001', 9)).toHaveLength(3);
      const [other] = await store.inTrust('u').agendas.lines('past');
      expect(other?.text).toBe('Of u, about a school');
    });
  });
});
