import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { MeetingNotice, readMeetingNotice } from '#workflows/read-meeting-notice.ts';
import template from './template.json' with { type: 'json' };
import { headline, isOver, view } from './view.ts';

/**
 * That a meeting was moved, cancelled, put back or called; to its chair alone, that somebody has taken it over. A redrawn
 * card notifies nobody: this does.
 */
export default defineCard<MeetingNotice>({
  name: 'meeting-notice',
  label: 'the notice of a changed meeting',
  audience: 'channel',
  subject: MeetingNotice,
  template,
  actions: [],
  load: (trust, meetingId, { now, viewer }) => readMeetingNotice(trust, meetingId, { now, viewer }),
  async hold(trust, meetingId) {
    await trust.meetings.hold(meetingId);
  },
  mayRead: (actor, { memberIds }) =>
    can(actor, 'meeting.read', {
      kind: 'meeting',
      memberIds,
      deputyIds: [],
      chairId: null,
      actingChairId: null,
    }),
  lapsed: ({ isPast, takenBy, state }) => (takenBy === null ? isPast : isOver(state)),
  version: ({ version }) => version,
  view,
  summary: (notice, { now }) => asWords(headline(notice, now), 200),
});
