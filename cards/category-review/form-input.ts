import { z } from 'zod/v4';
import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { optionalLines, optionalText, requiredText } from '#cards-kit/typed-text.ts';
import { cannotWaitInWords, soundsLive } from '#domain/meeting/channel-concern.ts';
import { addDays, IsoDate } from '#domain/time/iso.ts';
import { linesOf, readLinks } from '#domain/visit/evidence-links.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';

/** How long each may be; the card has room for all of them at once. */
export const LONGEST = { words: 700, note: 300, reasons: 900, links: 600, ruling: 500, why: 200 } as const;
/** A whole form is put back. */
export const FORM_BYTES = 8000;

const tooLong = (what: string, most: number) => `Please keep ${what} to ${most} characters.`;
const ticked = z
  .string()
  .max(2000)
  .catch('')
  .default('')
  .transform(ids => [...new Set(ids.split(',').filter(Boolean))]);
const CHOOSE = 'Please choose one from the list.';
export const Choice = z.string(CHOOSE).min(1, CHOOSE).max(60, CHOOSE);

/** What an officer proposes. */
export const ProposalForm = z.object({
  category: Choice,
  discussedOn: IsoDate.or(z.literal('')).catch('').default(''),
  evidence: ticked,
  words: optionalLines(LONGEST.words, tooLong('your own words', LONGEST.words)),
  factors: ticked,
  from: IsoDate.or(z.literal('')).catch('').default(''),
});
export type ProposalForm = z.infer<typeof ProposalForm>;

/** What the school holds against it. */
export const DisputeForm = z.object({
  reasons: requiredText(LONGEST.reasons, {
    empty: 'Please say why you see it otherwise: whoever decides reads it.',
    tooLong: tooLong('your reasons', LONGEST.reasons),
  }),
  links: optionalLines(LONGEST.links, tooLong('the links', LONGEST.links)),
  prefers: z.string().max(60).catch('').default(''),
});

export const TalkForm = z.object({ talkNote: optionalText(LONGEST.note, tooLong('the note', LONGEST.note)) });

/** It was talked about, and when. */
export const TalkedForm = z.object({
  talkedOn: IsoDate.or(z.literal('')).catch('').default(''),
  talkedNote: optionalText(LONGEST.note, tooLong('the note', LONGEST.note)),
});

export const ReplyForm = z.object({
  replyCategory: Choice,
  replyWords: requiredText(LONGEST.words, {
    empty: 'Please answer what the head has raised: they read it.',
    tooLong: tooLong('your answer', LONGEST.words),
  }),
});

export const RulingForm = z.object({
  ruledCategory: Choice,
  ruledReason: requiredText(LONGEST.ruling, {
    empty: 'Please give the reason: both sides read it, and it stays on the record.',
    tooLong: tooLong('the reason', LONGEST.ruling),
  }),
  ruledFrom: IsoDate.or(z.literal('')).catch('').default(''),
});

export const ChoiceForm = z.object({
  chosenId: Choice,
  chosenReason: requiredText(LONGEST.note, {
    empty: 'Please give the reason: both officers read it.',
    tooLong: tooLong('the reason', LONGEST.note),
  }),
});

export const WithdrawForm = z.object({
  withdrawReason: requiredText(LONGEST.why, {
    empty: 'Please say in a few words why.',
    tooLong: tooLong('the reason', LONGEST.why),
  }),
});

/** A live safeguarding concern is turned away at once, with whom to ring, and never kept (DOMAIN, workflow 1). */
export function notLive(texts: readonly string[], { safeguardingContact }: ReviewView): Allowed {
  if (!texts.some(soundsLive)) return YES;
  return no(asPlain(cannotWaitInWords(safeguardingContact, 'recorded'), 500));
}

const YEAR_DAYS = 366;

/** What of a proposal is to be put right before the head gets it; `YES`: nothing. */
export function proposalFits(form: ProposalForm, { rungs, today, word }: ReviewView): Allowed {
  if (rungs.every(({ id }) => id !== form.category))
    return no(plainText`Please choose a ${word} from the list.`);
  if (form.discussedOn === '')
    return no(
      plainText`Please say on which day you talked about it with the head in person: it is talked about first and recorded second.`,
    );
  const talked = dayTalked(form.discussedOn, today);
  if (!talked.ok) return talked;
  if (form.words === '' && form.evidence.length === 0)
    return no(
      plainText`Please say what you base it on: tick something from the record, or say it in your own words.`,
    );
  return startsInTime(form.from, today);
}

/** A day on which something was talked about. */
export function dayTalked(day: string, today: IsoDate): Allowed {
  if (day === '') return no(plainText`Please say on which day you talked.`);
  if (day > today)
    return no(plainText`That day is still to come. Please talk about it first, and record it then.`);
  return day < addDays(today, -YEAR_DAYS)
    ? no(plainText`That is more than a year ago. Please talk about it again first.`)
    : YES;
}

/** From when a category is to hold: from today, or a day of the year to come. */
export function startsInTime(from: string, today: IsoDate): Allowed {
  if (from === '' || from === today) return YES;
  if (from < today)
    return no(plainText`It cannot hold from a day that is past: what the school is owed follows from it.`);
  return from > addDays(today, YEAR_DAYS)
    ? no(plainText`That is more than a year away. Please choose an earlier day.`)
    : YES;
}

/** The links, or what is wrong with one. */
export function linksFit(links: string): Allowed {
  const read = readLinks(links);
  return 'fault' in read ? no(asPlain(read.fault, 500)) : YES;
}

export const linksIn = (links: string): readonly string[] => linesOf(links);
