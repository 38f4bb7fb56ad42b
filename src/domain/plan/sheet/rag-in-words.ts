import { quoted } from '../../import/cell.ts';
import type { Rag } from '../../visit/report.ts';
import { COMMAND_LINE, type Ways } from './ways.ts';

/** A rating; or none, because the words are about something else; or why it cannot be told. */
export type ReadRag = { readonly rag: Rag } | { readonly none: string } | { readonly fault: string };

const COLOURS: readonly (readonly [Rag, RegExp])[] = [
  ['red', /\breds?\b/],
  ['amber', /\b(amber|orange|yellow)\b/],
  ['green', /\bgreens?\b/],
];
const LETTERS: Readonly<Record<string, Rag>> = { r: 'red', a: 'amber', g: 'green' };
const WORDS: readonly (readonly [Rag, RegExp])[] = [
  ['red', /^(off[- ]track|behind|not on track|overdue)\b/],
  ['amber', /^(at risk|some concerns?|partly|partially)\b/],
  ['green', /^(on[- ]track|complete|completed|done|achieved|met|fully met|in place|embedded)\b/],
];
/** How far something is says nothing of whether that is far enough. */
const NO_RATING =
  /^(not (yet )?started|in progress|started|under ?way|on-?going|to do|n\/?a|none|tbc|blue|b|-+)\b/;

/** "Red", "a", "Amber - in progress", "On track". */
export function readRag(text: string, { leaveOut }: Pick<Ways, 'leaveOut'> = COMMAND_LINE): ReadRag {
  const words = text.toLowerCase().trim();
  const letter = /^([rag])(?:$|[^a-z]+)/.exec(words)?.[1];
  const named = COLOURS.filter(([, pattern]) => pattern.test(words));
  const fault = {
    fault: `${quoted(text)} is no rating: write red, amber or green, or ${leaveOut('rag')}`,
  };
  if (named.length > 1 || /\b(not|was|no longer)\b[^a-z]*(red|amber|green)\b/.test(words)) return fault;
  const [colour] = named;
  if (colour) return { rag: colour[0] };
  if (words === '-' || NO_RATING.test(words)) return { none: `${quoted(text)} is no red, amber or green` };
  const meant = WORDS.find(([, pattern]) => pattern.test(words));
  if (meant) return { rag: meant[0] };
  // "R/A" is two.
  const letters = words.split(/[^a-z]+/).filter(Boolean);
  const ratings = letters.filter(each => each in LETTERS && each.length === 1);
  return letter && LETTERS[letter] && (ratings.length === 1 || /^[rag]\s*[-:–]\s/.test(words))
    ? { rag: LETTERS[letter] }
    : fault;
}
