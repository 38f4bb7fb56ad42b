import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import { type CategoryReview, isOver } from '#domain/category/review.ts';
import { reviewDue } from '#domain/category/review-due.ts';
import type { Because } from '#domain/category/review-step.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { openReview } from './open-review.ts';
import { sortingModel } from './review-facts.ts';
import type { Stepping } from './take-step.ts';

/** A school whose category is to be looked at, and why. */
export interface DueReview {
  readonly school: School;
  readonly because: Because;
}

/** The schools whose categories are to be looked at today and are not yet. Reads only; a constant number of queries. */
export async function dueReviews(
  trust: TrustReads,
  { now, modelFiles }: Pick<Stepping, 'now' | 'modelFiles'>,
): Promise<DueReview[]> {
  const model = await sortingModel(trust, { now, modelFiles });
  const today = dayOf(now);
  const inUse = await modelInUse(trust, modelFiles, today);
  if (!model || !inUse) return [];
  const schools = (await trust.schools.list()).filter(isCurrent);
  const records = await trust.owed.recordsOf(schools.map(({ urn }) => urn));
  const reviews = Map.groupBy(await trust.reviews.all(), ({ urn }) => urn);
  return schools.flatMap(school => {
    const own = reviews.get(school.urn) ?? [];
    if (own.some(review => !isOver(review))) return [];
    const from = {
      standings: records.get(school.urn)?.standings ?? [],
      reviewedOn: lastEnd(own),
      since: inUse.since,
    };
    const because = reviewDue(model, from, today);
    return because ? [{ school, because }] : [];
  });
}

/** Opens them. Returns how many there were. */
export async function openDueReviews(
  trust: TrustWrites,
  due: readonly DueReview[],
  stepping: Stepping,
): Promise<number> {
  let count = 0;
  for (const { school, because } of due) {
    const opened = await openReview(
      trust,
      school,
      { because, visitId: null, byId: actorId(SCHEDULE) },
      stepping,
    );
    if (opened?.isNew) count += 1;
  }
  return count;
}

function lastEnd(reviews: readonly CategoryReview[]): IsoDate | null {
  const ends = reviews.flatMap(({ settled, withdrawn }) => [settled?.at ?? withdrawn?.at ?? []].flat());
  const last = ends.toSorted().at(-1);
  return last === undefined ? null : dayOf(last);
}
