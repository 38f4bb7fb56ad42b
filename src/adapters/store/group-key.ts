import { createHash } from 'node:crypto';
import { newKey, openUnder, sealUnder } from './seal.ts';

/** The keys that are not in the database, base64: groups' own keys are wrapped under them. */
export interface WriteUpKeys {
  /** null: none is set, and nothing is sealed. */
  readonly current: string | null;
  /** The one before, while groups' keys are wrapped anew. */
  readonly before: string | null;
}

export const NO_KEYS: WriteUpKeys = { current: null, before: null };

interface Group {
  readonly trustId: string;
  readonly groupId: string;
}

export interface Wrapped {
  readonly wrapped: string;
  readonly masterId: string;
}

/** By which one knows which key it was; it tells nothing of the key. */
export const masterIdOf = (key: string): string =>
  createHash('sha256').update(`write-ups ${key}`, 'utf8').digest('hex').slice(0, 16);

/** A new key of a group, wrapped. */
export function newGroupKey(group: Group, master: string): { readonly key: string } & Wrapped {
  const key = newKey();
  return { key, ...wrap(group, master, key) };
}

export const wrap = (group: Group, master: string, key: string): Wrapped => ({
  wrapped: sealUnder(master, placeOfKey(group), key),
  masterId: masterIdOf(master),
});

/** The group's key; null: none of the keys there are opens it. */
export function unwrap(group: Group, { wrapped, masterId }: Wrapped, keys: WriteUpKeys): string | null {
  const master = [keys.current, keys.before].find(each => each !== null && masterIdOf(each) === masterId);
  if (!master) return null;
  try {
    return String(openUnder(master, placeOfKey(group), wrapped));
  } catch {
    return null;
  }
}

const placeOfKey = ({ trustId, groupId }: Group) => `group key ${trustId} ${groupId}`;

/** Where a write-up stands: its text opens for this trust, group, review and entry alone. */
export const placeOfWriteUp = ({ trustId, groupId }: Group, reviewId: string, id: string): string =>
  `write-up ${trustId} ${groupId} ${reviewId} ${id}`;
