import { TermDatesMissing } from '#domain/academic-year/academic-year.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { dayToReckon } from '#domain/entitlement/need-period.ts';
import type { Owed } from '#domain/entitlement/owed.ts';
import { phaseGroupsOf } from '#domain/entitlement/phase-groups.ts';
import { whatIsOwed } from '#domain/entitlement/what-is-owed.ts';
import type { School } from '#domain/school/school.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { OwedRecord } from '#ports/owed-store.ts';
import type { TrustReads } from '#ports/store.ts';
import { type ModelInUse, modelInUse } from '../models/model-in-use.ts';
import { readCalendars } from '../read-calendars.ts';

/** What reckoning needs of the world beside the record. */
export interface OwedSources {
  readonly modelFiles: ModelFiles;
  readonly bankHolidays: BankHolidays;
}

/** One school's answer, and what it was reckoned from. */
export interface OwedOfSchool {
  readonly school: School;
  readonly record: OwedRecord;
  readonly calendar: SchoolCalendar;
  /** null: the school's year has no term dates. */
  readonly owed: Owed | null;
}

export interface OwedOfSchools extends ModelInUse {
  readonly schools: readonly OwedOfSchool[];
}

/**
 * What schools are owed on a day, by the model in use then; null when the trust uses none yet. `ahead`: in the summer holidays
 * what the next year brings. `asOf`: the day it really is. What begins after it is known to nobody but those whom `seesComing`
 * names, not even by what would be owed then.
 */
export async function readOwed(
  trust: TrustReads,
  schools: readonly School[],
  today: IsoDate,
  { modelFiles, bankHolidays }: OwedSources,
  { ahead = false, asOf = today, seesComing = () => false }: Looking = {},
): Promise<OwedOfSchools | null> {
  const calendarOf = await readCalendars(trust, bankHolidays);
  const dayIn = (calendar: SchoolCalendar) => (ahead ? dayToReckon(calendar, today) : today);
  const inUse = await modelInUse(trust, modelFiles, dayIn(calendarOf(null)));
  if (!inUse) return null;
  const records = await trust.owed.recordsOf(schools.map(({ urn }) => urn));
  const none: OwedRecord = { standings: [], marks: [], fulfilments: [] };
  return {
    ...inUse,
    schools: schools.map(school => {
      const whole = records.get(school.urn) ?? none;
      const record = seesComing(school) ? whole : withoutComing(whole, asOf);
      const calendar = calendarOf(school);
      return { school, record, calendar, owed: reckon(inUse, school, record, calendar, dayIn(calendar)) };
    }),
  };
}

interface Looking {
  readonly ahead?: boolean;
  readonly asOf?: IsoDate;
  readonly seesComing?: (school: School) => boolean;
}

const withoutComing = (record: OwedRecord, asOf: IsoDate): OwedRecord => ({
  ...record,
  standings: record.standings.filter(({ kind, from }) => from <= asOf || !isDecided(kind)),
});

/** What the trust decides of a school, and not who leads it or when it joined. */
const isDecided = (kind: OwedRecord['standings'][number]['kind']): boolean =>
  kind === 'category' || kind === 'status' || kind === 'plan';

/** Who knows what a school is to be before it is that. */
export const seesComingOf =
  (actor: Actor) =>
  ({ urn, hubId }: School): boolean =>
    can(actor, 'school.read-coming-category', { kind: 'school', urn, hubId });

function reckon(
  { model, since }: ModelInUse,
  school: School,
  record: OwedRecord,
  calendar: SchoolCalendar,
  today: IsoDate,
): Owed | null {
  try {
    return whatIsOwed(model, { ...record, phases: phaseGroupsOf(school), since }, calendar, today);
  } catch (error) {
    if (error instanceof TermDatesMissing) return null;
    throw error;
  }
}
