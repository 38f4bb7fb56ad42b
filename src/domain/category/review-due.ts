import type { Standing } from '../entitlement/school-record.ts';
import { standingNow } from '../entitlement/standing-now.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import { addDays, type IsoDate } from '../time/iso.ts';
import { later } from '../time/order.ts';
import type { Because } from './review-step.ts';

const YEAR_DAYS = 365;
/** After a model was taken into use its trust has so long to import the categories that schools have already. */
const DAYS_TO_IMPORT = 14;

/** What bears on whether a school's category is to be looked at. */
export interface ReviewDueFrom {
  readonly standings: readonly Standing[];
  /** The day on which the school's last review ended, whatever it came to; null: there was none. */
  readonly reviewedOn: IsoDate | null;
  /** The first day of the model in use. */
  readonly since: IsoDate;
}

/**
 * Why a school's category is to be looked at on a day; null: it is not. A school that has none gets one on joining (seed 003,
 * New Joiners); where the model names no engagement at whose end it is confirmed, it is looked at once a year.
 */
export function reviewDue(
  model: Pick<ImprovementModel, 'ladder' | 'statuses' | 'categoryReview'>,
  { standings, reviewedOn, since }: ReviewDueFrom,
  today: IsoDate,
): Because | null {
  const isRecent = (day: IsoDate) => day > addDays(today, -YEAR_DAYS);
  const { category } = standingNow(model, standings, today);
  // A category that is settled and begins later is on its way.
  const isComing = standings.some(({ kind, from }) => kind === 'category' && from > today);
  if (category === null) {
    if (isComing || (reviewedOn !== null && isRecent(reviewedOn))) return null;
    const joined = standings.find(({ kind, from }) => kind === 'joined' && from <= today && isRecent(from));
    if (joined) return 'joining';
    return since <= addDays(today, -DAYS_TO_IMPORT) ? 'none-yet' : null;
  }
  if (isComing || model.categoryReview?.atTheEndOf !== undefined) return null;
  return isRecent(later(category.since, reviewedOn ?? '')) ? null : 'year';
}
