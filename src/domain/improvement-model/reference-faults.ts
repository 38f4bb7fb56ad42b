import type { When } from './entitlement-rules.ts';
import type { ImprovementModel } from './model.ts';
import type { ModelFault, ModelPath } from './model-fault.ts';

/** Names that stand twice, and names of things that are not there. */
export function referenceFaults(model: ImprovementModel): ModelFault[] {
  return [...twice(model), ...conditions(model), ...engagements(model), ...others(model)];
}

const LISTS = [
  'ladder',
  'statuses',
  'factors',
  'directIntervention',
  'reporting',
  'kpis',
  'tags',
  'inquiries',
] as const;

function twice(model: ImprovementModel): ModelFault[] {
  const listed = LISTS.map(list => model[list].map(({ id }, at) => ({ id, path: [list, at, 'id'] })));
  // A record names them all alike.
  const owed = (['engagements', 'obligations', 'plans'] as const).flatMap(list =>
    model[list].map(({ id }, at) => ({ id, path: [list, at, 'id'] })),
  );
  return [...listed, owed].flatMap(entries => {
    const seen = new Set<string>();
    return entries.flatMap(({ id, path }): ModelFault[] => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [{ path, reason: `the id "${id}" stands twice`, mend: 'give one of them another id' }];
    });
  });
}

interface Placed {
  readonly when: When | undefined;
  readonly path: ModelPath;
}

function conditions(model: ImprovementModel): ModelFault[] {
  const known = {
    categories: model.ladder.map(({ id }) => id),
    statuses: model.statuses.map(({ id }) => id),
    plans: model.plans.map(({ id }) => id),
  };
  return conditionsOf(model).flatMap(({ when, path }) =>
    (['categories', 'statuses', 'plans'] as const).flatMap(kind =>
      (when?.[kind] ?? []).flatMap((id, at): ModelFault[] =>
        known[kind].includes(id) ? [] : [unknown([...path, kind, at], id, KIND_WORDS[kind], known[kind])],
      ),
    ),
  );
}

const KIND_WORDS = { categories: 'category', statuses: 'status', plans: 'plan' } as const;

function conditionsOf({ engagements: all, obligations, plans }: ImprovementModel): Placed[] {
  const rules = (
    list: string,
    key: string,
    items: readonly { when?: When | undefined }[],
    at: number,
  ): Placed[] => items.map(({ when }, rule) => ({ when, path: [list, at, key, rule, 'when'] }));
  return [
    ...all.flatMap(({ rules: own, followedBy }, at) => [
      ...rules('engagements', 'rules', own, at),
      { when: followedBy?.when, path: ['engagements', at, 'followedBy', 'when'] },
    ]),
    ...obligations.flatMap(({ rules: own }, at) => rules('obligations', 'rules', own, at)),
    ...plans.flatMap(({ reviews }, at) => rules('plans', 'reviews', reviews, at)),
  ];
}

function engagements({ engagements: all }: ImprovementModel): ModelFault[] {
  const ids = all.map(({ id }) => id);
  return all.flatMap(({ id, countsTowards, counts }, at) => {
    if (countsTowards === undefined) return [];
    const faults: ModelFault[] = [];
    const path = ['engagements', at, 'countsTowards'];
    const target = all.find(each => each.id === countsTowards);
    if (!target) faults.push(unknown(path, countsTowards, 'engagement', ids));
    else if (target.id === id || target.countsTowards !== undefined)
      faults.push({
        path,
        reason: `what counts towards "${countsTowards}" would count in a circle, or twice`,
        mend: 'name an engagement that counts by itself',
      });
    if (counts === 'not counted')
      faults.push({
        path,
        reason: 'it is not counted and counts towards another',
        mend: 'take one of the two out',
      });
    return faults;
  });
}

function others(model: ImprovementModel): ModelFault[] {
  const ids = model.engagements.map(({ id }) => id);
  const standings = [...model.ladder, ...model.statuses].map(({ id }) => id);
  const end = model.categoryReview?.atTheEndOf;
  const moves = model.movement;
  return [
    ...model.together.flatMap((set, at) =>
      set.flatMap((id, i) => {
        const path = ['together', at, i];
        if (set.indexOf(id) < i)
          return [{ path, reason: `"${id}" stands twice in it`, mend: 'take one of them out' }];
        return ids.includes(id) ? [] : [unknown(path, id, 'engagement', ids)];
      }),
    ),
    ...model.plans.flatMap(({ reviewedAt }, at) =>
      reviewedAt === undefined || ids.includes(reviewedAt)
        ? []
        : [unknown(['plans', at, 'reviewedAt'], reviewedAt, 'engagement', ids)],
    ),
    ...(end !== undefined && !ids.includes(end)
      ? [unknown(['categoryReview', 'atTheEndOf'], end, 'engagement', ids)]
      : []),
    ...model.factors.flatMap(({ mayLeadTo }, at) =>
      mayLeadTo.flatMap((id, i) =>
        standings.includes(id)
          ? []
          : [unknown(['factors', at, 'mayLeadTo', i], id, 'category or status', standings)],
      ),
    ),
    ...(moves?.moves ?? []).flatMap((move, at) =>
      (['from', 'to'] as const).flatMap(end =>
        moves?.levels.includes(move[end])
          ? []
          : [unknown(['movement', 'moves', at, end], move[end], 'level', moves?.levels ?? [])],
      ),
    ),
  ];
}

function unknown(path: ModelPath, id: string, kind: string, known: readonly string[]): ModelFault {
  return {
    path,
    reason: `there is no ${kind} "${id}" in this model`,
    mend:
      known.length > 0 ? `name one of: ${known.join(', ')}` : `this model has none: take the condition out`,
  };
}
