import { type AcademicYear, academicYearInWords } from '#domain/academic-year/academic-year.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { Log } from '#ports/log.ts';
import type { Bot } from './context.ts';

/** What has been said in each log. The clock ticks three times a minute; once a day is enough to be heard. */
const said = new WeakMap<Log, Set<string>>();

/** Warns, once a day for each trust and year, that no agenda is made for want of term dates. Names no trust. */
export function reportMissingTerms(
  { log, clock }: Pick<Bot, 'log' | 'clock'>,
  trustId: string,
  years: readonly AcademicYear[],
): void {
  const before = said.get(log) ?? new Set<string>();
  said.set(log, before);
  for (const year of years) {
    const key = `${trustId} ${year} ${dayOf(clock.now())}`;
    if (before.has(key)) continue;
    before.add(key);
    log.warn(
      { trustId, year: academicYearInWords(year) },
      'no agenda is made: a year has no term dates (fortnight import terms FILE)',
    );
  }
}
