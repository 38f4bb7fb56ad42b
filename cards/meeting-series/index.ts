import { z } from 'zod/v4';
import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { seriesIn } from '#domain/meeting/find-series.ts';
import { listSeries, SeriesList } from '#workflows/list-series.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import { newSeriesSheet, readSeries, SeriesSheet } from '#workflows/read-series.ts';
import { end } from './actions/end.ts';
import { save } from './actions/save.ts';
import { show } from './actions/show.ts';
import { newSeries, seriesByName } from './commands.ts';
import { newId, targetOf } from './references.ts';
import template from './template.json' with { type: 'json' };
import { useThisChannel } from './use-this-channel.ts';
import { headline, view } from './view.ts';

/** A series of meetings: its facts, and the form to set it up or change it. "series:ID", "new:ID" or "asked:" and words. */
export default defineCard<SeriesSheet | SeriesList>({
  name: 'meeting-series',
  label: 'the facts of a series of meetings',
  audience: 'person',
  subject: z.discriminatedUnion('kind', [SeriesSheet, SeriesList]),
  template,
  actions: [show, save, end],
  commands: [seriesByName, newSeries, useThisChannel],
  async load(trust, ref, { now, viewer: { actor }, bankHolidays }) {
    if (!actor) return null;
    const list = await listSeries(trust, ref, { actor, now });
    if (list) return list;
    const fresh = newId(ref);
    const id = seriesIn(ref) ?? fresh ?? '';
    const calendar = await readCalendar(trust, bankHolidays);
    const sheet = await readSeries(trust, id, { actor, now, calendar });
    return sheet ?? (fresh === null ? null : newSeriesSheet(trust, fresh, { actor, now }));
  },
  async hold(trust, ref) {
    await trust.meetings.holdSeries(seriesIn(ref) ?? newId(ref) ?? '');
  },
  mayRead: (actor, subject) =>
    subject.kind === 'list' ||
    can(actor, 'meeting.plan', targetOf(subject)) ||
    can(actor, 'meeting.read', targetOf(subject)),
  version: subject => (subject.kind === 'sheet' ? subject.version : 0),
  facts: subject =>
    subject.kind === 'sheet'
      ? { ...subject.draft, endedOn: subject.endedOn, channels: subject.channelIds }
      : {},
  view,
  summary: subject => asWords(headline(subject), 200),
});
