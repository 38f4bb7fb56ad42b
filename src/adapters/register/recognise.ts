const ASCII = (text: string) => Buffer.from(text, 'latin1');

/** The first bytes of what people take for a CSV, and what it is called. */
const SIGNATURES: readonly (readonly [Buffer, string])[] = [
  [ASCII('PK\u0003\u0004'), 'a .zip archive'],
  [ASCII('PK\u0005\u0006'), 'an empty .zip archive'],
  [ASCII('%PDF'), 'a PDF document'],
  [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'an old Excel or Word document'],
  [Buffer.from('1f8b', 'hex'), 'a gzip archive'],
  [ASCII('Rar!'), 'a RAR archive'],
  [ASCII("7z\u00bc\u00af'\u001c"), 'a 7-Zip archive'],
  [Buffer.from('89504e47', 'hex'), 'a picture'],
  [Buffer.from('ffd8ff', 'hex'), 'a picture'],
  [ASCII('{\\rtf'), 'a Word document'],
];

export function isZip(head: Buffer): boolean {
  return (
    head.subarray(0, 4).equals(ASCII('PK\u0003\u0004')) || head.subarray(0, 4).equals(ASCII('PK\u0005\u0006'))
  );
}

/** What a file is when it is surely no CSV, in words; `null` when it may be one. Looks at the first bytes only. */
export function notText(head: Buffer): string | null {
  if (head.length === 0) return 'an empty file';
  const known = SIGNATURES.find(([bytes]) => head.subarray(0, bytes.length).equals(bytes));
  if (known) return known[1];
  const text = head
    .subarray(0, 2000)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (/^(<!doctype html|<html|<head|<body)/.test(text))
    return 'a web page (perhaps an error page saved in place of the download)';
  if (text.startsWith('<?xml') || text.startsWith('<!doctype')) return 'an XML document';
  if (/^[{[]\s*["{[]/.test(text)) return 'a JSON document';
  if (hasWideMark(head)) return null;
  return head.includes(0) ? 'a binary file' : null;
}

/** UTF-16's byte-order mark: there, every other byte of plain English is a zero. */
export function hasWideMark(head: Buffer): boolean {
  return (
    head.length >= 2 && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
  );
}
