import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable } from '#adapters/register/open-table.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { looksLikeRegister } from '#domain/school/register-columns.ts';
import type { Store } from '#ports/store.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { importSchools } from '#workflows/import-schools.ts';

/** A real extract of the register, there while Fortnight is developed and not on a user's machine. */
const EXTRACT = resolve('..', 'shared', 'data', 'gias-extract.csv');

describe.skipIf(!existsSync(EXTRACT))('the real extract of the register', () => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await freshDatabase();
    store = prismaStore(database.connection);
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it.each([
    ['3725', 31, 'Leigh Academies Trust'],
    ['2939', 16, 'Dixons Academies Trust'],
    ['16930', 2, 'Endeavour Academies Trust'],
  ])('has for trust %s %i schools, each trust apart from the others', async (uid, schools, name) => {
    const table = await openTable(EXTRACT, {
      what: 'the school register',
      mend: '',
      fits: looksLikeRegister,
    });
    const done = await importSchools(
      { store, clock: { now: () => '2026-11-03T09:30:00.000Z' }, newId: () => `trust-${uid}` },
      { table, uid, givenTenant: `00000000-0000-4000-8000-${uid.padStart(12, '0')}`, configuredTenant: null },
    );
    expect(done.added).toHaveLength(schools);
    expect(done.trust.name).toBe(name);
    const stored = await store.inTrust(`trust-${uid}`).schools.list();
    expect(stored).toHaveLength(schools);
    expect(
      stored.every(s => s.openedOn && s.easting && s.northing && s.postcode && s.status === 'Open'),
    ).toBe(true);
  });
});
