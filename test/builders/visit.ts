import type { Attendee, Visit } from '#domain/visit/visit.ts';
import type { NewVisit } from '#ports/visit-store.ts';

export const OAKWOOD = '900001';

/** A visit to Oakwood that is offered and has no time yet: an AIM of two hours, led by somebody, with its head. */
export function newVisit({
  id,
  leadId,
  headId,
  now,
  ...change
}: { id: string; leadId: string; headId: string; now: string } & Partial<NewVisit>): NewVisit {
  return {
    ...{ id, urn: OAKWOOD, engagement: 'aim', name: 'Academy Improvement Meeting', things: ['aim'], leadId },
    attendees: [{ personId: headId, part: 'head', required: true, answer: 'none' }],
    ...{ state: 'offered', startsAt: null, minutes: 120, from: '2026-09-01', to: '2026-12-18' },
    ...{ isOnline: false, focus: '', documents: '', slots: [], answerBy: null },
    ...{ reason: null, reasonById: null, movedFrom: null, flags: [], groupId: null },
    ...{ createdById: leadId, createdAt: now, changedAt: now, changedIn: 'teams' },
    ...change,
  };
}

const NOVEMBER = '2026-11-02T09:00:00.000Z';

/** The same as it is read: with people's names. */
export function visit(change: Partial<Visit> = {}): Visit {
  const { attendees, ...rest } = newVisit({ id: 'visit-1', leadId: 'priya', headId: 'tom', now: NOVEMBER });
  const named: Attendee[] = attendees.map(each => ({ ...each, name: 'Tom Reed' }));
  return { ...rest, attendees: named, leadName: 'Priya Shah', version: 1, ...change };
}
