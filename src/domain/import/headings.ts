import { ImportRefused } from './import-refused.ts';

/** For each field, the headings it has gone by, the usual one first. */
export type Aliases<F extends string> = Readonly<Record<F, readonly string[]>>;

/** Where each field is in a record, counted from 0. A field without a column is not in here. */
export type Columns<F extends string> = ReadonlyMap<F, number>;

/** "Phase Of Education (Name)" and "PhaseOfEducation (name)" are one heading: only letters and digits count. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Finds each field's column; of several aliases the earlier in the list wins, so that an added column never takes
 * the place of the usual one. Throws ImportRefused when the winning heading stands there twice.
 */
export function findColumns<F extends string>(headings: readonly string[], aliases: Aliases<F>): Columns<F> {
  const places = new Map<string, number[]>();
  for (const [at, heading] of headings.entries()) {
    const key = headingKey(heading);
    places.set(key, [...(places.get(key) ?? []), at]);
  }
  const columns = new Map<F, number>();
  const fields = Object.keys(aliases) as F[];
  for (const field of fields) {
    const alias = aliases[field].find(a => places.has(headingKey(a)));
    const at = alias === undefined ? [] : (places.get(headingKey(alias)) ?? []);
    if (at.length > 1) {
      throw new ImportRefused(
        `Two columns are headed "${headings[at[0] ?? 0]}" (columns ${at.map(i => i + 1).join(' and ')}): take one out, or rename it.`,
      );
    }
    if (at[0] !== undefined) columns.set(field, at[0]);
  }
  return columns;
}

const [SHOWN, LONGEST] = [8, 30];

/** The headings of a file in a sentence, cut short. */
export function headingsInWords(headings: readonly string[]): string {
  const shown = headings.slice(0, SHOWN).map(h => (h.length > LONGEST ? `${h.slice(0, LONGEST)}…` : h));
  const more = headings.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
