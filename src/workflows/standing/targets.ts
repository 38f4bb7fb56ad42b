import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { type ExitTarget, exitTarget } from '#domain/category/exit-target.ts';
import { inForce, type StandingEntry } from '#domain/entitlement/standing-entry.ts';
import { standingNow } from '#domain/entitlement/standing-now.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { School } from '#domain/school/school.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { readCalendars } from '../read-calendars.ts';
import type { TargetRaised } from './category-refs.ts';

/** A school whose target is at risk or passed. */
export interface TargetDue {
  readonly school: School;
  /** The standing that began the category. */
  readonly standingId: string;
  readonly category: string;
  readonly which: TargetRaised;
  readonly target: ExitTarget;
}

/**
 * The targets of these schools that are at risk or passed on the day, in the order of the schools. Reads so many times
 * whatever the number of schools, and not at all what was booked or done there.
 */
export async function targetsDue(
  trust: TrustReads,
  schools: readonly School[],
  today: IsoDate,
  { modelFiles, bankHolidays }: OwedSources,
): Promise<TargetDue[]> {
  const model = (await modelInUse(trust, modelFiles, today))?.model;
  if (!model?.ladder.some(({ exit }) => exit)) return [];
  const calendarOf = await readCalendars(trust, bankHolidays);
  const entries = await trust.owed.entriesOf(schools.map(({ urn }) => urn));
  return schools.flatMap(school => {
    const due = targetOf(model, entries.get(school.urn) ?? [], calendarOf(school), today);
    return due ? [{ school, ...due }] : [];
  });
}

function targetOf(
  model: ImprovementModel,
  entries: readonly StandingEntry[],
  calendar: SchoolCalendar,
  today: IsoDate,
): Omit<TargetDue, 'school'> | null {
  const { category } = standingNow(model, inForce(entries), today);
  const target = category && exitTarget(model, category, calendar, today);
  if (!category || !target || target.state === 'ahead') return null;
  const which = target.state === 'passed' ? 'passed' : 'at-risk';
  return { standingId: category.standingId, category: category.rung.name, which, target };
}
