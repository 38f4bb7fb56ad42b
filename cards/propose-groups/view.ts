import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, clean, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { capital, countInWords, dayInWords, listInWords } from '#domain/time/words.ts';
import { type DivisionAnswer, lastDay, type ProposedGroup } from '#workflows/coaching/division-answer.ts';

export const HEADLINE = 'Propose coaching groups';

const ON_A_PAGE = 6;
const [RULES, AGAINST] = [5, 4];
/** Of a school's name, and of what it is: five of each are seen whole. */
const [NAME, KIND] = [80, 30];

export function view(answer: DivisionAnswer, _viewer: Viewer, { now, page, kept }: Scene): ViewData {
  const { proposal, against, asked, today } = answer;
  const groups = proposal?.groups ?? [];
  const pages = Math.max(Math.ceil(groups.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const isLast = at === pages;
  const [size, whom, from] = [
    asWords(String(asked?.size ?? 4)),
    asWords(asked?.whom ?? (answer.without > 1 ? 'without' : 'all')),
    asWords(asked?.from ?? today),
  ];
  return {
    title: asPlain(HEADLINE),
    why: whyNow(answer, now),
    hasAgainst: against.length > 0,
    against: [
      ...against.slice(0, AGAINST).map(each => ({ line: asPlain(`▲ ${each}`, 600) })),
      ...(against.length > AGAINST ? [{ line: plainText`and ${against.length - AGAINST} more` }] : []),
    ],
    groups: groups.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE).map(group => ({
      ...{ name: asWords(group.name, 60), members: membersOf(group), reasons: reasonsFor(group) },
    })),
    hasPages: pages > 1,
    pageLine: asPlain(`Page ${at} of ${pages}${isLast ? '' : '; they are agreed on the last page'}`),
    ...{ hasEnding: isLast && (proposal?.ending.length ?? 0) > 0, ending: endingIn(answer, now) },
    rules: rulesIn(answer),
    ...{ mayAgree: proposal !== null && isLast, mayGoOn: !isLast },
    ...{ goOnTitle: asWords(`Go on to page ${at + 1} of ${pages}`), nextPage: at + 1 },
    askTitle: asWords(proposal ? 'Ask for others' : 'Have groups proposed'),
    ...{ code: asWords(proposal?.code ?? '', 2000), fingerprint: asWords(proposal?.fingerprint ?? '') },
    ...{ isBest: proposal?.isBest ?? false, size, whom, from },
    ...{ groupSize: kept.groupSize ?? size, groupWhom: kept.groupWhom ?? whom },
    groupFrom: kept.groupFrom ?? from,
    withoutTitle: asWords(`Those in no group (${answer.without} today)`),
    allTitle: asWords(`All of groups of schools, and those in none (${answer.all} today)`),
  };
}

function whyNow({ proposal, asked, against }: DivisionAnswer, now: IsoInstant): Plain {
  if (!proposal || !asked)
    return against.length > 0
      ? plainText`No groups can be proposed like that.`
      : plainText`Fortnight looks for groups that are near each other, mixed in phase and category, and new to each other. Nothing is changed until you agree what it proposes.`;
  const best = proposal.isBest
    ? 'No groups fit better.'
    : 'Others may fit better still: there are too many to look at all.';
  return asPlain(
    `${countInWords(proposal.groups.length, 'group')}, from ${dayInWords(asked.from, now)}. This is proposed: no group is made until you agree. ${best}`,
  );
}

function membersOf({ members }: ProposedGroup): Plain {
  const words = members.map(({ name, phase, category }) => {
    const kinds = [phase, category].filter(each => each !== null).map(each => clean(each, KIND));
    return `${clean(name, NAME)}${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}`;
  });
  return asPlain(words.join(', '), 800);
}

/** Why these: how far apart, how mixed, and whether they are new to each other. */
function reasonsFor({ members, minutes, partners }: ProposedGroup): Plain {
  const kinds = (key: 'phase' | 'category', one: string, several: string) => {
    const { size } = new Set(members.flatMap(each => each[key] ?? []));
    if (size === 0) return [];
    return [size === 1 ? `one ${one}` : `${size} ${several}`];
  };
  const before =
    partners === 0 ? 'all new to each other' : `${countInWords(partners, 'pair')} together before`;
  const parts = [
    `about ${countInWords(minutes, 'minute')} from each other`,
    ...kinds('phase', 'phase', 'phases'),
    ...kinds('category', 'category', 'categories'),
    before,
  ];
  return asPlain(capital(parts.join('; ')));
}

function endingIn({ proposal, asked }: DivisionAnswer, now: IsoInstant): Plain {
  if (!proposal || !asked || proposal.ending.length === 0) return asPlain('');
  const { ending } = proposal;
  return asPlain(
    `${countInWords(ending.length, 'group')} of today ${ending.length === 1 ? 'ends' : 'end'} on ${dayInWords(lastDay(asked), now)}: ${listInWords(ending)}. Their past stays; reviews of theirs after that day that are in no calendar yet are called off.`,
    1500,
  );
}

function rulesIn({ rules }: DivisionAnswer): Plain {
  if (rules.length === 0)
    return plainText`There are no rules for groups. To give some, type: coaching groups`;
  const more = rules.length > RULES ? `; and ${rules.length - RULES} more` : '';
  const words = rules.slice(0, RULES).map(each => clean(each, 160));
  return asPlain(`By your rules: ${words.join('; ')}${more}. To change them, type: coaching groups`, 1000);
}
