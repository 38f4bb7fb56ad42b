import {
  type AcademicYear,
  academicYearOf,
  lastDayOf,
  TermDatesMissing,
} from '#domain/academic-year/academic-year.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { HalfTerm } from '#domain/academic-year/year-plan.ts';
import { erasOf } from '#domain/entitlement/eras.ts';
import type { Owed, OwedItem } from '#domain/entitlement/owed.ts';
import type { Standing } from '#domain/entitlement/school-record.ts';
import { timetableOf } from '#domain/entitlement/timetable.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { namesIn } from '#domain/improvement-model/names-in-model.ts';
import type { School } from '#domain/school/school.ts';
import { dayNumber } from '#domain/time/day-number.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { type OwedOfSchool, type OwedSources, readOwed } from './read-owed.ts';

/** Something a school is, and from which day on. */
export interface Since {
  readonly id: string;
  readonly name: string;
  readonly since: IsoDate;
}

/** What a school is owed on a day, with all that decides it. */
export interface Explanation extends Pick<Owed, 'items' | 'optional'> {
  readonly school: Pick<School, 'urn' | 'name'>;
  readonly on: IsoDate;
  readonly year: AcademicYear;
  readonly model: Since;
  readonly category: Since | null;
  readonly statuses: readonly Since[];
  readonly plans: readonly Since[];
  /** The first day of a head who still counts as new, and of a school that does. */
  readonly newHeadSince: IsoDate | null;
  readonly newSchoolSince: IsoDate | null;
  /** Of which half term the lines are; null: of the whole year. */
  readonly halfTerm: Pick<HalfTerm, 'name' | 'startsOn' | 'endsOn'> | null;
  readonly beyond: readonly (Owed['beyond'][number] & { readonly names: readonly string[] })[];
}

/**
 * What a school is owed on the day, in the half term that holds it (the next one, in a holiday) and what is late; with
 * `all`, in the whole academic year. null when the trust uses no model then. Throws TermDatesMissing.
 */
export async function explainOwed(
  trust: TrustReads,
  school: School,
  { on, all }: { on: IsoDate; all: boolean },
  sources: OwedSources,
): Promise<Explanation | null> {
  const read = await readOwed(trust, [school], on, sources);
  const of = read?.schools[0];
  if (!read || !of) return null;
  const { owed, calendar } = of;
  if (!owed) throw new TermDatesMissing(academicYearOf(on));
  const { model, since } = read;
  const halfTerm = all ? null : halfTermAround(calendar, on);
  const isShown = ({ from, to, state }: Pick<OwedItem, 'from' | 'to' | 'state'>) =>
    !halfTerm || state === 'late' || (from <= halfTerm.endsOn && to >= halfTerm.startsOn);
  const names = new Map(namesIn(model).thing.map(({ id, name }) => [id, name]));
  return {
    school: { urn: school.urn, name: school.name },
    ...{ on, year: owed.year, model: { id: model.id, name: model.name, since } },
    ...whatItIs(model, of, on),
    halfTerm,
    items: owed.items.filter(isShown),
    optional: owed.optional,
    beyond: owed.beyond
      .filter(each => isShown({ from: each.on, to: each.on, state: each.state }))
      .map(each => ({ ...each, names: each.things.map(thing => names.get(thing) ?? thing) })),
  };
}

function halfTermAround(calendar: SchoolCalendar, on: IsoDate): Explanation['halfTerm'] {
  const year = academicYearOf(on);
  const next = calendar.halfTermFrom(on);
  // In the summer holidays the year's last one: what is owed is of the year that ends.
  const half = next && next.startsOn <= lastDayOf(year) ? next : calendar.halfTermsOf(year).at(-1);
  return half ? { name: half.name, startsOn: half.startsOn, endsOn: half.endsOn } : null;
}

function whatItIs(model: ImprovementModel, { record, calendar }: OwedOfSchool, on: IsoDate) {
  const today = dayNumber(on);
  const eras = erasOf(model, record, timetableOf(calendar, academicYearOf(on)), today);
  const now = eras.find(({ from, to }) => from <= today && today <= to);
  const names = namesIn(model);
  const begun = (kind: Standing['kind'], name: string): IsoDate | null =>
    record.standings
      .filter(each => each.kind === kind && each.name === name && each.from <= on)
      .map(({ from }) => from)
      .toSorted()
      .at(-1) ?? null;
  const sinces = (kind: 'category' | 'status' | 'plan', ids: readonly string[]): Since[] =>
    ids.map(id => ({
      ...{ id, name: names[kind].find(each => each.id === id)?.name ?? `${id} (not in the model)` },
      since: begun(kind, id) ?? on,
    }));
  return {
    category: sinces('category', now?.category ? [now.category] : [])[0] ?? null,
    statuses: sinces('status', now?.statuses ?? []),
    plans: sinces('plan', now?.plans ?? []),
    newHeadSince: now?.newHead ? begun('new-head', '') : null,
    newSchoolSince: now?.newSchool ? begun('joined', '') : null,
  };
}
