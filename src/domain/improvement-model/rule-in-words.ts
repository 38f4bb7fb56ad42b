import { cadenceInWords, type Lasting } from './cadence.ts';
import type { Rule, When } from './entitlement-rules.ts';
import type { ImprovementModel } from './model.ts';

type Named = Pick<ImprovementModel, 'ladder' | 'statuses' | 'plans'>;

const kept = new WeakMap<Rule, string>();

/** "3 or 6 times a year, if identified, in Recovery or Repair": what a rule says, with the model's own names. */
export function ruleInWords(model: Named, rule: Rule): string {
  const known = kept.get(rule);
  if (known !== undefined) return known;
  const { cadence, need, when, lasting } = rule;
  const parts = [
    cadenceInWords(cadence),
    need === 'always' ? '' : need,
    whenInWords(model, when),
    lastingInWords(lasting),
  ];
  const words = parts.filter(Boolean).join(', ');
  kept.set(rule, words);
  return words;
}

/** For whom a rule holds; nothing when it is for every school. */
function whenInWords({ ladder, statuses: all, plans: kinds }: Named, when: When | undefined): string {
  if (!when) return '';
  const { categories, phases, statuses, plans, newHead, newSchool } = when;
  const parts = [
    categories ? `in ${either(categories, ladder)}` : '',
    phases ? `for ${phases.join(' or ')}` : '',
    statuses ? `under ${either(statuses, all)}` : '',
    plans ? `with ${either(plans, kinds)}` : '',
    newHead ? 'with a new head' : '',
    newSchool ? 'for a school that has just joined' : '',
  ];
  return parts.filter(Boolean).join(', ');
}

const either = (ids: readonly string[], known: readonly { id: string; name: string }[]): string =>
  ids.map(id => known.find(each => each.id === id)?.name ?? id).join(' or ');

function lastingInWords(lasting: Lasting | undefined): string {
  if (lasting === undefined) return '';
  if (lasting === 'initially') return 'to begin with';
  if ('months' in lasting) return `for ${lasting.months.from} to ${lasting.months.to} months`;
  return `for ${lasting.terms} terms${lasting.orLonger ? ' or longer' : ''}`;
}
