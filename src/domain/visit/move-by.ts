import { z } from 'zod/v4';
import { TermDatesMissing } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { dayOf, type IsoDate, type IsoInstant, momentOf } from '../time/iso.ts';
import { countInWords, dayInWords, timeInWords } from '../time/words.ts';
import { checkTime } from './check-time.ts';
import { findSlots } from './find-slots.ts';
import type { SlotsAsked } from './slots-asked.ts';

/** How far visits are moved: so many school days, or to the same weekday so many school weeks later. */
export const MoveBy = z.object({ inWeeks: z.boolean(), count: z.int().min(1).max(10) });
export type MoveBy = z.infer<typeof MoveBy>;

/** The same time by the clock, so much later; null where there are no term dates to count by. */
export function movedTo(
  startsAt: IsoInstant,
  { inWeeks, count }: MoveBy,
  calendar: Pick<SchoolCalendar, 'addSchoolWeeks' | 'addSchoolDays'>,
): IsoInstant | null {
  const day = dayOf(startsAt);
  try {
    const to = inWeeks ? calendar.addSchoolWeeks(day, count) : calendar.addSchoolDays(day, count);
    return momentOf(to, timeInWords(startsAt).padStart(5, '0'));
  } catch (error) {
    if (error instanceof TermDatesMissing) return null;
    throw error;
  }
}

/** Where a visit goes. `to`: null where it stays. `because`: why not where it was wanted. `note`: what to think of there. */
export interface Placed {
  readonly to: IsoInstant | null;
  readonly because: string;
  readonly note: string;
}

/**
 * The wanted time, unless something speaks against it that cannot be; then the nearest one that passes every rule, on the
 * wanted day or a later one up to the last that is asked for. `owed`: the first and last days of what it is for.
 */
export function placeVisit(
  asked: SlotsAsked,
  wanted: IsoInstant,
  owed: { readonly from: IsoDate; readonly to: IsoDate },
): Placed {
  const against = (at: IsoInstant) => checkTime({ ...asked, from: owed.from, to: owed.to }, at);
  const hard = against(wanted).filter(({ isHard }) => isHard);
  if (hard.length === 0) return { to: wanted, because: '', note: inWords(against(wanted)) };
  const because = inWords(hard);
  const [slot] = findSlots({ ...asked, rules: { ...asked.rules, most: 1, mostADay: 1 } }).slots;
  if (slot) return { to: slot.startsAt, because, note: inWords(against(slot.startsAt)) };
  return { to: null, because: `no free time until ${dayInWords(asked.to, asked.now)}; ${because}`, note: '' };
}

const MOST_SAID = 2;
const inWords = (objections: readonly { readonly words: string }[]): string =>
  objections
    .slice(0, MOST_SAID)
    .map(({ words }) => words)
    .join('; ');

/** "1 school day later", "the same weekday, 2 school weeks later". */
export const moveByInWords = ({ inWeeks, count }: MoveBy): string =>
  inWeeks
    ? `the same weekday, ${countInWords(count, 'school week')} later`
    : `${countInWords(count, 'school day')} later`;
