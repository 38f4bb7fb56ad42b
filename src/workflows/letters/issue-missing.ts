import {
  type AcademicYear,
  academicYearOf,
  firstDayOf,
  lastDayOf,
} from '#domain/academic-year/academic-year.ts';
import { isOfStatus } from '#domain/category/letter.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { readCalendars } from '../read-calendars.ts';
import { askHead, copyOut } from './hand-out.ts';
import { type Issuing, type NotIssued, writeLetter } from './issue-letter.ts';
import { lettersRef } from './letters-ref.ts';

/** What came of asking for the letters of a year; by school. */
export interface Issued {
  readonly year: AcademicYear;
  readonly issued: readonly string[];
  /** Had one before. */
  readonly already: number;
  readonly without: readonly { readonly urn: string; readonly why: NotIssued }[];
  /** Copies for chairs and clerks who had none of a letter that went out before. */
  readonly copies: number;
}

/** The day a letter of a year holds from when it is written today: never before its year, and never a day that is past. */
export function letterDay(year: AcademicYear, today: IsoDate): IsoDate {
  const first = firstDayOf(year);
  return today > first ? today : first;
}

/** Whether letters of the year may still be written: of this one and the next. */
export const isOpen = (year: AcademicYear, today: IsoDate): boolean =>
  today <= lastDayOf(year) && year <= academicYearOf(today) + 1;

/**
 * Writes the letter of the year to every school that has none of that year, whatever for (one
 * of a change that is to come later in it is none yet), and gives heads, chairs and clerks
 * who have come since theirs. Asked again it does what is missing and nothing else. `urn`: of this school alone.
 */
export async function issueMissing(
  trust: TrustWrites,
  { year, urn, ...issuing }: Issuing & { readonly year: AcademicYear; readonly urn?: string },
): Promise<Issued> {
  const today = dayOf(issuing.now);
  const from = letterDay(year, today);
  const schools = (await trust.schools.list()).filter(
    school => isCurrent(school) && (urn === undefined || school.urn === urn),
  );
  const letters = await trust.letters.ofYear(year);
  const inUse = await modelInUse(trust, issuing.modelFiles, from);
  const records = await trust.owed.recordsOf(schools.map(school => school.urn));
  const calendarOf = await readCalendars(trust, issuing.bankHolidays);
  const settings = await trust.letters.settings();
  const issued: string[] = [];
  const without: { urn: string; why: NotIssued }[] = [];
  let already = 0;
  for (const school of schools) {
    const isThere = letters.some(
      letter => letter.urn === school.urn && !isOfStatus(letter) && letter.from <= from,
    );
    if (isThere) {
      already += 1;
      continue;
    }
    const { standings = [] } = records.get(school.urn) ?? {};
    const facts = { school, standings, calendar: calendarOf(school), settings };
    const done = inUse
      ? await writeLetter(
          trust,
          { ...issuing, because: 'start of year', from },
          { ...facts, model: inUse.model },
        )
      : 'no model';
    if (typeof done === 'object') issued.push(school.urn);
    else if (done === 'there already') already += 1;
    else without.push({ urn: school.urn, why: done });
  }
  const out = await latestOut(trust, year);
  const copies = await copiesMissing(
    trust,
    out.filter(each => urn === undefined || each.urn === urn),
    issuing,
  );
  return { year, issued, already, without, copies };
}

/** The letters of each school that hold: the last that went out on what it is, and on a status. */
export async function latestOut(trust: TrustReads, year: AcademicYear) {
  const out = (await trust.letters.ofYear(year)).filter(({ handedOutAt }) => handedOutAt !== null);
  return [...new Map(out.map(letter => [`${letter.urn} ${isOfStatus(letter)}`, letter])).values()];
}

async function copiesMissing(
  trust: TrustWrites,
  letters: Awaited<ReturnType<typeof latestOut>>,
  { now }: Pick<Issuing, 'now'>,
): Promise<number> {
  if (letters.length === 0) return 0;
  const people = await trust.people.list();
  let made = 0;
  for (const letter of letters) {
    const school = await trust.schools.find(letter.urn);
    // Whoever became head since is asked too.
    if (school) await askHead(trust, letter, { people, school, now });
    const copied = await copyOut(trust, letter, people, now);
    made += copied;
    if (copied > 0) await trust.outbox.wantUpdates(letter.id);
  }
  const [first] = letters;
  if (made > 0 && first) await trust.outbox.wantUpdates(lettersRef(first.academicYear));
  return made;
}
