import type { AuditHead, SealedEntry } from './audit-entry.ts';

type Unsealed = Omit<SealedEntry, 'seq' | 'hash'>;

/** SHA-256 of the text's UTF-8, in lower-case hexadecimal. */
export type Digest = (text: string) => string;

/** What a person asked for, in the entry as it is kept. */
export const keptAs = (sealedInput: string) => ({ sealed: sealedInput });

/**
 * What an entry's hash is made of: the hash before it, then its fields in this order, as JSON whose keys are sorted.
 * It is written out in docs/AUDIT.md, so that an export can be checked without Fortnight.
 */
export function textOf(previous: string, seq: number, entry: Unsealed): string {
  const { at, actorId, entrance, verb, subject, input, sealedInput, before, after } = entry;
  const asked = sealedInput === undefined ? input : keptAs(sealedInput);
  return JSON.stringify([
    previous,
    seq,
    at,
    actorId,
    entrance,
    verb,
    subject,
    ...[asked, before, after].map(sorted),
  ]);
}

/** Where a trust's chain begins, before its first entry: no two trusts' chains can be exchanged. */
export const beginning = (trustId: string, digest: Digest): AuditHead => ({
  seq: 0,
  hash: digest(`Fortnight audit of ${trustId}`),
});

/** The entries in their places behind `head`, oldest first. */
export function seal(head: AuditHead, entries: readonly Unsealed[], digest: Digest): SealedEntry[] {
  let { seq, hash } = head;
  return entries.map(each => {
    seq += 1;
    const entry = asKept(each);
    hash = digest(textOf(hash, seq, entry));
    return { ...entry, seq, hash };
  });
}

export interface ChainFault {
  readonly seq: number;
  /** - `changed`: the entry, or its place, is not what was sealed. */
  readonly kind: 'changed' | 'missing';
  /** Of those missing, the last. */
  readonly until: number;
}

/** Follows one trust's chain entry by entry, in the order of `seq`; `end` compares it with where it should end. */
export function followChain(trustId: string, digest: Digest) {
  let last = beginning(trustId, digest);
  return {
    /** What is wrong at this entry. After a fault the chain is taken up from what the entry says of itself. */
    next(entry: SealedEntry): ChainFault[] {
      const { seq, hash } = entry;
      const gap = seq > last.seq + 1;
      const broken = !gap && hash !== digest(textOf(last.hash, seq, entry));
      const faults: ChainFault[] = gap ? [{ kind: 'missing', seq: last.seq + 1, until: seq - 1 }] : [];
      last = { seq, hash };
      return broken ? [{ kind: 'changed', seq, until: seq }] : faults;
    },
    end(head: AuditHead | null): ChainFault[] {
      const { seq, hash } = head ?? beginning(trustId, digest);
      if (seq > last.seq) return [{ kind: 'missing', seq: last.seq + 1, until: seq }];
      if (seq < last.seq || hash !== last.hash) return [{ kind: 'changed', seq: last.seq, until: last.seq }];
      return [];
    },
  };
}

/** What a database of JSON gives back: without what is undefined. */
const asKept = (entry: Unsealed): Unsealed => JSON.parse(JSON.stringify(entry)) as Unsealed;

/** Keys in order at every depth, so that a database may keep them as it likes; what is not there is null. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map(key => [key, sorted((value as Record<string, unknown>)[key])]));
}
