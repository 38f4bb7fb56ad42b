import type { EscalatedOf, Escalation } from '#domain/escalation/escalation.ts';
import type { BeginningStep, EscalationStep } from '#domain/escalation/escalation-step.ts';

/** How far late things have gone: each is what its steps come to, and a step is never changed or taken away. */
export interface EscalationReads {
  find(id: string): Promise<Escalation | null>;
  /** What happened about it, in that order; none for one that is not there. */
  stepsOf(id: string): Promise<EscalationStep[]>;
  /** Those about one thing, whatever day it was due on, the oldest first. */
  about(kind: string, thingId: string): Promise<Escalation[]>;
  /** Those that may still be stopped: under way or on an agenda, of all schools, the oldest first. */
  open(): Promise<Escalation[]>;
}

export interface EscalationWrites extends EscalationReads {
  /** Begins it; null: it was begun before, by whomever. */
  begin(of: EscalatedOf, step: BeginningStep): Promise<Escalation | null>;
  /** Adds a step and returns what it is then. The caller holds it. Throws `EscalationStepOutOfPlace` where it cannot follow. */
  add(id: string, step: EscalationStep): Promise<Escalation>;
  /** Keeps others from adding to it until the transaction ends; `false`: there is none. */
  hold(id: string): Promise<boolean>;
}
