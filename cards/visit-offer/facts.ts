import { asPlain, type Plain, plainText } from '#cards-kit/text.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { momentInWords, someInWords } from '#domain/time/words.ts';
import { lengthInWords } from '#domain/visit/visit-words.ts';
import type { Offer } from '#workflows/visits/read-offer.ts';

const NAMED = 4;

/** `isWhole`: for whoever may know more than when and where it is. */
export function factsOf({ visit, schoolName }: Offer, now: IsoInstant, isWhole: boolean) {
  const { leadName, attendees, minutes, isOnline, focus, documents, state, answerBy } = visit;
  const fact = (title: string, value: string, max = 200) => ({
    title: asPlain(title),
    value: asPlain(value, max),
  });
  const there = someInWords(
    attendees.map(({ name }) => name),
    NAMED,
  );
  return [
    fact('School', schoolName),
    fact('Lead', leadName),
    ...(isWhole && there ? [fact('With', there)] : []),
    fact('How long', `${lengthInWords(minutes)}, ${isOnline ? 'online' : 'at the school'}`),
    ...(isWhole && focus ? [fact('Focus', focus, 300)] : []),
    ...(isWhole && documents ? [fact('Please have ready', documents, 300)] : []),
    ...(state === 'offered' && answerBy ? [fact('Answer by', momentInWords(answerBy, now))] : []),
  ];
}

/** Who chose, proposed or declined; empty as long as nobody has. */
export function recordOf({ visit, named }: Offer, now: IsoInstant, isWhole: boolean): Plain {
  const nameOf = (id: string | null) => {
    const who = named.find(({ personId }) => personId === id);
    if (!who) return 'Somebody';
    return who.forName === undefined ? who.name : `${who.name} answered for ${who.forName} and`;
  };
  const { state, reasonById, slots, startsAt } = visit;
  const reason = isWhole ? visit.reason : null;
  if (state === 'declined' || state === 'cancelled') {
    const what = state === 'declined' ? 'declined' : 'cancelled it';
    if (reasonById === null)
      return reason === null ? plainText`It was ${state}.` : plainText`It was ${state}. ${reason}`;
    return reason === null
      ? plainText`${nameOf(reasonById)} ${what}.`
      : plainText`${nameOf(reasonById)} ${what}: ${reason}`;
  }
  if (state === 'lapsed') return plainText`Nobody answered in time, so the offer has lapsed.`;
  const chosen = slots.find(
    ({ byId, state: slot }) => byId !== null && (slot === 'open' || slot === 'proposed'),
  );
  if (startsAt === null || !chosen) return asPlain('');
  const verb = chosen.state === 'proposed' ? 'proposed' : 'chose';
  const since = startsAt === chosen.startsAt ? '' : ` It is now ${momentInWords(startsAt, now)}.`;
  return asPlain(`${nameOf(chosen.byId)} ${verb} ${momentInWords(chosen.startsAt, now)}.${since}`, 400);
}
