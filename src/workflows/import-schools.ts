import { actorId, OPERATOR } from '#domain/access/actor.ts';
import { type ImportPlan, planImport, type SchoolDifference } from '#domain/school/import-plan.ts';
import { bareUid, type RegisterReading } from '#domain/school/register-collector.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { Trust } from '#domain/trust/trust.ts';
import { trustNameFrom } from '#domain/trust/trust-name.ts';
import type { Clock } from '#ports/clock.ts';
import type { NewId } from '#ports/ids.ts';
import type { SchoolChange, SchoolWrites } from '#ports/school-store.ts';
import type { Store, TrustWrites } from '#ports/store.ts';
import type { Table } from '#ports/table.ts';
import { readRegister } from './read-register.ts';
import { type TrustToImport, trustToImport } from './trust-to-import.ts';

export interface ImportSchools {
  readonly table: Table;
  /** The register's number of the trust. */
  readonly uid: string;
  readonly givenTenant: string | null;
  readonly configuredTenant: string | null;
  /** Called once the whole file has been read and found good, before anything is saved. */
  readonly onSaving?: (schools: number) => void;
}

export interface SchoolsImported extends Omit<ImportPlan, 'updates' | 'returned'> {
  readonly trust: Trust;
  readonly trustIsNew: boolean;
  /** Schools in the trust before. 0 on the first import. */
  readonly before: number;
}

/** A whole country in one trust takes a minute; a wedged store must still end. */
const SECONDS = 600;

/**
 * Brings one trust's schools up to the register file: all of it or, by ImportRefused, nothing. The same file again
 * changes nothing. Schools missing from the file are kept; a column missing from it leaves what is stored.
 */
export async function importSchools(
  { store, clock, newId }: { store: Store; clock: Clock; newId: NewId },
  request: ImportSchools,
): Promise<SchoolsImported> {
  const uid = bareUid(request.uid);
  const target = await trustToImport(store.trusts, { ...request, uid });
  const held = target.existing ? await store.inTrust(target.existing.id).schools.list() : [];
  const reading = await readRegister(request.table, uid, new Set(held.map(school => school.urn)));
  request.onSaving?.(reading.entries.size);
  const trust = asItWillBe(newId, uid, target, reading);
  const saved = await store.transaction(
    trust.id,
    async work => {
      if (!target.existing) await work.trust.create(trust);
      else if (trust.tenantId && trust.tenantId !== target.existing.tenantId)
        await work.trust.update({ tenantId: trust.tenantId });
      return save(work, reading, clock.now());
    },
    { seconds: SECONDS },
  );
  return { trust, trustIsNew: target.existing === null, ...saved };
}

/** The trust as the import leaves it: a known one keeps its name, a new one takes the register's. */
function asItWillBe(
  newId: NewId,
  uid: string,
  { existing, tenantId }: TrustToImport,
  reading: RegisterReading,
): Trust {
  if (existing) return { ...existing, tenantId: tenantId ?? existing.tenantId };
  const registerName = reading.trusts.find(seen => seen.uid === uid)?.name;
  const name = registerName ? trustNameFrom(registerName) : `Trust ${uid}`;
  return { id: newId(), uid, name, tenantId, isDemo: false, safeguardingContact: null };
}

async function save({ schools, audit }: TrustWrites, reading: RegisterReading, at: IsoInstant) {
  const held = await schools.list();
  const { updates, returned, ...plan } = planImport(held, reading);
  await schools.add(plan.added, at);
  await schools.update(updates, at);
  if (returned.length > 0) await schools.markLeft(returned, null);
  if (plan.movedAway.length > 0)
    await schools.markLeft(
      plan.movedAway.map(s => s.urn),
      dayOf(at),
    );
  await recordNews(schools, plan, new Set(returned), held.length === 0, at);
  const counts = {
    added: plan.added.length,
    changed: plan.changed.length,
    closed: plan.closed.length,
    back: plan.back.length,
    movedAway: plan.movedAway.length,
    unchanged: plan.unchanged.length,
    notInFile: plan.notInFile.length,
  };
  const { entrance } = OPERATOR;
  await audit.append({
    at,
    actorId: actorId(OPERATOR),
    entrance,
    verb: 'schools.import',
    subject: 'schools',
    after: counts,
  });
  return { ...plan, before: held.length };
}

/** The agenda's "new in the register". A first import is no news: then every school would be. */
async function recordNews(
  schools: SchoolWrites,
  plan: Pick<ImportPlan, 'added' | 'changed' | 'closed' | 'back' | 'movedAway'>,
  returned: ReadonlySet<string>,
  first: boolean,
  at: IsoInstant,
): Promise<void> {
  if (first) return;
  const joined = [...plan.added.map(entry => entry.urn), ...returned];
  const news: SchoolChange[] = [
    ...joined.map(urn => ({ urn, field: 'joined', before: null, after: null })),
    ...plan.movedAway.map(({ urn, to }) => ({ urn, field: 'movedAway', before: null, after: to || null })),
    ...[...plan.changed, ...plan.closed, ...plan.back].flatMap(newsOf),
  ];
  await schools.recordNews(news, at);
}

/** The day the register was last edited is not itself news. */
function newsOf({ urn, fields }: SchoolDifference): SchoolChange[] {
  return fields.filter(({ field }) => field !== 'registerChangedOn').map(change => ({ urn, ...change }));
}
