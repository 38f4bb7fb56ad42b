import type { VisitTarget } from '../access/can.ts';
import type { Delegates } from '../delegation/delegation.ts';
import { addDays, dayOf, type IsoInstant } from '../time/iso.ts';
import { endOf, isTimed, type Visit } from './visit.ts';

/** How long after it whoever was invited to another school still reads its brief and report (DOMAIN, "Who may do what"). */
const READ_AFTER_DAYS = 28;

/** The visit as far as rights go. `briefAt`: when its brief is due; null where that is not known. */
export function visitTarget(
  visit: Visit,
  around: {
    readonly hubId: string | null;
    readonly briefAt: IsoInstant | null;
    readonly recipientIds: readonly string[];
    /** Only where it is asked about its report. */
    readonly leadHasLeft?: boolean;
    /** Of its school, as they hold now. */
    readonly delegates: Delegates;
    readonly now: IsoInstant;
  },
): VisitTarget {
  const { urn, leadId, attendees } = visit;
  const { hubId, briefAt, recipientIds, leadHasLeft = false, delegates, now } = around;
  const isOn = visit.state === 'booked' || visit.state === 'held';
  const isInvitedTime =
    isOn &&
    isTimed(visit) &&
    briefAt !== null &&
    briefAt <= now &&
    dayOf(now) <= addDays(dayOf(endOf(visit)), READ_AFTER_DAYS);
  const attendeeIds = attendees.map(({ personId }) => personId);
  return {
    ...{ kind: 'visit', urn, hubId, leadId, leadHasLeft, attendeeIds, isInvitedTime, recipientIds },
    ...{ delegateIds: delegates.answers, slotsDelegateIds: delegates.slots },
  };
}
