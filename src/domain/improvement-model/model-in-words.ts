import { listInWords } from '../time/words.ts';
import { cadenceInWords } from './cadence.ts';
import type { Engagement, Obligation, Rule } from './entitlement-rules.ts';
import type { ImprovementModel } from './model.ts';
import { PART_WORDS } from './parts.ts';
import { ruleInWords } from './rule-in-words.ts';
import type { Rung } from './standing.ts';

/** What a model says, as lines for a reader of the command line. What was filled in is marked with its source. */
export function modelInWords(model: ImprovementModel): string {
  const { name, about, words, ladder, statuses, engagements, obligations, plans } = model;
  const called = Object.entries(words).map(
    ([thing, { name: word, short, source }]) =>
      `  ${thing}: ${word}${short ? ` (${short})` : ''}${marked(source)}`,
  );
  const lines = [
    name,
    about,
    ...part('Words', called),
    ...part('Categories, from best to weakest', ladder.map(rungInWords)),
    ...part(
      'Statuses',
      statuses.map(({ name: status, source }) => `  ${status}${marked(source)}`),
    ),
    ...part(
      'Engagements',
      engagements.flatMap(each => owedInWords(model, each)),
    ),
    ...part(
      'Obligations',
      obligations.flatMap(each => owedInWords(model, each)),
    ),
    ...part(
      'Plans',
      plans.flatMap(({ name: plan, source, reviews }) => [
        `  ${plan}${marked(source)}`,
        ...reviews.map(rule => lineOf(model, rule)),
      ]),
    ),
    ...part('How a category comes about', categoryInWords(model)),
    ...part('Factors', factorsInWords(model)),
    ...part(
      'Direct intervention may follow',
      model.directIntervention.map(({ text, source }) => `  ${text}${marked(source)}`),
    ),
    ...part('The trust reports', model.reporting.map(reportInWords)),
    ...part(
      'Figures',
      model.kpis.map(
        ({ name: kpi, better, source }) =>
          `  ${kpi}: ${better === 'neither' ? 'neither is better' : `better when ${better}`}${marked(source)}`,
      ),
    ),
    ...part('Rules of the house', houseRules(model)),
  ];
  return `${lines.join('\n')}\n`;
}

function categoryInWords({ categoryReview, engagements }: ImprovementModel): string[] {
  if (!categoryReview) return [];
  const { proposedBy, confirmedBy, decidedBy, above, letters, atTheEndOf, source, assumed } = categoryReview;
  const at = engagements.find(({ id }) => id === atTheEndOf)?.name;
  return [
    `  proposed by ${listInWords(proposedBy.map(part => PART_WORDS[part]))}${at ? `, at the end of each ${at}` : ''}`,
    `  confirmed by ${PART_WORDS[confirmedBy]}; where they differ ${PART_WORDS[decidedBy]} decides, and ${PART_WORDS[above]} on that one’s own proposal${marked(source, assumed)}`,
    ...(letters.atTheStartOfTheYear ? [`  a letter at the start of each year${marked(letters.source)}`] : []),
  ];
}

function factorsInWords({ factors, ladder, statuses }: ImprovementModel): string[] {
  const nameOf = (id: string) => [...ladder, ...statuses].find(each => each.id === id)?.name ?? id;
  return factors.map(
    ({ group, text, mayLeadTo, source }) =>
      `  ${group}: ${text} (may lead to ${listInWords(mayLeadTo.map(nameOf), 'or')})${marked(source)}`,
  );
}

const reportInWords = ({ name, to, cadence, source }: ImprovementModel['reporting'][number]): string =>
  `  ${name}: ${cadenceInWords(cadence)}, to ${PART_WORDS[to]}${marked(source)}`;

function houseRules({ peerReviews, lateness, joining }: ImprovementModel): string[] {
  return [
    ...(peerReviews ? [`  a peer review is read by ${peerReviews.readBy}${marked(peerReviews.source)}`] : []),
    `  what is late ${lateness.escalatesByItself ? 'goes further by itself' : 'goes no further by itself'}${marked(lateness.source)}`,
    `  a school that joins during a year is owed ${JOINING[joining.rule]}${marked(joining.source)}`,
  ];
}

const JOINING = {
  'in proportion': 'its share of what is counted',
  'from the next stretch': 'what is counted from the next term or half term on',
  'all of it': 'all that is counted',
} as const;

const part = (heading: string, lines: readonly string[]) => (lines.length > 0 ? ['', heading, ...lines] : []);
const marked = (source: string, assumed?: string) =>
  source === 'default' ? ' [default]' : assumed ? ` [${source}; assumed ${assumed}]` : ` [${source}]`;

const rungInWords = ({ name, exit, source }: Rung) =>
  `  ${name}${exit ? `: to ${exit.to} within ${exit.within}` : ''}${marked(source)}`;

const owedInWords = (
  model: ImprovementModel,
  { name, source, assumed, rules }: Engagement | Obligation,
): string[] => [`  ${name}${marked(source, assumed)}`, ...rules.map(rule => lineOf(model, rule))];

const lineOf = (model: ImprovementModel, rule: Rule): string =>
  `    ${ruleInWords(model, rule)}${marked(rule.source, rule.assumed)}`;
