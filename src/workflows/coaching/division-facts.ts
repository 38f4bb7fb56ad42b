import { z } from 'zod/v4';
import { type CoachingGroup, isNotOver, overlap, SIZE } from '#domain/coaching/group.ts';
import type { GroupRule } from '#domain/coaching/group-rule.ts';
import { standingNow } from '#domain/entitlement/standing-now.ts';
import type { GroupingAsked, Pair } from '#domain/grouping/grouping.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { dayOf, IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { TrustReads } from '#ports/store.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { type GroupsNow, groupsNow } from './groups-as-they-are.ts';

/** What is asked of a division of schools into groups. */
export const DivisionAsked = z.object({
  /** How many are wanted in a group. */
  size: z.int().min(SIZE.least).max(SIZE.most),
  /** `without`: schools in no group then. `all`: groups of schools end, and their schools are divided anew. */
  whom: z.enum(['without', 'all']),
  from: IsoDate,
});
export type DivisionAsked = z.infer<typeof DivisionAsked>;

/** Everything a division is made from, as it is now. */
export interface DivisionFacts {
  readonly asked: DivisionAsked;
  readonly grouping: GroupingAsked;
  /** The groups that end the day before. */
  readonly ending: readonly CoachingGroup[];
  /** What groups that go on are called. */
  readonly taken: readonly string[];
  readonly known: GroupsNow;
  readonly rules: readonly GroupRule[];
  readonly today: IsoDate;
  /** The same as long as nothing of this has changed. */
  readonly fingerprint: string;
}

/**
 * Schools are divided, by the rules that groups are to keep to. A group with people in it was made by hand for a purpose: it
 * stays as it is, and its schools with it.
 */
export async function readDivisionFacts(
  trust: TrustReads,
  asked: DivisionAsked,
  { now, modelFiles }: { readonly now: IsoInstant; readonly modelFiles: ModelFiles },
): Promise<DivisionFacts> {
  const today = dayOf(now);
  const known = await groupsNow(trust);
  const open = known.groups.filter(group => isNotOver(group, asked.from));
  const isOfSchools = (group: CoachingGroup) => stayers(group, asked).every(each => each.kind === 'school');
  const ending = asked.whom === 'all' ? open.filter(isOfSchools) : [];
  const staying = open.filter(group => !ending.includes(group));
  const busy = new Set(staying.flatMap(group => urnsOf(group, asked)));
  const schools = known.schools.filter(school => isCurrent(school) && !busy.has(school.urn));
  const rules = await trust.coaching.rules();
  const grouping = await groupingOf(trust, schools, { asked, known, rules, today, modelFiles });
  return {
    ...{ asked, grouping, ending, known, rules, today },
    taken: staying.map(({ name }) => name),
    fingerprint: await fingerprintOf({ asked, grouping, open }),
  };
}

const stayers = ({ members }: CoachingGroup, { from }: DivisionAsked) =>
  members.filter(each => isNotOver(each, from)).map(({ member }) => member);

const urnsOf = (group: CoachingGroup, asked: DivisionAsked) =>
  stayers(group, asked).flatMap(each => (each.kind === 'school' ? [each.urn] : []));

interface Asking extends Pick<DivisionFacts, 'asked' | 'known' | 'rules' | 'today'> {
  readonly modelFiles: ModelFiles;
}

async function groupingOf(
  trust: TrustReads,
  schools: readonly School[],
  { asked, known, rules, today, modelFiles }: Asking,
): Promise<GroupingAsked> {
  const sorted = schools.toSorted((one, other) => (one.urn < other.urn ? -1 : 1));
  const urns = sorted.map(({ urn }) => urn);
  const model = (await modelInUse(trust, modelFiles, today))?.model;
  const records = await trust.owed.recordsOf(urns);
  const categoryOf = (urn: string) =>
    model ? standingNow(model, records.get(urn)?.standings ?? [], today).category?.rung.name : null;
  const of = (kind: GroupRule['kind']) =>
    rules
      .filter(rule => rule.kind === kind)
      .map(rule => rule.urns.filter(urn => urns.includes(urn)).toSorted());
  return {
    joiners: sorted.map(({ urn, easting, northing, phase }) => ({
      ...{ id: urn, easting, northing, phase: phase || null, category: categoryOf(urn) ?? null },
    })),
    wanted: asked.size,
    never: of('never-together').flatMap(pairsOf),
    always: of('always-together').flatMap(pairsOf),
    samePhase: rules.some(({ kind }) => kind === 'same-phase'),
    partners: known.groups.flatMap(partnersIn).filter(pair => pair.every(urn => urns.includes(urn))),
  };
}

const pairsOf = (ids: readonly string[]): Pair[] => {
  const each = [...new Set(ids)];
  return each.flatMap((one, at) => each.slice(at + 1).map((other): Pair => [one, other]));
};

/** Which schools were of the group at the same time. */
const partnersIn = ({ members }: CoachingGroup): Pair[] =>
  members.flatMap((one, at) =>
    members
      .slice(at + 1)
      .filter(other => overlap(one, other))
      .flatMap(({ member }): Pair[] =>
        one.member.kind === 'school' && member.kind === 'school' ? [[one.member.urn, member.urn]] : [],
      ),
  );
