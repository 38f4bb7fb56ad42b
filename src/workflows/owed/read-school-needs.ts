import { z } from 'zod/v4';
import { academicYearOf, TermDatesMissing } from '#domain/academic-year/academic-year.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { missedIn, NeedLine, NeedPeriod, needLines } from '#domain/entitlement/need-lines.ts';
import { NEED_SPANS, type NeedSpan, needPeriod } from '#domain/entitlement/need-period.ts';
import { OptionalNeed } from '#domain/entitlement/owed.ts';
import { standingNow } from '#domain/entitlement/standing-now.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { findSchool, offer } from '#domain/school/find-school.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { dayOf, IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { readCalendars } from '../read-calendars.ts';
import { decisionsOpen, OpenDecision } from './open-decisions.ts';
import {
  type OwedOfSchool,
  type OwedOfSchools,
  type OwedSources,
  readOwed,
  seesComingOf,
} from './read-owed.ts';
import { RecentRow, recentRows } from './recent-rows.ts';
import { pressingFirst, recordableOf } from './recordable.ts';
import { Unsettled, unsettledOf } from './unsettled.ts';

/** What one school is owed and owes in a stretch of the year, as whoever asks may see it. */
export const SchoolNeeds = z.object({
  kind: z.literal('needs'),
  urn: z.string(),
  name: z.string(),
  hubId: z.string().nullable(),
  modelName: z.string(),
  /** What the trust calls a category; and the school's, where the model has a ladder and one was set. */
  categoryWord: z.string(),
  category: z.object({ name: z.string(), since: IsoDate }).nullable(),
  hasLadder: z.boolean(),
  statuses: z.array(z.string()),
  span: z.enum(NEED_SPANS),
  period: NeedPeriod,
  /** Each line with the rule behind it, and where it was read. */
  showsWhy: z.boolean(),
  lines: z.array(NeedLine),
  optional: z.array(OptionalNeed),
  /** Booked for a day that is past: these are not among the lines. */
  unsettled: z.array(Unsettled),
  /** How many were missed in the academic year. */
  missed: z.int().default(0),
  /** Whether the asker may record and decide; what they can choose from then. */
  mayMark: z.boolean(),
  recordable: z.array(z.object({ thing: z.string(), name: z.string() })),
  decisions: z.array(OpenDecision),
  recent: z.array(RecentRow),
  safeguardingContact: z.string().nullable(),
  today: IsoDate,
  version: z.int(),
  asAt: IsoInstant,
});
export type SchoolNeeds = z.infer<typeof SchoolNeeds>;

const Named = z.object({ urn: z.string(), name: z.string() });

/** The answer to "what does … need": a school's needs, a choice of schools, none by that name, or why nothing can be said. */
export const NeedsAnswer = z.discriminatedUnion('kind', [
  SchoolNeeds,
  z.object({ kind: z.literal('choose'), asked: z.string(), schools: z.array(Named), more: z.int() }),
  z.object({ kind: z.literal('none'), asked: z.string(), nearest: z.array(Named), empty: z.boolean() }),
  z.object({ kind: z.literal('gone'), name: z.string(), became: z.enum(['left', 'closed']) }),
  z.object({ kind: z.literal('no-model'), name: z.string() }),
  z.object({ kind: z.literal('no-terms'), name: z.string(), why: z.string() }),
]);
export type NeedsAnswer = z.infer<typeof NeedsAnswer>;

/** Who asks, when, and how it is to be shown. */
export interface NeedsAsked extends OwedSources {
  readonly actor: Actor;
  readonly now: IsoInstant;
  readonly span: NeedSpan;
  readonly showsWhy: boolean;
}

/** One school's needs; null when there is none of that URN, or the asker may not read them. */
export async function readSchoolNeeds(
  trust: TrustReads,
  urn: string,
  asked: NeedsAsked,
): Promise<NeedsAnswer | null> {
  const school = await trust.schools.find(urn);
  if (!school || !can(asked.actor, 'school.read-owed', target(school))) return null;
  if (!isCurrent(school))
    return { kind: 'gone', name: school.name, became: school.leftTrustOn === null ? 'closed' : 'left' };
  const calendar = (await readCalendars(trust, asked.bankHolidays))(school);
  const today = dayOf(asked.now);
  const period = periodIn(calendar, today, asked.span);
  if ('why' in period) return { kind: 'no-terms', name: school.name, why: period.why };
  // In the summer holidays what is needed next belongs to the year that is about to begin.
  const day = academicYearOf(period.from) > academicYearOf(today) ? period.from : today;
  const owed = await readOwed(trust, [school], day, asked, {
    ...{ asOf: today, seesComing: seesComingOf(asked.actor) },
  });
  const own = owed?.schools[0];
  if (!owed || !own) return { kind: 'no-model', name: school.name };
  return needsOf(trust, { owed, own, period, today }, asked);
}

/** The answer to words that name a school; only schools whose needs the asker may read are offered. */
export async function findForNeeds(
  trust: TrustReads,
  said: string,
  asked: NeedsAsked,
): Promise<NeedsAnswer | null> {
  const all = await trust.schools.list();
  const current = all.filter(isCurrent);
  const mayRead = (school: School) => can(asked.actor, 'school.read-owed', target(school));
  const readable = current.filter(mayRead);
  const found = findSchool(said, readable);
  if (found.kind === 'one') return readSchoolNeeds(trust, found.school.urn, asked);
  // Whoever has one school asks about that one.
  const [only] = readable;
  if (said === '' && only && readable.length === 1) return readSchoolNeeds(trust, only.urn, asked);
  if (found.kind === 'several') {
    const schools = offer(found.schools).map(named);
    return { kind: 'choose', asked: said, schools, more: found.schools.length - schools.length };
  }
  if (findSchool(said, current).kind === 'one') return null;
  // Of one that has left it is better to hear so than that there is none.
  const gone = findSchool(
    said,
    all.filter(school => !isCurrent(school) && mayRead(school)),
  );
  if (gone.kind === 'one') return readSchoolNeeds(trust, gone.school.urn, asked);
  return { kind: 'none', asked: said, nearest: found.nearest.map(named), empty: said === '' };
}

function periodIn(calendar: SchoolCalendar, day: IsoDate, span: NeedSpan): NeedPeriod | { why: string } {
  const next = academicYearOf(day) + 1;
  try {
    return needPeriod(calendar, day, span) ?? { why: new TermDatesMissing(next).message };
  } catch (error) {
    if (error instanceof TermDatesMissing) return { why: error.message };
    throw error;
  }
}

interface Reckoned {
  readonly owed: OwedOfSchools;
  readonly own: OwedOfSchool;
  readonly period: NeedPeriod;
  readonly today: IsoDate;
}

async function needsOf(
  trust: TrustReads,
  { owed: { model }, own, period, today }: Reckoned,
  { actor, now, span, showsWhy }: NeedsAsked,
): Promise<SchoolNeeds> {
  const { school, record } = own;
  const items = own.owed?.items ?? [];
  const optional = own.owed?.optional ?? [];
  const unsettled = unsettledOf(model, record.fulfilments, today);
  const past = new Set(unsettled.map(({ id }) => id));
  const wereBooked = new Set(unsettled.flatMap(({ things }) => things));
  const settled = items.filter(({ fulfilmentId }) => fulfilmentId === null || !past.has(fulfilmentId));
  const mayMark = can(actor, 'school.mark-owed', target(school));
  const { safeguardingContact } = await trust.trust.get();
  return {
    kind: 'needs',
    ...{ urn: school.urn, name: school.name, hubId: school.hubId },
    modelName: model.name,
    ...standingOf(model, own, today),
    ...{ span, period, showsWhy },
    lines: needLines(settled, period),
    optional: [...optional],
    unsettled,
    missed: own.owed ? missedIn(own.owed) : 0,
    mayMark,
    recordable: mayMark ? pressingFirst(recordableOf(model), items, wereBooked) : [],
    decisions: mayMark ? decisionsOpen(model, record, { items, optional, period }) : [],
    recent: mayMark ? await recentRows(trust, model, record, past) : [],
    safeguardingContact,
    today,
    version: await trust.owed.versionOf(school.urn),
    asAt: now,
  };
}

function standingOf(model: ImprovementModel, { record }: OwedOfSchool, today: IsoDate) {
  const { category, statuses } = standingNow(model, record.standings, today);
  return {
    categoryWord: model.words.category.name,
    category: category && { name: category.rung.name, since: category.since },
    hasLadder: model.ladder.length > 0,
    statuses: [...statuses],
  };
}

const target = ({ urn, hubId }: Pick<School, 'urn' | 'hubId'>) => ({ kind: 'school', urn, hubId }) as const;
const named = ({ urn, name }: School) => ({ urn, name });
