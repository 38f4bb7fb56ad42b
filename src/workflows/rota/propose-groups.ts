import { type Contradiction, contradictionsIn } from '#domain/grouping/contradictions.ts';
import { faultsOfGrouping, type Grouping, type GroupingAsked } from '#domain/grouping/grouping.ts';
import { groupingIn, groupingModel } from '#domain/grouping/grouping-model.ts';
import { givingWay } from '#ports/giving-way.ts';
import { type Solver, SolverFailed } from '#ports/solver.ts';

export type GroupsProposed =
  /** `isBest`: no division that keeps the rules costs less; otherwise none was found that does. */
  | { readonly kind: 'groups'; readonly groups: Grouping; readonly isBest: boolean }
  | { readonly kind: 'contradiction'; readonly contradictions: readonly Contradiction[] }
  /** Each rule could be kept by itself, and all of them together cannot; `isSure`: not by any division at all. */
  | { readonly kind: 'do-not-fit'; readonly isSure: boolean }
  | { readonly kind: 'solver-failed'; readonly why: string };

/** For the best division that can be found of many; one is found long before. */
const SECONDS = 20;

/**
 * Coaching groups of two to five: near each other, mixed, with few who were together before, and by the director's rules.
 * The same question has the same answer as long as time does not run out.
 */
export async function proposeGroups(
  { solver, seconds = SECONDS }: { readonly solver: Solver; readonly seconds?: number },
  asked: GroupingAsked,
): Promise<GroupsProposed> {
  if (asked.joiners.length === 0) return { kind: 'groups', groups: [], isBest: true };
  const contradictions = contradictionsIn(asked);
  if (contradictions.length > 0) return { kind: 'contradiction', contradictions };
  const model = await givingWay(groupingModel(asked));
  if (model.candidates.length === 0) return { kind: 'do-not-fit', isSure: model.hasAll };
  try {
    const answer = await solver.solve(model.mip, { seconds });
    if (answer.kind === 'impossible') return { kind: 'do-not-fit', isSure: model.hasAll };
    if (!answer.values) return { kind: 'do-not-fit', isSure: false };
    const groups = groupingIn(model, answer.values);
    const [fault] = faultsOfGrouping(groups, asked);
    if (fault) throw new Error(`a proposal that breaks ${fault.rule}`);
    return { kind: 'groups', groups, isBest: answer.kind === 'best' && model.hasAll };
  } catch (error) {
    if (!(error instanceof SolverFailed)) throw error;
    return { kind: 'solver-failed', why: error.message };
  }
}
