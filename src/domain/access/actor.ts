import type { Appointment } from './role.ts';

/** Which door a request came through. The workflows behind it are the same. */
export type Entrance = 'card' | 'text' | 'link' | 'command-line' | 'schedule' | 'outlook';

/**
 * Whoever acts. A person's actor is made from the authenticated activity and the trust's own list of people,
 * never from what a card carries.
 */
export type Actor =
  | {
      kind: 'person';
      personId: string;
      name: string;
      appointments: readonly Appointment[];
      entrance: 'card' | 'text';
    }
  | { kind: 'operator'; entrance: 'command-line' }
  | { kind: 'schedule'; entrance: 'schedule' };

export const OPERATOR: Actor = { kind: 'operator', entrance: 'command-line' };
export const SCHEDULE: Actor = { kind: 'schedule', entrance: 'schedule' };

/** The name of the actor in the audit: a person by id, never by name. */
export function actorId(actor: Actor): string {
  return actor.kind === 'person' ? actor.personId : actor.kind === 'operator' ? 'operator' : 'fortnight';
}
