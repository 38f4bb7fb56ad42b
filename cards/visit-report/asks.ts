import type { Ask, Viewer } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';

/** Of the lead: to say whether it was held, to write what is nearly due, to release. Of the head: to check the draft. */
export function asks(subject: ReportView, { actor }: Viewer): Ask | null {
  const { stage, sees, name, schoolName, report, startsAt, today, leadId, leadHasLeft, remindFrom } = subject;
  const which = `the ${name} at ${schoolName}`;
  const ask = (what: string, since?: string): Ask => ({
    what: asWords(what, 200),
    ...(since !== undefined && { since }),
  });
  if (sees === 'head') {
    if (stage !== 'with-head' || !report?.checkBy || !report.sentToHeadAt) return null;
    return ask(
      `Check the draft report of ${which}, by ${dayInWords(report.checkBy, `${today}T12:00:00Z`)}`,
      dayOf(report.sentToHeadAt),
    );
  }
  if (sees !== 'lead' || (actor?.personId !== leadId && !leadHasLeft)) return null;
  const heldOn = dayOf(startsAt);
  if (stage === 'ask')
    return ask(`Did ${which} on ${dayInWords(heldOn, `${today}T12:00:00Z`)} happen?`, heldOn);
  if (stage === 'time-over') return ask(`Release the report of ${which}`, report?.checkBy ?? heldOn);
  if (stage === 'checked') return ask(`Release the report of ${which}: the head has looked at it`);
  if (stage !== 'writing' || !report?.dueOn || remindFrom === null || today < remindFrom) return null;
  const due = dayInWords(report.dueOn, `${today}T12:00:00Z`);
  return ask(
    `The report of ${which} ${report.dueOn < today ? 'was' : 'is'} due ${due}`,
    // From the day before it is due on; since long ago, so that it is not left alone first.
    heldOn,
  );
}
