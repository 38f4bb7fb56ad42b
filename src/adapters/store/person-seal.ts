import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Whose words these are: a sealed text moved to another person's row does not open. */
export interface Owner {
  readonly trustId: string;
  readonly personId: string;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A new key of one person, base64. */
export const newPersonKey = (): string => randomBytes(32).toString('base64');

/** `value` as JSON under the person's key: nonce, ciphertext and tag, base64. */
export function sealFor(owner: Owner, key: string, value: unknown): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, Buffer.from(key, 'base64'), nonce).setAAD(nameOf(owner));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, text, cipher.getAuthTag()]).toString('base64');
}

/** What was sealed. Throws when it is another person's, another key's, or was changed. */
export function openFor(owner: Owner, key: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(CIPHER, Buffer.from(key, 'base64'), bytes.subarray(0, NONCE_BYTES))
    .setAAD(nameOf(owner))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  return JSON.parse(text.toString('utf8'));
}

/** By which a person is found without their row saying who they are: SHA-256 of the id in lower case, one per trust. */
export const lookUpHash = (trustId: string, kind: 'object-id' | 'upn', id: string): string =>
  createHash('sha256').update(`${trustId} ${kind} ${id.toLowerCase()}`, 'utf8').digest('hex');

const nameOf = ({ trustId, personId }: Owner): Buffer => Buffer.from(`${trustId} ${personId}`, 'utf8');
