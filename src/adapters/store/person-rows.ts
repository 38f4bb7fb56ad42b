import { FORGOTTEN_NAME, Person } from '#domain/access/role.ts';
import type { Prisma } from './generated/client.ts';
import { lookUpHash, openFor, sealFor } from './person-seal.ts';

/** What names a person: all of it lies sealed in `Person.sealed`. */
const Identity = Person.pick({ objectId: true, upn: true, name: true, email: true });
export type Identity = Pick<Person, keyof typeof Identity.shape>;

/** What a query takes of a person to say who they are. */
export const NAMED = {
  trustId: true,
  id: true,
  sealed: true,
  key: { select: { key: true } },
} satisfies Prisma.PersonSelect;
type NamedRow = Prisma.PersonGetPayload<{ select: typeof NAMED }>;

/** Who the row is; of somebody forgotten, that. */
export function identityOf({ trustId, id, sealed, key }: NamedRow): Pick<Person, 'isForgotten'> & Identity {
  if (!sealed || !key)
    return { objectId: null, upn: null, name: FORGOTTEN_NAME, email: null, isForgotten: true };
  return Identity.parse(openFor({ trustId, personId: id }, key.key, sealed));
}

/** The columns that keep an identity, in lower case where Microsoft's ids have none. */
export function sealedColumns(owner: { trustId: string; personId: string }, key: string, identity: Identity) {
  const { trustId } = owner;
  const objectId = identity.objectId?.toLowerCase() ?? null;
  const upn = identity.upn?.toLowerCase() ?? null;
  const { name, email } = identity;
  return {
    sealed: sealFor(owner, key, { objectId, upn, name, email }),
    objectIdHash: objectId === null ? null : lookUpHash(trustId, 'object-id', objectId),
    upnHash: upn === null ? null : lookUpHash(trustId, 'upn', upn),
  };
}

const BY_NAME = new Intl.Collator('en-GB');

/** As people are listed: by name, and by id where two share one. */
export const byName = (a: { name: string; id: string }, b: { name: string; id: string }): number =>
  BY_NAME.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
