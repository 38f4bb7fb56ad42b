import { addDays, dayOf, type IsoDate } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';

/** What was agreed is for the year that follows: after that the CEO is asked again. */
const AGREED_FOR_DAYS = 365;

/** Whether the CEO has agreed to help from outside for this school. */
export async function isSupportAgreed(
  { roads }: Pick<TrustReads, 'roads'>,
  urn: string,
  today: IsoDate,
): Promise<boolean> {
  const since = addDays(today, -AGREED_FOR_DAYS);
  return (await roads.supportOf(urn)).some(
    ({ state, answeredAt }) => state === 'agreed' && answeredAt !== null && dayOf(answeredAt) >= since,
  );
}
