import { z } from 'zod/v4';
import { membersNowOrFirst } from '#domain/coaching/group.ts';
import { fallingIn, peerReviewsOf, tally, together } from '#domain/coaching/held-against-owed.ts';
import { needPeriod } from '#domain/entitlement/need-period.ts';
import { ruleInWords } from '#domain/improvement-model/rule-in-words.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf, IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { type OwedOfSchool, type OwedSources, readOwed } from '../owed/read-owed.ts';
import { groupsNow } from './groups-as-they-are.ts';

const Tally = z.object({ owed: z.int(), held: z.int(), booked: z.int(), notHeld: z.int() });

/** How many peer reviews were held against what the model gives every school: counts, and nothing of what was said in one. */
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
  const { groups, schools } = await groupsNow(trust);
  const current = schools.filter(isCurrent);
  const owed = await readOwed(trust, current, today, sources, { ahead: true });
  if (!owed) return { kind: 'no-model' };
  const { model } = owed;
  const engagements = peerReviewsOf(model);
  const [rule] = engagements.flatMap(({ rules }) => rules);
  if (!rule) return { kind: 'not-owed', modelName: model.name };
  const ids = engagements.map(({ id }) => id);
  const reckoned = owed.schools.flatMap(each => (each.owed ? [ofSchool(each, ids, today)] : []));
  const known = reckoned.flatMap(each => (each ? [each] : []));
  const [first] = known;
  if (!first) return { kind: 'no-terms' };
  const grouped = groups.flatMap(group => {
    const of = membersNowOrFirst(group, today).flatMap(({ member }) =>
      known.filter(each => member.kind === 'school' && each.urn === member.urn),
    );
    return of.length > 0 ? [{ id: group.id, name: group.name, of }] : [];
  });
  const inOne = new Set(grouped.flatMap(({ of }) => of));
  const rest = known.filter(each => !inOne.has(each));
  const all = [...grouped, ...(rest.length > 0 ? [{ id: null, name: 'In no group', of: rest }] : [])];
  return {
    kind: 'counted',
    ...{ modelName: model.name, rule: ruleInWords(model, rule), period: first.period },
    halves: first.halves.map(({ name, isNow }, at) => ({
      ...{ name, isNow, tally: together(known.flatMap(each => each.halves[at]?.tally ?? [])) },
    })),
    groups: all.map(({ id, name, of }) => ({
      ...{ id, name, tally: together(of.map(each => each.now)) },
      schools: of.map(each => ({ name: each.name, tally: each.now })),
    })),
    withoutTerms: owed.schools.length - known.length,
    asAt: now,
  };
}

function ofSchool({ school, calendar, owed }: OwedOfSchool, ids: readonly string[], today: string) {
  const period = needPeriod(calendar, today, 'half-term');
  if (!owed || !period) return null;
  const items = owed.items.filter(({ kind, thing }) => kind === 'engagement' && ids.includes(thing));
  return {
    ...{ urn: school.urn, name: school.name, period: period.name },
    now: tally(fallingIn(items, period)),
    halves: calendar.halfTermsOf(owed.year).map(({ name, startsOn: from, endsOn: to }) => ({
      ...{ name, isNow: from === period.from, tally: tally(fallingIn(items, { from, to })) },
    })),
  };
}
