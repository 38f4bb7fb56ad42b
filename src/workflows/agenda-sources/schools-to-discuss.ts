import type { Meeting } from '#domain/meeting/meeting.ts';
import { proposeSchools } from '#domain/meeting/schools-to-discuss.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { AgendaSource } from './agenda-source.ts';

/** Schools with news in the register since the last agenda, and those nobody has mentioned for long. */
export const schoolsToDiscuss: AgendaSource = {
  name: 'schools',
  async propose(trust, { series, meeting, earlier, schools, now }) {
    return proposeSchools({
      schools,
      news: earlier ? await trust.schools.newsSince(toldUntil(earlier)) : [],
      lastMentioned: await trust.agendas.lastMentions(series.id, meeting.startsAt),
      today: dayOf(meeting.startsAt),
      now,
    });
  },
};

/** Up to when an agenda told of news: later than it was due if nobody ticked just then. */
const toldUntil = ({ preparedAt, agendaDueAt }: Meeting) => preparedAt ?? agendaDueAt;
