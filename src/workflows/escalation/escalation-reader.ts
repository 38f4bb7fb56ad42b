import type { EscalatedOf } from '#domain/escalation/escalation.ts';
import type { School } from '#domain/school/school.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import type { PeopleAsked } from './people-asked.ts';

export interface EscalationAsking extends OwedSources {
  readonly now: IsoInstant;
}

/** Something escalated, as its record is now. */
export interface EscalatedThing {
  readonly school: School;
  /** `late`: it still waits, or still is of concern. `answered`, `not-needed`: nothing more is asked. */
  readonly standing: 'late' | 'answered' | 'not-needed';
  /** "the check-in on “Plan 2026/27”", as a sentence goes on. */
  readonly name: string;
  /** What stands on an agenda, and what its school reads of it before: no longer than a line of an agenda. */
  readonly line: string;
  /** What of its record belongs to the line, in a few sentences: how it stands, what would help. */
  readonly facts: readonly string[];
  /** Where its record is read: by the team, and by the school. */
  readonly record: { readonly card: string; readonly ref: string };
  readonly ownRecord: { readonly card: string; readonly ref: string };
  readonly people: PeopleAsked;
  /** The model has it go on without anybody's press (`lateness.escalatesByItself`). */
  readonly byItself: boolean;
  /** Its school sees that it was raised from the beginning: else only once it is to be on an agenda. */
  readonly isShownFromTheStart: boolean;
  /** It begins with the officer: the school was reminded before, and has answered without an end. */
  readonly isForOfficer: boolean;
  /** Only whoever answers it, and whoever decides what is owed there, may know of it. */
  readonly isConfidential: boolean;
}

/**
 * A kind of thing that can be escalated. To add one: write it in a file of this folder and put it into registry.ts; nothing else of
 * escalations changes but the names of their agenda sources.
 */
export interface EscalationReader {
  /** What its escalations are marked with; kebab-case, kept for good. */
  readonly kind: string;
  /** What its escalations are called on a card: "Overdue check-in". */
  readonly label: string;
  /** Everything late today, of all schools, whether or not it was escalated; none where nothing of it begins by the clock. Reads only. */
  lateNow(trust: TrustReads, asking: EscalationAsking): Promise<EscalatedOf[]>;
  /** null: there is no such thing any more. Reads only. */
  read(trust: TrustReads, of: EscalatedOf, asking: EscalationAsking): Promise<EscalatedThing | null>;
}
