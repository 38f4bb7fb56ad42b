import { academicYearInWords, firstDayOf, lastDayOf } from '#domain/academic-year/academic-year.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { PlanKind } from '#domain/improvement-model/working.ts';
import type { School } from '#domain/school/school.ts';
import { listInWords } from '#domain/time/words.ts';
import type { TrustWrites } from '#ports/store.ts';
import { importPlan } from './make-plan.ts';
import type { PlanningBy } from './plan-facts.ts';
import type { PlanRead } from './read-plan-file.ts';

/**
 * Keeps what was read of a school's file as a draft, which whoever the model names is asked to agree. One of the kind that is a
 * draft or runs in that year stays as it is: `ImportRefused`, and nothing is saved. Returns the plan's id.
 */
export async function importPlanFile(
  trust: TrustWrites,
  { urn }: Pick<School, 'urn'>,
  { kind, year, reading }: Omit<PlanRead, 'kind'> & { readonly kind: PlanKind },
  by: PlanningBy,
): Promise<string> {
  // Two imports at once are one after the other.
  await trust.owed.hold(urn);
  const [from, to] = [firstDayOf(year), lastDayOf(year)];
  const there = (await trust.plans.ofSchool(urn)).find(
    plan => plan.kind === kind.id && plan.state !== 'closed' && plan.from <= to && from <= plan.to,
  );
  if (there)
    throw new ImportRefused(
      `There is a plan of this kind for ${academicYearInWords(year)} already: “${there.title}”. It is left as it is; change it on its card, or close it first.`,
    );
  const title = `${kind.name} ${academicYearInWords(year)}`;
  const id = await importPlan(trust, { urn, kind: kind.id, title, from, to, draft: reading.draft }, by);
  const { byId: actorId, now: at } = by;
  const actions = reading.draft.priorities.reduce((sum, priority) => sum + priority.actions.length, 0);
  await trust.audit.append({
    ...{ at, actorId, entrance: 'command-line', verb: 'import.plan', subject: id },
    after: { urn, kind: kind.id, from, to, priorities: reading.draft.priorities.length, actions },
  });
  return id;
}

/** The kinds a plan can be of, for whoever has not said which. */
export const kindsInWords = (kinds: readonly Pick<PlanKind, 'id' | 'name'>[]): string =>
  listInWords(
    kinds.map(({ id, name }) => `${id} (${name})`),
    'or',
  );
