import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openTable } from '#adapters/register/open-table.ts';
import { looksLikeTerms } from '#domain/academic-year/term-rows.ts';
import { looksLikePeople } from '#domain/access/people-rows.ts';
import { looksLikeHubs } from '#domain/school/hubs-file.ts';
import { looksLikeRegister } from '#domain/school/register-columns.ts';
import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { Store } from '#ports/store.ts';
import { importHubs } from '#workflows/import-hubs.ts';
import { importPeople } from '#workflows/import-people.ts';
import { importSchools } from '#workflows/import-schools.ts';
import { importTerms } from '#workflows/import-terms.ts';
import type { OwedSources } from '#workflows/owed/read-owed.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import { TRUST } from './cast.ts';
import { seedLetters } from './seed-letters.ts';
import { seedMeetings } from './seed-meetings.ts';
import { seedOwed } from './seed-owed.ts';

const DATA = join(import.meta.dirname, '../demo-data');
const MEND = 'Restore src/dev/demo-data.';

const tableOf = (file: string, fits: (headings: readonly string[]) => boolean) =>
  openTable(join(DATA, file), { what: "the demo's data", mend: MEND, fits });

/**
 * Fills the store with the demo's trust as it is at `now`, through the workflows of the command line. Every step
 * leaves alone what is there, so that a demo stopped half-way is made whole. Returns the ids of the trust and of the model it
 * works by; throws DemoRefused when that is not the one asked for.
 */
export async function seed(
  { store, bankHolidays, modelFiles }: { store: Store } & OwedSources,
  { now, model }: { now: IsoInstant; model: string | null },
): Promise<{ trustId: string; modelId: string }> {
  const trustId = await ensureTrust(store);
  const at = (daysAgo: number) => ({ now: () => momentOf(addDays(dayOf(now), -daysAgo), '07:00') });
  if ((await store.inTrust(trustId).schools.list()).length === 0)
    await importRegister(store, 'register-october.csv', at(40));
  const hubs = await tableOf('hubs.csv', looksLikeHubs);
  await importHubs({ store, clock: at(40) }, { table: hubs, trustId });
  const people = await tableOf('people.csv', looksLikePeople);
  await importPeople(
    { store, clock: at(40), newId: randomUUID },
    { table: people, trustId, complete: false },
  );
  const terms = await tableOf('term-dates.csv', looksLikeTerms);
  await importTerms({ store, clock: at(40) }, { file: terms, trustId, scope: 'trust' });
  await store.transaction(trustId, async trust =>
    seedMeetings(trust, await readCalendar(trust, bankHolidays), now),
  );
  // The register's news: since yesterday it has an inspection date it had not.
  await importRegister(store, 'register-november.csv', at(1));
  const modelId = await store.transaction(
    trustId,
    trust => seedOwed(trust, { bankHolidays, modelFiles }, { asked: model, now }),
    { seconds: 60 },
  );
  await store.transaction(trustId, seedLetters);
  return { trustId, modelId };
}

async function ensureTrust(store: Store): Promise<string> {
  const known = await store.trusts.byUid(TRUST.uid);
  if (known) return known.id;
  const id = randomUUID();
  await store.transaction(id, tx =>
    tx.trust.create({ id, ...TRUST, isDemo: true, safeguardingContact: 'Imran Qureshi, 01632 960 100' }),
  );
  return id;
}

async function importRegister(store: Store, file: string, clock: { now(): IsoInstant }): Promise<void> {
  const table = await tableOf(file, looksLikeRegister);
  await importSchools(
    { store, clock, newId: randomUUID },
    { table, uid: TRUST.uid, givenTenant: null, configuredTenant: null },
  );
}
