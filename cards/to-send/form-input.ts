import { z } from 'zod/v4';
import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { optionalText, requiredText } from '#cards-kit/typed-text.ts';
import { cannotWaitInWords, soundsLive } from '#domain/meeting/channel-concern.ts';
import { isLateStep } from '#domain/obligation/request.ts';
import { addDays, type IsoDate } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import { readLinks } from '#domain/visit/evidence-links.ts';
import type { Answered } from '#workflows/obligations/answer-request.ts';
import type { ToSend, ToSendOne } from '#workflows/obligations/to-send-view.ts';

const tooLong = (what: string, most: number) => `Please keep ${what} to ${most} characters.`;
const CHOOSE = 'Please choose whether it was sent, is not sent yet, or is not applicable.';
/** Half a year: whoever cannot say a nearer day had better say why it is not applicable. */
const MOST_DAYS_AHEAD = 183;

const Day = z.union([z.iso.date(), z.literal('')], 'Please give a day, such as 2026-12-11.').default('');

export const AnswerForm = z.object({
  answer: z.enum(['done', 'not-yet', 'not-applicable'], CHOOSE),
  sentOn: Day,
  by: Day,
  words: optionalText(300, tooLong('the sentence', 300)),
  link: optionalText(300, tooLong('the link', 300)),
});
export type AnswerForm = z.infer<typeof AnswerForm>;

export const RefusalForm = z.object({
  refusal: requiredText(300, {
    empty: 'Please say in a sentence why it is needed: the school reads it.',
    tooLong: tooLong('it', 300),
  }),
});

/** What of an answer is to be put right before it is kept; `YES`: nothing. */
export function answerFits(
  { answer, sentOn, by, words, link }: AnswerForm,
  { today, row }: ToSendOne,
): Allowed {
  if (answer === 'done' && sentOn > today)
    return no(
      plainText`That day is still to come. Please say “not yet” and by when, or give the day it was sent.`,
    );
  if (answer === 'done' && sentOn !== '' && row.from !== null && sentOn < row.from)
    return no(
      plainText`Please look at the day again: this is for the time from ${dayInWords(row.from)}, and what was sent before was for another.`,
    );
  if (answer === 'not-yet' && by === '') return no(plainText`Please give the day by which it will be sent.`);
  if (answer === 'not-yet' && by <= today)
    return no(plainText`Please give a day that is still to come: until then you are not asked again.`);
  if (answer === 'not-yet' && by > addDays(today, MOST_DAYS_AHEAD))
    return no(plainText`Please give a day within half a year, or say why it is not applicable.`);
  if (answer === 'not-applicable' && words === '')
    return no(plainText`Please say in a sentence why it is not applicable: your officer decides by that.`);
  const read = readLinks(link);
  return 'fault' in read ? no(asPlain(read.fault, 500)) : YES;
}

export function answeredIn({ answer, sentOn, by, words, link }: AnswerForm, today: IsoDate): Answered {
  const day = { done: sentOn || today, 'not-yet': by, 'not-applicable': null }[answer];
  return { kind: answer, day, words, link: link === '' ? null : link };
}

/** Whether the answer is marked late. */
export const isLateAnswer = (form: AnswerForm, { row: { dueOn }, today }: ToSendOne): boolean =>
  isLateStep({ dueOn }, { ...answeredIn(form, today), at: `${today}T12:00:00.000Z` });

/** A live safeguarding concern is turned away at once, with whom to ring, and never kept (DOMAIN, workflow 1). */
export function notLive(text: string, { safeguardingContact }: Pick<ToSend, 'safeguardingContact'>): Allowed {
  return soundsLive(text) ? no(asPlain(cannotWaitInWords(safeguardingContact, 'recorded'), 500)) : YES;
}
