import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import { visitInWords } from '#domain/visit/visit-words.ts';
import type { Booking, BookingAnswer } from '#workflows/visits/read-booking.ts';
import { factsOf } from './facts.ts';
import { formOf, kindsOf, seriesForm } from './forms.ts';
import { mayFind } from './may-book.ts';
import { slotChoices } from './slot-choices.ts';

export function headline(answer: BookingAnswer, now: IsoInstant): string {
  if (answer.kind === 'choose') return 'Which school do you mean?';
  if (answer.kind === 'none') return 'No school by that name';
  if (answer.kind === 'no-model') return 'No improvement model yet';
  const { visit, what, schoolName } = answer;
  if (visit && visit.state !== 'draft') return visitInWords(visit, schoolName, now);
  return what ? `Book: ${what.name} at ${schoolName}` : `What is to be booked at ${schoolName}?`;
}

export function view(answer: BookingAnswer, { actor }: Viewer, scene: Scene): ViewData {
  const { now, kept } = scene;
  const booking = answer.kind === 'booking' ? answer : null;
  const what = booking?.what ?? null;
  const may = actor !== null && mayFind(actor, answer).ok;
  const visit = booking?.visit ?? null;
  const isSeries = (booking?.dates.length ?? 0) > 0;
  const offers = may && visit?.state === 'draft' ? slotChoices(booking, now) : [];
  const mayLook = may && !(isSeries && visit?.state !== 'draft');
  const needsTick = what?.waitsForCeo ? null : (what?.agreedWith ?? null);
  const offered = answer.kind === 'choose' || answer.kind === 'none' ? answer.schools : [];
  return {
    title: asPlain(headline(answer, now), 260),
    why: whyNow(answer, now),
    facts: booking && what ? factsOf(booking, now) : [],
    hasFacts: what !== null,
    schools: offered.map(({ urn, name }) => ({ urn: asWords(urn), name: asWords(name, 80) })),
    hasSchools: offered.length > 0,
    hasOffers: offers.length > 0,
    slots: offers.map(({ title, value }) => ({ title, value })),
    ticked: asWords(
      offers
        .filter(({ isTicked }) => isTicked)
        .map(({ value }) => value)
        .join(','),
      4000,
    ),
    offersLabel: isSeries ? asPlain('Which dates are offered?') : asPlain('Which times are offered?'),
    offerTitle: isSeries ? asWords('Offer these dates') : asWords('Offer these times'),
    needsTick: offers.length > 0 && needsTick !== null,
    tickTitle: asWords(`It is agreed with ${needsTick ?? ''}`),
    agreed: kept.agreed ?? asWords('false'),
    asksKind: booking !== null && what === null,
    mayKind: may && visit === null && what !== null,
    ...kindsOf(booking, kept),
    mayFind: mayLook && what !== null,
    findTitle: visit ? asWords('Look again') : asWords('Find times'),
    ...formOf(booking, kept),
    maySeries: mayLook && what?.everyWeeks !== null && what !== null && (!visit || visit.state === 'draft'),
    ...seriesForm(booking, kept),
    mayOpen: visit !== null && visit.state !== 'draft',
  };
}

function whyNow(answer: BookingAnswer, now: IsoInstant): Plain {
  switch (answer.kind) {
    case 'choose':
      return answer.more > 0
        ? plainText`There are ${answer.more} more than these: please type more of the name.`
        : plainText`Several schools fit “${answer.asked}”.`;
    case 'none':
      return answer.asked.trim() === ''
        ? plainText`Please type the school after it, for example: book visit oakwood.`
        : plainText`There is no school you can book for called “${answer.asked}”. Please check the spelling.`;
    case 'no-model':
      return plainText`What can be booked follows from your trust’s improvement model, and none is chosen. A trust administrator can choose one: fortnight model use ID.`;
    default:
      return bookingWhy(answer, now);
  }
}

function bookingWhy({ visit, what, modelName, heads }: Booking, now: IsoInstant): Plain {
  if (visit?.state === 'offered' && visit.answerBy)
    return plainText`${listInWords(heads.map(({ name }) => name)) || 'The school'} can answer until ${momentInWords(visit.answerBy, now)}.`;
  if (visit && visit.state !== 'draft' && visit.reason) return plainText`Why: ${visit.reason}`;
  if (!what) return plainText`What is owed stands first. The list is from ${modelName}.`;
  const due = what.due === null ? 'Nothing of this is owed now.' : `Owed by ${dayInWords(what.due, now)}.`;
  if (visit?.state !== 'draft') return asPlain(`${due} ${what.about}`, 300);
  return visit.slots.length > 0
    ? asPlain(`${due} Nobody is asked before you offer.`, 300)
    : asPlain(`${due} No time was found: please look again.`, 300);
}
