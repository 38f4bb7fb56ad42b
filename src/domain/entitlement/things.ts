import type { Engagement, Rule } from '../improvement-model/entitlement-rules.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';

/** What can be owed: something that needs people together, something to be sent, a look at a plan, or what follows one of them. */
export type OwedKind = 'engagement' | 'obligation' | 'plan review' | 'report' | 'follow-up support';

/** One thing a model says how often it is owed. */
export interface Thing {
  readonly id: string;
  readonly kind: OwedKind;
  readonly name: string;
  readonly counts: Engagement['counts'];
  readonly rules: readonly Rule[];
  /** The ids whose fulfilments count to it: its own, and of those that count towards it. */
  readonly fedBy: readonly string[];
}

/** The things of a model. What a school does by itself is only noted, and a plan reviewed at an engagement is not owed beside it. */
export function thingsOf(model: ImprovementModel): readonly Thing[] {
  const kept = things.get(model);
  if (kept) return kept;
  const engagements = model.engagements
    .filter(({ noted }) => !noted)
    .map(({ id, name, counts, rules }): Thing => {
      const others = model.engagements.filter(({ countsTowards }) => countsTowards === id);
      return { id, name, counts, rules, kind: 'engagement', fedBy: [id, ...others.map(each => each.id)] };
    });
  const obligations = model.obligations.map(
    ({ id, name, rules }): Thing => ({
      ...{ id, name, rules, kind: 'obligation', counts: 'not counted' },
      fedBy: [id],
    }),
  );
  const plans = model.plans
    .filter(({ reviewedAt }) => reviewedAt === undefined)
    .map(
      ({ id, name, reviews }): Thing => ({
        ...{ id, name: `Review: ${name}`, rules: reviews, kind: 'plan review', counts: 'not counted' },
        fedBy: [id],
      }),
    );
  const all = [...engagements, ...obligations, ...plans].filter(({ rules }) => rules.length > 0);
  things.set(model, all);
  return all;
}

const things = new WeakMap<ImprovementModel, readonly Thing[]>();
