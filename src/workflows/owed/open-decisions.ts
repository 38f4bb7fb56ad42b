import { z } from 'zod/v4';
import type { NeedPeriod } from '#domain/entitlement/need-lines.ts';
import type { OptionalNeed, OwedItem } from '#domain/entitlement/owed.ts';
import { Mark } from '#domain/entitlement/school-record.ts';
import type { Rule } from '#domain/improvement-model/entitlement-rules.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { ruleInWords } from '#domain/improvement-model/rule-in-words.ts';
import { IsoDate } from '#domain/time/iso.ts';
import type { OwedRecord } from '#ports/owed-store.ts';
import { numbersOf } from './agreed-numbers.ts';

/** Something an officer can decide about one thing at a school now. */
export const OpenDecision = z.object({
  kind: Mark.shape.kind,
  thing: z.string(),
  name: z.string(),
  /** Of a waiver, the day by which what it is about is due; otherwise null: from today on. */
  due: IsoDate.nullable(),
  /** Of a number to agree, the number. */
  number: z.int().nullable(),
  /** What it is a number of: "a term", "months". */
  measure: z.string().nullable(),
  /** "AIM 2 of 3", and the like. */
  nth: z.int().nullable(),
  of: z.int().nullable(),
});
export type OpenDecision = z.infer<typeof OpenDecision>;

interface Open {
  readonly items: readonly OwedItem[];
  readonly optional: readonly OptionalNeed[];
  readonly period: NeedPeriod;
}

/**
 * What can be decided, the likeliest first, for a long list is cut: that something is needed; that what is late, or the
 * next of what is due in the period, is waived, a report among them; which number it is; that what was for a time is
 * enough, or goes on; that something is not needed any more.
 */
export function decisionsOpen(model: ImprovementModel, record: OwedRecord, open: Open): OpenDecision[] {
  const { items, optional, period } = open;
  const plain = { due: null, number: null, measure: null, nth: null, of: null };
  const ruled = [
    ...model.engagements.filter(({ noted }) => !noted),
    ...model.obligations,
    ...model.plans.map(plan => ({ ...plan, rules: plan.reviews })),
  ];
  const owedOf = (thing: string) => items.filter(item => item.thing === thing);
  const isOpen = ({ state }: OwedItem) => state === 'owed' || state === 'late';
  const needed = optional.map(({ thing, name }) => ({ ...plain, kind: 'identified' as const, thing, name }));
  const again = ruled
    .filter(
      ({ id }) => isRecurringNeed(id, record) && owedOf(id).some(({ state }) => state === 'not required'),
    )
    .map(({ id, name }) => ({ ...plain, kind: 'identified' as const, thing: id, name }));
  const next = new Set<string>();
  const isNext = ({ state, from, thing }: OwedItem) => {
    if (state !== 'owed' || from > period.to || next.has(thing)) return false;
    next.add(thing);
    return true;
  };
  const waivable = items
    .filter(item => item.state === 'late' || isNext(item))
    .map(({ thing, name, to, nth, of }) => ({
      ...{ kind: 'waived' as const, thing, name, due: to, number: null, measure: null },
      ...(of !== null && of > 1 ? { nth, of } : { nth: null, of: null }),
    }));
  const unneeded = ruled
    .filter(({ id }) => owedOf(id).some(isOpen))
    .map(({ id, name }) => ({ ...plain, kind: 'not-required' as const, thing: id, name }));
  // Of a thing whose number differs by category, only that of the rule the school is under.
  const inForce = (thing: string, rule: Rule) =>
    owedOf(thing).some(({ because }) => because.rule === ruleInWords(model, rule));
  const numbers = ruled.flatMap(({ id, name, rules }) =>
    numbersOf(rules.filter(rule => inForce(id, rule))).map(agreed => ({
      ...{ ...plain, ...agreed, kind: 'agreed' as const, thing: id, name },
    })),
  );
  const ended = ruled
    .filter(({ id, rules }) => owedOf(id).some(isOpen) && rules.some(({ lasting }) => lasting !== undefined))
    .map(({ id, name }) => ({ ...plain, kind: 'enough' as const, thing: id, name }));
  const longer = ruled
    .filter(({ id, rules }) => owedOf(id).length > 0 && rules.some(goesOnLonger))
    .map(({ id, name }) => ({ ...plain, kind: 'longer' as const, thing: id, name }));
  const all = [...needed, ...again, ...waivable, ...numbers, ...ended, ...longer, ...unneeded];
  // Two of one thing due on one day are waived one after the other: the same choice twice could not be told apart.
  const once = new Map(all.toReversed().map(each => [decisionKey(each), each]));
  return all.filter(each => once.get(decisionKey(each)) === each);
}

/** What a choice is told apart by. */
export const decisionKey = ({
  kind,
  thing,
  due,
  number,
}: Pick<OpenDecision, 'kind' | 'thing' | 'due' | 'number'>): string =>
  [kind, thing, due ?? '', number ?? ''].join(' ').trim();

const isRecurringNeed = (thing: string, { marks }: OwedRecord): boolean =>
  marks.findLast(mark => mark.thing === thing && (mark.kind === 'not-required' || mark.kind === 'identified'))
    ?.kind === 'not-required';

const goesOnLonger = ({ lasting }: Rule): boolean =>
  typeof lasting === 'object' && 'terms' in lasting && lasting.orLonger;
