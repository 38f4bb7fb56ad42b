import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookUpHash, newPersonKey, openFor, sealFor } from '#adapters/store/person-seal.ts';

const ADA = { trustId: 't', personId: 'ada' };

describe('a sealed text', () => {
  it('opens to what was sealed, whatever that was, and never looks the same twice', () => {
    const key = newPersonKey();
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const [one, other] = [sealFor(ADA, key, value), sealFor(ADA, key, value)];
        expect(openFor(ADA, key, one)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(one).not.toBe(other);
      }),
    );
  });

  it.each([
    ['in another person’s row', { trustId: 't', personId: 'ben' }],
    ['in another trust', { trustId: 'u', personId: 'ada' }],
  ])('does not open %s, even with the right key', (_where, owner) => {
    const key = newPersonKey();
    expect(() => openFor(owner, key, sealFor(ADA, key, 'secret'))).toThrow();
  });

  it('does not open with another key, nor when any of it was changed', () => {
    const key = newPersonKey();
    const sealed = sealFor(ADA, key, 'secret');
    expect(() => openFor(ADA, newPersonKey(), sealed)).toThrow();
    const bytes = Buffer.from(sealed, 'base64');
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => openFor(ADA, key, changed.toString('base64')), `byte ${at}`).toThrow();
    }
    expect(() => openFor(ADA, key, '')).toThrow();
  });
});

describe('the hash a person is found by', () => {
  it('is the same in any case, and another in another trust and for another kind of id', () => {
    expect(lookUpHash('t', 'upn', 'Ada@T.example')).toBe(lookUpHash('t', 'upn', 'ada@t.example'));
    const others = [lookUpHash('u', 'upn', 'ada@t.example'), lookUpHash('t', 'object-id', 'ada@t.example')];
    expect(new Set([lookUpHash('t', 'upn', 'ada@t.example'), ...others]).size).toBe(3);
  });
});
