import { dayOf } from '../time/iso.ts';
import { type LondonDay, momentOfMinute, type Stretch } from '../time/minutes.ts';
import { countInWords, dayInWords, listInWords, timeInWords } from '../time/words.ts';
import type { Gate } from './gates.ts';
import { type Objection, objection } from './objection.ts';
import type { BookingFacts, SlotFacts, Taken } from './slot-facts.ts';
import type { RequiredPerson } from './slots-asked.ts';
import { travelInWords } from './travel.ts';

/** What one rule has against a time, said so that everybody may read it. */
export function gateInWords(facts: SlotFacts, gate: Gate, day: LondonDay, slot: Stretch): Objection[] {
  switch (gate.kind) {
    case 'school-time':
      return gate.against(slot).map(() => {
        const { from, until } = facts.rules.schoolTime;
        return objection('school-time', false, `school time is ${shown(from)}–${shown(until)}`);
      });
    case 'busy':
      return busyInWords(gate.person, gate.against(slot), day, facts);
    case 'hours':
      return gate.against(slot).map(() => {
        const { id: personId, name } = gate.person;
        return objection('hours', false, `it is outside ${name}’s working hours`, { personId });
      });
    case 'clash':
      return gate.against(slot).map(each => clashInWords(facts, each, day));
    case 'travel':
      return gate.against(slot).map(({ at, isBefore, travel }) => {
        const who = listInWords(at.people.map(({ name }) => name));
        const trip = isBefore ? 'from the visit before' : 'to the visit after';
        const words = `there is too little time for ${who} to travel: ${travelInWords(travel, trip)}`;
        return objection('travel', false, words, aboutBooking(at));
      });
    case 'limit': {
      const { length } = gate.against(slot);
      const words = `${facts.lead?.name} has ${countInWords(length, 'visit')} that day already`;
      return length > 0 ? [objection('limit', false, words, { personId: facts.lead?.id ?? null })] : [];
    }
  }
}

/** Tentative entries are told apart: a person may know that they will not happen. */
function busyInWords(
  { id: personId, name }: RequiredPerson,
  taken: readonly Taken[],
  day: LondonDay,
  { asked }: SlotFacts,
): Objection[] {
  const times = (status: Taken['status']) =>
    listInWords([
      ...new Set(taken.filter(each => each.status === status).map(each => spanInWords(each, day, asked.now))),
    ]);
  const say = (status: Taken['status'], isHard: boolean, is: string) =>
    taken.some(each => each.status === status)
      ? [objection('busy', isHard, `${name} ${is} ${times(status)}`, { personId })]
      : [];
  return [
    ...say('away', true, 'is away'),
    ...say('busy', true, 'is busy'),
    ...say('tentative', false, 'may be busy'),
  ];
}

function clashInWords({ asked }: SlotFacts, at: BookingFacts, day: LondonDay): Objection {
  const time = spanInWords(at, day, asked.now);
  const words =
    at.people.length === 0
      ? `${asked.school.name} has another visit ${time}`
      : `${listInWords(at.people.map(({ name }) => name))} ${at.people.length === 1 ? 'has' : 'have'} another visit ${time}`;
  return objection('clash', true, words, aboutBooking(at));
}

const aboutBooking = ({ booking, people }: BookingFacts) => ({
  bookingId: booking.id,
  personId: people[0]?.id ?? null,
});

/** "10:00–11:00"; of what goes on before or after the day, "until 11:00", "from 14:00", "all day", "until Fri 20 Nov". */
function spanInWords({ from, until }: Stretch, { start, end }: LondonDay, now: string): string {
  const time = (minute: number) => timeInWords(momentOfMinute(minute));
  if (from <= start && until > end) return `until ${dayInWords(dayOf(momentOfMinute(until - 1)), now)}`;
  if (from <= start) return until === end ? 'all day' : `until ${time(until)}`;
  return until > end ? `from ${time(from)}` : `${time(from)}–${time(until)}`;
}

const shown = (time: string) => time.replace(/^0/, '');
