import type { Actor } from '#domain/access/actor.ts';
import type { Role, Scope } from '#domain/access/role.ts';

/** Someone at a card, with one appointment or none: `actor('head', { kind: 'school', urn })`. */
export function actor(
  role: Role | null,
  scope: Scope = { kind: 'trust' },
  personId = `a-${role ?? 'nobody'}`,
): Extract<Actor, { kind: 'person' }> {
  return {
    kind: 'person',
    personId,
    name: 'Ana Brook',
    appointments: role ? [{ role, scope }] : [],
    entrance: 'card',
  };
}
