import type { Actor } from './actor.ts';
import type { Permission, Reach } from './permission.ts';
import { reviewReaches } from './review-reaches.ts';
import type { Appointment, Role } from './role.ts';
import { RULES } from './rules.ts';

/** A meeting as far as rights go: the people of its series, and whoever took it over. */
export interface MeetingTarget {
  readonly kind: 'meeting';
  readonly memberIds: readonly string[];
  readonly deputyIds: readonly string[];
  readonly chairId: string | null;
  readonly actingChairId: string | null;
}

/** A visit as far as rights go: its school, and the people of it. */
export interface VisitTarget {
  readonly kind: 'visit';
  readonly urn: string;
  readonly hubId: string | null;
  readonly leadId: string;
  /** Its lead holds no role any more. */
  readonly leadHasLeft: boolean;
  readonly attendeeIds: readonly string[];
  /** From its brief until four weeks after it: whoever is invited from elsewhere reads its brief and report only then. */
  readonly isInvitedTime: boolean;
  /** Whom its report was released to. */
  readonly recipientIds: readonly string[];
  /** Whom the school's head has named and whose time it is: to answer for them; to choose times and no more. */
  readonly delegateIds: readonly string[];
  readonly slotsDelegateIds: readonly string[];
}

/** A review of a school's category as far as rights go: its school, who may propose, who has taken part, who rules. */
export interface ReviewTarget {
  readonly kind: 'review';
  readonly urn: string;
  readonly hubId: string | null;
  /** Of the roles the model lets propose, those of the school's own hub and of the whole trust. */
  readonly proposerRoles: readonly Role[];
  /** Who has spoken for the team: they neither answer for the school nor rule. */
  readonly teamIds: readonly string[];
  /** Whom the school's head has named to answer for them. */
  readonly delegateIds: readonly string[];
  /** Whether anything was put to the head yet: until then it is the team's own. */
  readonly isWithSchool: boolean;
  /** Whoever rules on it, or would. */
  readonly deciderIds: readonly string[];
}

/** A school as far as rights go. */
export interface SchoolTarget {
  readonly kind: 'school';
  readonly urn: string;
  readonly hubId: string | null;
  /** Whom its head has named to answer for them, where that matters. */
  readonly delegateIds?: readonly string[];
  /** Of something late there: whoever decides once an officer has taken it further. */
  readonly deciderIds?: readonly string[];
}

/**
 * A school, as far as rights to its plan or to one of the plan's actions go: who agrees such a plan by the model, and the action's
 * owner where they were asked about it.
 */
export interface PlanTarget extends SchoolTarget {
  readonly delegateIds: readonly string[];
  readonly agreerIds: readonly string[];
  readonly ownerIds: readonly string[];
}

/** A school, as far as rights to something that is to be sent go: who sends it by the model. */
export interface RequestTarget extends SchoolTarget {
  readonly senderIds: readonly string[];
}

/** A coaching group as far as rights go: who is of it now, or was at the review that is asked about. */
export interface GroupTarget {
  readonly kind: 'coaching';
  readonly urns: readonly string[];
  readonly personIds: readonly string[];
  readonly facilitatorId: string | null;
  /** The model lets the trust's assurance read what is written after a review. */
  readonly isForTrust: boolean;
}

/** What a permission is asked about: a school, a visit, a review, a meeting, a coaching group, or the trust itself. */
export type Target =
  | SchoolTarget
  | PlanTarget
  | RequestTarget
  | VisitTarget
  | ReviewTarget
  | MeetingTarget
  | GroupTarget
  | { kind: 'trust' };

const OPERATOR_MAY: readonly Permission[] = [
  'school.read-basics',
  'meeting.plan',
  'meeting.set-up',
  'trust.mend-deliveries',
  'trust.read-letters',
  'trust.issue-letters',
];

/**
 * Whether `actor` may do `permission` to `target`. Pure, and the only place that reads RULES.
 * The command line's operator holds no school permission: it has settings (series of meetings among them), import, health,
 * and the letters of a whole trust, which are no judgement.
 */
export function can(actor: Actor, permission: Permission, target: Target): boolean {
  if (!permission.startsWith(`${target.kind}.`)) return false;
  if (actor.kind === 'schedule') return true;
  if (actor.kind === 'operator') return OPERATOR_MAY.includes(permission);
  const held = new Set<string>();
  for (const appointment of actor.appointments) {
    for (const reach of reachesOf(appointment, target)) held.add(`${appointment.role} ${reach}`);
  }
  if (target.kind === 'meeting') {
    if (target.memberIds.includes(actor.personId)) held.add('anyone member');
    if (target.deputyIds.includes(actor.personId)) held.add('anyone deputy');
    if (actor.personId === target.chairId || actor.personId === target.actingChairId)
      held.add('anyone chair');
  }
  if (target.kind === 'school' && target.delegateIds?.includes(actor.personId)) held.add('anyone delegate');
  if ('senderIds' in target && target.senderIds.includes(actor.personId)) held.add('anyone sender');
  if (target.kind === 'school' && target.deciderIds?.includes(actor.personId)) held.add('anyone decider');
  if ('agreerIds' in target) {
    if (target.agreerIds.includes(actor.personId)) held.add('anyone agreer');
    if (target.ownerIds.includes(actor.personId)) held.add('anyone owner');
  }
  if (target.kind === 'visit') {
    if (actor.personId === target.leadId) held.add('anyone lead');
    if (target.attendeeIds.includes(actor.personId)) held.add('anyone attendee');
    if (target.attendeeIds.includes(actor.personId) && target.isInvitedTime) held.add('anyone invited-now');
    if (target.recipientIds.includes(actor.personId)) held.add('anyone recipient');
    if (target.delegateIds.includes(actor.personId)) held.add('anyone delegate');
    if (target.slotsDelegateIds.includes(actor.personId)) held.add('anyone slots-delegate');
  }
  if (target.kind === 'coaching') {
    if (isOfGroup(actor, target)) held.add('anyone group-member');
    if (actor.personId === target.facilitatorId) held.add('anyone facilitator');
  }
  if (target.kind === 'review') for (const reach of reviewReaches(actor, target)) held.add(`anyone ${reach}`);
  return RULES.some(rule => rule.may.includes(permission) && held.has(`${rule.role} ${rule.reach}`));
}

/** In person, or as a head of a school that is of it. */
function isOfGroup(
  { personId, appointments }: Extract<Actor, { kind: 'person' }>,
  { urns, personIds }: GroupTarget,
): boolean {
  return (
    personIds.includes(personId) ||
    appointments.some(
      ({ role, scope }) => role === 'head' && scope.kind === 'school' && urns.includes(scope.urn),
    )
  );
}

/**
 * DOMAIN gives officers, deputies and the CEO the trust, whatever hub they are linked to; so those roles reach
 * 'trust' from any scope. Every other role reaches no further than the scope it was given.
 */
function reachesOf(appointment: Appointment, target: Target): Reach[] {
  const { role, scope } = appointment;
  const reaches: Reach[] = [];
  if (role === 'officer' || role === 'deputy-ceo' || role === 'ceo' || scope.kind === 'trust')
    reaches.push('trust');
  if (target.kind === 'school' || target.kind === 'visit') {
    // Whoever is linked to the whole trust is linked to each of its hubs.
    if (scope.kind === 'trust' || (scope.kind === 'hub' && scope.hubId === target.hubId))
      reaches.push('own-hub');
    if (scope.kind === 'school' && scope.urn === target.urn) reaches.push('own-school');
  }
  if (target.kind === 'coaching' && target.isForTrust && reaches.includes('trust')) reaches.push('assurance');
  if (target.kind === 'visit' && target.leadHasLeft) {
    const isOfTrust = role === 'deputy-ceo' || role === 'ceo';
    if (isOfTrust || reaches.includes('own-hub')) reaches.push('lead-has-left');
  }
  return reaches;
}
