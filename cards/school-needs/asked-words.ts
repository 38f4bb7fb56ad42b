import { NEED_SPANS, type NeedSpan } from '#domain/entitlement/need-period.ts';

/** What was asked for: a school by its URN or by the words typed, and the stretch of the year. */
export type Asked =
  | { readonly urn: string; readonly span: NeedSpan; readonly showsWhy: boolean }
  | { readonly words: string; readonly span: NeedSpan };

const BY_URN = /^urn:(\d{6}) (half-term|term|year)( why)?$/;
const BY_WORDS = /^ask:(half-term|term|year) (.*)$/;
const isSpan = (text: string | undefined): text is NeedSpan => NEED_SPANS.some(span => span === text);

/** "oakwood need this half term", as it was typed after "what does": the reference of the card that answers. */
export function askedRef(typed: string): string {
  const [, before = typed, after = ''] = /^(.*?)\s*\b(?:needs?|owed?)\b\s*(.*)$/i.exec(typed) ?? [];
  const stretch = `${before} ${after}`;
  const span = /\bhalf[- ]?term\b/i.test(stretch)
    ? 'half-term'
    : /\bterm\b/i.test(stretch)
      ? 'term'
      : /\byear\b/i.test(stretch)
        ? 'year'
        : 'half-term';
  const name = before
    .replace(/(?:\s*\b(?:in|for|this|next|the|whole|half[- ]?term|term|year))+\s*$/i, '')
    .trim();
  return `ask:${span} ${name.slice(0, 100)}`;
}

export function readAsked(ref: string): Asked | null {
  const [, urn, span, why] = BY_URN.exec(ref) ?? [];
  if (urn && isSpan(span)) return { urn, span, showsWhy: why !== undefined };
  const [, stretch, words = ''] = BY_WORDS.exec(ref) ?? [];
  return isSpan(stretch) ? { words, span: stretch } : null;
}
