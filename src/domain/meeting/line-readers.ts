import type { Actor } from '../access/actor.ts';
import { can, type MeetingTarget } from '../access/can.ts';
import type { Appointment } from '../access/role.ts';
import type { AgendaLine } from './agenda-line.ts';

/** Who reads an agenda or minutes: one person in their own chat, or everybody in a channel. */
export type AgendaReader =
  | { readonly kind: 'person'; readonly actor: Extract<Actor, { kind: 'person' }> }
  | {
      readonly kind: 'channel';
      readonly members: readonly { readonly appointments: readonly Appointment[] }[];
    };

/**
 * Whether this reader may read this line. A channel reads what each of its members may: where heads attend (Illuminate's
 * weekly executive), a line about one school is not there for the others to read.
 */
export function mayReadLine(
  line: Pick<AgendaLine, 'audience' | 'readerIds' | 'addedById' | 'urn'>,
  reader: AgendaReader,
  meeting: MeetingTarget,
): boolean {
  if (reader.kind === 'channel')
    return line.audience === 'channel' && reader.members.every(member => reachesLine(member, line.urn));
  const { actor } = reader;
  if (can(actor, 'meeting.run', meeting)) return true;
  if (line.audience === 'chair') return can(actor, 'meeting.read-confidential', meeting);
  if (line.audience === 'named')
    return line.addedById === actor.personId || line.readerIds.includes(actor.personId);
  return can(actor, 'meeting.read', meeting) && reachesLine(actor, line.urn);
}

/** Heads and governors, whose every role is of one school, read lines about their own; everybody else reads of all. */
function reachesLine(
  { appointments }: { readonly appointments: readonly Appointment[] },
  urn: string | null,
): boolean {
  if (urn === null || appointments.some(({ scope }) => scope.kind !== 'school')) return true;
  return appointments.some(({ scope }) => scope.kind === 'school' && scope.urn === urn);
}
