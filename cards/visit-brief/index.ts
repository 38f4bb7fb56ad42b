import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { momentInWords } from '#domain/time/words.ts';
import { readBrief, VisitBrief } from '#workflows/visits/read-brief.ts';
import { add } from './actions/add.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** What everybody of a visit has two school days before it. The reference is the visit's id. */
export default defineCard<VisitBrief>({
  name: 'visit-brief',
  label: 'the brief of a visit',
  audience: 'person',
  subject: VisitBrief,
  template,
  actions: [add],
  async load(trust, visitId, { now, viewer: { actor }, bankHolidays, modelFiles }) {
    return actor && readBrief(trust, visitId, { actor, now, bankHolidays, modelFiles });
  },
  async hold(trust, visitId) {
    await trust.visits.hold(visitId);
  },
  // `load` gives nothing to those who may not read it.
  mayRead: () => true,
  // Of a visit that moved, the brief of its earlier time is none.
  lapsed: ({ isDue, isOver, isPeerReview }) => !isDue || isOver || isPeerReview,
  version: ({ version }) => version,
  facts: ({ startsAt, version }) => ({ startsAt, version }),
  view,
  summary: ({ kind, schoolName, startsAt }, { now }) =>
    asWords(`Brief: ${kind} at ${schoolName}, ${momentInWords(startsAt, now)}`, 200),
});
