import { z } from 'zod/v4';
import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { optionalLines, optionalText, requiredText } from '#cards-kit/typed-text.ts';
import { cannotWaitInWords, soundsLive } from '#domain/meeting/channel-concern.ts';
import { linesOf, readLinks } from '#domain/visit/evidence-links.ts';
import { Rag } from '#domain/visit/report.ts';
import type { Said } from '#workflows/plans/answer-check-in.ts';
import type { CheckInForm, CheckInSubject } from '#workflows/plans/check-in-view.ts';

const tooLong = (what: string, most: number) => `Please keep ${what} to ${most} characters.`;

/** What is said of one action. */
export const AnswerForm = z.object({
  rag: z
    .union([Rag, z.literal('none')])
    .catch('none')
    .default('none'),
  words: optionalText(500, tooLong('the sentence', 500)),
  help: optionalText(300, tooLong('what would help', 300)),
  links: optionalLines(600, tooLong('the links', 600)),
  done: z.enum(['yes', 'no']).catch('no').default('no'),
});
export type AnswerForm = z.infer<typeof AnswerForm>;

export const UnchangedForm = z.object({
  unchangedWhy: requiredText(200, {
    empty: 'Please say in a few words why.',
    tooLong: tooLong('the reason', 200),
  }),
});

export const CommentForm = z.object({
  comment: requiredText(400, {
    empty: 'Please say it in a sentence: the head reads it.',
    tooLong: tooLong('it', 400),
  }),
});

/** What of an answer is to be put right before it is kept; `YES`: nothing. */
export function answerFits({ rag, words, help, links, done }: AnswerForm, { state }: CheckInForm): Allowed {
  if (rag === 'none' && words === '' && done === 'no' && links === '')
    return no(plainText`Please rate it, or say in a sentence how it goes.`);
  const read = readLinks(links);
  if ('fault' in read) return no(asPlain(read.fault, 500));
  // Before it is sent this can wait; afterwards nobody would ask again.
  if (state === 'sent' && rag === 'red' && help === '' && done === 'no')
    return no(plainText`Please say what would help as well: it is red, and the check-in was sent.`);
  return YES;
}

export const saidIn = ({ rag, words, help, links, done }: AnswerForm): Said => ({
  ...{ rag: rag === 'none' ? null : rag, words, help, links: linesOf(links), done: done === 'yes' },
});

/** A live safeguarding concern is turned away at once, with whom to ring, and never kept (DOMAIN, workflow 1). */
export function notLive(
  texts: readonly string[],
  { safeguardingContact }: Pick<CheckInSubject, 'safeguardingContact'>,
): Allowed {
  if (!texts.some(soundsLive)) return YES;
  return no(asPlain(cannotWaitInWords(safeguardingContact, 'recorded'), 500));
}
