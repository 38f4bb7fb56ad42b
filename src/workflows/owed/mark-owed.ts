import { namesBeside } from '#domain/access/role.ts';
import type { NeedSpan } from '#domain/entitlement/need-period.ts';
import { aboutStaff } from '#domain/meeting/channel-concern.ts';
import { type BookingTaken, bookingsTaken, recordedOn } from '#domain/owed-files/takes-place.ts';
import { checkInOfFulfilment } from '#domain/plan/check-in.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import { NOT_SENT_REF } from '../obligations/request-refs.ts';
import type { Requesting } from '../obligations/requests-now.ts';
import { stopAboutRequests } from '../obligations/stop-about-requests.ts';
import { reopenCheckIn } from '../plans/reopen-check-in.ts';
import type { OpenDecision } from './open-decisions.ts';
import type { OwedSources } from './read-owed.ts';
import type { RecentRow } from './recent-rows.ts';

/** Who marks what of which school, and when. The caller holds the school's record. */
export interface Marking extends OwedSources {
  readonly urn: string;
  readonly byId: string;
  readonly now: IsoInstant;
  readonly newId: NewId;
}

/** Whether a reason is about a member of staff, or names somebody of the trust: heads read it, and for years. */
export async function isAboutStaff(
  { people }: Pick<TrustWrites, 'people'>,
  reason: string,
): Promise<boolean> {
  return aboutStaff(reason, namesBeside(await people.list(), []));
}

/** Records a decision: a waiver is of what is due on its day, all else holds from today on. */
export async function decideOwed(
  trust: TrustWrites,
  { urn, byId, now, newId, ...sources }: Marking,
  { kind, thing, due, number }: OpenDecision,
  { today, reason }: { today: IsoDate; reason: string },
): Promise<void> {
  const mark = { id: newId(), urn, kind, thing, on: due ?? today, number, reason };
  await trust.owed.addMark(mark, { at: now, byId });
  await afterMarking(trust, urn, { now, ...sources });
}

/** What became of it: `already` is what stood on the record of that day before, and then nothing is recorded. */
export interface DoneRecorded {
  readonly state: 'done' | 'booked';
  readonly already: readonly string[];
  readonly inPlaceOf: readonly BookingTaken[];
}

/**
 * Records that something was done, or is booked when its day is still to come; one visit may have been several things.
 * What was done takes the place of its bookings, or it would count twice; what else they were for stays booked.
 */
export async function recordDone(
  trust: TrustWrites,
  { urn, byId, now, newId, ...sources }: Marking,
  { things, on, today }: { things: readonly string[]; on: IsoDate; today: IsoDate },
): Promise<DoneRecorded> {
  const state = on > today ? 'booked' : 'done';
  const { fulfilments = [] } = (await trust.owed.recordsOf([urn])).get(urn) ?? {};
  const visit = { on, things: [...new Set(things)] };
  const already = recordedOn(visit, fulfilments, [state]);
  if (already.length > 0) return { state, already, inPlaceOf: [] };
  const inPlaceOf = state === 'done' ? bookingsTaken([visit], fulfilments, today) : [];
  for (const { id } of inPlaceOf) await trust.owed.withdrawFulfilment(id, now);
  const kept = inPlaceOf
    .filter(({ left }) => left.length > 0)
    .map(({ on: day, left }) => ({ id: newId(), urn, on: day, state: 'booked' as const, things: [...left] }));
  await trust.owed.addFulfilments([{ ...visit, id: newId(), urn, state }, ...kept], { at: now, byId });
  await afterMarking(trust, urn, { now, ...sources });
  return { state, already, inPlaceOf };
}

/**
 * Takes a row back: it decides nothing any more, and stays on the record; a check-in that was sent is open again. `false` when it was
 * taken back before.
 */
export async function takeBackOwed(
  trust: TrustWrites,
  { urn, now, ...sources }: Omit<Marking, 'byId' | 'newId'>,
  { id, kind }: Pick<RecentRow, 'id' | 'kind'>,
): Promise<boolean> {
  const taken =
    kind === 'booked' || kind === 'done'
      ? await trust.owed.withdrawFulfilment(id, now)
      : await trust.owed.withdrawMark(id, now);
  const checkInId = checkInOfFulfilment(id);
  if (taken && checkInId !== null) await reopenCheckIn(trust, checkInId, { now, ...sources });
  if (taken) await afterMarking(trust, urn, { now, ...sources });
  return taken;
}

const SPANS: readonly NeedSpan[] = ['half-term', 'term', 'year'];

/** The card's reference of a school's needs in a stretch of the year. */
export const needsRef = (urn: string, span: NeedSpan, showsWhy = false): string =>
  `urn:${urn} ${span}${showsWhy ? ' why' : ''}`;

export async function redrawNeeds(trust: Pick<TrustWrites, 'outbox'>, urn: string): Promise<void> {
  for (const span of SPANS)
    for (const why of [false, true]) await trust.outbox.wantUpdates(needsRef(urn, span, why));
}

/** The same, and who has not sent what is asked for: this may have been it, and then nothing goes further about it. */
async function afterMarking(trust: TrustWrites, urn: string, asking: Requesting): Promise<void> {
  await redrawNeeds(trust, urn);
  await trust.outbox.wantUpdates(NOT_SENT_REF);
  await stopAboutRequests(trust, urn, asking);
}
