import { z } from 'zod/v4';
import { academicYearOf } from '#domain/academic-year/academic-year.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { OwedItem } from '#domain/entitlement/owed.ts';
import type { Engagement } from '#domain/improvement-model/entitlement-rules.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { Part } from '#domain/improvement-model/parts.ts';
import { isCurrent } from '#domain/school/school.ts';
import { addDays, dayOf, daysBetween, IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { Visit } from '#domain/visit/visit.ts';
import type { TrustReads } from '#ports/store.ts';
import { nameOfThing } from '../owed/name-of-thing.ts';
import { type OwedOfSchool, type OwedSources, readOwed, seesComingOf } from '../owed/read-owed.ts';
import { isSupportAgreed } from '../standing/support-agreed.ts';
import { mayBook } from './booking-asked.ts';
import type { BookingRef } from './booking-ref.ts';
import { headsOf, officersFor, partInWords, peopleFor, possibleLeads } from './people-for.ts';
import { mayDo } from './read-offer.ts';

const Named = z.object({ personId: z.string(), name: z.string() });

/** What is being arranged of one school's: what it could be, who and when by the model, and what was found so far. */
export const Booking = z.object({
  kind: z.literal('booking'),
  id: z.string(),
  urn: z.string(),
  schoolName: z.string(),
  hubId: z.string().nullable(),
  modelName: z.string(),
  /** Null before times were looked for. */
  visit: Visit.nullable(),
  /** The dates found for a series, that visit among them; none where it is one visit. */
  dates: z.array(Visit),
  /** What it can be, what is owed first; `due`: by when, where it is. */
  kinds: z.array(z.object({ id: z.string(), name: z.string(), due: IsoDate.nullable() })),
  /** Null: nobody has said what it is. */
  what: z
    .object({
      id: z.string(),
      name: z.string(),
      about: z.string(),
      minutes: z.int(),
      agreedWith: z.string().nullable(),
      /** The CEO has not agreed, and is asked elsewhere: nothing is booked before. */
      waitsForCeo: z.boolean().default(false),
      /** 1 weekly, 2 fortnightly: it can be agreed for a term at once. */
      everyWeeks: z.int().nullable(),
      due: IsoDate.nullable(),
      from: IsoDate,
      to: IsoDate,
      /** The last day of the term that `from` is in. */
      termEnds: IsoDate,
      people: z.array(Named.extend({ part: Part })),
      unnamed: z.array(z.string()),
      also: z.array(z.object({ thing: z.string(), name: z.string() })),
    })
    .nullable(),
  leads: z.array(Named),
  leadId: z.string().nullable(),
  /** Who is asked for a time. */
  heads: z.array(Named),
  today: IsoDate,
});
export type Booking = z.infer<typeof Booking>;

const School = z.object({ urn: z.string(), name: z.string() });
/** The booking; or a choice of schools, none by that name, or no model to book by. */
export const BookingAnswer = z.discriminatedUnion('kind', [
  Booking,
  z.object({
    kind: z.literal('choose'),
    asked: z.string(),
    schools: z.array(School),
    more: z.int(),
    engagement: z.string().nullable(),
  }),
  z.object({ kind: z.literal('none'), asked: z.string(), schools: z.array(School) }),
  z.object({ kind: z.literal('no-model'), name: z.string() }),
]);
export type BookingAnswer = z.infer<typeof BookingAnswer>;

const USUAL_DAYS = 42;

/** Null where there is no such school, or the asker may not book there, or the id is another visit's. */
export async function readBooking(
  trust: TrustReads,
  { id, urn, engagement }: BookingRef,
  asking: OwedSources & { readonly actor: Actor; readonly now: IsoInstant },
): Promise<BookingAnswer | null> {
  const { actor, now } = asking;
  const school = await trust.schools.find(urn);
  const visit = await trust.visits.find(id);
  if (!school || !isCurrent(school) || (visit && visit.urn !== urn)) return null;
  const may = visit ? mayDo(actor, 'visit.book', { visit, hubId: school.hubId }) : mayBook(actor, school);
  if (!may) return null;
  const today = dayOf(now);
  const owed = await readOwed(trust, [school], today, asking, {
    ...{ ahead: true, seesComing: seesComingOf(actor) },
  });
  const own = owed?.schools[0];
  if (!owed || !own) return { kind: 'no-model', name: school.name };
  const open = (own.owed?.items ?? [])
    .filter(({ state }) => state === 'owed' || state === 'late')
    .toSorted((one, other) => one.to.localeCompare(other.to));
  const bookable = owed.model.engagements.filter(({ noted }) => !noted);
  const chosen = bookable.find(each => each.id === engagement);
  const leads = await possibleLeads(trust);
  const personId = actor.kind === 'person' ? actor.personId : '';
  const [officer] = await officersFor(trust, school);
  const isLead = leads.some(
    each => each.id === personId && each.appointments.some(({ role }) => role === 'officer'),
  );
  return {
    kind: 'booking',
    ...{ id, urn, schoolName: school.name, hubId: school.hubId, modelName: owed.model.name, today, visit },
    dates: visit?.groupId ? await trust.visits.ofGroup(visit.groupId) : [],
    kinds: kindsOf(bookable, open),
    what: chosen ? await whatOf(trust, chosen, { model: owed.model, own, open, today }) : null,
    leads: leads.map(each => ({ personId: each.id, name: each.name })),
    leadId: visit?.leadId ?? (isLead ? personId : (officer?.id ?? leads[0]?.id ?? null)),
    heads: (await headsOf(trust, school)).map(head => ({ personId: head.id, name: head.name })),
  };
}

function kindsOf(bookable: readonly Engagement[], open: readonly OwedItem[]): Booking['kinds'] {
  const due = (id: string) => open.find(({ thing }) => thing === id)?.to ?? null;
  return bookable
    .map(({ id, name }) => ({ id, name, due: due(id) }))
    .toSorted((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9'));
}

interface Reckoned {
  readonly model: ImprovementModel;
  readonly own: OwedOfSchool;
  readonly open: readonly OwedItem[];
  readonly today: IsoDate;
}

async function whatOf(
  trust: TrustReads,
  engagement: Engagement,
  { model, own: { school, calendar }, open, today }: Reckoned,
): Promise<NonNullable<Booking['what']>> {
  const { id, name, about, minutes, agreedWith, attendees } = engagement;
  const item = open.find(({ thing }) => thing === id);
  const from = item && item.from > today ? item.from : today;
  const isAhead = item !== undefined && item.to > today;
  const half = calendar.knows(from) ? calendar.halfTermFrom(from) : null;
  const halves = half ? calendar.halfTermsOf(academicYearOf(half.startsOn)) : [];
  const { named, unnamed } = await peopleFor(trust, school, attendees);
  const together = model.together.filter(set => set.includes(id)).flat();
  const others = open
    .filter(({ thing }) => thing !== id && together.includes(thing))
    .map(({ thing }) => thing);
  const isAgreed = agreedWith === 'ceo' && (await isSupportAgreed(trust, school.urn, today));
  return {
    ...{ id, name, about, minutes, from },
    agreedWith: agreedWith && !isAgreed ? partInWords(agreedWith) : null,
    waitsForCeo: agreedWith === 'ceo' && !isAgreed,
    everyWeeks: everyWeeksOf(engagement, open),
    due: item?.to ?? null,
    to: isAhead ? item.to : addDays(from, USUAL_DAYS),
    termEnds: halves.findLast(({ term }) => term === half?.term)?.endsOn ?? addDays(from, USUAL_DAYS),
    people: named,
    unnamed: unnamed.map(partInWords),
    also: [...new Set(others)].map(thing => ({ thing, name: nameOfThing(model, thing) })),
  };
}

const WEEKLY = ['school week', 'school fortnight'];

/** Whether it comes back week by week by any of its rules; how often, as what is owed next says. */
function everyWeeksOf({ id, rules }: Engagement, open: readonly OwedItem[]): number | null {
  const per = rules.flatMap(({ cadence }) => ('per' in cadence ? [cadence.per] : []));
  if (!per.some(each => WEEKLY.includes(each))) return null;
  const [one, next] = open.filter(({ thing }) => thing === id);
  if (one && next) return daysBetween(one.from, next.from) < 10 ? 1 : 2;
  return per.includes('school week') ? 1 : 2;
}
