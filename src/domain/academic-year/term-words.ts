import type { CalendarKind } from './calendar-entries.ts';

/** What people's words for a date mean. Bank holidays and the holidays between terms are known without being told. */
export type TermMeaning = CalendarKind | 'bank-holiday' | 'holidays';

/** The first that fits wins: "half term holiday" is no holiday, "half term" no term, "bank holiday" no closure. */
const MEANINGS: readonly (readonly [TermMeaning, RegExp])[] = [
  [
    'bank-holiday',
    /\b(bank holiday|public holiday|christmas day|boxing day|good friday|easter monday|new year'?s day|may day)\b/,
  ],
  ['half-term', /\bhalf[ -]?term\b|\bmid[ -]?term\b/],
  [
    'inset',
    /\binset\b|\b(staff|teacher|teachers'?) (training|development)\b|\btraining days?\b|\bnon[ -]?pupil\b|\bpd days?\b/,
  ],
  ['holidays', /\b(christmas|easter|summer|winter|school) (holidays?|break|vacation)\b/],
  ['term', /\bterm\b|^(autumn|spring|summer)( \d+)?$/],
  ['closure', /\bclos(ed|ure|ures)\b/],
];

/** What a kind, or the summary of an event, means; null when it cannot be told. */
export function termMeaning(words: string): TermMeaning | null {
  const plain = words
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[_\s\u2010-\u2014]+/g, ' ');
  return MEANINGS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** What an entry is called when nobody has named it. */
export const KIND_NAMES: Readonly<Record<CalendarKind, string>> = {
  term: 'Term',
  'half-term': 'Half term',
  inset: 'INSET day',
  closure: 'Closure',
};

/** Why a date is left out of the import, to be said. */
export const LEFT_OUT: Readonly<Record<'bank-holiday' | 'holidays', string>> = {
  'bank-holiday': 'left out, bank holidays are known without being imported',
  holidays: 'left out, holidays are the days between the terms',
};
