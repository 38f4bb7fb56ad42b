import { academicYearOf, TermDatesMissing } from '#domain/academic-year/academic-year.ts';
import type { CalendarEntry } from '#domain/academic-year/calendar-entries.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import { whichTrust } from '#workflows/which-trust.ts';
import { type Register, withStore } from '../command-context.ts';
import { sayWhichClock } from '../demo-clock.ts';
import { asColumns, asJson, type Column } from '../listing.ts';
import { jsonOption, trustOption } from '../options.ts';

const COLUMNS: readonly Column<CalendarEntry>[] = [
  { heading: 'Scope', text: e => e.scope },
  { heading: 'Kind', text: e => e.kind },
  { heading: 'Name', text: e => e.name },
  { heading: 'From', text: e => dayInWords(e.startsOn) },
  { heading: 'To', text: e => dayInWords(e.endsOn) },
];
const NONE = 'There are no term dates yet. Import them: npm run fortnight -- import terms FILE';

export const register: Register = (program, context) => {
  program
    .command('terms')
    .description("a trust's term dates")
    .command('list')
    .description('list the terms, half terms, INSET days and closures')
    .addOption(trustOption())
    .addOption(jsonOption())
    .action(async ({ trust: uid, json }: { trust?: string; json?: boolean }) => {
      const entries = await withStore(context, async store => {
        const trust = await whichTrust(store.trusts, uid ?? null);
        if (trust && !json) sayWhichClock(context, trust);
        return trust ? store.inTrust(trust.id).calendar.entries() : [];
      });
      context.out(json ? asJson(entries) : asColumns(entries, COLUMNS, NONE));
      if (!json && entries.length > 0) context.err(missingInWords(entries, context.clock.now()));
    });
};

/** The trust's meetings need its own terms of this year, whatever its schools have; nothing when they are there. */
function missingInWords(entries: readonly CalendarEntry[], now: IsoInstant): string {
  const year = academicYearOf(dayOf(now));
  const known = entries.some(
    e => e.scope === 'trust' && e.kind === 'term' && academicYearOf(e.startsOn) === year,
  );
  return known ? '' : `Of the trust itself: ${new TermDatesMissing(year).message}\n`;
}
