import { z } from 'zod/v4';
import { IsoDate, IsoInstant } from '../time/iso.ts';

/** `byId`: a person's id, or "fortnight" for what the clock does. */
const By = { at: IsoInstant, byId: z.string() };

/** Where something goes that somebody takes further. */
export const TakenTo = z.enum(['decider', 'agenda']);
export type TakenTo = z.infer<typeof TakenTo>;

/**
 * Everything that can happen about something late, in the order it happened: an escalation is what its steps make of it, and no
 * step is ever changed.
 */
export const EscalationStep = z.discriminatedUnion('kind', [
  /** It begins: the school was reminded after the last day. */
  z.object({ kind: z.literal('reminded'), ...By }),
  /** It begins: nothing is late, and the officer decides whether it is talked about. */
  z.object({ kind: z.literal('raised'), ...By }),
  z.object({ kind: z.literal('officer-asked'), ...By }),
  /** The officer waits until a day, that day included. */
  z.object({ kind: z.literal('given-time'), ...By, until: IsoDate, reason: z.string() }),
  /** The officer, or whoever decides, lets it be. */
  z.object({ kind: z.literal('left'), ...By, reason: z.string() }),
  /** The officer takes it further; without a person: by itself, since the model says so. */
  z.object({ kind: z.literal('taken-on'), ...By, to: TakenTo }),
  /** Whoever decides speaks to the school. */
  z.object({ kind: z.literal('spoken'), ...By }),
  z.object({ kind: z.literal('put-on-agenda'), ...By }),
  /** The school adds to the line; the last of several stands. */
  z.object({ kind: z.literal('added'), ...By, words: z.string() }),
  /** A day on which nobody who could answer was there. It says no name. */
  z.object({ kind: z.literal('waited'), ...By, on: IsoDate }),
  /** `not-needed`: it is asked for no more. */
  z.object({ kind: z.literal('stopped'), ...By, because: z.enum(['answered', 'not-needed']) }),
]);
export type EscalationStep = z.infer<typeof EscalationStep>;
export type EscalationStepKind = EscalationStep['kind'];
export type BeginningStep = Extract<EscalationStep, { kind: 'reminded' | 'raised' }>;
