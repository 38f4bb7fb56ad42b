import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { visitInWords } from '#domain/visit/visit-words.ts';
import { holdVisits } from '#workflows/visits/hold-visits.ts';
import { mayDo } from '#workflows/visits/read-offer.ts';
import { readVisit, SeenVisit } from '#workflows/visits/read-visit.ts';
import { askMove } from './actions/ask-move.ts';
import { cancel } from './actions/cancel.ts';
import { cancelRest } from './actions/cancel-rest.ts';
import { keep } from './actions/keep.ts';
import { lead } from './actions/lead.ts';
import { move } from './actions/move.ts';
import { newTimes } from './actions/new-times.ts';
import { people } from './actions/people.ts';
import { sayWhy } from './actions/say-why.ts';
import { asks } from './asks.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** One visit, for everybody of it, and what may still be changed about it. The reference is its id. */
export default defineCard<SeenVisit>({
  name: 'visit',
  label: 'a visit',
  audience: 'person',
  subject: SeenVisit,
  template,
  actions: [move, cancel, cancelRest, sayWhy, lead, people, keep, newTimes, askMove],
  async load(trust, ref, { viewer: { actor }, now, modelFiles, hasCalendar }) {
    return actor && readVisit(trust, ref, { actor, now, modelFiles, hasCalendar });
  },
  // What was agreed together may be called off together.
  hold: holdVisits,
  // Of what is only looked for, those know who look.
  mayRead: (actor, seen) => mayDo(actor, seen.visit.state === 'draft' ? 'visit.book' : 'visit.read', seen),
  asks,
  version: ({ visit }) => visit.version,
  facts: ({ visit: { state, startsAt, minutes, leadId, attendees, flags } }) => ({
    ...{ state, startsAt, minutes, leadId, flags },
    attendees: attendees.map(({ personId, answer }) => `${personId} ${answer}`),
  }),
  view,
  summary: ({ visit, schoolName }, { now }) => asWords(visitInWords(visit, schoolName, now), 240),
});
