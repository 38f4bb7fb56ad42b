import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { type Delegates, NO_DELEGATES } from '#domain/delegation/delegation.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { School } from '#domain/school/school.ts';
import { addDays, dayOf, IsoDate, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import { isTimed, type TimedVisit, type Visit } from '#domain/visit/visit.ts';
import { visitTarget } from '#domain/visit/visit-target.ts';
import type { TrustReads } from '#ports/store.ts';
import { isVisitForTheChair, nameInShort } from '../agenda-sources/channel-may-know.ts';

const AHEAD_DAYS = 400;

/** A school's next visit, as far as somebody may know of it. */
export const NextVisit = z.object({
  on: IsoDate,
  /** Null: only the day and who leads it are for this person. */
  startsAt: z.string().nullable(),
  what: z.string().nullable(),
  leadName: z.string(),
});
export type NextVisit = z.infer<typeof NextVisit>;

type Hub = Pick<School, 'urn' | 'hubId'>;

/** Who may know that a visit is to be, and what it is. */
export const mayReadVisit = (
  actor: Actor,
  visit: Visit,
  { hubId, delegates, now }: Pick<Hub, 'hubId'> & { readonly delegates: Delegates; readonly now: IsoInstant },
): boolean =>
  can(actor, 'visit.read', visitTarget(visit, { hubId, briefAt: null, recipientIds: [], delegates, now }));

/** Who may know when a school is visited next, and by whom. */
export const mayReadNext = (actor: Actor, { urn, hubId }: Hub): boolean =>
  can(actor, 'school.read-next-visit', { kind: 'school', urn, hubId });

/** What is booked from now on. */
export const aheadOf = (now: IsoInstant) => ({
  from: now,
  until: momentOf(addDays(dayOf(now), AHEAD_DAYS), '00:00'),
});

interface Knowing {
  readonly actor: Actor;
  readonly now: IsoInstant;
  readonly model: ImprovementModel | null;
  readonly delegates?: Delegates;
}

/** The next one of one school, as `nextOf` gives it. */
export async function nextVisitFor(
  trust: TrustReads,
  school: Hub,
  knowing: Knowing,
): Promise<NextVisit | null> {
  if (!mayReadNext(knowing.actor, school)) return null;
  return nextOf(await trust.visits.ofSchool(school.urn, aheadOf(knowing.now)), school, knowing);
}

/**
 * Of these visits of a school, by time, the next. Null: none is booked, or none that the actor may know of. Whoever may not
 * know what it is for learns of no visit that is about staff or safeguarding either.
 */
export function nextOf(
  visits: readonly Visit[],
  school: Hub,
  { actor, now, model, delegates = NO_DELEGATES }: Knowing,
): NextVisit | null {
  if (!mayReadNext(actor, school)) return null;
  const booked = visits.filter(
    (visit): visit is TimedVisit => visit.state === 'booked' && isTimed(visit) && visit.startsAt >= now,
  );
  for (const visit of booked) {
    const on = dayOf(visit.startsAt);
    if (mayReadVisit(actor, visit, { hubId: school.hubId, delegates, now }))
      return { on, startsAt: visit.startsAt, what: nameInShort(model, visit), leadName: visit.leadName };
    if (!isVisitForTheChair(model, visit))
      return { on, startsAt: null, what: null, leadName: visit.leadName };
  }
  return null;
}
