import { academicYearOf, firstDayOf, lastDayOf } from '#domain/academic-year/academic-year.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { agreementsOf, planTarget } from '#domain/plan/agreement.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesEverywhere, delegatesOf } from '../delegates/delegates-of.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { whichOf } from '../standing/which-school.ts';
import { planFacts } from './plan-facts.ts';
import { readPlanRef } from './plan-refs.ts';
import type { PlanSubject, SchoolPlans } from './plan-view.ts';
import { formOf, viewOf } from './view-of-plan.ts';

export interface PlanAskedFor extends OwedSources {
  readonly actor: Extract<Actor, { kind: 'person' }>;
  readonly now: IsoInstant;
  /** Whether documents can be opened; left out: it does not matter. */
  readonly opensDocuments?: boolean;
}

/** What a reference of the plan's card shows this person; null: nothing of it is theirs to see. */
export async function readPlan(
  trust: TrustReads,
  ref: string,
  asked: PlanAskedFor,
): Promise<PlanSubject | null> {
  const of = readPlanRef(ref);
  if (!of) return null;
  if (of.of === 'words') {
    const found = await schoolMeant(trust, of.words, asked);
    return found && 'kind' in found ? found : found && plansOf(trust, found, asked);
  }
  if (of.of === 'school') {
    const school = await trust.schools.find(of.urn);
    return school && plansOf(trust, school, asked, { asList: true });
  }
  return of.of === 'form' ? readForm(trust, of, asked) : readOne(trust, of.id, asked);
}

/** The school that is meant, of those of which they may read some plan: as whoever the head has named, or who agrees such plans, too. */
async function schoolMeant(trust: TrustReads, said: string, { actor, now, modelFiles }: PlanAskedFor) {
  const current = (await trust.schools.list()).filter(isCurrent);
  const kinds = (await modelInUse(trust, modelFiles, dayOf(now)))?.model.plans ?? [];
  const people = await trust.people.list();
  const delegates = await delegatesEverywhere(trust, now);
  const theirs = current.filter(school => {
    const agreements = kinds.flatMap(kind => agreementsOf({ agreed: [] }, kind, people, school));
    const target = planTarget(school, { delegateIds: delegates(school.urn).answers, agreements });
    return can(actor, 'school.read-plan', target);
  });
  return whichOf(current, theirs, said);
}

async function readOne(trust: TrustReads, id: string, asked: PlanAskedFor): Promise<PlanSubject | null> {
  const facts = await planFacts(trust, id, asked);
  if (!facts || !can(asked.actor, 'school.read-plan', facts.target)) return null;
  const { safeguardingContact } = await trust.trust.get();
  const others = await trust.plans.ofSchool(facts.plan.urn);
  return viewOf(facts, others, { ...asked, safeguardingContact });
}

async function readForm(
  trust: TrustReads,
  { id, actionId }: { readonly id: string; readonly actionId: string | null },
  asked: PlanAskedFor,
): Promise<PlanSubject | null> {
  const facts = await planFacts(trust, id, asked);
  if (!facts || !can(asked.actor, 'school.read-plan', facts.target)) return null;
  const { safeguardingContact } = await trust.trust.get();
  return formOf(facts, actionId, { ...asked, safeguardingContact });
}

/** The one plan that a school has under way; a list where it has several, or none. */
async function plansOf(
  trust: TrustReads,
  school: School,
  asked: PlanAskedFor,
  { asList = false } = {},
): Promise<PlanSubject | null> {
  const { actor, now } = asked;
  const today = dayOf(now);
  const model = (await modelInUse(trust, asked.modelFiles, today))?.model ?? null;
  const people = await trust.people.list();
  const { answers: delegateIds } = await delegatesOf(trust, school.urn, now);
  const all = await trust.plans.ofSchool(school.urn);
  const readable = all.filter(plan => {
    const kind = model?.plans.find(each => each.id === plan.kind);
    const agreements = kind ? agreementsOf(plan, kind, people, school) : [];
    return can(actor, 'school.read-plan', planTarget(school, { delegateIds, agreements }));
  });
  const target = planTarget(school, { delegateIds, agreements: [] });
  if (readable.length === 0 && !can(actor, 'school.read-plan', target)) return null;
  const underWay = readable.filter(({ state }) => state !== 'closed');
  const [only] = [...underWay, ...readable];
  if (only && underWay.length <= 1 && !asList) return readOne(trust, only.id, asked);
  const mayWork = isCurrent(school) && can(actor, 'school.work-plan', target);
  const { safeguardingContact } = await trust.trust.get();
  const year = academicYearOf(today);
  return {
    kind: 'school',
    ...{ urn: school.urn, schoolName: school.name },
    plans: readable.map(({ id, title, kind, state, from, to }) => ({
      ...{ id, title, state, from, to },
      kindName: model?.plans.find(each => each.id === kind)?.name ?? kind,
    })),
    kinds: mayWork ? (model?.plans ?? []).map(({ id, name }) => ({ id, name })) : [],
    suggested: { from: firstDayOf(year), to: lastDayOf(year) },
    ...{ safeguardingContact, today, version: all.length },
  } satisfies SchoolPlans;
}
