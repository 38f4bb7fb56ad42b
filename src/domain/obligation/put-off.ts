import { dayOf, type IsoDate } from '../time/iso.ts';
import type { ObligationRequest } from './request.ts';

/** How often a school may say “not yet” after the last day before its officer hears of it. Nobody's rule but ours (default). */
export const NOT_YETS_LET = 2;

/** What was said after the last day that it is not yet sent, in that order. */
const notYets = ({ steps, dueOn }: Pick<ObligationRequest, 'steps' | 'dueOn'>) =>
  steps.filter(({ kind, at }) => kind === 'not-yet' && dayOf(at) > dueOn);

/**
 * The day on which it was put off once too often: the officer is asked about that, whatever day was promised, since each promise that
 * holds off a reminder would hold off the officer for good. It stays that day however often it is put off after. null: it was not.
 */
export function putOffOn(request: Pick<ObligationRequest, 'steps' | 'dueOn'>): IsoDate | null {
  const last = notYets(request)[NOT_YETS_LET - 1];
  return last ? dayOf(last.at) : null;
}
