import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { briefAt } from '#domain/visit/brief-time.ts';
import { timeFlags } from '#domain/visit/clashes.ts';
import { endOf, peopleOf, type TimedVisit, type Visit } from '#domain/visit/visit.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustWrites } from '#ports/store.ts';
import { wantVisitEvent } from '../calendar/want-event.ts';
import { readCalendar } from '../read-calendar.ts';
import { planBriefs } from './plan-briefs.ts';
import { askOutcome } from './report-writers.ts';
import { redrawVisit, tellVisit } from './tell-visit.ts';
import { recordVisit } from './visit-fulfilment.ts';

/** Who changes it, where, and when; the caller holds the visit. */
export interface Changing {
  /** A person's id; "fortnight" where Outlook does not say who. */
  readonly byId: string;
  readonly side: Visit['changedIn'];
  readonly now: IsoInstant;
  readonly bankHolidays: BankHolidays;
  /** Left out: everybody of it is told. `false`: the caller tells them once of several visits. */
  readonly tells?: boolean;
}

/**
 * Gives a visit its time, or another one, and lets everything follow: what is owed, the event, the brief, the question
 * afterwards, and everybody's cards. A holiday or a clash is flagged and not refused: the caller has asked about those where
 * somebody can still choose. The caller holds the visit and, unless it moved in Outlook already, its people.
 */
export async function setTime(
  trust: TrustWrites,
  visit: Visit,
  at: { readonly startsAt: IsoInstant; readonly minutes?: number; readonly reason?: string | null },
  changing: Changing,
): Promise<TimedVisit> {
  const { byId, side, now, bankHolidays, tells = true } = changing;
  const { startsAt, minutes = visit.minutes, reason = null } = at;
  const school = await trust.schools.find(visit.urn);
  const calendar = await readCalendar(trust, bankHolidays, school);
  const span = { startsAt, minutes };
  const others = await trust.visits.withPeople(peopleOf(visit), { from: startsAt, until: endOf(span) });
  const isFirst = visit.startsAt === null;
  await trust.visits.change(visit.id, {
    ...{ state: 'booked', startsAt, minutes, answerBy: null },
    ...{ movedFrom: isFirst ? null : visit.startsAt },
    ...{ reason, reasonById: reason === null ? null : byId },
    flags: timeFlags(visit, span, { calendar, others }),
    ...{ changedAt: now, changedIn: side },
  });
  // What they answered was about another time.
  if (visit.state === 'booked' && !isFirst && startsAt !== visit.startsAt)
    for (const { personId } of visit.attendees)
      if (personId !== byId) await trust.visits.setAnswer(visit.id, personId, 'none');
  const changed = await reread(trust, visit.id);
  await recordVisit(trust, changed, { state: 'booked', startsAt }, { now, byId });
  await wantVisitEvent(trust, changed, now);
  const soon = side === 'outlook';
  if (tells) await tellVisit(trust, changed, { news: isFirst ? 'booked' : 'moved', now, except: byId, soon });
  else await redrawVisit(trust, visit.id, { soon });
  await dropAround(trust, visit.id, now);
  await planAround(trust, changed, briefAt(changed, calendar), now);
  return changed;
}

/** The brief and the question of the time it had so far, as far as they have not gone. */
async function dropAround({ outbox }: TrustWrites, id: string, now: IsoInstant): Promise<void> {
  for (const post of [
    ...(await outbox.postsAbout('visit-brief', id)),
    ...(await outbox.postsAbout('visit-report', id)),
  ])
    if (post.dueAt > now && post.droppedAt === null) await outbox.dropPost(post.id, now);
}

/** The brief before it and the question after it are posts that come due. */
export async function planAround(
  trust: TrustWrites,
  visit: TimedVisit,
  brief: IsoInstant,
  now: IsoInstant,
): Promise<void> {
  await planBriefs(trust, visit, brief, now);
  await askOutcome(trust, visit, now);
}

/** Calls a visit or its offer off; everybody is told why. The caller holds the visit. */
export async function callOff(
  trust: TrustWrites,
  visit: Visit,
  { state, reason }: { readonly state: 'cancelled' | 'declined' | 'lapsed'; readonly reason: string | null },
  { byId, side, now, tells = true }: Omit<Changing, 'bankHolidays'>,
): Promise<Visit> {
  await trust.visits.change(visit.id, {
    ...{ state, reason, reasonById: reason === null ? null : byId, answerBy: null, flags: [] },
    ...{ changedAt: now, changedIn: side },
  });
  const changed = (await trust.visits.find(visit.id)) ?? visit;
  await recordVisit(trust, changed, { state: 'none' }, { now, byId });
  if (visit.state === 'booked') await wantVisitEvent(trust, changed, now);
  const soon = side === 'outlook';
  if (tells) await tellVisit(trust, changed, { news: state, now, except: byId, soon });
  else await redrawVisit(trust, visit.id, { soon });
  return changed;
}

async function reread(trust: TrustWrites, id: string): Promise<TimedVisit> {
  const visit = await trust.visits.find(id);
  if (!visit?.startsAt) throw new Error('a visit that was just given its time has none');
  return visit as TimedVisit;
}

/** Whether a booked visit lies on a day that has begun. */
export const hasBegun = ({ startsAt }: Pick<Visit, 'startsAt'>, now: IsoInstant): boolean =>
  startsAt !== null && dayOf(startsAt) <= dayOf(now) && startsAt <= now;
