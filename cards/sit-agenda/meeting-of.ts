import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can, type Target } from '#domain/access/can.ts';
import type { Agenda } from '#domain/meeting/agenda.ts';
import { listInWords } from '#domain/time/words.ts';

export const meetingOf = ({ memberIds, chairIds }: Agenda): Target => ({
  kind: 'meeting',
  memberIds,
  chairIds,
});

/** Members of the series, and those who may contribute to any, until the meeting starts. */
export function mayContribute(actor: Actor, agenda: Agenda): Allowed {
  if (!can(actor, 'meeting.contribute', meetingOf(agenda))) {
    const chair = listInWords(agenda.chairNames, 'or');
    return no(
      chair
        ? plainText`Only members of the ${agenda.seriesName} meeting can do this, so nothing was recorded. To have something raised, ask ${chair}.`
        : plainText`Only members of the ${agenda.seriesName} meeting can do this, so nothing was recorded.`,
    );
  }
  if (!agenda.open)
    return no(plainText`This meeting has started and its agenda is closed. Please say it in the meeting.`);
  return YES;
}
