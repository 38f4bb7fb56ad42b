import { z } from 'zod/v4';
import { membersNowOrFirst } from '#domain/coaching/group.ts';
import { fallingIn, peerReviewsOf, tally, together } from '#domain/coaching/held-against-owed.ts';
import { needPeriod } from '#domain/entitlement/need-period.ts';
import { ruleInWords } from '#domain/improvement-model/rule-in-words.ts';
import { isCurrent } from '#domain/school/school.ts';
import { addDays, dayOf, type IsoDate, IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { type OwedOfSchool, type OwedSources, readOwed } from '../owed/read-owed.ts';
import { type GroupsNow, groupsNow, nameOfMember } from './groups-as-they-are.ts';

const Tally = z.object({ owed: z.int(), held: z.int(), booked: z.int(), notHeld: z.int() });

/**
 * How many peer reviews were held against what the model gives every school, and of those that were held the day and the heading:
 * nothing of what was said in one.
 */
export const PeerReviewsAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('counted'),
    modelName: z.string(),
    /** "twice a half term". */
    rule: z.string(),
    /** The half term it is, or the next. */
    period: z.string(),
    /** The year's, in order; those that have not begun as well. */
    halves: z.array(z.object({ name: z.string(), isNow: z.boolean(), tally: Tally })),
    /** Of the half term; `id` null: the schools in no group. */
    groups: z.array(
      z.object({
        ...{ id: z.string().nullable(), name: z.string(), tally: Tally },
        schools: z.array(z.object({ name: z.string(), tally: Tally })),
      }),
    ),
    /** Those of the year that were held, the latest first: when, at whom, and the heading of what they looked at, which may be empty. */
    held: z.array(z.object({ startsAt: IsoInstant, host: z.string(), group: z.string(), focus: z.string() })),
    withoutTerms: z.int(),
    asAt: IsoInstant,
  }),
  z.object({ kind: z.literal('no-model') }),
  z.object({ kind: z.literal('no-terms') }),
  /** The model asks for none. */
  z.object({ kind: z.literal('not-owed'), modelName: z.string() }),
]);
export type PeerReviewsAnswer = z.infer<typeof PeerReviewsAnswer>;

/** The caller looks that whoever asks may read it. */
export async function readPeerReviews(
  trust: TrustReads,
  { now, ...sources }: OwedSources & { readonly now: string },
): Promise<PeerReviewsAnswer> {
  const today = dayOf(now);
  const known = await groupsNow(trust);
  const { groups, schools } = known;
  const current = schools.filter(isCurrent);
  const owed = await readOwed(trust, current, today, sources, { ahead: true });
  if (!owed) return { kind: 'no-model' };
  const { model } = owed;
  const engagements = peerReviewsOf(model);
  const [rule] = engagements.flatMap(({ rules }) => rules);
  if (!rule) return { kind: 'not-owed', modelName: model.name };
  const ids = engagements.map(({ id }) => id);
  const reckoned = owed.schools.flatMap(each => (each.owed ? [ofSchool(each, ids, today)] : []));
  const counted = reckoned.flatMap(each => (each ? [each] : []));
  const [first] = counted;
  if (!first) return { kind: 'no-terms' };
  const grouped = groups.flatMap(group => {
    const of = membersNowOrFirst(group, today).flatMap(({ member }) =>
      counted.filter(each => member.kind === 'school' && each.urn === member.urn),
    );
    return of.length > 0 ? [{ id: group.id, name: group.name, of }] : [];
  });
  const inOne = new Set(grouped.flatMap(({ of }) => of));
  const rest = counted.filter(each => !inOne.has(each));
  const all = [...grouped, ...(rest.length > 0 ? [{ id: null, name: 'In no group', of: rest }] : [])];
  return {
    kind: 'counted',
    ...{ modelName: model.name, rule: ruleInWords(model, rule), period: first.period },
    halves: first.halves.map(({ name, isNow }, at) => ({
      ...{ name, isNow, tally: together(counted.flatMap(each => each.halves[at]?.tally ?? [])) },
    })),
    groups: all.map(({ id, name, of }) => ({
      ...{ id, name, tally: together(of.map(each => each.now)) },
      schools: of.map(each => ({ name: each.name, tally: each.now })),
    })),
    held: await heldIn(trust, known, { from: first.year.from, to: today }),
    withoutTerms: owed.schools.length - counted.length,
    asAt: now,
  };
}

async function heldIn(
  { coaching, visits }: TrustReads,
  known: GroupsNow,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
) {
  const stretch = { from: momentOf(from, '00:00'), until: momentOf(addDays(to, 1), '00:00') };
  const starts = new Map((await visits.between(stretch, ['held'])).map(({ id, startsAt }) => [id, startsAt]));
  const all = (await coaching.reviews()).flatMap(({ state, visitId, host, groupId, focus }) => {
    const startsAt = (state === 'held' && visitId !== null && starts.get(visitId)) || null;
    const group = known.groups.find(({ id }) => id === groupId)?.name ?? '';
    return startsAt === null ? [] : [{ startsAt, host: nameOfMember(host, known), group, focus }];
  });
  return all.toSorted((one, other) => other.startsAt.localeCompare(one.startsAt));
}

function ofSchool({ school, calendar, owed }: OwedOfSchool, ids: readonly string[], today: string) {
  const period = needPeriod(calendar, today, 'half-term');
  if (!owed || !period) return null;
  const items = owed.items.filter(({ kind, thing }) => kind === 'engagement' && ids.includes(thing));
  return {
    ...{ urn: school.urn, name: school.name, period: period.name },
    year: { from: calendar.halfTermsOf(owed.year)[0]?.startsOn ?? today },
    now: tally(fallingIn(items, period)),
    halves: calendar.halfTermsOf(owed.year).map(({ name, startsOn: from, endsOn: to }) => ({
      ...{ name, isNow: from === period.from, tally: tally(fallingIn(items, { from, to })) },
    })),
  };
}
