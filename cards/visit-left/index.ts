import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { LeftVisit, readLeft, visitOfLeft } from '#workflows/visits/read-left.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/** That somebody was taken off a visit, or leads it no more: they may not see its own card, and learn it from this. */
export default defineCard<LeftVisit>({
  name: 'visit-left',
  label: 'that you are not of a visit any more',
  audience: 'person',
  subject: LeftVisit,
  template,
  actions: [],
  async load(trust, ref, { viewer: { actor } }) {
    return actor && readLeft(trust, ref, actor);
  },
  async hold(trust, ref) {
    await trust.visits.hold(visitOfLeft(ref));
  },
  mayRead: (actor, { personId }) => actor.kind === 'person' && actor.personId === personId,
  lapsed: ({ isBack }) => isBack,
  version: ({ version }) => version,
  view,
  summary: (left, { now }) => asWords(headline(left, now), 240),
});
