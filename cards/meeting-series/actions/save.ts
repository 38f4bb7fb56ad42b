import { z } from 'zod/v4';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain, clean, plainText } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import { stayingInWords } from '#domain/meeting/series-words.ts';
import { asUpcoming } from '#domain/meeting/upcoming.ts';
import type { SeriesList } from '#workflows/list-series.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import type { SeriesSheet } from '#workflows/read-series.ts';
import { saveSeries } from '#workflows/save-series.ts';
import { mayPlan } from '../references.ts';

export type Subject = SeriesSheet | SeriesList;

/** A choice must have a value, so that of nobody is a word. */
export const NOBODY = 'nobody';

// Only the shape is read here: what a series may be is checked, all of it at once, where it is saved.
const text = z.string().max(5000).catch('');
const number = z.preprocess(raw => (raw === '' ? Number.NaN : Number(raw)), z.number().catch(-1));
const time = text.transform(raw => raw.trim().replace(/^\d:/, '0$&'));
const ids = text.transform(raw => raw.split(',').flatMap(id => id.trim() || []));

export const save = defineAction({
  name: 'save',
  kind: 'decide',
  input: z.object({
    name: text.transform(raw => clean(raw, 5000)),
    weekday: number,
    time,
    minutes: number,
    everyWeeks: number,
    anchor: text,
    leadDays: number,
    chair: text.transform(id => (id === NOBODY || id === '' ? null : id)),
    deputies: ids,
    members: ids,
  }),
  allow: (actor, subject: Subject) => mayPlan(actor, subject),
  async run({ trust, subject, actor, now, bankHolidays }, { chair, deputies, members, ...input }) {
    if (subject.kind !== 'sheet') throw new NotDone(plainText`Please choose a series first.`);
    const draft = { ...input, chairId: chair, deputyIds: deputies, memberIds: members };
    const calendar = await readCalendar(trust, bankHolidays);
    const saved = await saveSeries(trust, { id: subject.id, draft, calendar, now });
    if (!saved.ok) throw new NotDone(asPlain(saved.faults.join(' '), 1500));
    const target = meetingTarget(saved.series, null);
    if (!can(actor, 'meeting.plan', target) && !can(actor, 'meeting.read', target))
      throw new NotDone(
        plainText`You would not see this series any more. Please stay a member, or ask an administrator to change it.`,
      );
    const staying = saved.staying.map(meeting => stayingInWords(asUpcoming(meeting), now));
    const done = saved.before
      ? `${saved.series.name} is changed.`
      : `${saved.series.name} is set up. Next: type “@Fortnight use this channel for ${saved.series.name}” in its channel.`;
    return {
      said: asPlain([done, ...staying].join(' '), 1500),
      audited: { seriesId: subject.id, ...draft },
    };
  },
});
