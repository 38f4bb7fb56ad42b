import { z } from 'zod/v4';
import { TermDatesMissing } from '#domain/academic-year/academic-year.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { missedIn, NeedLine, NeedPeriod, needLines } from '#domain/entitlement/need-lines.ts';
import { needPeriod } from '#domain/entitlement/need-period.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { dayOf, type IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { mayBook } from '../visits/booking-asked.ts';
import { type OwedOfSchool, type OwedSources, readOwed, seesComingOf } from './read-owed.ts';

const SchoolOwed = z.object({
  urn: z.string(),
  name: z.string(),
  hubName: z.string().nullable(),
  late: z.array(NeedLine),
  due: z.array(NeedLine),
  /** How many were missed in the academic year. */
  missed: z.int().default(0),
  /** What whoever asks could book there first, by the model's id; null: nothing, or they may not. */
  toBook: z.string().nullable().default(null),
});
export type SchoolOwed = z.infer<typeof SchoolOwed>;

const HubChoice = z.object({ id: z.string(), name: z.string() });

/** What is owed and neither booked nor sent, of the schools whoever asks may read: late first. */
export const OwedList = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('owed'),
    /** The hub's name, or the one school's; null: every school the asker may read. */
    hubName: z.string().nullable(),
    modelName: z.string(),
    period: NeedPeriod,
    late: z.int(),
    due: z.int(),
    missed: z.int().default(0),
    /** Those with something late first, the longest late before the others. */
    schools: z.array(SchoolOwed),
    /** How many were looked at, and which have no term dates. */
    looked: z.int(),
    withoutTerms: z.array(z.string()),
    hubs: z.array(HubChoice),
    asAt: IsoInstant,
  }),
  z.object({ kind: z.literal('no-model') }),
  z.object({ kind: z.literal('no-terms'), why: z.string() }),
  z.object({ kind: z.literal('no-hub'), asked: z.string(), hubs: z.array(HubChoice) }),
]);
export type OwedList = z.infer<typeof OwedList>;

/** Who asks for which hub's schools; no hub: all that the asker may read. */
export interface OwedListAsked extends OwedSources {
  readonly actor: Actor;
  readonly now: IsoInstant;
  readonly hubId: string | null;
  /** Of one school alone. */
  readonly urn?: string;
}

/** The trust's schools whose needs the asker may read. */
export async function readableSchools(trust: Pick<TrustReads, 'schools'>, actor: Actor): Promise<School[]> {
  const may = (school: School) => can(actor, 'school.read-owed', { kind: 'school', ...school });
  return (await trust.schools.list()).filter(school => isCurrent(school) && may(school));
}

/** null when the asker may read no school's needs, or not this one's. */
export async function readOwedList(trust: TrustReads, asked: OwedListAsked): Promise<OwedList | null> {
  const { actor, now, hubId, urn } = asked;
  const hubs = await trust.schools.hubs();
  const readable = await readableSchools(trust, actor);
  const schools = readable.filter(
    school => (hubId === null || school.hubId === hubId) && (urn === undefined || school.urn === urn),
  );
  if (readable.length === 0 || (urn !== undefined && schools.length === 0)) return null;
  const today = dayOf(now);
  const owed = await readOwed(trust, schools, today, asked, {
    ...{ ahead: true, seesComing: seesComingOf(actor) },
  });
  if (!owed) return { kind: 'no-model' };
  const found = owed.schools.flatMap(own => {
    const of = ofSchool(own, today);
    const hubName = hubs.find(({ id }) => id === own.school.hubId)?.name ?? null;
    return of ? [{ ...of, hubName, toBook: mayBook(actor, own.school) ? firstToBook(of) : null }] : [];
  });
  const [first] = found;
  if (!first && schools.length > 0) return { kind: 'no-terms', why: missing(owed.schools[0], today) };
  const period = first?.period ?? { name: '', from: today, to: today };
  const rows = found
    .map(({ period: _period, ...row }) => row)
    .filter(({ late, due, missed }) => late.length + due.length + missed > 0)
    .toSorted(byPressure);
  const sum = (key: 'late' | 'due') => rows.reduce((count, row) => count + row[key].length, 0);
  return {
    kind: 'owed',
    hubName:
      hubs.find(({ id }) => id === hubId)?.name ?? (urn === undefined ? null : (schools[0]?.name ?? null)),
    modelName: owed.model.name,
    period,
    ...{ late: sum('late'), due: sum('due'), missed: rows.reduce((count, row) => count + row.missed, 0) },
    ...{ schools: rows, looked: schools.length },
    withoutTerms: owed.schools.filter(each => each.owed === null).map(({ school }) => school.name),
    hubs: hubs.filter(({ id }) => readable.some(school => school.hubId === id)),
    asAt: now,
  };
}

function ofSchool({ school, calendar, owed }: OwedOfSchool, today: IsoDate) {
  const period = owed && needPeriod(calendar, today, 'half-term');
  if (!owed || !period) return null;
  const lines = needLines(owed.items, period);
  const of = (section: NeedLine['section']) => lines.filter(line => line.section === section);
  return {
    urn: school.urn,
    name: school.name,
    period,
    late: of('late'),
    due: of('due'),
    missed: missedIn(owed),
  };
}

const firstToBook = ({ late, due }: Pick<Row, 'late' | 'due'>): string | null =>
  [...late, ...due].find(({ kind }) => kind === 'engagement')?.thing ?? null;

function missing(own: OwedOfSchool | undefined, today: IsoDate): string {
  try {
    if (own) needPeriod(own.calendar, today, 'half-term');
  } catch (error) {
    if (error instanceof TermDatesMissing) return error.message;
    throw error;
  }
  return 'The next half term has no term dates yet.';
}

type Row = z.infer<typeof SchoolOwed>;

function byPressure(one: Row, other: Row): number {
  const first = ({ late, due }: Row) => (late[0] ?? due[0])?.first.to ?? '';
  const isLate = ({ late, due }: Row) => (late.length > 0 ? 0 : due.length > 0 ? 1 : 2);
  return (
    isLate(one) - isLate(other) ||
    first(one).localeCompare(first(other)) ||
    one.name.localeCompare(other.name, 'en-GB')
  );
}
