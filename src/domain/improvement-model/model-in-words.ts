import { cadenceInWords, type Lasting } from './cadence.ts';
import type { Engagement, Obligation, Rule, When } from './entitlement-rules.ts';
import type { ImprovementModel } from './model.ts';
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
    ...part('Engagements', engagements.flatMap(owedInWords)),
    ...part('Obligations', obligations.flatMap(owedInWords)),
    ...part(
      'Plans',
      plans.flatMap(({ name: plan, source, reviews }) => [
        `  ${plan}${marked(source)}`,
        ...reviews.map(ruleInWords),
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

const owedInWords = ({ name, source, assumed, rules }: Engagement | Obligation): string[] => [
  `  ${name}${marked(source, assumed)}`,
  ...rules.map(ruleInWords),
];

const ruleInWords = ({ cadence, need, when, lasting, source, assumed }: Rule): string =>
  `    ${[cadenceInWords(cadence), need === 'always' ? '' : need, whenInWords(when), lastingInWords(lasting)].filter(Boolean).join(', ')}${marked(source, assumed)}`;

/** For whom a rule holds: "in Recovery or Repair" by their ids; nothing when it is for every school. */
export function whenInWords(when: When | undefined): string {
  if (!when) return '';
  const { categories = [], phases = [], statuses = [], plans = [], newHead, newSchool } = when;
  const parts = [
    categories.length > 0 ? `in ${categories.join(' or ')}` : '',
    phases.length > 0 ? `for ${phases.join(' or ')}` : '',
    statuses.length > 0 ? `under ${statuses.join(' or ')}` : '',
    plans.length > 0 ? `with ${plans.join(' or ')}` : '',
    newHead ? 'with a new head' : '',
    newSchool ? 'for a school that has just joined' : '',
  ];
  return parts.filter(Boolean).join(', ');
}

function lastingInWords(lasting: Lasting | undefined): string {
  if (lasting === undefined) return '';
  if (lasting === 'initially') return 'to begin with';
  if ('months' in lasting) return `for ${lasting.months.from} to ${lasting.months.to} months`;
  return `for ${lasting.terms} terms${lasting.orLonger ? ' or longer' : ''}`;
}
