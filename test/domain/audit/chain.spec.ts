import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditHead, SealedEntry } from '#domain/audit/audit-entry.ts';
import { beginning, followChain, seal } from '#domain/audit/chain.ts';
import { auditEntry } from '#test/builders/audit.ts';

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const chain = (count: number) =>
  seal(
    beginning('mill-lane', digest),
    Array.from({ length: count }, (_, at) => auditEntry(`subject ${at + 1}`, { input: { at } })),
    digest,
  );

function faultsIn(
  entries: readonly SealedEntry[],
  head: AuditHead | null = chain(6).at(-1) ?? null,
  trust = 'mill-lane',
) {
  const follow = followChain(trust, digest);
  return [...entries.flatMap(entry => follow.next(entry)), ...follow.end(head)].map(
    ({ kind, seq, until }) => `${kind} ${seq}${until > seq ? `-${until}` : ''}`,
  );
}
const without = (...seqs: number[]) => chain(6).filter(({ seq }) => !seqs.includes(seq));

describe('a chain of audit entries', () => {
  it('counts from 1 without gaps, and has no fault as it was sealed', () => {
    expect(chain(3).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(faultsIn(chain(6))).toEqual([]);
    expect(faultsIn([], null)).toEqual([]);
  });

  it.each([
    ['one in the middle', [3], ['missing 3']],
    ['several', [2, 3, 4], ['missing 2-4']],
    ['the first', [1], ['missing 1']],
    ['the last', [6], ['missing 6']],
    ['all', [1, 2, 3, 4, 5, 6], ['missing 1-6']],
  ])('shows that entries were removed: %s', (_which, gone, faults) => {
    expect(faultsIn(without(...gone))).toEqual(faults);
  });

  it('shows two entries that changed places', () => {
    const [one, two, three, four, five, six] = chain(6) as [
      SealedEntry,
      SealedEntry,
      SealedEntry,
      SealedEntry,
      SealedEntry,
      SealedEntry,
    ];
    const moved = [one, two, { ...four, seq: 3 }, { ...three, seq: 4 }, five, six];
    expect(faultsIn(moved)).toEqual(['changed 3', 'changed 4', 'changed 5']);
  });

  it('shows an entry that was sealed again after a change: the next one does not follow', () => {
    const [first, second] = chain(6);
    const forged = seal(first ?? beginning('mill-lane', digest), [auditEntry('another')], digest);
    expect(faultsIn([...chain(6).slice(0, 1), ...forged, ...chain(6).slice(2)])).toEqual(['changed 3']);
    expect(forged[0]?.hash).not.toBe(second?.hash);
  });

  it('shows entries behind its end, a false end, and another trust’s chain', () => {
    expect(faultsIn(chain(6), chain(5).at(-1))).toEqual(['changed 6']);
    expect(faultsIn(chain(6), { seq: 6, hash: 'false' })).toEqual(['changed 6']);
    expect(faultsIn(chain(6), chain(6).at(-1), 'far-hills')).toEqual(['changed 1']);
  });

  it('shows any change of any field, and none when a database keeps JSON in another order', () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
    fc.assert(
      fc.property(value, value, fc.constantFrom('input', 'before', 'after'), (kept, other, field) => {
        const [sealed] = seal(beginning('t', digest), [auditEntry('s', { [field]: kept })], digest);
        const turned = Object.fromEntries(Object.entries(kept).reverse());
        const read = { ...sealed, [field]: JSON.parse(JSON.stringify(turned)) } as SealedEntry;
        expect(faultsIn([read], read, 't')).toEqual([]);
        fc.pre(JSON.stringify(other) !== JSON.stringify(kept) && !same(kept, other));
        expect(faultsIn([{ ...read, [field]: other }], read, 't')).toEqual(['changed 1']);
      }),
    );
    const [sealed] = chain(1);
    for (const change of [
      { at: '2026-11-12T09:00:00.001Z' },
      { actorId: 'someone-else' },
      { entrance: 'command-line' },
      { verb: 'sit-agenda.open' },
      { subject: 'subject 2' },
    ]) {
      const altered = { ...sealed, ...change } as SealedEntry;
      expect(faultsIn([altered], sealed), JSON.stringify(change)).toEqual(['changed 1']);
    }
  });

  it('seals what a database of JSON gives back: nothing for undefined', () => {
    const [sealed] = seal(
      beginning('t', digest),
      [auditEntry('s', { input: { a: undefined, b: [undefined, 1] } })],
      digest,
    );
    expect(sealed?.input).toEqual({ b: [null, 1] });
    expect(faultsIn(sealed ? [sealed] : [], sealed, 't')).toEqual([]);
  });
});

function same(one: object, other: object): boolean {
  try {
    expect(JSON.parse(JSON.stringify(one))).toEqual(JSON.parse(JSON.stringify(other)));
    return true;
  } catch {
    return false;
  }
}
