import { academicYearInWords, academicYearOf } from '../academic-year/academic-year.ts';
import { addDays, type IsoDate, weekdayOf } from '../time/iso.ts';
import { dayInWords } from '../time/words.ts';
import { type Objection, objection } from './objection.ts';
import { kindOfDay, type SlotFacts } from './slot-facts.ts';

/** Longer than any holiday. */
const LOOK_AHEAD_DAYS = 70;

/** Whether people are at school at all; of a year without term dates every weekday may be such a day. */
export function isStaffed({ asked }: SlotFacts, day: IsoDate): boolean {
  const kind = kindOfDay(asked, day);
  return kind === null ? weekdayOf(day) <= 5 : kind === 'school-day' || kind === 'inset';
}

/** What kind of day it is, where it is no school day; and that it is outside what is owed. */
export function dayObjections(facts: SlotFacts, day: IsoDate): Objection[] {
  const { from, to, now } = facts.asked;
  const said = (date: IsoDate) => dayInWords(date, now);
  const window = `it is outside the time it is owed in, ${said(from)} to ${said(to)}`;
  const outside = day < from || to < day ? [objection('window', false, window)] : [];
  return [...kindObjections(facts, day, said), ...outside];
}

function kindObjections(facts: SlotFacts, day: IsoDate, said: (date: IsoDate) => string): Objection[] {
  if (weekdayOf(day) > 5)
    return [objection('day', true, `it is a ${weekdayOf(day) === 6 ? 'Saturday' : 'Sunday'}`)];
  const kind = kindOfDay(facts.asked, day);
  const back = () => {
    const next = nextSchoolDay(facts, day);
    return next === null ? '' : `: school is back on ${said(next)}`;
  };
  switch (kind) {
    case null: {
      const year = academicYearInWords(academicYearOf(day));
      return [objection('day', false, `there are no term dates for ${year}`)];
    }
    case 'inset':
      return [objection('day', false, 'it is an INSET day, without pupils')];
    case 'bank-holiday':
      return [objection('day', true, 'it is a bank holiday')];
    case 'closure':
      return [objection('day', true, 'the school is closed that day')];
    case 'half-term':
      return [objection('day', true, `it is in half term${back()}`)];
    case 'holiday':
      return [objection('day', true, `it is in the school holidays${back()}`)];
    default:
      return [];
  }
}

function nextSchoolDay({ asked }: SlotFacts, day: IsoDate): IsoDate | null {
  for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const next = addDays(day, ahead);
    if (kindOfDay(asked, next) === 'school-day') return next;
  }
  return null;
}
