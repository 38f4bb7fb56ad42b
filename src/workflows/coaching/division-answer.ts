import { z } from 'zod/v4';
import { isPair } from '#domain/grouping/grouping.ts';
import { addDays, IsoDate } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import { travelMinutes } from '#domain/visit/travel.ts';
import type { GroupsProposed } from '../rota/propose-groups.ts';
import { codeOfDivision } from './division-code.ts';
import { DivisionAsked, type DivisionFacts } from './division-facts.ts';
import { contradictionInWords } from './division-words.ts';
import { nameOfMember } from './groups-as-they-are.ts';

/** Groups that are proposed, or what may be asked of them. */
export const DivisionAnswer = z.object({
  /** How many schools would be divided, of those in no group and of all. */
  ...{ without: z.int(), all: z.int() },
  rules: z.array(z.string()),
  today: IsoDate,
  asked: DivisionAsked.nullable(),
  /** Why nothing is proposed, a sentence each. */
  against: z.array(z.string()),
  proposal: z
    .object({
      ...{ code: z.string(), fingerprint: z.string(), isBest: z.boolean() },
      groups: z.array(
        z.object({
          name: z.string(),
          members: z.array(
            z.object({ name: z.string(), phase: z.string().nullable(), category: z.string().nullable() }),
          ),
          /** The way between two of them, on average. */
          minutes: z.int(),
          /** How many pairs of them were in a group before. */
          partners: z.int(),
        }),
      ),
      /** What the groups are called that end. */
      ending: z.array(z.string()),
    })
    .nullable(),
});
export type DivisionAnswer = z.infer<typeof DivisionAnswer>;
export type ProposedGroup = NonNullable<DivisionAnswer['proposal']>['groups'][number];

type Base = Pick<DivisionAnswer, 'without' | 'all' | 'rules' | 'today'>;

/** What stands in the way before anything is tried; empty: nothing. */
export function againstDivision({ asked, grouping, ending }: DivisionFacts): string[] {
  const late = ending.filter(({ from }) => from >= asked.from);
  if (late.length > 0)
    return late.map(
      ({ name, from }) =>
        `${name} begins on ${dayInWords(from)} only. Please give a day after that, or end the group first.`,
    );
  return grouping.joiners.length === 0 ? ['Every school is in a group then: there is none to divide.'] : [];
}

/** What came of it, for the card. */
export function divisionAnswer(base: Base, facts: DivisionFacts, proposed: GroupsProposed): DivisionAnswer {
  const none = { ...base, asked: facts.asked, proposal: null };
  switch (proposed.kind) {
    case 'groups':
      return { ...none, against: [], proposal: proposalOf(facts, proposed) };
    case 'contradiction':
      return {
        ...none,
        against: proposed.contradictions.map(each => contradictionInWords(each, facts)),
      };
    case 'do-not-fit':
      return {
        ...none,
        against: [
          proposed.isSure
            ? 'The rules cannot all be kept at once: no groups of two to five schools do. Please take one of them back.'
            : 'No groups were found that keep all rules at once. Please try another size, or take a rule back.',
        ],
      };
    case 'solver-failed':
      return {
        ...none,
        against: [
          'Groups cannot be worked out at the moment. Please try again in a few minutes; to make one yourself, type: coaching groups',
        ],
      };
  }
}

function proposalOf(
  facts: DivisionFacts,
  { groups, isBest }: Extract<GroupsProposed, { kind: 'groups' }>,
): DivisionAnswer['proposal'] {
  const { grouping, fingerprint, known } = facts;
  const names = namesFor(groups.length, facts);
  return {
    ...{ code: codeOfDivision(groups, grouping), fingerprint, isBest },
    groups: groups.map((ids, at) => {
      const members = grouping.joiners.filter(({ id }) => ids.includes(id));
      const pairs = members.flatMap((one, nth) => members.slice(nth + 1).map(other => [one, other] as const));
      const ways = pairs.map(
        ([one, other]) =>
          travelMinutes({ ...one, urn: one.id, name: '' }, { ...other, urn: other.id, name: '' }).minutes,
      );
      return {
        name: names[at] ?? '',
        members: members.map(({ id, phase, category }) => ({
          ...{ name: nameOfMember({ kind: 'school', urn: id }, known), phase, category },
        })),
        minutes: Math.round(ways.reduce((sum, each) => sum + each, 0) / Math.max(ways.length, 1)),
        partners: pairs.filter(([one, other]) => isPair(grouping.partners, one.id, other.id)).length,
      };
    }),
    ending: facts.ending.map(({ name }) => name),
  };
}

/** "Group 1" and so on, past what groups that go on are called: whoever works with them calls them something better. */
export function namesFor(count: number, { taken }: Pick<DivisionFacts, 'taken'>): string[] {
  const all = Array.from({ length: count + taken.length }, (_, at) => `Group ${at + 1}`);
  const isTaken = (name: string) => taken.some(each => each.trim().toLowerCase() === name.toLowerCase());
  return all.filter(name => !isTaken(name)).slice(0, count);
}

/** The last day of the groups that end. */
export const lastDay = ({ from }: DivisionAsked): IsoDate => addDays(from, -1);
