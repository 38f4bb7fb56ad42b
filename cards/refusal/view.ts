import { z } from 'zod/v4';
import { asPlain, asWords, type Words } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';

export const Refusal = z.object({
  why: z.enum([
    'no-trust',
    'unknown-person',
    'may-not-see',
    'nothing-there',
    'nothing-to-show',
    'too-fast',
    'store-gone',
    'unsure',
    'old-card',
    'answered-alone',
    'ask-alone',
    'press-alone',
    'failed',
  ]),
  trustName: z.string(),
  /** Whom to ask: "Sam Okafor or Jo Lind"; empty when nobody is known. */
  ask: z.string(),
  /** Of `too-fast`: "12 seconds". */
  wait: z.string().optional(),
});
export type Refusal = z.infer<typeof Refusal>;

const TITLES: Record<Refusal['why'], string> = {
  'no-trust': 'Fortnight is not set up here yet',
  'unknown-person': 'Fortnight does not know you yet',
  'may-not-see': 'That is not yours to see',
  'nothing-there': 'There is nothing here any more',
  // It stands under a sentence that is an answer by itself, and must not read as another.
  'nothing-to-show': 'Anything else?',
  'too-fast': 'One moment, please',
  'store-gone': 'Please try again in a minute',
  unsure: 'Please look before you try again',
  'old-card': 'This card is out of date',
  'answered-alone': 'Answered in your own chat',
  'ask-alone': 'Please ask in your own chat',
  'press-alone': 'Please press it in your own chat',
  failed: 'That did not work',
};

const REASONS: Record<Refusal['why'], (refusal: Refusal) => string> = {
  'no-trust': () =>
    'Your organisation has no trust in Fortnight, so nothing was shown or recorded. Please ask the person who looks after Fortnight to import it.',
  'unknown-person': ({ trustName, ask }) =>
    `You are not in ${trustName}'s list of people, so nothing was shown or changed. Please ask ${ask || 'your trust administrator'} to add you.`,
  'may-not-see': ({ ask }) =>
    `You can see the schools and meetings you are linked to, and this is none of them, so nothing was shown or recorded. If it should be yours, please ask ${ask || 'your trust administrator'}.`,
  'nothing-there': () =>
    'What this card was about has gone, or is no longer yours to see. Nothing was changed just now; what was done before stands. Type help to see what you can ask.',
  'nothing-to-show': () => 'Type help to see what you can ask.',
  'too-fast': ({ wait }) =>
    `You are quicker than I can follow, so nothing was recorded just now; what you did before that stands. Please wait ${wait ?? 'a minute'} and try again.`,
  'store-gone': () =>
    'Fortnight cannot reach its records just now, so nothing was recorded. Please try again in a minute; pressing the same button again does not count twice.',
  unsure: () =>
    'Fortnight lost touch with its records while it was at work, so this may or may not have been recorded. Please look first. Pressing the same button again does not count twice; typing the same again may.',
  'old-card': () =>
    'This button no longer does anything, and nothing was changed. Type help to see what you can ask.',
  'answered-alone': () => 'The answer is for you alone, so it is in your own chat with Fortnight.',
  'ask-alone': () =>
    'The answer is for you alone, so it is not shown here. Please open a chat with Fortnight and ask again there.',
  'press-alone': () =>
    'This card is for one person alone, so nothing was shown or recorded here. Please open a chat with Fortnight and press it there.',
  failed: () =>
    'Something went wrong on our side and nothing was changed. Please try again; if it happens again, tell your trust administrator.',
};

export function view(refusal: Refusal): ViewData {
  return { title: asPlain(TITLES[refusal.why]), reason: asPlain(REASONS[refusal.why](refusal), 400) };
}

export const summary = ({ why }: Refusal): Words => asWords(TITLES[why]);
