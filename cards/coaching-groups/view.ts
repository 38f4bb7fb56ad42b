import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { can } from '#domain/access/can.ts';
import { countInWords, dayInWords, listInWords } from '#domain/time/words.ts';
import type { GroupsAnswer } from '#workflows/coaching/read-groups.ts';

const GROUPS_ON_A_PAGE = 4;
const GROUPS_BYTES = 10_000;
const RULES = 4;
const WITHOUT_LENGTH = 900;
const RULES_BYTES = 3000;

export const headline = (): string => 'Coaching groups';

export function view(answer: GroupsAnswer, { actor }: Viewer, { now, page, kept }: Scene): ViewData {
  const { groups, without, rules, today } = answer;
  const pages = Math.max(Math.ceil(groups.length / GROUPS_ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const part = groups.slice((at - 1) * GROUPS_ON_A_PAGE, at * GROUPS_ON_A_PAGE);
  const may = (permission: 'trust.work-groups' | 'trust.give-group-rules') =>
    actor !== null && can(actor, permission, { kind: 'trust' });
  const mayRule = may('trust.give-group-rules');
  const broken = rules.filter(({ isBroken }) => isBroken).length;
  const none = asWords('');
  return {
    title: asPlain(headline()),
    why: whyNow(answer, broken),
    groups: new Room(GROUPS_BYTES).take(
      part.map(({ name, members, from, breaks }) => ({
        name: asWords(from > today ? `${name}, from ${dayInWords(from, now)}` : name, 90),
        members: asPlain(members.length > 0 ? listInWords(members) : 'Nobody is in it', 400),
        broken: asPlain(breaks.length > 0 ? `▲ Not kept: ${breaks.join('; ')}` : '', 250),
        isBroken: breaks.length > 0,
      })),
    ),
    ...choicesOf(part),
    ...{ hasMore: at < pages, moreTitle: asWords(`and more: page ${at + 1} of ${pages}`), nextPage: at + 1 },
    hasWithout: without.length > 0,
    without: asPlain(`In no group: ${without.join(', ')}`, WITHOUT_LENGTH),
    hasRules: rules.length > 0,
    rules: rules.slice(0, RULES).map(({ words, isBroken }) => ({
      line: asPlain(isBroken ? `▲ ${words}: not kept now` : `✓ ${words}`, 250),
    })),
    ...{ hasMoreRules: rules.length > RULES, moreRules: plainText`and ${rules.length - RULES} more` },
    mayMake: may('trust.work-groups'),
    ...{ mayRule, mayTake: mayRule && rules.length > 0 },
    ...{ makeName: kept.makeName ?? none, makeWho: kept.makeWho ?? none, makeWhy: kept.makeWhy ?? none },
    makeFrom: kept.makeFrom ?? asWords(today),
    ruleKind: kept.ruleKind ?? asWords('never-together'),
    ruleSchools: kept.ruleSchools ?? none,
    takeWhat: kept.takeWhat ?? asWords(rules[0]?.id ?? ''),
    given: new Room(RULES_BYTES).take(
      rules.map(({ id, words }) => ({ title: asPlain(words, 120), value: asWords(id) })),
    ),
  };
}

function whyNow({ groups, schools, without }: GroupsAnswer, broken: number) {
  if (groups.length === 0)
    return plainText`There are none yet. Schools in a group review each other: two to five, from a day on.`;
  const left =
    without.length === 0 ? 'every school is in one' : `${countInWords(without.length, 'school')} in none`;
  const rules = broken === 0 ? '' : ` ${countInWords(broken, 'rule')} not kept.`;
  return asPlain(
    `${countInWords(groups.length, 'group')}; of ${countInWords(schools.length, 'school')}, ${left}.${rules}`,
    200,
  );
}

function choicesOf(groups: readonly { readonly id: string | null; readonly name: string }[]) {
  const choices = groups.flatMap(({ id, name }) =>
    id === null ? [] : [{ title: asWords(name, 60), value: asWords(id) }],
  );
  return { hasGroups: choices.length > 0, choices, group: choices[0]?.value ?? asWords('') };
}
