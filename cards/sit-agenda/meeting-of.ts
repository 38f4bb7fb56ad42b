import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, type Plain, plainText } from '#cards-kit/text.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { addedAlready } from '#domain/meeting/added-already.ts';
import type { Agenda } from '#domain/meeting/agenda.ts';
import { concernIn, turnedAwayInWords } from '#domain/meeting/channel-concern.ts';

export const meetingOf = (agenda: Agenda) => ({ ...agenda, kind: 'meeting' }) as const;

/** Members of the series, and those who may contribute to any, until the meeting starts. */
export function mayContribute(actor: Actor, agenda: Agenda): Allowed {
  if (!can(actor, 'meeting.contribute', meetingOf(agenda))) {
    const { seriesName, chairName } = agenda;
    return no(
      chairName
        ? plainText`Only members of the ${seriesName} meeting can do this, so nothing was recorded. To have something raised, ask ${chairName}.`
        : plainText`Only members of the ${seriesName} meeting can do this, so nothing was recorded.`,
    );
  }
  if (agenda.state === 'cancelled')
    return no(
      plainText`This meeting is cancelled, so nothing was recorded. For the next one, type “add” and what it is about.`,
    );
  if (!agenda.open)
    return no(plainText`This meeting has started and its agenda is closed. Please say it in the meeting.`);
  return YES;
}

/** Whether words may stand in front of the channel; safeguarding and named members of staff may not. */
export function mayBeSaid(text: string, { staffNames, safeguardingContact }: Agenda): Allowed {
  const concern = concernIn(text, staffNames);
  return concern ? no(asPlain(turnedAwayInWords(concern, safeguardingContact), 500)) : YES;
}

/** What to say when the very same is on it already; null when it is not. */
export function saidBefore(
  { personId }: { readonly personId: string },
  agenda: Agenda,
  item: Parameters<typeof addedAlready>[1],
): Plain | null {
  const by = addedAlready(agenda, item);
  if (!by) return null;
  return by.id === personId
    ? plainText`You have added that already.`
    : plainText`${by.name} has added that already.`;
}
