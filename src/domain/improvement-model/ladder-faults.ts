import type { ImprovementModel } from './model.ts';
import type { ModelFault } from './model-fault.ts';

/** What is wrong with the ladder and with the road to a category. */
export function ladderFaults(model: ImprovementModel): ModelFault[] {
  const { ladder, categoryReview } = model;
  if (ladder.length === 0)
    return categoryReview
      ? [
          {
            path: ['categoryReview'],
            reason: 'there is a category review and no ladder to review',
            mend: 'add the ladder, from best to weakest, or take the review out',
          },
        ]
      : [];
  const faults: ModelFault[] = [];
  if (ladder.length === 1)
    faults.push({
      path: ['ladder'],
      reason: 'a ladder has at least two rungs',
      mend: 'add the others, or take it out',
    });
  if (!categoryReview)
    faults.push({
      path: ['ladder'],
      reason: 'nothing says how a category comes about',
      mend: 'add "categoryReview": who proposes, confirms and decides',
    });
  return [...faults, ...exitFaults(model), ...deciderFaults(model)];
}

function exitFaults({ ladder }: ImprovementModel): ModelFault[] {
  const order = new Map(ladder.map(({ id }, at) => [id, at]));
  return ladder.flatMap(({ id, exit }, at): ModelFault[] => {
    if (!exit) return [];
    const path = ['ladder', at, 'exit', 'to'];
    const to = order.get(exit.to);
    const better = ladder.slice(0, at).map(rung => rung.id);
    if (to === undefined)
      return [
        {
          path,
          reason: `the exit target "${exit.to}" is no rung of the ladder`,
          mend:
            better.length > 0
              ? `name a better rung: ${better.join(', ')}`
              : 'take the exit out: this is the best rung',
        },
      ];
    if (to < at) return [];
    return [
      {
        path,
        reason:
          to === at
            ? `"${id}" is its own exit target: no school would ever leave it`
            : `the exit target "${exit.to}" is worse than "${id}": the ladder is written from best to weakest`,
        mend:
          better.length > 0
            ? `name a better rung: ${better.join(', ')}`
            : 'take the exit out: this is the best rung',
      },
    ];
  });
}

function deciderFaults({ categoryReview: review }: ImprovementModel): ModelFault[] {
  if (!review) return [];
  const faults: ModelFault[] = [];
  if (review.above === review.decidedBy)
    faults.push({
      path: ['categoryReview', 'above'],
      reason: 'the decider would rule on their own proposal',
      mend: 'name somebody above the decider',
    });
  if (review.proposedBy.includes(review.confirmedBy))
    faults.push({
      path: ['categoryReview', 'confirmedBy'],
      reason: 'whoever proposes a category would confirm it too',
      mend: 'name the one it is proposed to',
    });
  return faults;
}
