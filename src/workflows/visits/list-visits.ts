import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { findSchool, offer } from '#domain/school/find-school.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { addDays, dayOf, IsoDate, IsoInstant, momentOf, weekdayOf } from '#domain/time/iso.ts';
import { isTimed, peopleOf, type TimedVisit, type Visit } from '#domain/visit/visit.ts';
import type { TrustReads } from '#ports/store.ts';
import { nameInShort } from '../agenda-sources/channel-may-know.ts';
import { delegatesEverywhere } from '../delegates/delegates-of.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { aheadOf, mayReadNext, mayReadVisit, nextOf } from './next-visit.ts';

const Row = z.object({
  /** Null where only the day and the lead are for the asker. */
  visitId: z.string().nullable(),
  on: IsoDate,
  startsAt: IsoInstant.nullable(),
  schoolName: z.string(),
  what: z.string().nullable(),
  leadName: z.string(),
  state: z.enum(['booked', 'offered', 'held', 'not-held']),
});
export type VisitRow = z.infer<typeof Row>;

const Named = z.object({ urn: z.string(), name: z.string() });

/** The visits somebody asked for, as far as they may know of them. */
export const VisitsAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('visits'),
    title: z.string(),
    from: IsoDate,
    to: IsoDate,
    rows: z.array(Row),
    asAt: IsoInstant,
  }),
  z.object({ kind: z.literal('choose'), asked: z.string(), schools: z.array(Named) }),
  z.object({ kind: z.literal('none'), asked: z.string(), nearest: z.array(Named) }),
]);
export type VisitsAnswer = z.infer<typeof VisitsAnswer>;

export type VisitsAsked =
  | { readonly of: 'week'; readonly which: 'this' | 'next' }
  | { readonly of: 'mine' }
  | { readonly of: 'school'; readonly urn: string }
  | { readonly of: 'words'; readonly words: string };

export interface Asking extends OwedSources {
  readonly actor: Extract<Actor, { kind: 'person' }>;
  readonly now: IsoInstant;
}

const MINE_DAYS = { back: 14, ahead: 60 };
const SCHOOL_DAYS = { back: 60, ahead: 180 };

/** null: there is nothing here that this person may see. */
export async function listVisits(
  trust: TrustReads,
  asked: VisitsAsked,
  asking: Asking,
): Promise<VisitsAnswer | null> {
  const { actor, now } = asking;
  const schools = (await trust.schools.list()).filter(isCurrent);
  if (asked.of === 'words') return byWords(trust, asked.words, schools, asking);
  const model = (await modelInUse(trust, asking.modelFiles, dayOf(now)))?.model ?? null;
  const today = dayOf(now);
  if (asked.of === 'week') {
    const monday = addDays(today, 1 - weekdayOf(today) + (asked.which === 'next' ? 7 : 0));
    const days = { from: monday, to: addDays(monday, 6) };
    const rows = await rowsIn(trust, days, schools, { ...asking, model });
    if (rows.length === 0 && !schools.some(school => mayReadNext(actor, school))) return null;
    return { kind: 'visits', title: `Visits ${asked.which} week`, ...days, rows, asAt: now };
  }
  if (asked.of === 'mine') {
    const days = { from: addDays(today, -MINE_DAYS.back), to: addDays(today, MINE_DAYS.ahead) };
    const own = (await rowsIn(trust, days, schools, { ...asking, model, only: actor.personId })).filter(
      ({ visitId }) => visitId !== null,
    );
    return { kind: 'visits', title: 'Your visits', ...days, rows: own, asAt: now };
  }
  const school = schools.find(({ urn }) => urn === asked.urn);
  if (!school) return null;
  const days = { from: addDays(today, -SCHOOL_DAYS.back), to: addDays(today, SCHOOL_DAYS.ahead) };
  const rows = await rowsIn(trust, days, [school], { ...asking, model });
  if (rows.length === 0 && !mayReadNext(actor, school)) return null;
  return { kind: 'visits', title: `Visits at ${school.name}`, ...days, rows, asAt: now };
}

async function byWords(
  trust: TrustReads,
  words: string,
  schools: readonly School[],
  asking: Asking,
): Promise<VisitsAnswer | null> {
  const readable = schools.filter(school => mayReadNext(asking.actor, school));
  const found = findSchool(words, readable);
  if (found.kind === 'one') return listVisits(trust, { of: 'school', urn: found.school.urn }, asking);
  const named = ({ urn, name }: School) => ({ urn, name });
  if (found.kind === 'several')
    return { kind: 'choose', asked: words, schools: offer(found.schools).map(named) };
  // Of a school that is not theirs to see they are told so, and not that there is none.
  if (findSchool(words, schools).kind === 'one') return null;
  return { kind: 'none', asked: words, nearest: found.nearest.map(named) };
}

interface Looking extends Asking {
  readonly model: ImprovementModel | null;
  /** Only those this person has a part in. */
  readonly only?: string;
}

const SHOWN: readonly Visit['state'][] = ['booked', 'held', 'not-held'];

/** By time; an offer stands on the first day it offers. */
async function rowsIn(
  trust: TrustReads,
  { from, to }: { readonly from: string; readonly to: string },
  schools: readonly School[],
  looking: Looking,
): Promise<VisitRow[]> {
  const { actor, now, model, only } = looking;
  const stretch = { from: momentOf(from, '00:00'), until: momentOf(addDays(to, 1), '00:00') };
  const timed = (await trust.visits.between(stretch, SHOWN)).filter(isTimed);
  const offers = (await trust.visits.offered()).flatMap(visit => {
    const first = visit.slots
      .filter(({ state }) => state === 'open')
      .map(({ startsAt }) => startsAt)
      .toSorted()[0];
    return first !== undefined && stretch.from <= first && first < stretch.until
      ? [{ ...visit, startsAt: first }]
      : [];
  });
  const delegatesAt = await delegatesEverywhere(trust, now);
  const rows = [...timed, ...offers].flatMap((visit: TimedVisit) => {
    const school = schools.find(({ urn }) => urn === visit.urn);
    if (!school || (only !== undefined && !peopleOf(visit).includes(only))) return [];
    const { hubId, urn } = school;
    if (!mayReadVisit(actor, visit, { hubId, delegates: delegatesAt(urn), now })) return [];
    return [fullRow(visit, school, model)];
  });
  if (only === undefined) rows.push(...(await nextOnes(trust, { from, to }, schools, looking)));
  return rows.toSorted((one, other) => (one.startsAt ?? one.on).localeCompare(other.startsAt ?? other.on));
}

function fullRow(visit: TimedVisit, { name }: School, model: ImprovementModel | null): VisitRow {
  const { id, startsAt, leadName, state } = visit;
  const shown = state === 'offered' || state === 'held' || state === 'not-held' ? state : 'booked';
  return {
    ...{ visitId: id, on: dayOf(startsAt), startsAt, schoolName: name },
    ...{ what: nameInShort(model, visit), leadName, state: shown },
  };
}

/** Of schools whose visits the asker may not read: the next one's day and lead, where it lies in these days. */
async function nextOnes(
  trust: TrustReads,
  { from, to }: { readonly from: string; readonly to: string },
  schools: readonly School[],
  { actor, now, model }: Looking,
): Promise<VisitRow[]> {
  const delegatesAt = await delegatesEverywhere(trust, now);
  // Read once: a trust has up to 90 schools.
  const ahead = Map.groupBy(await trust.visits.between(aheadOf(now), ['booked']), ({ urn }) => urn);
  const rows: VisitRow[] = [];
  for (const school of schools) {
    const delegates = delegatesAt(school.urn);
    const next = nextOf(ahead.get(school.urn) ?? [], school, { actor, now, model, delegates });
    if (next && next.what === null && from <= next.on && next.on <= to)
      rows.push({
        ...{ visitId: null, on: next.on, startsAt: null, schoolName: school.name, what: null },
        ...{ leadName: next.leadName, state: 'booked' },
      });
  }
  return rows;
}
