/**
 * User text is data. Two kinds of string may go into a card, and the compiler tells them apart from raw ones:
 * `Plain`, escaped for the places that read Markdown (TextBlock, Fact), and `Words`, for the places that never do
 * (TextRun, titles of choices, values of inputs, what is read aloud).
 */
declare const plain: unique symbol;
declare const words: unique symbol;
export type Plain = string & { readonly [plain]: true };
export type Words = string & { readonly [words]: true };
/** A string nobody has looked at. Neither of the above is one, so nothing is escaped twice. */
export type Raw = string & { readonly [plain]?: never; readonly [words]?: never };

/** What is shown of one piece of text before it is cut with "…". */
const SHOWN = 300;

/** Controls, halves of characters, and what is not seen (direction overrides, fillers, tags) but joins and variants. */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?!\p{Join_C}|\p{VS})(?:\p{Cf}|\p{DI})/gu;
/** A join or a variant that stands on nothing: text of these alone would look empty and not be. */
const LOOSE_JOIN =
  /(?<![\p{L}\p{M}\p{N}\p{Emoji}])(?:\p{Join_C}|\p{VS})+|\p{Join_C}(?:\p{Join_C}|\p{VS})*(?=\s|$)/gu;
/** Marks stacked on one letter until they cover the lines above and below. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;
/** Cards turn `{{DATE(…)}}` and `{{TIME(…)}}` into today's words wherever they stand. */
const DATE_MACRO = /\{\{(?=DATE|TIME)/g;
const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** One line of text, without characters that are not seen, at most `max` characters and then "…". */
export function clean(raw: string, max: number = SHOWN): string {
  // Cut roughly first: a megabyte must not be segmented to show a line of it.
  const rough = raw.slice(0, max * 8);
  const line = rough
    .replaceAll(/[\r\n\t\v\f\u0085\u2028\u2029]/g, ' ')
    .replaceAll(INVISIBLE, '')
    .replaceAll(LOOSE_JOIN, '')
    .replaceAll(STACKED_MARKS, '$1')
    .replaceAll(DATE_MACRO, '{ {')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const whole = rough.length === raw.length;
  return whole && line.length <= max ? line : cut(line, max, whole);
}

/** The same in the lines it was typed in; blank lines stand alone, and none at either end. */
export function cleanLines(raw: string, max: number = SHOWN): string {
  const lines = raw
    .slice(0, max * 8)
    .split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/)
    .map(line => clean(line, max));
  const text = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/^\n+|\n+$/g, '');
  const whole = raw.length <= max * 8;
  return whole && text.length <= max
    ? text
    : `${text
        .slice(0, max - 1)
        .replace(/\p{Cs}$/u, '')
        .trimEnd()}…`;
}

/** Counts what people see as characters: an emoji of many parts is one, and is kept or left out whole. */
function cut(line: string, max: number, whole: boolean): string {
  let shown = '';
  let count = 0;
  for (const { segment } of graphemes.segment(line)) {
    // One "character" can be endlessly long, so length counts too.
    if (count === max - 1 || shown.length + segment.length > max * 4) {
      const last = whole && shown.length + segment.length === line.length && segment.length <= max * 4;
      return last ? line : `${shown.trimEnd()}…`;
    }
    shown += segment;
    count += 1;
  }
  return whole ? line : `${line}…`;
}

/** For the places that never read Markdown. */
export function asWords(raw: Raw, max?: number): Words {
  return clean(raw, max) as Words;
}

/** The same in its lines, for an input of several. */
export function asLines(raw: Raw, max?: number): Words {
  return cleanLines(raw, max) as Words;
}

/**
 * A sentence of ours around text of others: `plainText\`Confirm ${school.name}'s category\``. What is filled in is
 * cleaned, cut and escaped; the sentence itself is taken as it is.
 */
export function plainText(sentence: TemplateStringsArray, ...values: readonly (Raw | number)[]): Plain {
  const whole = String.raw({ raw: sentence }, ...values.map(value => escapeInline(clean(String(value)))));
  return (sentence[0] === '' ? escapeBeginning(whole) : whole) as Plain;
}

/** One piece of text by itself, escaped. */
export function asPlain(raw: Raw, max?: number): Plain {
  return escapeBeginning(escapeInline(clean(raw, max))) as Plain;
}

/**
 * Every character that could begin or end emphasis, code, a link, a tag or an entity, and no other: clients that
 * know little Markdown show the backslash. An "&" between words is none of these.
 */
function escapeInline(line: string): string {
  return line.replaceAll(/[\\`*_[\]<]|~(?=~)|(?<=~)~|&(?=#|[a-z]\w*;)/gi, '\\$&');
}

/** What makes a line a heading, a list, a quotation or a rule, and only at its beginning. */
function escapeBeginning(line: string): string {
  return line
    .replace(/^(?:#{1,6}(?=\s|$)|[+-](?=\s|$)|-(?=[\s-]*$)|>|~)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
