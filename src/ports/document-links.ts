import { z } from 'zod/v4';
import type { IsoInstant } from '#domain/time/iso.ts';

/** The documents there are ways to. */
export const DocumentKind = z.enum([
  'minutes',
  'visit-report',
  'category-letter',
  'plan',
  'plan-sheet',
  'plan-template',
]);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** A way to one document for one person: alive for minutes, opened once. */
export interface DocumentLink {
  /** SHA-256 of what is in the address, in hexadecimal: the address itself is kept nowhere. */
  readonly tokenHash: string;
  readonly personId: string;
  readonly document: DocumentKind;
  /**
   * What it is about: of minutes, the meeting's id; of a report, the visit's; of a letter or a plan, its own; of a template,
   * the kind of plan's.
   */
  readonly subject: string;
  readonly madeAt: IsoInstant;
  readonly expiresAt: IsoInstant;
}

export interface DocumentLinkReads {
  /** A link that has neither expired by `now` nor been opened; null otherwise. Looking changes nothing. */
  find(tokenHash: string, now: IsoInstant): Promise<DocumentLink | null>;
}

export interface DocumentLinkWrites extends DocumentLinkReads {
  save(link: DocumentLink): Promise<void>;
  /** Uses it up: of several at once exactly one gets it, the others null. */
  open(tokenHash: string, now: IsoInstant): Promise<DocumentLink | null>;
  /** Forgets links that expired before the moment. */
  forget(before: IsoInstant): Promise<void>;
}
