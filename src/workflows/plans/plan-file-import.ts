import {
  type AcademicYear,
  academicYearInWords,
  firstDayOf,
  lastDayOf,
} from '#domain/academic-year/academic-year.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { PlanKind } from '#domain/improvement-model/working.ts';
import type { Plan } from '#domain/plan/plan.ts';
import type { School } from '#domain/school/school.ts';
import { listInWords } from '#domain/time/words.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { importPlan } from './make-plan.ts';
import type { PlanningBy } from './plan-facts.ts';
import type { PlanRead } from './read-plan-file.ts';

type Kept = Pick<PlanRead, 'year' | 'reading'> & { readonly kind: Pick<PlanKind, 'id' | 'name'> };

/** The plan of a kind that a school has in that year already: a draft, or one that runs. */
export async function planThereIn(
  trust: TrustReads,
  urn: string,
  kindId: string,
  year: AcademicYear,
): Promise<Plan | null> {
  const [from, to] = [firstDayOf(year), lastDayOf(year)];
  const fits = ({ kind, state, ...plan }: Plan) =>
    kind === kindId && state !== 'closed' && plan.from <= to && from <= plan.to;
  return (await trust.plans.ofSchool(urn)).find(fits) ?? null;
}

/**
 * Keeps what was read of a school's file as a draft, which whoever the model names is asked to agree. One of the kind that is a
 * draft or runs in that year stays as it is: `ImportRefused`, and nothing is saved. Returns the plan's id.
 */
export async function keepAsDraft(
  trust: TrustWrites,
  { urn }: Pick<School, 'urn'>,
  { kind, year, reading }: Kept,
  by: PlanningBy,
): Promise<string> {
  // Two imports at once are one after the other.
  await trust.owed.hold(urn);
  const there = await planThereIn(trust, urn, kind.id, year);
  if (there)
    throw new ImportRefused(
      `There is a plan of this kind for ${academicYearInWords(year)} already: “${there.title}”. It is left as it is; change it on its card, or close it first.`,
    );
  const title = `${kind.name} ${academicYearInWords(year)}`;
  const [from, to] = [firstDayOf(year), lastDayOf(year)];
  return importPlan(trust, { urn, kind: kind.id, title, from, to, draft: reading.draft }, by);
}

/** The same for the operator, on the record. */
export async function importPlanFile(
  trust: TrustWrites,
  school: Pick<School, 'urn'>,
  kept: Kept,
  by: PlanningBy,
): Promise<string> {
  const id = await keepAsDraft(trust, school, kept, by);
  const { byId: actorId, now: at } = by;
  const { priorities } = kept.reading.draft;
  const actions = priorities.reduce((sum, priority) => sum + priority.actions.length, 0);
  const [from, to] = [firstDayOf(kept.year), lastDayOf(kept.year)];
  await trust.audit.append({
    ...{ at, actorId, entrance: 'command-line', verb: 'import.plan', subject: id },
    after: { urn: school.urn, kind: kept.kind.id, from, to, priorities: priorities.length, actions },
  });
  return id;
}

/** The kinds a plan can be of, for whoever has not said which. */
export const kindsInWords = (kinds: readonly Pick<PlanKind, 'id' | 'name'>[]): string =>
  listInWords(
    kinds.map(({ id, name }) => `${id} (${name})`),
    'or',
  );
