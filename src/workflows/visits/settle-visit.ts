import { isPeerReview } from '#domain/coaching/held-against-owed.ts';
import { reportDueOn } from '#domain/entitlement/report-due.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { VisitReport } from '#domain/visit/report.ts';
import type { TimedVisit, Visit } from '#domain/visit/visit.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import { openReview } from '../categories/open-review.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { readCalendar } from '../read-calendar.ts';
import { askedOfModel } from './read-report.ts';
import { redrawVisit, tellVisit } from './tell-visit.ts';
import { recordVisit } from './visit-fulfilment.ts';

export interface Settling extends OwedSources {
  readonly byId: string;
  readonly now: IsoInstant;
}

/** Whoever says that a visit was held may begin what follows from it. */
export interface Holding extends Settling {
  readonly newId: NewId;
}

/**
 * The visit was held and was all these things: what is owed says so, and its report begins. Returns the day by which the
 * model wants the report; null: it asks for none. After a peer review there is none. The caller holds the visit.
 */
export async function holdVisit(
  trust: TrustWrites,
  visit: TimedVisit,
  things: readonly string[],
  holding: Holding,
): Promise<VisitReport['dueOn']> {
  const { byId, now, modelFiles, bankHolidays } = holding;
  const { id, startsAt } = visit;
  await trust.visits.change(id, { state: 'held', things: [...things] });
  const held = (await trust.visits.find(id)) ?? visit;
  await recordVisit(trust, held, { state: 'done', startsAt }, { now, byId });
  const inUse = await modelInUse(trust, modelFiles, dayOf(now));
  if (isPeerReview(inUse?.model ?? null, visit.engagement)) {
    // What is written after it is the group's own.
    await redrawVisit(trust, id);
    return null;
  }
  const asked = askedOfModel(inUse?.model ?? null, things);
  const school = await trust.schools.find(visit.urn);
  const calendar = await readCalendar(trust, bankHolidays, school);
  const dueOn = asked && reportDueOn(asked, dayOf(startsAt), calendar);
  await trust.visits.saveReport({ ...EMPTY, visitId: id, dueOn });
  await redrawVisit(trust, id);
  if (school && endsInReview(inUse?.model, things))
    await openReview(trust, school, { because: 'engagement', visitId: id, byId }, holding);
  return dueOn;
}

/** Whether a category is looked at at the end of what it was: of the model's engagement, or of one that counts as it. */
function endsInReview(model: ImprovementModel | undefined, things: readonly string[]): boolean {
  const ending = model?.categoryReview?.atTheEndOf;
  return (
    ending !== undefined &&
    (model?.engagements ?? []).some(
      ({ id, countsTowards }) => things.includes(id) && (id === ending || countsTowards === ending),
    )
  );
}

/** It was not held: what it was for is owed again, and everybody of it is told why. The caller holds the visit. */
export async function dropVisit(
  trust: TrustWrites,
  visit: Visit,
  reason: string,
  { byId, now }: Pick<Settling, 'byId' | 'now'>,
): Promise<void> {
  await trust.visits.change(visit.id, { state: 'not-held', reason, reasonById: byId });
  const dropped = (await trust.visits.find(visit.id)) ?? visit;
  await recordVisit(trust, dropped, { state: 'none' }, { now, byId });
  await tellVisit(trust, dropped, { news: 'not-held', now, except: byId });
}

const EMPTY: Omit<VisitReport, 'visitId' | 'dueOn' | 'version'> = {
  state: 'writing',
  ...{ headline: '', strengths: '', areas: '', actions: '', rag: null, links: [] },
  ...{ recommended: null, recommendedWhy: null },
  ...{
    sentToHeadAt: null,
    checkBy: null,
    headAnswer: null,
    headNote: null,
    headById: null,
    changedNote: null,
  },
  ...{ releasedAt: null, releasedTo: [] },
};
