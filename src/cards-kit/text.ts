/**
 * User text is data. Two kinds of string may go into a card, and the compiler tells them apart from raw ones:
 * `Plain`, escaped for the places that read Markdown (TextBlock, Fact), and `Words`, for the places that never do
 * (TextRun, titles of choices, values of inputs).
 */
declare const plain: unique symbol;
declare const words: unique symbol;
export type Plain = string & { readonly [plain]: true };
export type Words = string & { readonly [words]: true };
/** A string nobody has looked at. Neither of the above is one, so nothing is escaped twice. */
export type Raw = string & { readonly [plain]?: never; readonly [words]?: never };

/** What is shown of one piece of text before it is cut with "…". */
const SHOWN = 300;

/** Control characters, halves of characters, and whatever is not seen (direction overrides too) but joins emoji. */
const INVISIBLE = /[\p{Cc}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/gu;
const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** One line of text, without characters that are not seen, at most `max` characters and then "…". */
export function clean(raw: string, max: number = SHOWN): string {
  // Cut roughly first: a megabyte must not be segmented to show a line of it.
  const line = raw
    .slice(0, max * 8)
    .replaceAll(/[\r\n\u2028\u2029]/g, ' ')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (line.length <= max && raw.length <= max * 8) return line;
  const shown = Array.from(graphemes.segment(line), ({ segment }) => segment);
  if (shown.length <= max && raw.length <= max * 8) return line;
  return `${shown
    .slice(0, max - 1)
    .join('')
    .trimEnd()
    .slice(0, max * 4)}…`;
}

/** For the places that never read Markdown. */
export function asWords(raw: Raw, max?: number): Words {
  return clean(raw, max) as Words;
}

/**
 * A sentence of ours around text of others: `plainText\`Confirm ${school.name}'s category\``. What is filled in is
 * cleaned, cut and escaped; the sentence itself is taken as it is.
 */
export function plainText(sentence: TemplateStringsArray, ...values: readonly (Raw | number)[]): Plain {
  return String.raw({ raw: sentence }, ...values.map(value => escapeMarkdown(clean(String(value))))) as Plain;
}

/** One piece of text by itself, escaped. */
export function asPlain(raw: Raw, max?: number): Plain {
  return escapeMarkdown(clean(raw, max)) as Plain;
}

/** Every character that could begin emphasis, code, a link, a heading, a list, a quotation or a tag. */
function escapeMarkdown(line: string): string {
  return line
    .replaceAll(/[\\`*_~[\]<>|&]/g, '\\$&')
    .replace(/^[#+-]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
