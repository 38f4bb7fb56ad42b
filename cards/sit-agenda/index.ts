import { defineCard } from '#cards-kit/define-card.ts';
import { more, refresh } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { Agenda } from '#domain/meeting/agenda.ts';
import { momentInWords } from '#domain/time/words.ts';
import { readAgenda } from '#workflows/read-agenda.ts';
import { addItem } from './actions/add-item.ts';
import { chair } from './actions/chair.ts';
import { open } from './actions/open.ts';
import { sendApologies } from './actions/send-apologies.ts';
import { withdrawApologies } from './actions/withdraw-apologies.ts';
import { add, agenda } from './commands.ts';
import { contents } from './contents.ts';
import { meetingOf } from './meeting-of.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** The agenda of one meeting, in the series' channel. The reference is the meeting's id. */
export default defineCard<Agenda>({
  name: 'sit-agenda',
  label: 'the agenda of a meeting',
  audience: 'channel',
  subject: Agenda,
  template,
  actions: [addItem, sendApologies, withdrawApologies, chair, open, more, refresh],
  commands: [agenda, add],
  load: (trust, meetingId, { now, viewer }) => readAgenda(trust, meetingId, { now, viewer }),
  async hold(trust, meetingId) {
    await trust.meetings.hold(meetingId);
  },
  mayRead: (actor, agenda) => can(actor, 'meeting.read', meetingOf(agenda)),
  lapsed: ({ open }) => !open,
  version: agenda => agenda.version,
  facts: ({ state, sections, apologies, actingChairId }) => ({
    state,
    actingChair: actingChairId,
    ...Object.fromEntries(
      sections.flatMap(({ lines }) => lines.map(({ id, outcome }) => [`line ${id}`, outcome])),
    ),
    apologies: apologies.map(({ personId }) => personId),
  }),
  view,
  summary({ seriesName, startsAt, state, sections }, { now }) {
    const when = `${seriesName}, ${momentInWords(startsAt, now)}`;
    if (state === 'cancelled') return asWords(`Cancelled: ${when}`);
    return asWords(`Agenda for ${when}: ${contents(sections)}`);
  },
});
