import type { EscalatedOf } from '#domain/escalation/escalation.ts';
import type { TrustReads } from '#ports/store.ts';
import type { EscalatedThing, EscalationAsking, EscalationReader } from './escalation-reader.ts';
import { lateCheckIns } from './late-check-ins.ts';
import { lateObligations } from './late-obligations.ts';
import { planConcerns } from './plan-concerns.ts';

/** Every kind of thing that can be escalated. */
export const ESCALATION_READERS: readonly EscalationReader[] = [lateCheckIns, lateObligations, planConcerns];

export const readerOf = (kind: string): EscalationReader | null =>
  ESCALATION_READERS.find(each => each.kind === kind) ?? null;

/** The thing as its record is now; null: there is none any more, or nobody knows its kind. */
export const readThing = async (
  trust: TrustReads,
  of: EscalatedOf,
  asking: EscalationAsking,
): Promise<EscalatedThing | null> => (await readerOf(of.kind)?.read(trust, of, asking)) ?? null;
