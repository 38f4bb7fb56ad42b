import type { VisitReport } from '#domain/visit/report.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { NewVisit } from '#ports/visit-store.ts';
import { setTime } from '#workflows/visits/change-visit.ts';

/** An AIM at Oakwood that is still a draft: 9:30 for six hours, in the autumn of 2026. */
export function newVisit(change: Partial<NewVisit> = {}): NewVisit {
  return {
    ...{
      id: 'visit-1',
      urn: '900001',
      engagement: 'aim',
      name: 'Academy Improvement Meeting',
      things: ['aim'],
    },
    ...{ leadId: 'person-priya-shah', attendees: [], state: 'draft', startsAt: null, minutes: 360 },
    ...{ from: '2026-09-01', to: '2026-12-18', isOnline: false, focus: '', documents: '', slots: [] },
    ...{ answerBy: null, reason: null, reasonById: null, movedFrom: null, flags: [], groupId: null },
    ...{ createdById: 'person-priya-shah', createdAt: '2026-11-01T09:00:00.000Z' },
    ...{ changedAt: '2026-11-01T09:00:00.000Z', changedIn: 'teams' },
    ...change,
  };
}

/** A report nobody has written anything in. */
export function emptyReport(
  change: Partial<Omit<VisitReport, 'version'>> = {},
): Omit<VisitReport, 'version'> {
  return {
    ...{ visitId: 'visit-1', state: 'writing', headline: '', strengths: '', areas: '', actions: '' },
    ...{ rag: null, links: [], recommended: null, recommendedWhy: null, dueOn: '2026-11-24' },
    ...{ sentToHeadAt: null, checkBy: null, headAnswer: null, headNote: null, headById: null },
    ...{ changedNote: null, releasedAt: null, releasedTo: [] },
    ...change,
  };
}

interface Booking extends Partial<NewVisit> {
  readonly id: string;
  readonly leadId: string;
  readonly headId?: string;
  readonly at?: string;
}

/** A visit with its time, as the card that accepts an offer leaves it: with all that follows. */
export async function bookedVisit(
  trust: TrustWrites,
  { clock, bankHolidays }: { clock: { now(): string }; bankHolidays: BankHolidays },
  { headId, at = '2026-11-10T09:30:00.000Z', ...change }: Booking,
): Promise<void> {
  const head = { part: 'head', required: true, answer: 'accepted' } as const;
  await trust.visits.add(
    newVisit({ ...change, attendees: headId ? [{ personId: headId, ...head }] : (change.attendees ?? []) }),
  );
  const visit = await trust.visits.find(change.id);
  if (!visit) throw new Error('the visit was just added');
  const changing = { byId: change.leadId, side: 'teams' as const, now: clock.now(), bankHolidays };
  await setTime(trust, visit, { startsAt: at }, changing);
}

/** A visit to Oakwood that is offered and has no time yet: an AIM of two hours, led by somebody, with its head. */
export function offeredVisit({
  headId,
  now,
  ...change
}: { id: string; leadId: string; headId: string; now: string } & Partial<NewVisit>): NewVisit {
  return newVisit({
    attendees: [{ personId: headId, part: 'head', required: true, answer: 'none' }],
    ...{ state: 'offered', minutes: 120, createdById: change.leadId, createdAt: now, changedAt: now },
    ...change,
  });
}
