import { createHash } from 'node:crypto';
import { newKey, openUnder, sealUnder } from './seal.ts';

/** Whose words these are: a sealed text moved to another person's row does not open. */
export interface Owner {
  readonly trustId: string;
  readonly personId: string;
}

/** A new key of one person, base64. */
export const newPersonKey = newKey;

/** `value` as JSON under the person's key. */
export const sealFor = (owner: Owner, key: string, value: unknown): string =>
  sealUnder(key, nameOf(owner), value);

/** What was sealed. Throws when it is another person's, another key's, or was changed. */
export const openFor = (owner: Owner, key: string, sealed: string): unknown =>
  openUnder(key, nameOf(owner), sealed);

/** By which a person is found without their row saying who they are: SHA-256 of the id in lower case, one per trust. */
export const lookUpHash = (trustId: string, kind: 'object-id' | 'upn', id: string): string =>
  createHash('sha256').update(`${trustId} ${kind} ${id.toLowerCase()}`, 'utf8').digest('hex');

const nameOf = ({ trustId, personId }: Owner): string => `${trustId} ${personId}`;
