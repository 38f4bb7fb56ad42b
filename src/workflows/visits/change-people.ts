import type { Person } from '#domain/access/role.ts';
import { briefAt } from '#domain/visit/brief-time.ts';
import { timeFlags } from '#domain/visit/clashes.ts';
import { endOf, isTimed, peopleOf, type Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import { wantVisitEvent } from '../calendar/want-event.ts';
import { readCalendar } from '../read-calendar.ts';
import { type Changing, planAround } from './change-visit.ts';
import { partOf } from './people-for.ts';
import { postOffer } from './post-offer.ts';
import { tellLeft } from './read-left.ts';
import { tellVisit } from './tell-visit.ts';

/** Somebody else leads it: the event goes to their calendar, and everybody is told. The caller holds the visit. */
export async function changeLead(
  trust: TrustWrites,
  visit: Visit,
  leadId: string,
  changing: Changing,
): Promise<void> {
  const { now, byId } = changing;
  if (visit.attendees.some(({ personId }) => personId === leadId))
    await trust.visits.setAttendees(
      visit.id,
      visit.attendees.filter(({ personId }) => personId !== leadId),
    );
  await trust.visits.change(visit.id, { leadId });
  const changed = await follow(trust, visit.id, changing);
  await tellVisit(trust, changed, { news: 'lead', now, except: byId });
  await tellLeft(trust, visit, [visit.leadId], { now, except: byId });
}

/** People come or stay away; whoever is new is told, or asked about the times, and returned; whoever is taken off is told. The caller holds the visit. */
export async function changePeople(
  trust: TrustWrites,
  visit: Visit,
  people: { readonly added: readonly Person[]; readonly removedIds: readonly string[] },
  changing: Changing,
): Promise<readonly Person[]> {
  const { removedIds } = people;
  const added = people.added.filter(({ id }) => !peopleOf(visit).includes(id));
  const kept = visit.attendees.filter(({ personId }) => !removedIds.includes(personId));
  await trust.visits.setAttendees(visit.id, [
    ...kept,
    ...added.map(person => ({
      ...{ personId: person.id, part: partOf(person, visit.urn) },
      ...{ required: true, answer: 'none' as const },
    })),
  ]);
  const changed = await follow(trust, visit.id, changing);
  const off = visit.attendees.flatMap(({ personId }) => (removedIds.includes(personId) ? [personId] : []));
  await tellLeft(trust, visit, off, { now: changing.now, except: changing.byId });
  const to = added.map(({ id }) => id);
  const isOffered = changed.state === 'offered';
  if (isOffered) await postOffer(trust, changed, to, changing.now);
  const told = isOffered ? [] : to;
  await tellVisit(trust, changed, { news: 'people', now: changing.now, to: told, except: changing.byId });
  return added;
}

/** What follows from other people: what is flagged, the event, the brief and the question afterwards. */
async function follow(trust: TrustWrites, id: string, { now, side, bankHolidays }: Changing): Promise<Visit> {
  const fresh = await trust.visits.find(id);
  if (!fresh) throw new Error('a visit that was just changed is gone');
  const isBooked = fresh.state === 'booked' && isTimed(fresh);
  if (!isBooked) {
    await trust.visits.change(id, { changedAt: now, changedIn: side });
    return (await trust.visits.find(id)) ?? fresh;
  }
  const calendar = await readCalendar(trust, bankHolidays, await trust.schools.find(fresh.urn));
  const stretch = { from: fresh.startsAt, until: endOf(fresh) };
  const others = await trust.visits.withPeople(peopleOf(fresh), stretch);
  const declined = fresh.attendees.some(({ answer }) => answer === 'declined');
  const flags = timeFlags(fresh, fresh, { calendar, others });
  await trust.visits.change(id, {
    flags: declined && fresh.flags.includes('declined') ? [...flags, 'declined'] : flags,
    ...{ changedAt: now, changedIn: side },
  });
  const changed = await trust.visits.find(id);
  if (!changed || !isTimed(changed)) throw new Error('a booked visit has lost its time');
  await wantVisitEvent(trust, changed, now);
  await planAround(trust, changed, briefAt(changed, calendar), now);
  return changed;
}
