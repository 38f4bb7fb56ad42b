import { ImportRefused } from '#domain/import/import-refused.ts';
import { bareUid } from '#domain/school/register-collector.ts';
import type { Trust } from '#domain/trust/trust.ts';
import type { Trusts } from '#ports/store.ts';

export const NO_TRUST_YET =
  'No trust has been imported yet. Import its schools first: npm run fortnight -- import schools FILE --trust UID';

/** The trust a command is about: the one named, or the only one. `null` when none was named and there is none. */
export async function whichTrust(trusts: Pick<Trusts, 'list'>, uid: string | null): Promise<Trust | null> {
  const all = await trusts.list();
  if (uid === null && all.length <= 1) return all[0] ?? null;
  const known = all.map(trust => `${trust.uid} ${trust.name}`).join(', ');
  if (uid === null)
    throw new ImportRefused(`There are ${all.length} trusts here: say which with --trust UID (${known}).`);
  const named = all.find(trust => trust.uid === bareUid(uid));
  if (!named)
    throw new ImportRefused(known ? `There is no trust ${uid} here: there is ${known}.` : NO_TRUST_YET);
  return named;
}

/** The same, for commands that cannot do without a trust. Throws ImportRefused. */
export async function requireTrust(trusts: Pick<Trusts, 'list'>, uid: string | null): Promise<Trust> {
  const trust = await whichTrust(trusts, uid);
  if (!trust) throw new ImportRefused(NO_TRUST_YET);
  return trust;
}
