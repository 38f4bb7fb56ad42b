import type { Entrance } from '../access/actor.ts';
import type { IsoInstant } from '../time/iso.ts';

/** Who did what to which subject. People are ids here, never names. */
export interface AuditEntry {
  readonly at: IsoInstant;
  readonly actorId: string;
  readonly entrance: Entrance;
  readonly verb: string;
  readonly subject: string;
  /** What was asked for. */
  readonly input?: unknown;
  /** The facts it changed, as they were and as they are since. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** An entry in its place in the trust's chain. */
export interface SealedEntry extends AuditEntry {
  /**
   * What a person asked for, as it is kept: under that person's key, base64. The chain is made of this, and holds when
   * the key is destroyed; `input` is then absent.
   */
  readonly sealedInput?: string;
  /** Counted from 1 in each trust, without gaps. */
  readonly seq: number;
  /** Of the entry and of the hash before it. */
  readonly hash: string;
}

/** Where a chain ends. */
export type AuditHead = Pick<SealedEntry, 'seq' | 'hash'>;
