import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';
import { type FoundSlots, findSlots } from '#domain/visit/find-slots.ts';
import type { Visit } from '#domain/visit/visit.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { NewVisit } from '#ports/visit-store.ts';
import type { SeenCalendars } from './look-at-calendars.ts';
import { slotsAsked } from './slots-asked.ts';
import { redrawVisit } from './tell-visit.ts';

/** What somebody wants to arrange, as the form says it. */
export interface Wanted {
  readonly id: string;
  readonly urn: string;
  readonly engagement: string;
  readonly name: string;
  readonly things: readonly string[];
  readonly leadId: string;
  readonly leadName: string;
  readonly attendees: readonly Omit<Visit['attendees'][number], 'answer'>[];
  readonly minutes: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly isOnline: boolean;
  readonly focus: string;
  readonly documents: string;
}

export interface Saving {
  readonly byId: string;
  readonly now: IsoInstant;
  readonly bankHolidays: BankHolidays;
  readonly newId: NewId;
}

/**
 * Looks for times and keeps them as a draft, of which nobody else knows. What was offered before is offered no more: its
 * times are these from now on. The caller holds the visit, where there is one.
 */
export async function findTimes(
  trust: TrustWrites,
  wanted: Wanted,
  seen: SeenCalendars,
  saving: Saving,
): Promise<FoundSlots> {
  const found = findSlots(await slotsAsked(trust, { ...wanted, startsAt: null }, seen, saving));
  const slots = found.slots.map(({ startsAt, because, forLead }) => ({
    ...{ id: saving.newId(), startsAt, because, forLead },
    ...{ state: 'open' as const, byId: null },
  }));
  await keepDraft(trust, wanted, { slots, groupId: null }, saving);
  return found;
}

export async function keepDraft(
  trust: TrustWrites,
  { leadName: _name, attendees, ...wanted }: Wanted,
  { slots, groupId }: Pick<Visit, 'slots' | 'groupId'>,
  { byId, now }: Saving,
): Promise<void> {
  const coming: NewVisit['attendees'] = attendees.map(({ personId, part, required }) => ({
    ...{ personId, part, required, answer: 'none' },
  }));
  const kept = {
    ...{ ...wanted, things: [...wanted.things], slots, state: 'draft' as const },
    ...{ answerBy: null, reason: null, reasonById: null, changedAt: now, changedIn: 'teams' as const },
  };
  const before = await trust.visits.find(wanted.id);
  if (before) {
    const { id, urn: _urn, ...change } = kept;
    await trust.visits.change(id, change);
    await trust.visits.setAttendees(id, coming);
    await redrawVisit(trust, id);
    return;
  }
  await trust.visits.add({
    ...{ ...kept, attendees: coming, groupId, flags: [] },
    ...{ startsAt: null, movedFrom: null, createdById: byId, createdAt: now },
  });
}
