import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';

/** The head may answer until the report is out, later than asked too: better late than wrong. */
export function mayCheck({ sees, stage, headWord }: ReportView): Allowed {
  if (sees !== 'head')
    return no(plainText`Only the ${headWord.toLowerCase()} of the school checks the draft.`);
  return stage === 'with-head' || stage === 'time-over'
    ? YES
    : no(plainText`The draft has been answered already.`);
}
