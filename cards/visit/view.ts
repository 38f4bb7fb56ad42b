import { latestDay } from '#cards-kit/day-ahead.ts';
import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { countInWords, dayInWords, momentInWords, timeInWords } from '#domain/time/words.ts';
import { visitInWords } from '#domain/visit/visit-words.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';
import { lacksReason } from '#workflows/visits/say-why.ts';
import { factsOf, flagLines, slotLines } from './facts.ts';
import { arranges, laterOnes, mayArrange, mayAskToMove, maySayWhy } from './may-arrange.ts';

const LEADS_BYTES = 4000;
const PEOPLE_BYTES = 3000;

export function view(seen: SeenVisit, { actor }: Viewer, { now, kept }: Scene): ViewData {
  const { visit } = seen;
  const may = (...states: Parameters<typeof mayArrange>[2]) =>
    actor !== null && mayArrange(actor, seen, states).ok;
  const sayWhy = actor !== null && maySayWhy(actor, seen).ok;
  const flags = flagLines(seen);
  const slots = actor !== null && arranges(actor, seen) ? slotLines(seen, now) : [];
  const others = seen.leads.filter(({ personId }) => personId !== visit.leadId);
  const leads = new Room(LEADS_BYTES).take(
    others.map(({ personId, name }) => ({ title: asWords(name, 80), value: asWords(personId) })),
  );
  const coming = new Room(PEOPLE_BYTES).take(
    visit.attendees.map(({ personId, name }) => ({ title: asWords(name, 80), value: asWords(personId) })),
  );
  const time = visit.startsAt === null ? '' : timeInWords(visit.startsAt).padStart(5, '0');
  return {
    title: asPlain(visitInWords(visit, seen.schoolName, now), 300),
    why: sayWhy
      ? plainText`Everyone has been told that it is off, but not why.`
      : whyNow(seen, { now, kept }),
    flags: flags.map(words => ({ words: asPlain(words, 400) })),
    hasFlags: flags.length > 0,
    facts: factsOf(seen, now),
    slots,
    hasSlots: slots.length > 0,
    mayMove: may('booked'),
    mayCancel: may('booked', 'offered'),
    mayCancelRest: may('booked') && laterOnes(seen).length > 0,
    cancelRestTitle: asWords(`Cancel this and ${countInWords(laterOnes(seen).length, 'later one')}`),
    maySayWhy: sayWhy,
    offReason: kept.offReason ?? asWords(''),
    mayLead: may('booked', 'offered') && leads.length > 0,
    mayPeople: may('booked', 'offered'),
    hasComing: coming.length > 0,
    mayKeep: may('booked') && flags.length > 0,
    mayLook: may('draft', 'offered', 'declined', 'lapsed'),
    mayAsk: actor !== null && !may('booked') && mayAskToMove(actor, seen).ok,
    leads,
    coming,
    ...{ today: asWords(dayOf(now)), latest: asWords(latestDay(now)) },
    moveDay: kept.moveDay ?? asWords(''),
    moveTime: kept.moveTime ?? asWords(time),
    moveReason: kept.moveReason ?? asWords(''),
    moveAnyway: kept.moveAnyway ?? asWords('false'),
    askDay: kept.askDay ?? asWords(''),
    askTime: kept.askTime ?? asWords(time),
    askReason: kept.askReason ?? asWords(''),
    cancelReason: kept.cancelReason ?? asWords(''),
    newLead: kept.newLead ?? leads[0]?.value ?? asWords(''),
    addNames: kept.addNames ?? asWords(''),
    takeOff: kept.takeOff ?? asWords(''),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

const FORMS = {
  Move: 'moveReason',
  'Ask to move': 'askReason',
  Cancel: 'cancelReason',
  'Who comes': 'addNames',
};

/** What has changed last and why, or what it waits for. */
function whyNow({ visit, named }: SeenVisit, { now, kept }: { now: IsoInstant; kept: Scene['kept'] }): Plain {
  const form = Object.entries(FORMS).find(([, id]) => kept[id]);
  // The forms are folded away when a card is drawn: what was typed is there, and must be seen to be.
  if (form) return plainText`What you typed is kept: press “${form[0]}” to change it.`;
  const { state, reason, reasonById, movedFrom, answerBy, to } = visit;
  const by = named.find(({ personId }) => personId === reasonById)?.name;
  const because = reason === null ? '' : by ? ` ${by}: ${reason}` : ` ${reason}`;
  if (state === 'booked' && movedFrom !== null)
    return asPlain(`Moved from ${momentInWords(movedFrom, now)}.${because}`, 360);
  if (state === 'offered' && answerBy !== null)
    return plainText`The school is asked to answer by ${momentInWords(answerBy, now)}.`;
  if (because !== '') return asPlain(because, 360);
  if (lacksReason(visit)) return plainText`It was taken out of Outlook. ${visit.leadName} is asked why.`;
  return state === 'draft'
    ? plainText`Times are being looked for; nobody else knows of it.`
    : plainText`Owed by ${dayInWords(to, now)}.`;
}
