import { z } from 'zod/v4';
import type { IsoDate, IsoInstant } from '../time/iso.ts';
import type { TakenTo } from './escalation-step.ts';

/**
 * - `reminded`: the school was reminded.
 * - `with-officer`, `with-decider`: it waits for their word.
 * - `given-time`: the officer waits until a day.
 * - `on-agenda`: it goes onto the next agenda.
 * - `spoken`, `left`: it goes no further.
 * - `stopped`: it was answered, or is asked for no more.
 */
export const EscalationState = z.enum([
  'reminded',
  'with-officer',
  'given-time',
  'with-decider',
  'on-agenda',
  'spoken',
  'left',
  'stopped',
]);
export type EscalationState = z.infer<typeof EscalationState>;

/** What is late, as whoever knows it names it. It says nothing of what that is: see workflows/escalation/registry.ts. */
export interface EscalatedOf {
  /** The name of the reader that knows it: "check-in". */
  readonly kind: string;
  readonly thingId: string;
  readonly urn: string;
  /** The last day on which it was in time; it is another question where that was moved. */
  readonly dueOn: IsoDate;
}

interface Said {
  readonly byId: string;
  readonly at: IsoInstant;
}

/** How far one late thing has gone. */
export interface Escalation extends EscalatedOf {
  readonly id: string;
  readonly state: EscalationState;
  readonly openedAt: IsoInstant;
  readonly remindedAt: IsoInstant | null;
  /** When the officer was asked last, and how often. */
  readonly officerAskedAt: IsoInstant | null;
  readonly officerAsked: number;
  readonly given: (Said & { readonly until: IsoDate; readonly reason: string }) | null;
  readonly takenOn: (Said & { readonly to: TakenTo }) | null;
  readonly left: (Said & { readonly reason: string }) | null;
  readonly spoken: Said | null;
  readonly onAgenda: Said | null;
  readonly addition: (Said & { readonly words: string }) | null;
  readonly waited: readonly IsoDate[];
  readonly stopped: (Said & { readonly because: 'answered' | 'not-needed' }) | null;
  /** How many steps there are. */
  readonly version: number;
}

/** One thing late since one day is escalated once, whichever process sees it first: its id says what it is. */
export const escalationId = ({ kind, thingId, dueOn }: Omit<EscalatedOf, 'urn'>): string =>
  `${kind}:${thingId}:${dueOn}`;

/** The states that wait for somebody, or for a day. */
export const UNDER_WAY: readonly EscalationState[] = [
  'reminded',
  'with-officer',
  'given-time',
  'with-decider',
];

export const isUnderWay = ({ state }: Pick<Escalation, 'state'>): boolean => UNDER_WAY.includes(state);
