import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idempotencyKey } from '#bot/idempotency-key.ts';

const PRESS = {
  nonce: 'n-1',
  actorId: 'person-1',
  verb: 'sit-agenda.add-item',
  input: { text: 'x', urn: '' },
};
const key = (change: Partial<typeof PRESS> = {}) => idempotencyKey({ ...PRESS, ...change });

describe('the key of a press', () => {
  it('is the same for the same press, in whatever order its input came', () => {
    expect(key()).toBe(key({ input: { urn: '', text: 'x' } }));
    expect(key()).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    { nonce: 'n-2' },
    { actorId: 'person-2' },
    { verb: 'sit-agenda.send-apologies' },
    { input: { text: 'x ', urn: '' } },
    { input: { text: 'x', urn: '900001' } },
  ])('is another for %o', change => {
    expect(key(change)).not.toBe(key());
  });

  it('does not run its parts together', () => {
    expect(idempotencyKey({ nonce: 'a', actorId: 'bc', verb: 'd', input: null })).not.toBe(
      idempotencyKey({ nonce: 'ab', actorId: 'c', verb: 'd', input: null }),
    );
    expect(idempotencyKey({ ...PRESS, input: ['a', 'b'] })).not.toBe(
      idempotencyKey({ ...PRESS, input: ['a,b'] }),
    );
  });

  it('tells apart what JSON tells apart, and not in which order fields stand', () => {
    const input = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(input, input, (one, other) => {
        const [first, second, again] = [one, other, turned(one)].map(each =>
          idempotencyKey({ ...PRESS, input: each }),
        );
        expect(again).toBe(first);
        // JSON has one zero.
        const same = isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
        expect(first === second).toBe(same);
      }),
    );
  });

  it('is made of anything a card can carry', () => {
    for (const input of [undefined, null, '', 0, [], {}, { a: undefined }, [undefined], '\ud800'])
      expect(idempotencyKey({ ...PRESS, input })).toMatch(/^[0-9a-f]{64}$/);
    expect(idempotencyKey({ ...PRESS, input: { a: undefined } })).toBe(
      idempotencyKey({ ...PRESS, input: {} }),
    );
  });
});

/** The same value with the fields of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, each]) => [name, turned(each)]),
  );
}
