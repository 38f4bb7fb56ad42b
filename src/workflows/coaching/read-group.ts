import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { type CoachingGroup, isNotOver, membersNowOrFirst, SIZE } from '#domain/coaching/group.ts';
import { breaksOf } from '#domain/coaching/group-rule.ts';
import { isAhead } from '#domain/coaching/peer-review.ts';
import { dayOf, IsoDate } from '#domain/time/iso.ts';
import { later } from '#domain/time/order.ts';
import type { TrustReads } from '#ports/store.ts';
import { readCalendar } from '../read-calendar.ts';
import { askedGroupRef } from './coaching-refs.ts';
import { actsInWords, type GroupsNow, groupsNow, groupTarget, nameOfMember } from './groups-as-they-are.ts';
import type { ReviewAsked } from './read-peer-review.ts';
import { readReviewTime } from './read-review-time.ts';
import { readWritten } from './read-written.ts';
import { ReviewLine, reviewLine } from './review-lines.ts';
import { ruleInWords } from './rule-words.ts';

const Named = z.object({ id: z.string(), name: z.string() });

/** One group as one person may see it. */
const SeenGroup = z.object({
  kind: z.literal('group'),
  id: z.string(),
  name: z.string(),
  purpose: z.string(),
  /** null: the deputy CEO is asked when nobody of it can. */
  facilitator: z.string().nullable(),
  from: IsoDate,
  to: IsoDate.nullable(),
  /** Of it today, or to be of it; `acts`: who acts for the school. */
  members: z.array(
    z.object({
      ...{ id: z.string(), name: z.string(), acts: z.string().nullable() },
      ...{ from: IsoDate, to: IsoDate.nullable() },
    }),
  ),
  /** Of it once, the last to leave first. */
  past: z.array(z.object({ name: z.string(), from: IsoDate, to: IsoDate })),
  isTooSmall: z.boolean(),
  /** Those that are to be, the first first; and the others, the latest first. */
  ahead: z.array(ReviewLine),
  over: z.array(ReviewLine),
  /** The next without a time, where whoever looks has something to do about that. */
  toTime: z
    .object({ id: z.string(), host: z.string(), todo: z.enum(['find', 'answer', 'settle']) })
    .nullable(),
  /** Which rules it breaks; only for whoever works groups. */
  breaks: z.array(z.string()),
  mayWork: z.boolean(),
  today: IsoDate,
  version: z.int(),
});
export type SeenGroup = z.infer<typeof SeenGroup>;

export const GroupAnswer = z.discriminatedUnion('kind', [
  SeenGroup,
  /** Several that it may be; none: there is no such group that they may read. */
  z.object({ kind: z.literal('which'), asked: z.string(), groups: z.array(Named) }),
  /** Whoever asks is of none. */
  z.object({ kind: z.literal('none'), mayList: z.boolean() }),
]);
export type GroupAnswer = z.infer<typeof GroupAnswer>;

/** So many of those that are over are said in full. */
export const LATELY = 4;

/** null: there is no such group, or it is not for this person. */
export async function readGroup(
  trust: TrustReads,
  ref: string,
  asking: ReviewAsked,
): Promise<GroupAnswer | null> {
  const { actor, now } = asking;
  const known = await groupsNow(trust);
  const today = dayOf(now);
  const may = (group: CoachingGroup) => can(actor, 'coaching.read-group', groupTarget(group, today));
  const id = /^group:(.{1,100})$/.exec(ref)?.[1];
  if (id !== undefined) {
    const group = known.groups.find(each => each.id === id);
    return group && may(group) ? seen(trust, group, known, asking) : null;
  }
  const said = /^ask:(.{0,100})$/.exec(ref)?.[1];
  if (said === undefined) return null;
  const found = said === '' ? ownOf(known, actor, today) : named(known.groups.filter(may), said);
  const [only, another] = found;
  if (only && !another) return seen(trust, only, known, asking);
  if (only) return { kind: 'which', asked: said, groups: found.slice(0, CHOICES).map(nameAndId) };
  if (said === '') return { kind: 'none', mayList: can(actor, 'trust.read-groups', { kind: 'trust' }) };
  const near = known.groups.filter(group => may(group) && isNotOver(group, today));
  return { kind: 'which', asked: said, groups: near.slice(0, CHOICES).map(nameAndId) };
}

const CHOICES = 8;
const nameAndId = ({ id, name }: CoachingGroup) => ({ id, name });

/** The card's reference for words typed about a group. */
export const askedGroup = (typed: string): string => askedGroupRef(typed.trim().slice(0, 100));

/** Those whoever asks is of, in person or for their school, or facilitates. */
function ownOf({ groups }: GroupsNow, actor: Actor, today: IsoDate): CoachingGroup[] {
  if (actor.kind !== 'person') return [];
  const appointments = actor.appointments.filter(({ role }) => role === 'head');
  const own = { ...actor, appointments };
  return groups.filter(
    group => isNotOver(group, today) && can(own, 'coaching.read-group', groupTarget(group, today)),
  );
}

/** By the whole name, else by what it begins with or holds; those that go on before those that are over. */
function named(groups: readonly CoachingGroup[], said: string): CoachingGroup[] {
  const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const exact = groups.filter(({ name }) => plain(name) === plain(said));
  const found = exact.length > 0 ? exact : groups.filter(({ name }) => plain(name).includes(plain(said)));
  const open = found.filter(({ to }) => to === null);
  return open.length > 0 ? open : found;
}

async function seen(
  trust: TrustReads,
  group: CoachingGroup,
  known: GroupsNow,
  { actor, now, bankHolidays, modelFiles }: ReviewAsked,
): Promise<SeenGroup> {
  const today = dayOf(now);
  const calendar = await readCalendar(trust, bankHolidays);
  const mayWork = can(actor, 'coaching.work-group', groupTarget(group, today));
  const kept = await trust.coaching.reviewsOf(group.id);
  const lately = new Set(kept.filter(each => !isAhead(each)).slice(-LATELY));
  const reviews = await Promise.all(
    kept.map(async each => ({
      ...(await reviewLine(trust, each, { known, calendar })),
      ...(lately.has(each) && { written: await readWritten(trust, each, { group, known }, { actor, now }) }),
    })),
  );
  const phaseOf = (urn: string) => known.schools.find(each => each.urn === urn)?.phase;
  const rules = mayWork ? await trust.coaching.rules() : [];
  return {
    kind: 'group',
    ...{ id: group.id, name: group.name, purpose: group.purpose, from: group.from, to: group.to },
    facilitator: known.people.find(({ id }) => id === group.facilitatorId)?.name ?? null,
    members: group.members
      .filter(each => isNotOver(each, today))
      .map(({ id, member, from, to }) => ({
        ...{ id, name: nameOfMember(member, known), acts: actsInWords(member, known.people), from, to },
      }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB')),
    past: group.members
      .flatMap(({ member, from, to }) =>
        to !== null && to < today ? [{ name: nameOfMember(member, known), from, to }] : [],
      )
      .toSorted((one, other) => other.to.localeCompare(one.to)),
    isTooSmall: isNotOver(group, today) && membersNowOrFirst(group, today).length < SIZE.least,
    ahead: reviews.filter(isAhead),
    toTime: await toTime(trust, reviews, { actor, now, modelFiles }),
    over: reviews.filter(each => !isAhead(each)).toReversed(),
    breaks: breaksOf(rules, isNotOver(group, today) ? [group, ...others(group, known)] : [], {
      day: later(group.from, today),
      phaseOf,
    }).flatMap(({ rule, groupIds }) => (groupIds.includes(group.id) ? [ruleInWords(rule, known)] : [])),
    mayWork,
    today,
    version: group.version,
  };
}

/** The first that has no time; null: every one has, or what is to be done about it is others' to do. */
async function toTime(
  trust: TrustReads,
  reviews: readonly ReviewLine[],
  { actor, ...around }: Pick<ReviewAsked, 'actor' | 'now' | 'modelFiles'>,
): Promise<SeenGroup['toTime']> {
  const first = reviews.find(({ state }) => state === 'planned' || state === 'timing');
  const time = first && (await readReviewTime(trust, first.id, actor, around));
  if (!first || !time) return null;
  const { may } = time;
  const todo = may.find ? 'find' : may.answer ? 'answer' : may.settle ? 'settle' : null;
  return todo && { id: first.id, host: first.host, todo };
}

const others = ({ id }: CoachingGroup, { groups }: GroupsNow) => groups.filter(each => each.id !== id);
