import type { EscalatedOf, Escalation, EscalationState } from './escalation.ts';
import { escalationId } from './escalation.ts';
import type { BeginningStep, EscalationStep, EscalationStepKind } from './escalation-step.ts';

/** Which steps can follow in which state; nothing follows what is over. The whole of the workflow, read downwards. */
export const ESCALATION_STEPS: Record<EscalationState, readonly EscalationStepKind[]> = {
  reminded: ['officer-asked', 'waited', 'stopped'],
  'with-officer': ['given-time', 'left', 'taken-on', 'added', 'waited', 'stopped'],
  'given-time': ['officer-asked', 'left', 'taken-on', 'added', 'waited', 'stopped'],
  'with-decider': ['spoken', 'left', 'put-on-agenda', 'added', 'waited', 'stopped'],
  'on-agenda': ['added', 'stopped'],
  spoken: [],
  left: [],
  stopped: [],
};

/** Whether the step can follow now: each once, but for what the school adds and a day that is waited. */
export function canFollow(escalation: Escalation, kind: EscalationStepKind): boolean {
  if (!ESCALATION_STEPS[escalation.state].includes(kind)) return false;
  return kind !== 'given-time' || escalation.given === null;
}

/** A step that cannot follow what came before it: a fault of ours, since `canFollow` is asked first. */
export class EscalationStepOutOfPlace extends Error {
  override readonly name = 'EscalationStepOutOfPlace';
}

/** The escalation that begins with this step. */
export const begun = (of: EscalatedOf, { kind, at }: BeginningStep): Escalation => ({
  ...{ ...of, id: escalationId(of), openedAt: at, version: 1 },
  state: kind === 'reminded' ? 'reminded' : 'with-officer',
  remindedAt: kind === 'reminded' ? at : null,
  ...(kind === 'raised'
    ? { officerAskedAt: at, officerAsked: 1 }
    : { officerAskedAt: null, officerAsked: 0 }),
  ...{ given: null, takenOn: null, left: null, spoken: null, onAgenda: null, addition: null },
  ...{ waited: [], stopped: null },
});

/** What it is after one more step. Throws `EscalationStepOutOfPlace` where it cannot follow. */
export function afterEscalationStep(escalation: Escalation, step: EscalationStep): Escalation {
  if (!canFollow(escalation, step.kind))
    throw new EscalationStepOutOfPlace(`${step.kind} cannot follow while it is ${escalation.state}`);
  return { ...escalation, ...change(escalation, step), version: escalation.version + 1 };
}

/** The escalation that all its steps make; null: there are none. */
export function escalationOf(
  of: EscalatedOf,
  [first, ...rest]: readonly EscalationStep[],
): Escalation | null {
  if (first === undefined) return null;
  if (first.kind !== 'reminded' && first.kind !== 'raised')
    throw new EscalationStepOutOfPlace(`nothing begins with ${first.kind}`);
  return rest.reduce(afterEscalationStep, begun(of, first));
}

function change({ officerAsked, waited }: Escalation, step: EscalationStep): Partial<Escalation> {
  const said = { byId: step.byId, at: step.at };
  switch (step.kind) {
    case 'reminded':
    case 'raised':
      return {};
    case 'officer-asked':
      return { state: 'with-officer', officerAskedAt: step.at, officerAsked: officerAsked + 1 };
    case 'given-time':
      return { state: 'given-time', given: { ...said, until: step.until, reason: step.reason } };
    case 'left':
      return { state: 'left', left: { ...said, reason: step.reason } };
    case 'taken-on':
      return step.to === 'decider'
        ? { state: 'with-decider', takenOn: { ...said, to: step.to } }
        : { state: 'on-agenda', takenOn: { ...said, to: step.to }, onAgenda: said };
    case 'spoken':
      return { state: 'spoken', spoken: said };
    case 'put-on-agenda':
      return { state: 'on-agenda', onAgenda: said };
    case 'added':
      return { addition: { ...said, words: step.words } };
    case 'waited':
      return { waited: [...new Set([...waited, step.on])] };
    case 'stopped':
      return { state: 'stopped', stopped: { ...said, because: step.because } };
  }
}
