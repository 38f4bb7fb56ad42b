import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import { endOf, isTimed, type TimedVisit, type Visit } from '#domain/visit/visit.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { officersFor } from './people-for.ts';
import { postReport } from './post-report.ts';

/** Whether somebody holds no role any more: nothing is for them, and what was theirs to do is somebody else's. */
export async function hasLeft({ people }: Pick<TrustReads, 'people'>, personId: string): Promise<boolean> {
  const person = await people.find(personId);
  return !person || person.appointments.length === 0;
}

/**
 * Who is asked whether a visit was held, and for its report: its lead. Where they have left, the officers of its school;
 * without one the deputy CEO, else the CEO (rules.ts, 'lead-has-left').
 */
export async function writersOf(
  trust: Pick<TrustReads, 'people' | 'schools'>,
  { leadId, urn }: Pick<Visit, 'leadId' | 'urn'>,
): Promise<readonly string[]> {
  if (!(await hasLeft(trust, leadId))) return [leadId];
  const school = await trust.schools.find(urn);
  const officers = school ? await officersFor(trust, school) : [];
  const { people } = trust;
  const deputies = officers.length > 0 ? officers : await people.withRole('deputy-ceo');
  const standIns = deputies.length > 0 ? deputies : await people.withRole('ceo');
  return standIns.filter(({ isForgotten }) => !isForgotten).map(({ id }) => id);
}

/**
 * Asks at its end whether a visit was held; once for each end it has, whoever is to say. Of a peer review its group is asked, by a
 * card of its own.
 */
export async function askOutcome(trust: TrustWrites, visit: TimedVisit, now: IsoInstant): Promise<void> {
  const { id, version } = visit;
  if (await trust.coaching.reviewOfVisit(id)) return;
  const standing = (await trust.outbox.postsAbout('visit-report', id)).filter(
    ({ droppedAt }) => droppedAt === null,
  );
  for (const personId of await writersOf(trust, visit)) {
    const key = `outcome ${id} ${endOf(visit)} ${personId}`;
    if (standing.some(each => each.key.startsWith(key))) continue;
    await trust.outbox.post(
      {
        key: `${key} ${version}`,
        ...{ card: 'visit-report', subject: id, audience: { kind: 'person', personId } },
        ...{ urgency: 'can-wait', dueAt: endOf(visit) > now ? endOf(visit) : now },
      },
      now,
    );
  }
}

const LOOKED_DAYS = 400;

/** Of people who have just left: what they were to say or to write of their visits is asked of whoever stands in. */
export async function passOnReports(
  trust: TrustWrites,
  leaverIds: readonly string[],
  now: IsoInstant,
): Promise<void> {
  if (leaverIds.length === 0) return;
  const at = (days: number) => momentOf(addDays(dayOf(now), days), '00:00');
  const stretch = { from: at(-LOOKED_DAYS), until: at(LOOKED_DAYS) };
  const visits = await trust.visits.withPeople(leaverIds, stretch);
  for (const visit of visits) {
    if (!leaverIds.includes(visit.leadId) || !isTimed(visit)) continue;
    if (visit.state === 'booked') await askOutcome(trust, visit, now);
    else if (visit.state === 'held' && (await trust.visits.report(visit.id))?.state !== 'released')
      for (const to of await writersOf(trust, visit))
        await postReport(trust, visit.id, { what: 'left', to, dueAt: now, now });
  }
}
