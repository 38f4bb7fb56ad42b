import type { StandingEntry } from '../entitlement/standing-entry.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import { addDays, type IsoDate } from '../time/iso.ts';
import { dayInWords } from '../time/words.ts';

/** What an entry should have said; null: it never was. */
export type Corrected = { readonly name: string; readonly from: IsoDate } | null;

const YEARS_BACK_DAYS = 20 * 366;

/** Only what a school is can be corrected here: a category or a status, each by one of its own kind. */
export const isCorrectable = ({ kind }: Pick<StandingEntry, 'kind'>): boolean =>
  kind === 'category' || kind === 'status';

/** Why an entry cannot be corrected so; null when it can. */
export function correctionFault(
  { ladder, statuses }: Pick<ImprovementModel, 'ladder' | 'statuses'>,
  entry: Pick<StandingEntry, 'kind' | 'name' | 'from' | 'to'>,
  corrected: Corrected,
  today: IsoDate,
): string | null {
  if (corrected === null) return null;
  const { name, from } = corrected;
  const known = entry.kind === 'category' ? ladder : statuses;
  if (known.every(({ id }) => id !== name))
    return entry.kind === 'category'
      ? 'A category is corrected to another category. Please choose one of those.'
      : 'A status is corrected to a status. Please choose one of those.';
  if (name === entry.name && from === entry.from)
    return 'That is what the record says already. Please change what was wrong.';
  // From a later day on nothing was wrong: it is another, and that is decided in a review.
  if (from > today && from > entry.from)
    return 'A correction says what was so until now, so its first day cannot be later than today. What is to change from a later day is decided anew.';
  if (from < addDays(today, -YEARS_BACK_DAYS))
    return `${dayInWords(from)} is more than 20 years ago. Please check the day.`;
  if (entry.to !== null && from > entry.to)
    return `It ended on ${dayInWords(entry.to)}, so it cannot have begun later. Please check the day.`;
  return null;
}
