import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/role.ts';
import { isCorrectable } from '#domain/category/correction.ts';
import { type ExitTarget, exitTarget } from '#domain/category/exit-target.ts';
import { type HistoryItem, historyOf } from '#domain/category/history.ts';
import type { CategoryReview } from '#domain/category/review.ts';
import { inForce, type StandingEntry } from '#domain/entitlement/standing-entry.ts';
import { standingNow } from '#domain/entitlement/standing-now.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { findSchool, offer } from '#domain/school/find-school.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { readCalendars } from '../read-calendars.ts';
import type { CategoryAnswer, SchoolCategory, TimelineItem } from './category-answer.ts';
import { type CategoryRef, readCategoryRef } from './category-refs.ts';
import { deciderInWords } from './people-of-school.ts';

export interface CategoryAsked extends OwedSources {
  readonly actor: Actor;
  readonly now: IsoInstant;
}
type AskedSchool = Extract<CategoryRef, { of: 'school' }>;

/** null: there is nothing of that reference for this person. */
export async function readCategory(
  trust: TrustReads,
  ref: string,
  asking: CategoryAsked,
): Promise<CategoryAnswer | null> {
  const asked = readCategoryRef(ref);
  if (!asked) return null;
  return asked.of === 'words' ? findForCategory(trust, asked.typed, asking) : ofSchool(trust, asked, asking);
}

async function findForCategory(
  trust: TrustReads,
  said: string,
  asking: CategoryAsked,
): Promise<CategoryAnswer | null> {
  const current = (await trust.schools.list()).filter(isCurrent);
  const readable = current.filter(school => can(asking.actor, 'school.read-status', target(school)));
  const one = ({ urn }: School) => ofSchool(trust, { of: 'school', urn, because: null }, asking);
  const [only, another] = readable;
  if (!only) return null;
  // Whoever has one school asks about that one.
  if (said === '' && !another) return one(only);
  const found = findSchool(said, readable);
  if (found.kind === 'one') return one(found.school);
  if (found.kind === 'several') {
    const schools = offer(found.schools).map(named);
    return { kind: 'choose', asked: said, schools, more: found.schools.length - schools.length };
  }
  if (findSchool(said, current).kind === 'one') return null;
  return { kind: 'none', asked: said, nearest: found.nearest.map(named), empty: said === '' };
}

async function ofSchool(
  trust: TrustReads,
  { urn, because }: AskedSchool,
  { actor, now, modelFiles, bankHolidays }: CategoryAsked,
): Promise<CategoryAnswer | null> {
  const school = await trust.schools.find(urn);
  if (!school || !can(actor, 'school.read-status', target(school))) return null;
  const today = dayOf(now);
  const model = (await modelInUse(trust, modelFiles, today))?.model;
  if (!model) return { kind: 'no-model', name: school.name };
  const entries = (await trust.owed.entriesOf([urn])).get(urn) ?? [];
  const until = can(actor, 'school.read-coming-category', target(school)) ? null : today;
  const { category } = standingNow(model, inForce(entries), today);
  const exit =
    category && exitTarget(model, category, (await readCalendars(trust, bankHolidays))(school), today);
  const people = await trust.people.list();
  const agreed = agreedIn(await trust.reviews.ofSchool(urn));
  const mayCorrect = can(actor, 'school.correct-category', target(school));
  return {
    ...{ kind: 'school', urn, name: school.name, hubId: school.hubId, modelName: model.name },
    word: model.ladder.length > 0 ? model.words.category.name : '',
    ...whyPosted(because, entries, { standingId: category?.standingId ?? null, exit }),
    category: category && { ...meaning(category.rung), since: category.since, target: exit },
    statuses: statusesNow(model, entries, today),
    timeline: historyOf(entries, until).map(item => inTimeline(model, item, { people, today, agreed })),
    mayReview:
      model.ladder.length > 0 && isCurrent(school) && can(actor, 'school.ask-review', target(school)),
    mayCorrect,
    correctable: mayCorrect ? correctableOf(model, entries) : [],
    choices: mayCorrect ? [...model.ladder, ...model.statuses].map(({ id, name }) => ({ id, name })) : [],
    mayReadNeeds: can(actor, 'school.read-owed', target(school)),
    entries: entries
      .filter(({ from }) => until === null || from <= until)
      .map(({ id, name, from, to, correctsId }) => ({ id, name, from, to, corrects: correctsId })),
    today,
    version: await trust.owed.versionOf(urn),
    asAt: now,
  };
}

/** A card about a target is past once the school is in another category, or the target in another state. */
function whyPosted(
  because: AskedSchool['because'],
  entries: readonly StandingEntry[],
  { standingId, exit }: { readonly standingId: string | null; readonly exit: ExitTarget | null },
): Pick<SchoolCategory, 'because' | 'isPast'> {
  if (because === null) return { because: null, isPast: false };
  if (because.kind === 'corrected')
    return { because: 'corrected', isPast: entries.every(({ id }) => id !== because.entryId) };
  const isSo = exit?.state === (because.which === 'passed' ? 'passed' : 'at risk');
  return { because: because.which, isPast: because.standingId !== standingId || !isSo };
}

function meaning({
  name,
  descriptor,
  support,
  challenge,
  autonomy,
  takesOn,
}: ImprovementModel['ladder'][number]) {
  return { name, descriptor, support, challenge, autonomy, takesOn: takesOn ?? null };
}

function statusesNow({ statuses }: ImprovementModel, entries: readonly StandingEntry[], today: IsoDate) {
  const now = inForce(entries).filter(
    ({ kind, from, to }) => kind === 'status' && from <= today && (to === null || today <= to),
  );
  return statuses.flatMap(({ id, name, about }) => {
    const set = now.find(each => each.name === id);
    return set ? [{ name, about, from: set.from, to: set.to }] : [];
  });
}

/** The reviews in which head and officer agreed. */
const agreedIn = (reviews: readonly CategoryReview[]): ReadonlySet<string> =>
  new Set(reviews.filter(({ settled }) => settled?.how === 'agreed').map(({ id }) => id));

const nameIn = ({ ladder, statuses }: ImprovementModel, id: string): string =>
  [...ladder, ...statuses].find(each => each.id === id)?.name ?? id;

function inTimeline(
  model: ImprovementModel,
  { entry, to, confirmedOn, correctedBy }: HistoryItem,
  around: {
    readonly people: readonly Person[];
    readonly today: IsoDate;
    readonly agreed: ReadonlySet<string>;
  },
): TimelineItem {
  const { people, today, agreed } = around;
  return {
    kind: entry.kind === 'status' ? 'status' : 'category',
    name: nameIn(model, entry.name),
    ...{ from: entry.from, to, isComing: entry.from > today, confirmedOn: [...confirmedOn] },
    decidedBy: deciderInWords(entry.byId, people),
    isAgreed: entry.reviewId !== null && agreed.has(entry.reviewId),
    ...{ why: entry.why, corrects: entry.correctsId !== '' },
    corrected: correctedBy && {
      on: dayOf(correctedBy.at),
      by: deciderInWords(correctedBy.byId, people) ?? 'an import',
      why: correctedBy.why,
      instead: correctedBy.isVoid ? null : { name: nameIn(model, correctedBy.name), from: correctedBy.from },
    },
  };
}

const correctableOf = (model: ImprovementModel, entries: readonly StandingEntry[]) =>
  inForce(entries)
    .filter(isCorrectable)
    .toSorted((one, other) => other.from.localeCompare(one.from))
    .map(({ id, name, from }) => ({ id, name: nameIn(model, name), from }));

const target = ({ urn, hubId }: Pick<School, 'urn' | 'hubId'>) => ({ kind: 'school', urn, hubId }) as const;
const named = ({ urn, name }: School) => ({ urn, name });
