import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { Store } from '#ports/store.ts';
import { STORY_BEGINS, TRUST } from '#src/dev/demo/cast.ts';
import { chanceOf } from '#src/dev/demo/chance-of.ts';
import { seed } from '#src/dev/demo/seed.ts';
import { seedOwed } from '#src/dev/demo/seed-owed.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { readOwed } from '#workflows/owed/read-owed.ts';

const sources = { modelFiles: yamlModelFiles(), bankHolidays: englandBankHolidays() };
const today = dayOf(STORY_BEGINS);
const UNDONE = new Error('undone');

describe('the past that the demo makes up', () => {
  let database: TestDatabase;
  let store: Store;
  let trustId: string;
  beforeAll(async () => {
    database = await freshDatabase();
    store = prismaStore(database.connection);
    ({ trustId } = await seed({ store, ...sources }, { now: STORY_BEGINS, model: null }));
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  /** What the schools are owed under a model; of that nothing stays. */
  async function under(model: string, now = STORY_BEGINS) {
    const id = randomUUID();
    const found = Promise.withResolvers<NonNullable<Awaited<ReturnType<typeof readOwed>>>>();
    await store
      .transaction(
        id,
        async tx => {
          const from = store.inTrust(trustId);
          await tx.trust.create({
            ...TRUST,
            id,
            uid: '90009',
            tenantId: null,
            isDemo: true,
            safeguardingContact: null,
          });
          const schools = (await from.schools.list()).map(school => ({ ...school, hubId: null }));
          await tx.schools.add(schools, now);
          await tx.calendar.save(await from.calendar.entries());
          await seedOwed(tx, sources, { asked: model, now });
          const current = (await tx.schools.list()).filter(isCurrent);
          const read = await readOwed(tx, current, dayOf(now), sources);
          if (read) found.resolve(read);
          throw UNDONE;
        },
        { seconds: 60 },
      )
      .catch(error => {
        if (error !== UNDONE) throw error;
      });
    return (await found.promise).schools;
  }

  it('is under the usual model when none was asked for, and stays when it is seeded again', async () => {
    const uses = await store.inTrust(trustId).owed.modelUses();
    expect(uses).toMatchObject([{ modelId: 'dsat', from: '2026-09-01', text: null }]);
    const before = await store.inTrust(trustId).owed.recordsOf(['900001']);
    const again = await seed({ store, ...sources }, { now: STORY_BEGINS, model: 'dsat' });
    expect(again).toEqual({ trustId, modelId: 'dsat' });
    expect(await store.inTrust(trustId).owed.recordsOf(['900001'])).toEqual(before);
  });

  it('is not mixed with that of another model: it says how to begin again', async () => {
    await expect(seed({ store, ...sources }, { now: STORY_BEGINS, model: 'ddat' })).rejects.toThrow(
      "The demo's trust works by dsat already. Begin again with the other model: npm run demo -- --fresh --model ddat",
    );
  });

  it.each(sources.modelFiles.packaged())('is believable under %s', async model => {
    const schools = await under(model);
    expect(schools).toHaveLength(12);
    const items = schools.flatMap(({ owed }) => owed?.items ?? []);
    const past = items.filter(({ to }) => to < today);
    const share = (state: string) => past.filter(each => each.state === state).length / past.length;
    expect(share('done')).toBeGreaterThan(0.5);
    expect(share('done')).toBeLessThan(0.97);
    const states = new Set(items.map(({ state }) => state));
    for (const state of ['done', 'booked', 'owed']) expect(states, state).toContain(state);
    // Weekly ones are missed, all else is late.
    expect(states.has('late') || states.has('missed')).toBe(true);
    for (const { record, calendar } of schools)
      for (const { on, state } of record.fulfilments) {
        expect(calendar.isSchoolDay(on), on).toBe(true);
        expect(state, on).toBe(on < today ? 'done' : 'booked');
      }
    const standings = schools.flatMap(({ record }) => record.standings);
    expect(standings.filter(({ kind }) => kind === 'new-head')).toHaveLength(1);
    const places = new Set(standings.flatMap(({ kind, name }) => (kind === 'category' ? name : [])));
    const special = standings.filter(({ kind }) => kind === 'status');
    if (places.size === 0) expect(special).toHaveLength(1);
    else expect(places.size).toBeGreaterThan(3);
  });

  it('waives one or two things, each with a reason, where something was due', async () => {
    const marks = (await under('dsat')).flatMap(({ record }) => record.marks);
    expect(marks.filter(({ kind }) => kind === 'identified').length).toBeGreaterThan(1);
    const waived = (await under('illuminate')).flatMap(({ record }) =>
      record.marks.filter(({ kind }) => kind === 'waived'),
    );
    expect(waived.length).toBeGreaterThan(0);
    expect(waived.every(({ reason }) => reason !== null)).toBe(true);
  });

  it('is the same each time', async () => {
    const of = async () =>
      (await under('an-daras')).map(({ record }) =>
        record.fulfilments.map(({ on, things }) => `${on} ${things.join(' ')}`).toSorted(),
      );
    expect(await of()).toEqual(await of());
  });

  it('can be made on any day of the story, the first included', async () => {
    for (const now of ['2026-09-01T08:00:00.000Z', '2026-12-25T08:00:00.000Z', '2027-08-20T08:00:00.000Z'])
      expect(await under('dsat', now)).toHaveLength(12);
  });

  it('spreads its chances evenly', () => {
    const chances = Array.from({ length: 2_000 }, (_, at) => chanceOf('900001', `thing-${at}`, '2026-10-01'));
    for (const part of [0, 1, 2, 3]) {
      const inPart = chances.filter(each => Math.floor(each * 4) === part).length;
      expect(inPart).toBeGreaterThan(400);
    }
  });
});
