import { createHash } from 'node:crypto';

/**
 * One press, however often Teams delivers it and under whatever activity id: the same person, the same rendering of
 * the card, the same verb, the same input. A card in a channel is shared, so the person is part of the key.
 */
export function idempotencyKey(press: {
  nonce: string;
  actorId: string;
  verb: string;
  input: unknown;
}): string {
  const { nonce, actorId, verb, input } = press;
  return createHash('sha256')
    .update(canonical([nonce, actorId, verb, input]))
    .digest('hex');
}

/** JSON with the keys of every object in order, so that equal inputs are equal texts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}
