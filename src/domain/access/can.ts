import type { Actor } from './actor.ts';
import type { Appointment } from './role.ts';
import { type Permission, type Reach, RULES } from './rules.ts';

/** What a permission is asked about: a school, or a meeting with the people of its series. */
export type Target =
  | { kind: 'school'; urn: string; hubId: string | null }
  | { kind: 'meeting'; memberIds: readonly string[]; chairIds: readonly string[] };

/**
 * Whether `actor` may do `permission` to `target`. Pure, and the only place that reads RULES.
 * The command line's operator holds no school permission: it has settings, import and health, nothing else.
 */
export function can(actor: Actor, permission: Permission, target: Target): boolean {
  if (!permission.startsWith(`${target.kind}.`)) return false;
  if (actor.kind === 'schedule') return true;
  if (actor.kind === 'operator') return permission === 'school.read-basics';
  const held = new Set<string>();
  for (const appointment of actor.appointments) {
    for (const reach of reachesOf(appointment, target)) held.add(`${appointment.role} ${reach}`);
  }
  if (target.kind === 'meeting') {
    if (target.memberIds.includes(actor.personId)) held.add('anyone member');
    if (target.chairIds.includes(actor.personId)) held.add('anyone chair');
  }
  return RULES.some(rule => rule.may.includes(permission) && held.has(`${rule.role} ${rule.reach}`));
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
  if (target.kind === 'school') {
    if (scope.kind === 'hub' && scope.hubId === target.hubId) reaches.push('own-hub');
    if (scope.kind === 'school' && scope.urn === target.urn) reaches.push('own-school');
  }
  return reaches;
}
