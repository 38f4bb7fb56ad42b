import type { Rule } from '#domain/improvement-model/entitlement-rules.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';

/** A number that can be agreed for one thing at a school, and what it is a number of: "a year", "a term", "months". */
export interface AgreedNumber {
  readonly number: number;
  readonly measure: string;
}

/** Of a time "between 3 and 12 months" the quarters of a year in between can be agreed, and both ends. */
const QUARTER = 3;

/** The numbers of the rules, each once. */
export function numbersOf(rules: readonly Rule[]): AgreedNumber[] {
  const all = rules.flatMap(({ cadence, lasting }) => [
    ...('oneOf' in cadence ? cadence.oneOf.map(number => ({ number, measure: `a ${cadence.per}` })) : []),
    ...(typeof lasting === 'object' && 'months' in lasting
      ? monthsBetween(lasting.months).map(number => ({ number, measure: 'months' }))
      : []),
  ]);
  return all.filter(({ number }, at) => all.findIndex(each => each.number === number) === at);
}

function monthsBetween({ from, to }: { from: number; to: number }): number[] {
  const between = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  return between.filter(months => months === from || months === to || months % QUARTER === 0);
}

/** What a number that was agreed for a thing is a number of; null where the model asks for none any more. */
export function measureOf(model: ImprovementModel, thing: string, number: number): string | null {
  const rules = [
    ...model.engagements.filter(({ id }) => id === thing).flatMap(each => each.rules),
    ...model.obligations.filter(({ id }) => id === thing).flatMap(each => each.rules),
    ...model.plans.filter(({ id }) => id === thing).flatMap(each => each.reviews),
  ];
  return numbersOf(rules).find(each => each.number === number)?.measure ?? null;
}
