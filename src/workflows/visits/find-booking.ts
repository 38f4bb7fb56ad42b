import type { Viewer } from '#domain/access/viewer.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { bookableSchools, bookingAsked } from './booking-asked.ts';
import { bookingRef } from './booking-ref.ts';
import type { BookingAnswer } from './read-booking.ts';

interface Asking extends OwedSources {
  readonly actor: NonNullable<Viewer['actor']>;
  readonly now: IsoInstant;
}

/** The card's reference for the words typed after "book": a new booking, or the words themselves where they are not clear. */
export async function findBooking(
  trust: TrustReads,
  typed: string,
  { newId, ...asking }: Asking & { readonly newId: NewId },
): Promise<string> {
  const { found } = await asked(trust, typed, asking);
  return found?.kind === 'one' ? bookingRef({ ...found, id: newId() }) : `ask ${typed.slice(0, 120)}`;
}

/** A choice of schools for words that were not clear; null for whoever may book nowhere. */
export async function findToBook(
  trust: TrustReads,
  typed: string,
  asking: Asking,
): Promise<BookingAnswer | null> {
  const { schools, found } = await asked(trust, typed, asking);
  if (schools.length === 0) return null;
  if (found === null) return { kind: 'no-model', name: '' };
  const named = (all: readonly { urn: string; name: string }[]) =>
    all.map(({ urn, name }) => ({ urn, name }));
  if (found.kind === 'none') return { kind: 'none', asked: typed, schools: named(found.schools) };
  if (found.kind === 'several')
    return {
      ...{ kind: 'choose', asked: typed, engagement: found.engagement },
      ...{ schools: named(found.schools), more: found.more },
    };
  // Since it was asked another school of that name has left.
  const one = schools.filter(({ urn }) => urn === found.urn);
  return { kind: 'choose', asked: typed, engagement: found.engagement, schools: named(one), more: 0 };
}

async function asked(trust: TrustReads, typed: string, { actor, now, modelFiles }: Asking) {
  const schools = await bookableSchools(trust, actor);
  const inUse = await modelInUse(trust, modelFiles, dayOf(now));
  return { schools, found: inUse && bookingAsked(typed, schools, inUse.model.engagements) };
}
