import type { Person } from '#domain/access/role.ts';
import { answerBy } from '#domain/visit/answer-by.ts';
import { type OfferedSlot, peopleOf, type Visit } from '#domain/visit/visit.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustWrites } from '#ports/store.ts';
import { askDelegates } from '../delegates/ask-delegates.ts';
import { readCalendar } from '../read-calendar.ts';
import { headsOf } from './people-for.ts';
import { postOffer } from './post-offer.ts';
import { tellVisit } from './tell-visit.ts';

export type Offered =
  | { readonly ok: true; readonly answerBy: string; readonly heads: readonly string[] }
  | { readonly ok: false; readonly because: string };

interface Offering {
  readonly now: string;
  readonly bankHolidays: BankHolidays;
}

/**
 * Asks the school, and others who must be there, about these times; the lead sees what becomes of it. The caller holds the
 * visits. `visits`: one, with the times that are offered; or the dates of a series, each with its one time.
 */
export async function offerVisits(
  trust: TrustWrites,
  visits: readonly { readonly visit: Visit; readonly slots: readonly OfferedSlot[] }[],
  { now, bankHolidays }: Offering,
): Promise<Offered> {
  const [first] = visits;
  const school = first && (await trust.schools.find(first.visit.urn));
  if (!first || !school) return { ok: false, because: 'Please leave at least one time ticked.' };
  // Whoever is named for the school meanwhile is asked too.
  await trust.delegations.hold(school.urn);
  const heads = await headsOf(trust, school);
  if (heads.length === 0)
    return {
      ok: false,
      because: `${school.name} has no headteacher here who could answer. A trust administrator can add one.`,
    };
  const calendar = await readCalendar(trust, bankHolidays, school);
  const times = visits.flatMap(({ slots }) => slots.map(({ startsAt }) => startsAt));
  const by = answerBy(times, calendar, now);
  if (by === null)
    return { ok: false, because: 'The first of these times is too near for an answer. Please look again.' };
  for (const { visit, slots } of visits) {
    await addHeads(trust, visit, heads);
    await trust.visits.change(visit.id, {
      ...{ state: 'offered', slots: [...slots], answerBy: by },
      ...{ changedAt: now, changedIn: 'teams' },
    });
  }
  const fresh = (await trust.visits.find(first.visit.id)) ?? first.visit;
  const others = fresh.attendees.filter(({ required }) => required).map(({ personId }) => personId);
  const about = visits.map(({ visit }) => visit.id).filter(id => id !== fresh.id);
  const asked = [...heads.map(({ id }) => id), ...others].filter(id => id !== fresh.leadId);
  await postOffer(trust, fresh, asked, now, about);
  const headIds = heads.map(({ id }) => id);
  await askDelegates(trust, fresh, { headIds, asked: [...asked, fresh.leadId], about, now });
  await tellVisit(trust, fresh, { news: 'offered', now, to: [fresh.leadId] });
  return { ok: true, answerBy: by, heads: heads.map(({ name }) => name) };
}

/** Whoever is asked for a time is told of it and briefed too, whether the model names them or not. */
async function addHeads(trust: TrustWrites, visit: Visit, heads: readonly Person[]): Promise<void> {
  const there = peopleOf(visit);
  const added = heads
    .filter(({ id }) => !there.includes(id))
    .map(({ id: personId }) => ({ personId, part: 'head', required: true, answer: 'none' }) as const);
  if (added.length > 0) await trust.visits.setAttendees(visit.id, [...visit.attendees, ...added]);
}
