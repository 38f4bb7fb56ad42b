import { latestDay } from '#cards-kit/day-ahead.ts';
import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, momentInWords } from '#domain/time/words.ts';
import { visitInWords } from '#domain/visit/visit-words.ts';
import { dateOf, mayDo, type Offer } from '#workflows/visits/read-offer.ts';
import { factsOf, recordOf } from './facts.ts';
import { isHead, isOpen } from './may-answer.ts';

const DATES_BYTES = 4000;

/** What the card asks of whoever looks, or says to everybody. */
export function headline(offer: Offer, asked: 'head' | 'other' | null, now: IsoInstant): string {
  const { visit, dates, schoolName } = offer;
  if (dates.length > 0 && isOpen(offer))
    return `${asked === 'head' ? 'Agree the dates' : 'Dates'}: ${visit.name} at ${schoolName}`;
  if (visit.state === 'offered' && asked === 'head') return `Choose a time: ${visit.name}`;
  if (visit.state === 'offered') return `Times offered: ${visit.name} at ${schoolName}`;
  if (dates.length > 0) {
    const booked = dates.filter(({ state }) => state === 'booked' || state === 'held').length;
    return `${visit.name} at ${schoolName}: ${booked} of ${dates.length} dates booked`;
  }
  if (offer.isLookedForAgain) return `New times are being looked for: ${visit.name} at ${schoolName}`;
  return visitInWords(visit, schoolName, now);
}

export function view(offer: Offer, { actor }: Viewer, { now, kept }: Scene): ViewData {
  const { visit, dates } = offer;
  const open = isOpen(offer);
  const heads = actor !== null && isHead(actor, offer);
  const others = actor !== null && !heads && mayDo(actor, 'visit.rule-out', offer);
  const answers = open && heads;
  // Of what is only looked for, those know who look.
  const isWhole =
    actor !== null && mayDo(actor, visit.state === 'draft' ? 'visit.book' : 'visit.read', offer);
  const record = recordOf(offer, now, isWhole);
  const isSeries = dates.length > 0;
  const slots = visit.state === 'offered' ? visit.slots.filter(({ state }) => state === 'open') : [];
  const waiting = dates.filter(({ state }) => state === 'offered');
  const choices = new Room(DATES_BYTES).take(
    waiting.map(each => ({
      title: asWords(momentInWords(dateOf(each), now)),
      value: asWords(each.id),
    })),
  );
  return {
    title: asPlain(headline(offer, answers ? 'head' : others ? 'other' : null, now), 260),
    why: why(offer, { isHead: answers, isOther: others && open, kept }, now),
    facts: factsOf(offer, now, isWhole),
    record,
    hasRecord: record !== '',
    choosing: answers && !isSeries && slots.length > 0,
    listing: open && !answers && !isSeries,
    ruling: open && others && !isSeries && slots.length > 0,
    slots: slots.map(({ id, startsAt, because }) => ({
      id: asWords(id),
      when: asWords(momentInWords(startsAt, now)),
      because: asPlain(because === '' ? momentInWords(startsAt, now) : because, 220),
      line: asWords(momentInWords(startsAt, now)),
      cannot: asWords(`I cannot make ${momentInWords(startsAt, now)}`),
    })),
    noneLeft: visit.state === 'offered' && !isSeries && slots.length === 0,
    noneLeftWords: plainText`None of the times is left. ${visit.leadName} will look for others.`,
    agreeing: answers && isSeries,
    dates: choices,
    allDates: asWords(choices.map(({ value }) => value).join(','), 4000),
    mayPropose: answers && !isSeries,
    mayDecline: answers,
    ...{ today: asWords(dayOf(now)), latest: asWords(latestDay(now)) },
    proposeDay: kept.proposeDay ?? asWords(''),
    proposeTime: kept.proposeTime ?? asWords(''),
    declineReason: kept.declineReason ?? asWords(''),
    opens: !open && isWhole,
  };
}

interface Asked {
  readonly isHead: boolean;
  readonly isOther: boolean;
  readonly kept: Scene['kept'];
}

/** Why now, and by when; or, once it is answered, what became of it. */
function why({ visit, dates }: Offer, { isHead: heads, isOther, kept }: Asked, now: IsoInstant): Plain {
  if (heads && kept.proposeDay) return plainText`What you typed is kept: press “Another time” to change it.`;
  if (heads && kept.declineReason) return plainText`What you typed is kept: press “Decline” to change it.`;
  const by = visit.answerBy ? ` Please answer by ${momentInWords(visit.answerBy, now)}.` : '';
  const last = dates.at(-1);
  if (heads && last)
    return asPlain(
      `${visit.leadName} would like to come until ${dayInWords(dayOf(dateOf(last)), now)}. Untick what does not suit you.${by}`,
      400,
    );
  if (heads)
    return asPlain(
      `${visit.leadName} would like to come: it is owed by ${dayInWords(visit.to, now)}.${by}`,
      400,
    );
  if (isOther) return plainText`The school is asked for a time. Please say which of these you cannot make.`;
  return visit.state === 'draft'
    ? plainText`New times are being looked for.`
    : plainText`Owed by ${dayInWords(visit.to, now)}.`;
}
