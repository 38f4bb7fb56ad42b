import { z } from 'zod/v4';
import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { optionalLines, optionalText } from '#cards-kit/typed-text.ts';
import { cannotWaitInWords, soundsLive } from '#domain/meeting/channel-concern.ts';
import { linesOf, readLinks } from '#domain/visit/evidence-links.ts';
import { Rag } from '#domain/visit/report.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';
import type { Written } from '#workflows/visits/write-report.ts';

/** How long each may be; the card has room for all of them at once. */
export const LONGEST = { headline: 160, part: 700, actions: 600, links: 800, why: 300, note: 500 } as const;
/** A whole form is put back. */
export const FORM_BYTES = 12_000;

const tooLong = (what: string, most: number) => `Please keep ${what} to ${most} characters.`;

/** The lead's form; anything may be empty, and what is not sent stays as it is. */
export const Form = z.object({
  headline: optionalText(LONGEST.headline, tooLong('the headline', LONGEST.headline)),
  strengths: optionalLines(LONGEST.part, tooLong('the strengths', LONGEST.part)),
  areas: optionalLines(LONGEST.part, tooLong('the areas to improve', LONGEST.part)),
  agreed: optionalLines(LONGEST.actions, tooLong('the agreed actions', LONGEST.actions)),
  rag: z
    .union([Rag, z.literal('')])
    .catch('')
    .default(''),
  links: optionalLines(LONGEST.links, tooLong('the links', LONGEST.links)),
  recommended: z.string().max(60).catch('').default(''),
  recommendedWhy: optionalText(LONGEST.why, tooLong('the reason', LONGEST.why)),
  changed: optionalLines(LONGEST.note, tooLong('what you changed', LONGEST.note)),
});
export type Form = z.infer<typeof Form>;

/** The form as the record has it. Links are kept as they were typed: they are looked at when it is sent. */
export function writtenOf(form: Form, { recommendation, stage }: ReportView): Written {
  const { headline, strengths, areas, agreed, rag, links, recommended, recommendedWhy, changed } = form;
  const isRung = recommendation?.choices.some(({ id }) => id === recommended) ?? false;
  return {
    ...{ headline, strengths, areas, actions: agreed },
    rag: rag === '' ? null : rag,
    links: linesOf(links),
    recommended: isRung ? recommended : null,
    recommendedWhy: recommendation && recommendedWhy !== '' ? recommendedWhy : null,
    ...(stage === 'checked' && { changedNote: changed === '' ? null : changed }),
  };
}

/** What is still to be put right before others get it; null: nothing. */
export function unfit(form: Form, { report, stage }: ReportView): string | null {
  if (form.headline === '') return 'please add a headline';
  const links = readLinks(form.links);
  if ('fault' in links) return lowerFirst(links.fault);
  if (stage === 'checked' && report?.headAnswer === 'inaccurate' && form.changed === '')
    return 'please say what you changed, or why nothing: the head reads it';
  return null;
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');

/** A live safeguarding concern is turned away at once, with whom to ring, and never kept (DOMAIN, workflow 1). */
export function notLive(texts: readonly string[], { safeguardingContact }: ReportView): Allowed {
  if (!texts.some(soundsLive)) return YES;
  return no(asPlain(cannotWaitInWords(safeguardingContact, 'saved'), 500));
}

/** Whether it is the lead's turn to write. */
export function mayWrite({ sees, stage }: ReportView): Allowed {
  if (sees !== 'lead') return no(plainText`Only whoever led the visit writes its report.`);
  if (stage === 'writing' || stage === 'checked') return YES;
  return no(plainText`The report cannot be changed as it stands now.`);
}
