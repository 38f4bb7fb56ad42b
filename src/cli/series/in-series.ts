import { englandBankHolidays } from '#adapters/holidays/england.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { actorId, OPERATOR } from '#domain/access/actor.ts';
import { quoted } from '#domain/import/cell.ts';
import { seriesNamed } from '#domain/meeting/find-series.ts';
import type { Series } from '#domain/meeting/series.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { listInWords } from '#domain/time/words.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { sayWhichClock } from '../demo-clock.ts';
import { Refusal } from '../refusal.ts';

/** One trust's store in one transaction, with the calendar and the moment it all happens at. */
export interface InTrust {
  readonly trust: TrustWrites;
  readonly calendar: SchoolCalendar;
  readonly now: IsoInstant;
}

/** Opens the trust named by --trust, or the only one, for one piece of work that is saved whole or not at all. */
export async function inTrust<T>(
  context: CommandContext,
  uid: string | undefined,
  work: (where: InTrust) => Promise<T>,
): Promise<T> {
  return withStore(context, async store => {
    const known = await requireTrust(store.trusts, uid ?? null);
    sayWhichClock(context, known);
    return store.transaction(known.id, async trust => {
      const calendar = await readCalendar(trust, englandBankHolidays());
      return work({ trust, calendar, now: context.clock.now() });
    });
  });
}

/** The series of that name, held until all is saved. Throws a Refusal with the candidates. */
export async function holdNamed(trust: TrustWrites, name: string): Promise<Series> {
  const series = await trust.meetings.holdSeries((await findNamed(trust, name)).id);
  if (!series) throw new Refusal(`The series ${quoted(name)} has gone.`);
  return series;
}

export async function findNamed(trust: TrustReads, name: string): Promise<Series> {
  const all = await trust.meetings.series();
  const found = seriesNamed(name, all);
  const [only] = found;
  if (only && found.length === 1) return only;
  const names = (some: readonly Series[]) =>
    listInWords(
      some.map(series => quoted(series.name)),
      'or',
    );
  if (all.length === 0)
    throw new Refusal('There is no series yet. Set one up: npm run fortnight -- series add --help');
  throw new Refusal(
    found.length > 1
      ? `${quoted(name)} may be ${names(found)}: give more of the name.`
      : `There is no series ${quoted(name)}: there is ${names(all)}.`,
  );
}

/** Every change from the command line is on the record as the operator's. */
export async function audit(
  { trust, now }: InTrust,
  change: { verb: string; subject: string; before?: unknown; after: unknown },
): Promise<void> {
  await trust.audit.append({ at: now, actorId: actorId(OPERATOR), entrance: OPERATOR.entrance, ...change });
}
