import type { Engagement, Obligation, Rule } from './entitlement-rules.ts';
import type { ImprovementModel } from './model.ts';
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
  ];
  return `${lines.join('\n')}\n`;
}

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
