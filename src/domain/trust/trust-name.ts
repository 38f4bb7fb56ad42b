/** The register writes trusts in capitals: "LEIGH ACADEMIES TRUST". A name with any small letter is left alone. */
export function trustNameFrom(registerName: string): string {
  const name = registerName.replace(/\s+/g, ' ').trim();
  if (/\p{Ll}/u.test(name)) return name;
  return name
    .split(' ')
    .map((word, at) => casedWord(word, at === 0))
    .join(' ');
}

const SMALL = new Set([
  'a',
  'an',
  'and',
  'at',
  'by',
  'for',
  'in',
  'of',
  'on',
  'the',
  'to',
  'under',
  'upon',
  'with',
  'le',
]);
const ACRONYMS = new Set([
  'MAT',
  'SEND',
  'SEN',
  'CE',
  'RC',
  'UK',
  'UTC',
  'AP',
  'AET',
  'ULT',
  'TKAT',
  'II',
  'III',
  'IV',
  'USA',
  'EACT',
  'CIO',
]);
const SHORTENED = new Map([
  ['LTD', 'Ltd'],
  ['ST', 'St'],
  ['STS', 'Sts'],
  ['DR', 'Dr'],
  ['MR', 'Mr'],
  ['MRS', 'Mrs'],
  ['PLC', 'plc'],
]);

/** Hyphens and brackets start words of their own: "ASHTON-UNDER-LYNE", "(EAST)", "E-ACT". */
function casedWord(word: string, first: boolean): string {
  const parts = word.split(/([-/(),.&]+)/);
  const inside = parts.filter(part => /\p{Lu}/u.test(part)).length > 1;
  return parts
    .map((part, at) => (/\p{Lu}/u.test(part) ? casedPart(part, first && at === 0, inside) : part))
    .join('');
}

function casedPart(part: string, first: boolean, inside: boolean): string {
  const small = part.toLowerCase();
  if (part === 'ACT' && inside) return part;
  if (SMALL.has(small) && !first) return small;
  const shortened = SHORTENED.get(part);
  if (shortened) return shortened;
  // No vowel to say it by ("GLF"), or such letters before MAT ("BDMAT"): said letter by letter.
  if (
    ACRONYMS.has(part) ||
    (part.length > 1 && !/[AEIOUY]/.test(part)) ||
    /^[B-DF-HJ-NP-TV-XZ]+MAT$/.test(part)
  )
    return part;
  const irish = /^O['’]./.test(part) ? 3 : 1;
  const head = part.slice(0, irish);
  return head + part.slice(irish).toLowerCase();
}
