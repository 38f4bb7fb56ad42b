import { dayKinds, nextOpen } from '#domain/academic-year/quiet-hours.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { readCalendar } from '../read-calendar.ts';

/** Until when what can wait is held back in this trust; null when it is not quiet. */
export async function quietUntil(
  trust: TrustReads,
  { now, bankHolidays }: { now: IsoInstant; bankHolidays: BankHolidays },
): Promise<IsoInstant | null> {
  const settings = await trust.trust.quietHours();
  const kinds = dayKinds(await readCalendar(trust, bankHolidays), year => bankHolidays.inYear(year));
  const openAt = nextOpen(now, settings, kinds);
  return openAt === now ? null : openAt;
}

/**
 * Queues what has come due, and holds back what can wait while it is quiet. It is decided anew at every turn, so that
 * changed settings, new term dates and a clock that jumps need nothing else. Returns how many were queued.
 */
export async function queueWhatMayGo(
  trust: TrustWrites,
  at: { now: IsoInstant; bankHolidays: BankHolidays },
): Promise<number> {
  const openAt = (await trust.outbox.anyThatWaits(at.now)) ? await quietUntil(trust, at) : null;
  return trust.outbox.queueDue(at.now, openAt);
}
