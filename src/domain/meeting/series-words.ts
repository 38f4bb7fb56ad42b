import type { Person } from '../access/role.ts';
import { dayOf, type IsoInstant } from '../time/iso.ts';
import { dayInWords, momentInWords } from '../time/words.ts';
import type { Series } from './series.ts';
import { isHere } from './series-draft.ts';

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;
const ORDINALS =
  'second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth'.split(' ');
const NUMBERS = 'two three four five six seven eight nine ten eleven twelve thirteen fourteen'.split(' ');

/** "Every second Tuesday in term time, 9:30, 90 minutes; agenda five days before". */
export function rhythmInWords(
  series: Pick<Series, 'weekday' | 'time' | 'minutes' | 'everyWeeks' | 'leadDays'>,
): string {
  const { weekday, time, minutes, everyWeeks, leadDays } = series;
  const every = everyWeeks === 1 ? 'Every' : `Every ${ORDINALS[everyWeeks - 2]}`;
  const lead =
    leadDays === 0
      ? 'on the day'
      : leadDays === 1
        ? 'the day before'
        : `${NUMBERS[leadDays - 2]} days before`;
  return `${every} ${WEEKDAYS[weekday - 1]} in term time, ${time.replace(/^0/, '')}, ${minutes} minutes; agenda ${lead}`;
}

/** What a changed rhythm leaves where it is: "The agenda of Tue 17 Nov is out already: move or cancel it by itself." */
export function stayingInWords(
  { startsAt, agendaIsOut }: { startsAt: IsoInstant; agendaIsOut: boolean },
  now: IsoInstant,
): string {
  const day = dayInWords(dayOf(startsAt), now);
  return agendaIsOut
    ? `The agenda of ${day} is out already: move or cancel it by itself.`
    : `The meeting of ${momentInWords(startsAt, now)} stays: move or cancel it by itself.`;
}

/** Who chairs: a name, "nobody yet", or "nobody (Jo Lind has left)" for a person who holds no role any more. */
export function chairInWords(chair: Pick<Person, 'name' | 'appointments'> | null): string {
  if (!chair) return 'nobody yet';
  return isHere(chair) ? chair.name : `nobody (${chair.name} has left)`;
}
