import type { PrintedLetter } from '#domain/category/printed-letter.ts';
import type { Minutes } from '#domain/meeting/minutes.ts';
import type { PrintedPlan } from '#domain/plan/printed-plan.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { ReleasedReport } from '#domain/visit/released-report.ts';

/** A finished file, in memory. */
export interface DocumentFile {
  /** With its extension; safe as a file name on Windows, macOS, Linux, SharePoint and phones. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Makes files that people keep and pass on. Nothing is stored in here. */
export interface Documents {
  /**
   * One reader's copy of the minutes, with every text in full; `now` is when it says it was made. The same minutes at
   * the same moment read the same, so it may be called again. People's texts may hold anything: what a file cannot
   * carry (control characters, halves of a surrogate pair, direction overrides) is left out. It asks nothing of the
   * outside and rejects only for a fault of ours.
   */
  minutes(minutes: Minutes, at: { readonly now: IsoInstant }): Promise<DocumentFile>;
  /** A visit's report that went out, by the same rules; it is the same for every reader. */
  visitReport(report: ReleasedReport, at: { readonly now: IsoInstant }): Promise<DocumentFile>;
  /** A school's plan as it stands, by the same rules; it is the same for every reader. */
  plan(plan: PrintedPlan, at: { readonly now: IsoInstant }): Promise<DocumentFile>;
  /** The spreadsheet of a plan, which is written already, as a file with a name by the same rules. */
  planSheet(
    plan: Pick<PrintedPlan, 'schoolName' | 'kindName'>,
    bytes: Uint8Array,
    at: { readonly now: IsoInstant },
  ): DocumentFile;
  /**
   * A letter on a school's category, on the trust's own paper, by the same rules; it is the same for every reader and on
   * every day it is made, so it says nothing of when that is.
   */
  categoryLetter(letter: PrintedLetter): Promise<DocumentFile>;
}
