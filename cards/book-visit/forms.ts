import type { Scene } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asWords } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { Booking } from '#workflows/visits/read-booking.ts';

type Kept = Scene['kept'];

const KINDS_BYTES = 3000;
const PEOPLE_BYTES = 2500;
const LEADS_BYTES = 2500;

const choices = (all: readonly { value: string; title: string }[], bytes: number) =>
  new Room(bytes).take(
    all.map(({ title, value }) => ({ title: asWords(title, 100), value: asWords(value, 100) })),
  );

/** What can be booked, what is owed first. */
export function kindsOf(booking: Booking | null, kept: Kept) {
  const kinds = choices(
    (booking?.kinds ?? []).map(({ id, name, due }) => ({
      value: id,
      title: due === null ? name : `${name}: owed by ${dayInWords(due)}`,
    })),
    KINDS_BYTES,
  );
  return { kinds, what: kept.what ?? asWords(booking?.what?.id ?? kinds[0]?.value ?? '') };
}

/** The form as it is filled in: what stood in it, the draft's, or the model's. */
export function formOf(booking: Booking | null, kept: Kept) {
  const what = booking?.what ?? null;
  const visit = booking?.visit ?? null;
  const named = new Map((what?.people ?? []).map(each => [each.personId, each.name]));
  for (const { personId, name } of visit?.attendees ?? []) named.set(personId, name);
  const people = choices(
    [...named].map(([value, title]) => ({ value, title })),
    PEOPLE_BYTES,
  );
  const also = choices(
    (what?.also ?? []).map(({ thing, name }) => ({ value: thing, title: name })),
    PEOPLE_BYTES,
  );
  const coming = (visit?.attendees ?? what?.people ?? []).map(({ personId }) => personId);
  return {
    today: asWords(booking?.today ?? ''),
    findFrom: kept.findFrom ?? asWords(visit?.from ?? what?.from ?? ''),
    findTo: kept.findTo ?? asWords(visit?.to ?? what?.to ?? ''),
    minutes: kept.minutes ?? asWords(String(visit?.minutes ?? what?.minutes ?? '')),
    where: kept.where ?? asWords(visit?.isOnline ? 'online' : 'school'),
    people,
    hasPeople: people.length > 0,
    who: kept.who ?? asWords(coming.join(','), 2000),
    others: kept.others ?? asWords(''),
    leads: leadsOf(booking),
    lead: kept.lead ?? asWords(booking?.leadId ?? ''),
    also,
    hasAlso: also.length > 0,
    alsoTicked: kept.also ?? asWords((visit?.things ?? []).slice(1).join(','), 2000),
    focus: kept.focus ?? asWords(visit?.focus ?? ''),
    documents: kept.documents ?? asWords(visit?.documents ?? ''),
  };
}

/** Support days: until the end of the term. */
export function seriesForm(booking: Booking | null, kept: Kept) {
  const what = booking?.what ?? null;
  const visit = booking?.visit ?? null;
  return {
    seriesFrom: kept.seriesFrom ?? asWords(what?.from ?? ''),
    seriesTo: kept.seriesTo ?? asWords(what?.termEnds ?? ''),
    weekday: kept.weekday ?? asWords('2'),
    seriesTime: kept.seriesTime ?? asWords('09:00'),
    every: kept.every ?? asWords(String(what?.everyWeeks ?? 1)),
    seriesMinutes: kept.seriesMinutes ?? asWords(String(visit?.minutes ?? what?.minutes ?? '')),
    seriesLead: kept.seriesLead ?? asWords(booking?.leadId ?? ''),
    seriesFocus: kept.seriesFocus ?? asWords(visit?.focus ?? ''),
  };
}

const leadsOf = (booking: Booking | null) =>
  choices(
    (booking?.leads ?? []).map(({ personId, name }) => ({ value: personId, title: name })),
    LEADS_BYTES,
  );
