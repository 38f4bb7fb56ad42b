import { z } from 'zod/v4';
import type { OwedItem } from '../entitlement/owed.ts';
import { dayOf, type IsoDate } from '../time/iso.ts';
import { later } from '../time/order.ts';
import { fulfilmentOf, type ObligationRequest, type RequestStep } from './request.ts';

/**
 * How a request stands:
 * - `asked`: whoever sends it is to answer.
 * - `later`: they have said that it comes by a day, which is still to come.
 * - `put`: they say that it is not applicable, and the officer has not said anything to that.
 * - `sent`: it was sent, by what they said or by what somebody recorded; `booked` for a day counts as that.
 * - `not-needed`: it is not applicable, waived or not required.
 * - `passed`: nobody sent it, and it cannot be made up any more.
 */
export const RequestStanding = z.enum(['asked', 'later', 'put', 'sent', 'not-needed', 'passed']);
export type RequestStanding = z.infer<typeof RequestStanding>;

type Item = Pick<OwedItem, 'state' | 'fulfilmentId'>;

/**
 * Reckoned each time from what is owed and what was said, so that what is recorded or taken back elsewhere closes and opens it
 * as well. `item`: what it is for, as it is owed today; null: that is owed no more, as what belongs to a year that is over.
 */
export function standingOf(
  { steps }: Pick<ObligationRequest, 'steps'>,
  item: Item | null,
  today: IsoDate,
): RequestStanding {
  const last = steps.at(-1);
  switch (item?.state) {
    case 'done':
    case 'booked':
      return 'sent';
    case 'waived':
    case 'not required':
      return 'not-needed';
    case 'owed':
    case 'late':
      return openStanding(last, today);
    default:
      return last?.kind === 'done' ? 'sent' : last?.kind === 'agreed' ? 'not-needed' : 'passed';
  }
}

/** Of what is still owed: what was said to be done and is not on the record has been taken back there, and is asked for again. */
function openStanding(last: RequestStep | undefined, today: IsoDate): RequestStanding {
  if (last?.kind === 'not-applicable') return 'put';
  return last?.kind === 'not-yet' && last.day !== null && last.day > today ? 'later' : 'asked';
}

/**
 * What is owed as far as this request goes. Fulfilments name no window: one of a later time may be counted to an earlier one that is
 * late. Here it stays with what it was said of, and what it was not said of is late still; how many are missing is the same.
 * `onRecord`: the fulfilments that stand; `ofOthers`: those that were said of the school's other requests.
 */
export function asSaid<T extends Item>(
  { steps }: Pick<ObligationRequest, 'steps'>,
  item: T | null,
  { onRecord, ofOthers }: { readonly onRecord: ReadonlySet<string>; readonly ofOthers: ReadonlySet<string> },
): T | null {
  const own = steps.map(fulfilmentOf).findLast(id => onRecord.has(id));
  if (!item) return null;
  if (own !== undefined) return { ...item, state: 'done', fulfilmentId: own };
  const isOfAnother = item.fulfilmentId !== null && ofOthers.has(item.fulfilmentId);
  return isOfAnother ? { ...item, state: 'late', fulfilmentId: null } : item;
}

/** Whether there is anything for anybody to do about it. */
export const isOpen = (standing: RequestStanding): boolean =>
  standing === 'asked' || standing === 'later' || standing === 'put';

/**
 * The last day on which nothing was late about it, where whoever sends it has been asked since and said nothing: its own last day, or
 * the one that ended what was said last: by when it would be sent; on which the officer did not agree that it is not applicable; on
 * which it was said to be sent and was not. So each is a question of its own. null: nothing is late, or it waits for somebody else.
 */
export function lateSince(
  { steps, dueOn }: Pick<ObligationRequest, 'steps' | 'dueOn'>,
  standing: RequestStanding,
  today: IsoDate,
): IsoDate | null {
  if (standing !== 'asked') return null;
  const last = steps.at(-1);
  const said = last?.kind === 'not-yet' ? last.day : null;
  const since = last ? later(dueOn, said ?? dayOf(last.at)) : dueOn;
  return since < today ? since : null;
}

/** What it was recorded by, beside what was said here: an owed card, an import, a letter. */
export const isRecordedElsewhere = (
  { steps }: Pick<ObligationRequest, 'steps'>,
  item: Item | null,
): boolean =>
  item?.state === 'done' &&
  item.fulfilmentId !== null &&
  !steps.some(step => fulfilmentOf(step) === item.fulfilmentId);

/**
 * What it is asked again for: the step after which it is, or nothing said yet. Whoever was asked for this is not asked once
 * more. What was taken back on the record is asked again as what was said last.
 */
export const askedBecause = ({ steps }: Pick<ObligationRequest, 'steps'>): string => steps.at(-1)?.id ?? '';
