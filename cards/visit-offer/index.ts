import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { holdVisits } from '#workflows/visits/hold-visits.ts';
import { mayDo, Offer, readOffer } from '#workflows/visits/read-offer.ts';
import { accept } from './actions/accept.ts';
import { agreeDates } from './actions/agree-dates.ts';
import { decline } from './actions/decline.ts';
import { open } from './actions/open.ts';
import { propose } from './actions/propose.ts';
import { ruleOut } from './actions/rule-out.ts';
import { asks } from './asks.ts';
import { isHead, isOpen } from './may-answer.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/** To the head of a school, and whom they have named: which of these times? Afterwards, to everybody asked, the answer. The reference is the visit's id. */
export default defineCard<Offer>({
  name: 'visit-offer',
  label: 'times for a visit',
  audience: 'person',
  subject: Offer,
  template,
  actions: [accept, propose, decline, ruleOut, agreeDates, open],
  load: (trust, ref, { now }) => readOffer(trust, ref, now),
  hold: holdVisits,
  mayRead: (actor, offer) =>
    offer.visit.state === 'draft'
      ? mayDo(actor, 'visit.book', offer) || (offer.isLookedForAgain && isHead(actor, offer))
      : mayDo(actor, 'visit.read', offer) || mayDo(actor, 'visit.read-time', offer),
  lapsed: offer => !isOpen(offer),
  asks,
  version: ({ visit, dates }) => [visit, ...dates].reduce((sum, { version }) => sum + version, 0),
  facts: ({ visit, dates }) =>
    Object.fromEntries(
      [visit, ...dates].map(({ id, state, startsAt, slots }) => [
        `visit ${id}`,
        { state, startsAt, slots: slots.map(slot => `${slot.id} ${slot.state}`).join(' ') },
      ]),
    ),
  view,
  summary: (offer, { now }) => asWords(headline(offer, null, now), 200),
});
