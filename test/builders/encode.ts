/** The characters of Windows-1252 that are elsewhere in Unicode, as far as names of schools use them. */
const CODES: Readonly<Record<string, number>> = {
  '€': 0x80,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
};

/** Text as Windows-1252 bytes. */
export function windows1252(text: string): Buffer {
  return Buffer.from([...text].map(c => CODES[c] ?? c.charCodeAt(0)));
}

export const utf8WithMark = (text: string) => Buffer.from(`\ufeff${text}`);
export const utf16le = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
export const utf16be = (text: string) => utf16le(text).swap16();
