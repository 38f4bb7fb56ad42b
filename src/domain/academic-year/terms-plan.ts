import { ImportRefused, type RowFault, refuseFaults } from '../import/import-refused.ts';
import { listInWords } from '../time/words.ts';
import { academicYearInWords, academicYearOf } from './academic-year.ts';
import type { CalendarEntry } from './calendar-entries.ts';
import { clashesIn, entryInWords, faultOf } from './term-checks.ts';
import type { TermsReading } from './terms-reading.ts';

/** Whom the trust's dates may be for: its current schools. */
export interface TermPlaces {
  readonly urns: ReadonlySet<string>;
  readonly laCodes: ReadonlySet<string>;
}

export interface TermsPlan {
  readonly added: readonly CalendarEntry[];
  readonly changed: readonly CalendarEntry[];
  readonly removed: readonly CalendarEntry[];
  readonly unchanged: number;
}

const keyOf = (e: CalendarEntry) => `${e.scope} ${e.kind} ${e.startsOn}`;
/** What a file speaks for: one kind of date, of one scope, in one academic year. There it is the whole list. */
const partOf = (e: CalendarEntry) => `${e.scope} ${e.kind} ${academicYearOf(e.startsOn)}`;

/**
 * Compares a file with what is stored. Where the file has any date of a kind, scope and academic year, it has them
 * all: stored ones it does not name there are removed, so that a moved half term is not kept twice. All other dates
 * stay. Throws ImportRefused with every bad row, or with the stored half terms that would be left without a term.
 */
export function planTerms(
  { rows, faults: badRows }: TermsReading,
  stored: readonly CalendarEntry[],
  places: TermPlaces,
  file: string,
): TermsPlan {
  const faults: RowFault[] = [...badRows];
  const lines = new Map<string, number>();
  const wanted = new Map<string, CalendarEntry>();
  for (const { line, ...entry } of rows) {
    const key = keyOf(entry);
    const before = lines.get(key);
    const reason =
      faultOf(entry) ??
      unknownPlace(entry.scope, places) ??
      (before && `the same kind of date with the same first day is also on line ${before}`);
    if (reason) faults.push({ line, reason });
    lines.set(key, before ?? line);
    if (!reason) wanted.set(key, entry);
  }
  const held = new Map(stored.map(entry => [keyOf(entry), entry]));
  const parts = new Set([...wanted.values()].map(partOf));
  const kept = stored.filter(entry => !parts.has(partOf(entry)));
  // With a bad row the rest is not whole, and would seem to clash where it does not.
  if (faults.length === 0) faults.push(...clashFaults(wanted, kept, lines));
  refuseFaults(faults, file);
  refuseLeftAlone([...wanted.values()], kept, file);
  const added: CalendarEntry[] = [];
  const changed: CalendarEntry[] = [];
  for (const [key, entry] of wanted) {
    const old = held.get(key);
    if (!old) added.push(entry);
    else if (old.name !== entry.name || old.endsOn !== entry.endsOn) changed.push(entry);
  }
  const removed = stored.filter(entry => parts.has(partOf(entry)) && !wanted.has(keyOf(entry)));
  return { added, changed, removed, unchanged: wanted.size - added.length - changed.length };
}

/** Rows of the file that do not go with each other or with what stays. */
function clashFaults(
  wanted: ReadonlyMap<string, CalendarEntry>,
  kept: readonly CalendarEntry[],
  lines: ReadonlyMap<string, number>,
): RowFault[] {
  return clashesBeside([...wanted.values()], kept).flatMap(({ entry, reason }) => {
    const line = lines.get(keyOf(entry));
    return line === undefined ? [] : [{ line, reason }];
  });
}

/**
 * Stored half terms whose term the file would take away: a file of one term alone, mostly. No row of it is wrong. What
 * clashes among stored dates alone is not this file's doing.
 */
function refuseLeftAlone(
  wanted: readonly CalendarEntry[],
  kept: readonly CalendarEntry[],
  file: string,
): void {
  const termParts = new Set(wanted.filter(({ kind }) => kind === 'term').map(partOf));
  const alone = clashesBeside(wanted, kept)
    .map(({ entry }) => entry)
    .filter(entry => kept.includes(entry) && termParts.has(partOf({ ...entry, kind: 'term' })));
  const [first] = alone;
  if (!first) return;
  const years = [...new Set(alone.map(({ startsOn }) => academicYearInWords(academicYearOf(startsOn))))];
  throw new ImportRefused(
    `${file} replaces the terms of ${listInWords(years)} and has none around ${listInWords(alone.map(entryInWords))}, stored already, so nothing was imported. Give the whole year in one file: all its terms, and its half terms.`,
  );
}

function clashesBeside(wanted: readonly CalendarEntry[], kept: readonly CalendarEntry[]) {
  return [...new Set(wanted.map(e => e.scope))].flatMap(scope =>
    clashesIn([...wanted, ...kept].filter(e => e.scope === scope)),
  );
}

function unknownPlace(scope: string, { urns, laCodes }: TermPlaces): string | null {
  const [kind, code = ''] = scope.split(':');
  if (kind === 'school' && !urns.has(code)) return `the trust has no open school with URN ${code}`;
  if (kind === 'la' && !laCodes.has(code))
    return `the trust has no school in local authority ${code} (here are ${[...laCodes].sort().join(', ') || 'none'})`;
  return null;
}
