import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { Agenda } from '#domain/meeting/agenda.ts';
import { countInWords, momentInWords } from '#domain/time/words.ts';
import { readAgenda } from '#workflows/read-agenda.ts';
import { addItem } from './actions/add-item.ts';
import { more } from './actions/more.ts';
import { refresh } from './actions/refresh.ts';
import { sendApologies } from './actions/send-apologies.ts';
import { withdrawApologies } from './actions/withdraw-apologies.ts';
import { meetingOf } from './meeting-of.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** The agenda of one meeting, in the series' channel. The reference is the meeting's id. */
export default defineCard<Agenda>({
  name: 'sit-agenda',
  audience: 'channel',
  subject: Agenda,
  template,
  actions: [addItem, sendApologies, withdrawApologies, more, refresh],
  load: (trust, meetingId, { now }) => readAgenda(trust, meetingId, now),
  async hold(trust, meetingId) {
    await trust.meetings.hold(meetingId);
  },
  mayRead: (actor, agenda) => can(actor, 'meeting.read', meetingOf(agenda)),
  lapsed: agenda => !agenda.open,
  version: agenda => agenda.version,
  view,
  summary: (agenda, { now }) =>
    asWords(
      `Agenda for ${agenda.seriesName}, ${momentInWords(agenda.startsAt, now)}: ${agenda.schools.length === 0 ? 'no schools' : countInWords(agenda.schools.length, 'school')} to discuss`,
    ),
});
