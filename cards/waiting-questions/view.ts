import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asWords, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { countInWords, dayInWords, momentInWords } from '#domain/time/words.ts';
import type { WaitingQuestions } from './index.ts';

const SHOWN = 7;

export function view({ waiting }: WaitingQuestions, _viewer: Viewer, { now }: Scene): ViewData {
  const more = Math.max(waiting.length - SHOWN, 0);
  const none = waiting.length === 0;
  return {
    title: none ? plainText`All answered, thank you` : plainText`When you have a moment …`,
    why: none
      ? plainText`Nothing waits for you.`
      : plainText`${countInWords(waiting.length, 'question waits', 'questions wait')} for your answer. This comes once a day at most.`,
    questions: waiting.slice(0, SHOWN).map(({ card, ref, what, since }) => ({
      what: asWords(what, 200),
      since: asWords(`since ${dayInWords(since, now)}`),
      card: asWords(card),
      ref: asWords(ref),
    })),
    hasMore: more > 0,
    more: plainText`And ${countInWords(more, 'other')}: they come up here as these are answered.`,
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}
