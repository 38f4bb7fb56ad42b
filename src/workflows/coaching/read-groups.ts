import { z } from 'zod/v4';
import { isNotOver, membersNowOrFirst, membersOn } from '#domain/coaching/group.ts';
import { breaksOf } from '#domain/coaching/group-rule.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf, IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { groupsNow, nameOfMember } from './groups-as-they-are.ts';
import { ruleInWords } from './rule-words.ts';

/** Every coaching group, which schools are in none, and where the director's rules are not kept. */
export const GroupsAnswer = z.object({
  groups: z.array(
    z.object({
      ...{ id: z.string(), name: z.string(), members: z.array(z.string()), from: IsoDate },
      breaks: z.array(z.string()),
    }),
  ),
  without: z.array(z.string()),
  rules: z.array(z.object({ id: z.string(), words: z.string(), isBroken: z.boolean() })),
  schools: z.array(z.object({ urn: z.string(), name: z.string() })),
  today: IsoDate,
});
export type GroupsAnswer = z.infer<typeof GroupsAnswer>;

/** The caller looks that whoever asks may read it. */
export async function readGroups(trust: TrustReads, now: IsoInstant): Promise<GroupsAnswer> {
  const today = dayOf(now);
  const known = await groupsNow(trust);
  const open = known.groups.filter(group => isNotOver(group, today));
  const current = known.schools.filter(isCurrent);
  const rules = await trust.coaching.rules();
  const phaseOf = (urn: string) => known.schools.find(each => each.urn === urn)?.phase;
  // A group that is still to begin is judged by the day it begins.
  const breaks = breaksOf(
    rules,
    open.map(group => asFirst(group, today)),
    { day: today, phaseOf },
  );
  const inOne = new Set(
    open.flatMap(group =>
      membersNowOrFirst(group, today).flatMap(({ member }) => (member.kind === 'school' ? [member.urn] : [])),
    ),
  );
  return {
    groups: open.map(group => ({
      ...{ id: group.id, name: group.name, from: group.from },
      members: membersNowOrFirst(group, today)
        .map(({ member }) => nameOfMember(member, known))
        .toSorted((one, other) => one.localeCompare(other, 'en-GB')),
      breaks: breaks.flatMap(({ rule, groupIds }) =>
        groupIds.includes(group.id) ? [ruleInWords(rule, known)] : [],
      ),
    })),
    without: current.flatMap(({ urn, name }) => (inOne.has(urn) ? [] : [name])),
    rules: rules.map(rule => ({
      ...{ id: rule.id, words: ruleInWords(rule, known) },
      isBroken: breaks.some(each => each.rule.id === rule.id),
    })),
    schools: current.map(({ urn, name }) => ({ urn, name })),
    today,
  };
}

function asFirst<G extends Parameters<typeof membersOn>[0]>(group: G, today: IsoDate): G {
  if (group.from <= today) return group;
  const members = membersOn(group, group.from).map(each => ({ ...each, from: today }));
  return { ...group, from: today, members };
}
