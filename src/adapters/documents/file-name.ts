import { lineOf } from './plain-text.ts';

/** With " minutes 2026-11-03.docx" after it, far below the 255 bytes that file systems allow. */
const LONGEST_BYTES = 120;

/**
 * "SIT minutes 2026-11-03.docx". Of the series' name only letters, digits and a few harmless signs are kept: no dot
 * either, because Windows takes "CON.minutes.docx" for the device CON, and no leading sign that a shell would read.
 */
export const minutesFileName = (seriesName: string, day: string): string =>
  fileName(seriesName, 'minutes', day);

/** "Oakwood Primary School AIM report 2026-11-03.docx", by the same rules. */
export const reportFileName = (what: string, day: string): string => fileName(what, 'report', day);

/** "Oakwood Primary School letter 2026-09-01.docx", by the same rules: the category is not in the name. */
export const letterFileName = (schoolName: string, day: string): string =>
  fileName(schoolName, 'letter', day);

/** "Oakwood Primary School Academy Improvement plan 2026-11-03.docx", by the same rules. */
export const planFileName = (
  { schoolName, kindName }: { readonly schoolName: string; readonly kindName: string },
  day: string,
  extension: 'docx' | 'xlsx',
): string => fileName(`${schoolName} ${kindName.replace(/ plan$/i, '')}`, 'plan', day, extension);

function fileName(about: string, kind: string, day: string, extension = 'docx'): string {
  const kept = lineOf(about)
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N} '’()&,-]/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .replace(/^[^\p{L}\p{N}(]+/u, '');
  const name = firstBytes(kept).trim();
  return `${name ? `${name} ${kind}` : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`} ${day}.${extension}`;
}

function firstBytes(text: string): string {
  let bytes = 0;
  let cut = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > LONGEST_BYTES) break;
    cut += character;
  }
  return cut;
}
