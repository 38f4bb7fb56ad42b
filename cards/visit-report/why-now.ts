import { type Plain, plainText } from '#cards-kit/text.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';

export function titleOf({ stage, sees, name, schoolName }: ReportView): Plain {
  if (stage === 'ask') return plainText`Did the ${name} at ${schoolName} happen?`;
  if (sees === 'head' && stage !== 'checked')
    return plainText`Check the draft report: ${name} at ${schoolName}`;
  return plainText`Report: ${name} at ${schoolName}`;
}

/** The first line: what is asked of whoever looks, and why now. */
export function whyNow(subject: ReportView, now: string): Plain {
  const { stage, startsAt, schoolName } = subject;
  switch (stage) {
    case 'early':
      return plainText`The visit is not over yet: you are asked about it when it is.`;
    case 'off':
      return plainText`The visit did not take place, so there is no report.`;
    case 'ask':
      return plainText`It was to be on ${momentInWords(startsAt, now)}. What you say counts to what ${schoolName} is owed.`;
    case 'writing':
      return writing(subject, now);
    case 'with-head':
    case 'time-over':
      return subject.sees === 'head' ? forHead(subject, now) : waiting(subject, now);
    case 'checked':
      return answered(subject, now);
    case 'released':
      return subject.report?.releasedAt
        ? plainText`Released ${momentInWords(subject.report.releasedAt, now)}. It stays as it is.`
        : plainText`Released.`;
  }
}

function writing({ report, today }: ReportView, now: string): Plain {
  if (!report?.dueOn)
    return plainText`The model asks for no report. A short note is kept, and goes to the head once it is checked.`;
  const due = dayInWords(report.dueOn, now);
  return report.dueOn < today
    ? plainText`It was due ${due}. Save as you go: nobody else reads it until you send the draft to the head.`
    : plainText`Due ${due}. Save as you go: nobody else reads it until you send the draft to the head.`;
}

function forHead({ report, stage, leadName }: ReportView, now: string): Plain {
  const until = report?.checkBy ? dayInWords(report.checkBy, now) : '';
  if (stage === 'time-over')
    return plainText`You had until ${until}. Until ${leadName} releases it you can still point something out.`;
  const isLast = report?.checkBy && report.checkBy === report.dueOn;
  return isLast
    ? plainText`You have until ${until} to point out anything inaccurate: the report is due that day.`
    : plainText`You have until ${until} to point out anything inaccurate.`;
}

function waiting({ report, stage, heads }: ReportView, now: string): Plain {
  const until = report?.checkBy ? dayInWords(report.checkBy, now) : '';
  const who = heads.length > 0 ? listInWords(heads) : 'the head';
  return stage === 'time-over'
    ? plainText`The draft was with ${who} until ${until}, and nobody has answered. Please release it: it will say so.`
    : plainText`The draft is with ${who}, who may point out anything inaccurate until ${until}.`;
}

function answered(
  { report, sees, leadName, schoolName, headWord, startsAt }: ReportView,
  now: string,
): Plain {
  if (sees === 'head')
    return plainText`${leadName} has what you pointed out about ${dayInWords(dayOf(startsAt), now)}, changes the draft, and releases it.`;
  if (report?.headAnswer === 'inaccurate')
    return plainText`The ${headWord.toLowerCase()} pointed something out. Please change what is wrong, say what you changed, and release it.`;
  return plainText`Nobody else is recorded as ${headWord.toLowerCase()} of ${schoolName}, so nobody checks it: you can release it.`;
}
