import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { handOutLetters } from '#workflows/letters/hand-out.ts';
import { keepLetterMails } from '#workflows/letters/keep-letters.ts';
import { startOfYearLetters } from '#workflows/letters/start-of-year.ts';
import type { Bot } from './context.ts';

/**
 * The day on which this process last looked for letters of the year, by store and trust: once a day is enough, and what two
 * processes do at once is one letter all the same.
 */
const looked = new WeakMap<Bot['store'], Map<string, IsoDate>>();

/** Said once what was found is saved: what failed is looked for again. */
export function hasLookedForLetters({ store }: Pick<Bot, 'store'>, trustId: string, now: IsoInstant): void {
  const days = looked.get(store) ?? new Map<string, IsoDate>();
  looked.set(store, days.set(trustId, dayOf(now)));
}

/** Letters of the year are written, those whose date has come reach their schools, e-mails are queued. Returns how many. */
export async function keepLetters(
  { store, newId, bankHolidays, modelFiles }: Bot,
  trust: TrustWrites,
  { now, sendsMail }: { readonly now: IsoInstant; readonly sendsMail: boolean },
): Promise<number> {
  const isLooked = looked.get(store)?.get(trust.trustId) === dayOf(now);
  const issuing = { now, newId, bankHolidays, modelFiles };
  const written = isLooked ? 0 : await startOfYearLetters(trust, issuing);
  const handedOut = await handOutLetters(trust, issuing);
  return written + handedOut + (await keepLetterMails(trust, { now, sendsMail }));
}
