import { z } from 'zod/v4';
import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { seriesIn } from '#domain/meeting/find-series.ts';
import { listSeries, SeriesList, seriesRefFor } from '#workflows/list-series.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import { MeetingPlan, readMeetingPlan } from '#workflows/read-meeting-plan.ts';
import { call } from './actions/call.ts';
import { cancel } from './actions/cancel.ts';
import { move } from './actions/move.ts';
import { restore } from './actions/restore.ts';
import { show } from './actions/show.ts';
import { mayRead } from './may-plan.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/** When a series meets next, and, for those who plan it, the forms to change that: "series:ID" or "asked:" and words. */
export default defineCard<MeetingPlan | SeriesList>({
  name: 'meeting-plan',
  label: 'the dates of meetings',
  audience: 'person',
  subject: z.discriminatedUnion('kind', [MeetingPlan, SeriesList]),
  template,
  actions: [show, move, cancel, restore, call],
  commands: [
    {
      pattern:
        /^(?:when(?:'s|’s|\s+is|\s+are)\s+(?:the\s+|our\s+)?)?next\s+(?:meetings?\b(?:\s+of)?\s*)?(.*?)(?:\s*\bmeetings?)?[\s?!.]*$/i,
      usage: 'next meeting',
      about: 'When your team meets next, for example: next meeting, or: next SIT',
      topic: 'meetings',
      for: ['meeting.read', 'meeting.plan'],
      find: seriesRefFor,
    },
  ],
  async load(trust, ref, { now, viewer: { actor }, bankHolidays }) {
    if (!actor) return null;
    const id = seriesIn(ref);
    if (id)
      return readMeetingPlan(trust, id, { actor, now, calendar: await readCalendar(trust, bankHolidays) });
    return listSeries(trust, ref, { actor, now });
  },
  async hold(trust, ref) {
    await trust.meetings.holdSeries(seriesIn(ref) ?? '');
  },
  mayRead: (actor, subject) => subject.kind === 'list' || mayRead(actor, subject),
  version: subject => (subject.kind === 'plan' ? subject.version : 0),
  facts: subject =>
    subject.kind === 'plan'
      ? Object.fromEntries(
          subject.meetings.map(({ slotAt, startsAt, state }) => [slotAt ?? startsAt, { startsAt, state }]),
        )
      : {},
  view,
  summary: (subject, { now }) => asWords(headline(subject, now), 200),
});
