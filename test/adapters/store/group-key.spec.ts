import { describe, expect, it } from 'vitest';
import { masterIdOf, newGroupKey, placeOfWriteUp, unwrap, wrap } from '#adapters/store/group-key.ts';
import { isKey, newKey, openUnder, sealUnder } from '#adapters/store/seal.ts';

const GROUP = { trustId: 't', groupId: 'g' };
const [master, other] = [newKey(), newKey()];

describe('a group’s own key', () => {
  it('opens under the key it was wrapped under, be it the one now or the one before', () => {
    const { key, ...wrapped } = newGroupKey(GROUP, master);
    expect(unwrap(GROUP, wrapped, { current: master, before: null })).toBe(key);
    expect(unwrap(GROUP, wrapped, { current: other, before: master })).toBe(key);
    const anew = wrap(GROUP, other, key);
    expect(unwrap(GROUP, anew, { current: other, before: null })).toBe(key);
    expect(anew.masterId).not.toBe(wrapped.masterId);
  });

  it.each([
    ['with no key', { current: null, before: null }, GROUP],
    ['with another', { current: other, before: null }, GROUP],
    ['in another group’s row', { current: master, before: null }, { trustId: 't', groupId: 'h' }],
    ['in another trust', { current: master, before: null }, { trustId: 'u', groupId: 'g' }],
  ])('does not open %s, and says so without throwing', (_how, keys, group) => {
    const { key: _key, ...wrapped } = newGroupKey(GROUP, master);
    expect(unwrap(group, wrapped, keys)).toBeNull();
  });

  it('does not open where any of it was changed, under the right name too', () => {
    const { wrapped } = newGroupKey(GROUP, other);
    expect(
      unwrap(GROUP, { wrapped, masterId: masterIdOf(master) }, { current: master, before: null }),
    ).toBeNull();
  });

  it('is named by a name that does not tell it', () => {
    expect(masterIdOf(master)).toMatch(/^[0-9a-f]{16}$/);
    expect(masterIdOf(master)).not.toBe(masterIdOf(other));
  });
});

it('what was written opens for its trust, group, review and entry alone', () => {
  const sealed = sealUnder(master, placeOfWriteUp(GROUP, 'r', 'w'), { seen: 'x' });
  expect(openUnder(master, placeOfWriteUp(GROUP, 'r', 'w'), sealed)).toEqual({ seen: 'x' });
  for (const place of [
    placeOfWriteUp({ ...GROUP, trustId: 'u' }, 'r', 'w'),
    placeOfWriteUp({ ...GROUP, groupId: 'h' }, 'r', 'w'),
    placeOfWriteUp(GROUP, 's', 'w'),
    placeOfWriteUp(GROUP, 'r', 'v'),
  ])
    expect(() => openUnder(master, place, sealed)).toThrow();
});

it.each([
  [newKey(), true],
  ['', false],
  ['short', false],
  [`${newKey()}A`, false],
  [Buffer.alloc(31).toString('base64'), false],
  ['!'.repeat(43).concat('='), false],
])('%s is a key: %s', (text, is) => {
  expect(isKey(text)).toBe(is);
});
