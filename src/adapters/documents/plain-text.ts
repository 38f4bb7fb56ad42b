/** Ends of lines as Windows, old Macs, mainframes and Unicode have them. */
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
/**
 * What XML cannot hold (Word then calls the whole file corrupt: control characters, halves of surrogate pairs, U+FFFE
 * and U+FFFF) and what can make a text read as another (the direction overrides, embeddings and isolates). The joiners
 * and variation selectors that emoji are made of stay.
 */
const UNFIT = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A person's text as a document can hold it, kept whole, in its lines; without blank lines at either end. */
export function linesOf(text: string): string[] {
  const lines = text.replace(LINE_ENDS, '\n').split('\n');
  return lines
    .map(line => line.replaceAll('\t', ' ').replace(UNFIT, ''))
    .join('\n')
    .replace(/^(?:[ \u00a0]*\n)+|(?:\n[ \u00a0]*)+$/g, '')
    .split('\n');
}

/** The same on one line, for headings, names and properties. */
export function lineOf(text: string): string {
  return linesOf(text).join(' ').replaceAll(/ {2,}/g, ' ').trim();
}
