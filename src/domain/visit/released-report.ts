import type { IsoInstant } from '../time/iso.ts';
import { dayInWords } from '../time/words.ts';
import type { Rag, VisitReport } from './report.ts';

/** Colour is never said by itself. */
export const RAG_WORDS: Readonly<Record<Rag, string>> = { red: 'Red', amber: 'Amber', green: 'Green' };

/** A report that went out, as its readers have it. What is for the category review is no part of it. */
export interface ReleasedReport
  extends Pick<VisitReport, 'headline' | 'strengths' | 'areas' | 'actions' | 'rag' | 'links'> {
  readonly visitId: string;
  readonly trustName: string;
  /** What the trust calls its improvement team and its officers. */
  readonly teamWord: string;
  readonly leadWord: string;
  /** What the visit is called: "Academy Improvement Meeting". */
  readonly visitName: string;
  readonly schoolName: string;
  readonly startsAt: IsoInstant;
  readonly leadName: string;
  readonly present: readonly string[];
  /** Whether the head checked it, and what came of that. */
  readonly checked: string;
  /** What becomes of it, by the model. */
  readonly next: string | null;
  readonly releasedAt: IsoInstant;
  readonly to: readonly string[];
  readonly confidential: boolean;
}

/** Whether the head has checked the report, as its readers are told; `headWord` as the trust says it. */
export function checkedInWords(
  report: Pick<VisitReport, 'headAnswer' | 'headNote' | 'changedNote' | 'checkBy' | 'sentToHeadAt'>,
  headWord: string,
  now?: IsoInstant,
): string {
  const head = headWord.toLowerCase();
  if (report.headAnswer === 'accurate') return `Checked by the ${head}, who found it accurate.`;
  if (report.headAnswer === 'inaccurate')
    return `The ${head} pointed out: “${report.headNote ?? ''}” Changed: ${report.changedNote ?? 'nothing.'}`;
  if (report.sentToHeadAt === null) return `There was no ${head} to check it.`;
  const until = report.checkBy ? ` by ${dayInWords(report.checkBy, now)}` : '';
  return `The ${head} did not comment${until}.`;
}
