import type { Start } from './cadence.ts';
import type { Rule, When } from './entitlement-rules.ts';
import type { ImprovementModel } from './model.ts';
import type { ModelFault, ModelPath } from './model-fault.ts';
import { isLonger } from './span.ts';

/** Rules that contradict themselves, and rules that are never reached. */
export function cadenceFaults(model: ImprovementModel): ModelFault[] {
  return listsOf(model).flatMap(({ rules, path }) =>
    rules.flatMap((rule, at) => [
      ...ruleFaults(rule, [...path, at]),
      ...(at > 0 && rules.slice(0, at).some(holdsForAll)
        ? [
            {
              path: [...path, at],
              reason:
                'it is never reached: of several rules the first that holds is the one, and one before it always holds',
              mend: 'put the rule without conditions last',
            },
          ]
        : []),
    ]),
  );
}

function listsOf({ engagements, obligations, plans }: ImprovementModel) {
  return [
    ...engagements.map(({ rules }, at) => ({ rules, path: ['engagements', at, 'rules'] as ModelPath })),
    ...obligations.map(({ rules }, at) => ({ rules, path: ['obligations', at, 'rules'] as ModelPath })),
    ...plans.map(({ reviews }, at) => ({ rules: reviews, path: ['plans', at, 'reviews'] as ModelPath })),
  ];
}

const holdsForAll = ({ when, need, lasting }: Rule): boolean =>
  when === undefined && need === 'always' && lasting === undefined;

/** The conditions of which one must say whom such a beginning can happen to. */
const BEGUN_BY: Record<Start, readonly (keyof When)[]> = {
  category: ['categories', 'statuses'],
  'new head': ['newHead'],
  joining: ['newSchool'],
  identified: [],
  'start of year': [],
};

function ruleFaults({ cadence, lasting, when }: Rule, path: ModelPath): ModelFault[] {
  const faults: ModelFault[] = [];
  if (
    'oneOf' in cadence &&
    cadence.oneOf.some((times, at) => at > 0 && times <= (cadence.oneOf[at - 1] ?? 0))
  )
    faults.push({
      path: [...path, 'cadence', 'oneOf'],
      reason: 'the numbers to choose from do not rise',
      mend: 'write each once, the smallest first',
    });
  if ('every' in cadence && cadence.notBefore !== undefined && !isLonger(cadence.every, cadence.notBefore))
    faults.push({
      path: [...path, 'cadence', 'notBefore'],
      reason: `it could never be done in time: not before ${cadence.notBefore}, and every ${cadence.every}`,
      mend: 'make "notBefore" shorter than "every"',
    });
  if (typeof lasting === 'object' && 'months' in lasting && lasting.months.from > lasting.months.to)
    faults.push({
      path: [...path, 'lasting', 'months'],
      reason: 'it would end before it can begin to end: "from" is more than "to"',
      mend: 'write the smaller number as "from"',
    });
  if ('once' in cadence) {
    const { of } = cadence.once;
    const conditions = BEGUN_BY[of];
    if (conditions.length > 0 && conditions.every(each => when?.[each] === undefined))
      faults.push({
        path: [...path, 'cadence', 'once', 'of'],
        reason: `it begins with "${of}", and no condition says for whom`,
        mend: `add "when" to the rule, with ${conditions.join(' or ')}`,
      });
  }
  return faults;
}
