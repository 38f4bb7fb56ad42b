import { ImportRefused } from '#domain/import/import-refused.ts';
import type { Trust } from '#domain/trust/trust.ts';
import type { Trusts } from '#ports/store.ts';

/** The trust as it was found, and the tenant it is to have after the import. */
export interface TrustToImport {
  readonly existing: Trust | null;
  /** `null`: no tenant is known, and nobody of the trust can reach the bot yet. */
  readonly tenantId: string | null;
}

/**
 * Decides which trust an import goes into and which Entra tenant it belongs to: the one given, else for the first
 * trust the configured one. A second trust must name its own, since one tenant's people see one trust; beside the
 * demo's trust there is no other. Changes nothing. Throws ImportRefused.
 */
export async function trustToImport(
  trusts: Pick<Trusts, 'list'>,
  wanted: { uid: string; givenTenant: string | null; configuredTenant: string | null },
): Promise<TrustToImport> {
  const given = wanted.givenTenant?.toLowerCase() ?? null;
  const all = await trusts.list();
  const existing = all.find(trust => trust.uid === wanted.uid) ?? null;
  const others = all.filter(trust => trust.uid !== wanted.uid);
  refuseBesideDemo(others, wanted.uid);
  if (given !== null) refuseTaken(given, others);
  if (existing?.tenantId) {
    if (given === null || given === existing.tenantId) return { existing, tenantId: existing.tenantId };
    throw new ImportRefused(
      `Trust ${existing.uid} ${existing.name} belongs to tenant ${existing.tenantId}: leave --tenant out, or give that one.`,
    );
  }
  if (given !== null) return { existing, tenantId: given };
  const first = others[0];
  if (!first) return { existing, tenantId: wanted.configuredTenant?.toLowerCase() ?? null };
  if (existing) return { existing, tenantId: null };
  throw new ImportRefused(
    `Trust ${first.uid} ${first.name} is here already. Another trust needs its own Microsoft Entra tenant: give its id with --tenant GUID.`,
  );
}

/** The bot does not serve the demo's data, and the demo no other's: one folder with both would be of use to neither. */
function refuseBesideDemo(others: readonly Trust[], uid: string): void {
  const demo = others.find(trust => trust.isDemo);
  if (demo) {
    throw new ImportRefused(
      `The data here is the demo's (${demo.name}). Set DATA_DIR to another folder: DATA_DIR=./ours npm run -s fortnight -- import schools FILE --trust ${uid}`,
    );
  }
}

function refuseTaken(tenantId: string, others: readonly Trust[]): void {
  const owner = others.find(trust => trust.tenantId === tenantId);
  if (owner) {
    throw new ImportRefused(
      `Tenant ${tenantId} already belongs to trust ${owner.uid} ${owner.name}: one tenant's people see one trust. Give this trust its own tenant with --tenant GUID.`,
    );
  }
}
