import { z } from 'zod/v4';
import { notTooFar } from '#cards-kit/day-ahead.ts';
import { type LookContext, NotDone, type RunContext } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { optionalText } from '#cards-kit/typed-text.ts';
import { daysBetween } from '#domain/time/iso.ts';
import { findPeople } from '#workflows/visits/find-people.ts';
import { lookAtCalendars, type SeenCalendars } from '#workflows/visits/look-at-calendars.ts';
import { partOf } from '#workflows/visits/people-for.ts';
import type { Booking, BookingAnswer } from '#workflows/visits/read-booking.ts';
import type { Saving, Wanted } from '#workflows/visits/save-booking.ts';
import { bookingOf } from './may-book.ts';

const DAY = 'Please give the first and the last day to look at.';
const MINUTES = 'Please give the length in minutes, from 15 to 600.';
const LEAD = 'Please choose who leads it.';
const LONG = 'Please keep the focus and what to have ready to 300 characters each.';
const NAMES = 'Please keep the names to 300 characters.';
const LONGEST_DAYS = 160;

export const ids = z
  .string()
  .max(4000)
  .catch('')
  .default('')
  .transform(text => text.split(',').filter(Boolean));

/** What both forms ask: how long, where, who, and what about. */
export const Form = z.object({
  minutes: z.coerce.number(MINUTES).int(MINUTES).min(15, MINUTES).max(600, MINUTES),
  where: z.enum(['school', 'online']).catch('school'),
  lead: z.string(LEAD).min(1, LEAD).max(100, LEAD),
  who: ids,
  others: optionalText(300, NAMES),
  also: ids,
  focus: optionalText(300, LONG),
  documents: optionalText(300, LONG),
});
type Form = z.infer<typeof Form>;
export const FirstDay = z.iso.date(DAY);

/** What the form says, with the people it names. Throws `NotDone` where nobody is called so, or the days are no window. */
export async function wantedOf(
  {
    trust,
    subject,
    now,
  }: Pick<LookContext<BookingAnswer> | RunContext<BookingAnswer>, 'trust' | 'subject' | 'now'>,
  { from, to, ...form }: Form & { readonly from: string; readonly to: string },
): Promise<Wanted> {
  const booking = bookingOf(subject);
  const { id, urn, what, leads, today } = booking;
  if (!what) throw new Error('a booking of nothing');
  if (to < today || to < from)
    throw new NotDone(plainText`The last day is before the first, or is past. Please check the days.`);
  notTooFar(now, from, to);
  if (daysBetween(from, to) > LONGEST_DAYS)
    throw new NotDone(plainText`That is more than two terms. Please look at a shorter time.`);
  const lead = leads.find(({ personId }) => personId === form.lead);
  if (!lead) throw new NotDone(plainText`Please choose who leads it from the list.`);
  return {
    ...{ id, urn, engagement: what.id, name: what.name },
    things: [what.id, ...form.also.filter(thing => what.also.some(each => each.thing === thing))],
    ...{ leadId: lead.personId, leadName: lead.name },
    attendees: await attendeesOf(trust, booking, form),
    ...{ minutes: form.minutes, from: from < today ? today : from, to, isOnline: form.where === 'online' },
    ...{ focus: form.focus, documents: form.documents },
  };
}

async function attendeesOf(
  trust: RunContext<unknown>['trust'] | LookContext<unknown>['trust'],
  { what, visit, urn }: Booking,
  { who, others, lead }: Form,
): Promise<Wanted['attendees']> {
  const found = await findPeople(trust, others);
  if (!found.ok) throw new NotDone(asPlain(found.because, 300));
  const offered = [...(what?.people ?? []), ...(visit?.attendees ?? [])];
  const named = offered
    .filter(({ personId }) => who.includes(personId))
    .map(({ personId, name, part }) => ({ personId, name, part, required: true }));
  const added = found.people.map(person => ({
    ...{ personId: person.id, name: person.name, part: partOf(person, urn), required: true },
  }));
  const each = new Map([...named, ...added].map(one => [one.personId, one]));
  each.delete(lead);
  return [...each.values()];
}

/** Everybody's calendars in the window, in the name of whoever asks. */
export async function lookFor(
  context: LookContext<BookingAnswer>,
  form: Form & { readonly from: string; readonly to: string },
): Promise<SeenCalendars> {
  const { leadId, attendees, from, to } = await wantedOf(context, form);
  const personIds = [leadId, ...attendees.map(({ personId }) => personId)];
  return lookAtCalendars(context, { askerId: context.actor.personId, personIds, from, to, now: context.now });
}

export const savingOf = ({
  actor,
  now,
  bankHolidays,
  newId,
}: Pick<RunContext<unknown>, 'actor' | 'now' | 'bankHolidays' | 'newId'>): Saving => ({
  ...{ byId: actor.personId, now, bankHolidays, newId },
});

/** What was taken for true; where no calendar is connected, that one is not. */
export function assumedInWords(
  connected: boolean,
  assumed: readonly { kind: string; words: string }[],
): string {
  if (!connected) return 'No Outlook calendar is connected, so only the visits booked here were looked at.';
  return assumed.length > 0 ? `Assumed: ${assumed.map(({ words }) => words).join('; ')}.` : '';
}
