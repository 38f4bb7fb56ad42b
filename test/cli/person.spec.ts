import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { Store } from '#ports/store.ts';
import { AGENDA_DUE, line, MEETING_STARTS, meetingAction } from '#test/builders/meeting.ts';
import { MILL_LANE, person, sitSeries } from '#test/builders/trust.ts';
import { fortnight } from '#test/fixtures/command-line.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const NOW = '2026-11-12T09:00:00.000Z';

describe('fortnight person', () => {
  let database: TestDatabase;
  let store: Store;
  const una = person('Una Voss', [{ role: 'officer', scope: { kind: 'trust' } }], {
    upn: 'una@mill.example',
  });
  const SIT = sitSeries({ chairId: una.id, memberIds: [una.id] });
  const others = ['Ann Lee', 'Ann Lee', 'Sam Okafor'].map((name, at) =>
    person(name, [], { id: `other-${at}`, upn: `other${at}@mill.example` }),
  );
  beforeAll(async () => {
    database = await freshDatabase();
    store = prismaStore(database.connection);
    await store.transaction(MILL_LANE.id, async tx => {
      await tx.trust.create(MILL_LANE);
      for (const who of [una, ...others]) await tx.people.save(who);
      await tx.meetings.saveSeries(SIT);
      const { meeting } = await tx.meetings.ensure(SIT, {
        startsAt: MEETING_STARTS,
        agendaDueAt: AGENDA_DUE,
      });
      await tx.agendas.addLines([line({ id: 'line-1', meetingId: meeting.id, text: 'Una Voss to present' })]);
      const {
        ownerName: _name,
        ownerIsHere: _here,
        version: _version,
        ...action
      } = meetingAction({
        ...{ meetingId: meeting.id, text: 'Survey', ownerId: una.id, dueOn: '2026-11-27' },
      });
      await tx.actions.add(action);
    });
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });
  const run = (...words: string[]) => fortnight(database, NOW, 'person', ...words);

  it.each([
    [['export', 'Nobody Here'], /There is nobody called "Nobody Here" here/],
    [['export', 'Ann Lee'], /may be Ann Lee \(other0@mill.example\) or Ann Lee \(other1@mill.example\)/],
    [['forget', 'una'], /did you mean Una Voss \(una@mill.example\)/],
    [['export', ''], /There is nobody called/],
  ])('asks who is meant: %s', async (words, why) => {
    expect(await run(...words)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(why) });
  });

  it('gives everything that is held, as JSON and nothing else on standard output', async () => {
    const { code, out, err } = await run('export', 'una@mill.example');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      who: [{ name: 'Una Voss', upn: 'una@mill.example' }],
      roles: [{ role: 'officer' }],
      memberships: [{ part: 'chair', series: { name: 'SIT' } }],
      actionsOwned: [{ text: 'Survey', dueOn: expect.stringContaining('2026-11-27') }],
      wordsWithTheirName: [{ in: 'agenda line', text: 'Una Voss to present' }],
    });
    expect(err).toContain('read it before you hand it on');
  });

  it('gives what is held back for them too, and since when they have held no role', async () => {
    const gone = person('Ida Holt', [], { upn: 'ida@mill.example' });
    const { id: personId } = gone;
    await store.transaction(MILL_LANE.id, async tx => {
      await tx.people.save(gone);
      await tx.people.noteLeavers(NOW);
      await tx.meetings.saveSeries({ ...SIT, deputyIds: [personId], memberIds: [una.id, personId] });
      const waits = { urgency: 'can-wait', dueAt: NOW } as const;
      const own = { card: 'my-actions', subject: `actions of ${personId}`, ...waits } as const;
      await tx.outbox.post({ key: 'own', audience: { kind: 'person', personId }, ...own }, NOW);
      const office = { key: 'office', card: 'help', subject: 'help', ...waits } as const;
      await tx.outbox.post({ ...office, audience: { kind: 'deputies', seriesId: SIT.id } }, NOW);
    });
    const { out } = await run('export', 'ida@mill.example');
    expect(JSON.parse(out)).toMatchObject({
      withoutRole: [{ leftAt: NOW }],
      cardsToCome: [
        { card: 'my-actions', subject: `actions of ${personId}`, urgency: 'can-wait', dueAt: NOW },
        { card: 'help', audience: { kind: 'deputies' } },
      ],
    });
    await store.transaction(MILL_LANE.id, tx => tx.meetings.saveSeries(SIT));
  });

  it('says what would be done and does nothing, unless it is said to be for good', async () => {
    const { code, out } = await run('forget', 'Una Voss');
    expect(code).toBe(0);
    expect(out).toContain('Una Voss would be forgotten, and nothing brings them back');
    expect(out).toContain('there are 2');
    expect(out).toContain('Their name also stands in 1 text that people typed');
    expect(out).toContain('They own 1 open action');
    expect(await store.inTrust(MILL_LANE.id).people.find(una.id)).toEqual(una);
  });

  it('forgets for good, on the record, and says what no key can take away', async () => {
    const { code, out } = await run('forget', 'Una Voss', '--for-good');
    expect(code).toBe(0);
    expect(out).toContain(`Forgotten. The record calls them ${una.id} from now on.`);
    expect(out).toContain('Backups made before');
    const [entry] = await store.inTrust(MILL_LANE.id).audit.list({ subject: una.id });
    expect(entry).toMatchObject({ verb: 'person.forget', actorId: 'operator' });
    expect(await run('export', 'una@mill.example')).toMatchObject({ code: 1 });
    const listed = await fortnight(database, NOW, 'people', 'list');
    expect(listed.out).not.toMatch(/Una|Former colleague/);
    expect(listed.out).toContain('Sam Okafor');
  });
});

describe('fortnight retention', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    const store = prismaStore(database.connection);
    await store.transaction(MILL_LANE.id, tx => tx.trust.create(MILL_LANE));
    await store.close();
  });
  afterAll(() => database.drop());
  const run = (...words: string[]) => fortnight(database, NOW, 'retention', ...words);

  it('shows every kind, for how long, and what it is', async () => {
    const { out } = await run('show');
    expect(out).toMatch(/meetings +6 years +meetings with their agendas/);
    expect(JSON.parse((await run('show', '--json')).out)).toContainEqual(
      expect.objectContaining({ kind: 'apology-notes', period: 'P1M' }),
    );
  });

  it('keeps a kind for another time, on the record, and as usual again', async () => {
    expect((await run('set', 'meetings', '4 years')).out).toBe(
      'meetings: kept for 4 years (usual: 6 years).\n',
    );
    expect((await run('show')).out).toMatch(/meetings +4 years \(usual: 6 years\)/);
    expect((await run('set', 'meetings', 'usual')).out).toBe('meetings: kept for 6 years.\n');
    const store = prismaStore(database.connection);
    const entries = await store.inTrust(MILL_LANE.id).audit.list();
    await store.close();
    expect(entries.map(({ verb, before, after }) => ({ verb, before, after }))).toEqual([
      { verb: 'retention.set', before: { meetings: 'P6Y' }, after: { meetings: 'P4Y' } },
      { verb: 'retention.set', before: { meetings: 'P4Y' }, after: { meetings: 'P6Y' } },
    ]);
  });

  it.each([
    [['set', 'audit', '1 year'], /The kinds are answers/],
    [['set', 'meetings', '0 days'], /from one day to 50 years/],
    [['set', 'meetings', 'for ever'], /such as "18 months"/],
  ])('refuses %s', async (words, why) => {
    expect(await run(...words)).toMatchObject({ code: expect.any(Number), err: expect.stringMatching(why) });
  });
});
