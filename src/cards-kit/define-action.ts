import type { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { Calendar } from '#ports/calendar.ts';
import type { NewDocumentAddress } from '#ports/document-address.ts';
import type { NewId } from '#ports/ids.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { Solver } from '#ports/solver.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import type { Plain } from './text.ts';
import type { Notice } from './view-data.ts';

/**
 * - `append` adds something beside what others add (an item, a vote, a note): no version is checked.
 * - `decide` settles something, and needs the version the person saw.
 * - `read` changes nothing and shows another side of the card (a page, a refresh).
 */
export type ActionKind = 'append' | 'decide' | 'read';

/** Whether the actor may, and if not, what they may do instead or whom to ask: a whole sentence. */
export type Allowed = { readonly ok: true } | { readonly ok: false; readonly because: Plain };
export const YES: Allowed = { ok: true };
export const no = (because: Plain): Allowed => ({ ok: false, because });

/**
 * A subject of the same card as one press found it, with what `load` alone cannot know (who is free): it is shown on this
 * answer's card, and a card that is drawn again has it no more. Only what whoever pressed may see.
 */
export interface Found {
  readonly ref: string;
  readonly subject: unknown;
}

/**
 * Thrown by a `run` that finds it cannot be done after all: nothing is saved, and the card is shown with this sentence
 * on what to change and with what the person had typed.
 */
export class NotDone extends Error {
  override readonly name = 'NotDone';
  readonly because: Plain;
  /** What is shown instead of the card as it stands; see `Outcome`. */
  readonly instead: Found | null;
  constructor(because: Plain, instead: Found | null = null) {
    super('not done');
    this.because = because;
    this.instead = instead;
  }
}

/** What a `look` has to hand: reads of the actor's own trust, outside any transaction, and the calendars. */
export interface LookContext<Subject> extends Omit<RunContext<Subject>, 'trust' | 'seen'> {
  readonly trust: TrustReads;
  /** Null where no calendar is connected. */
  readonly calendar: Calendar | null;
  /** For what takes seconds to find; it has a time, and is asked for no more than three of them. */
  readonly solver: Solver;
}

/** What a `run` has to hand: one transaction of the actor's own trust. */
export interface RunContext<Subject, Seen = unknown> {
  readonly trust: TrustWrites;
  readonly subject: Subject;
  /** What the action's `look` found, where it has one. */
  readonly seen: Seen;
  /** The subject's reference, as the button carried it. */
  readonly ref: string;
  readonly actor: Extract<Actor, { kind: 'person' }>;
  readonly now: IsoInstant;
  readonly newId: NewId;
  readonly bankHolidays: BankHolidays;
  readonly modelFiles: ModelFiles;
  /** A way to a document for the actor alone; null where no address of this bot is known. */
  readonly newDocumentAddress: NewDocumentAddress | null;
}

/** What is said and shown afterwards. */
export interface Outcome {
  readonly said?: Plain;
  /** Done, unless it says otherwise. */
  readonly tone?: Notice['tone'];
  /** Nothing that any card shows was changed: no copy is redrawn. */
  readonly unchanged?: boolean;
  /** An address for the presser alone: on this answer's card and nowhere else, and never kept. */
  readonly link?: string;
  /** What the audit keeps of the input; left out, the input as it is. Nothing confidential may be kept there. */
  readonly audited?: unknown;
  /** For cards shown in pieces, from 1. */
  readonly page?: number;
  /** Another subject of the same card; `read` only. */
  readonly show?: string;
  /** Another subject of the same card, as it was found; `read` only. */
  readonly found?: Found;
  /** Another card in this one's place; `read` only. */
  readonly open?: { readonly card: string; readonly ref: string };
}

/** An action whose own input type is closed inside it. */
export interface CardAction<Subject> {
  /** The verb's second half: "add-item" of "sit-agenda.add-item". */
  readonly name: string;
  readonly kind: ActionKind;
  /** The input, or one sentence on what to change. Unknown fields are dropped. */
  parse(raw: unknown): { ok: true; input: unknown } | { ok: false; because: string };
  allow(actor: RunContext<Subject>['actor'], subject: Subject, input: unknown): Allowed;
  /** See `ActionSpec`. */
  look?(context: LookContext<Subject>, input: unknown): Promise<unknown>;
  run(context: RunContext<Subject>, input: unknown): Promise<Outcome>;
}

export interface ActionSpec<Subject, Schema extends z.ZodType, Seen> {
  readonly name: string;
  readonly kind: ActionKind;
  /** Messages are sentences for the person: "Say in a few words what it is about." */
  readonly input: Schema;
  readonly allow: (actor: RunContext<Subject>['actor'], subject: Subject, input: z.output<Schema>) => Allowed;
  /**
   * Looks at the world outside (who is free) before the transaction begins, since nothing outside is waited for within one.
   * Only what is allowed is looked for; the subject may have changed by the time `run` has it. It takes at most four
   * seconds, and may throw `NotDone`.
   */
  readonly look?: (context: LookContext<Subject>, input: z.output<Schema>) => Promise<Seen>;
  readonly run: (context: RunContext<Subject, Seen>, input: z.output<Schema>) => Promise<Outcome>;
}

/** One verb of a card: what it takes, who may press it, what it does. */
export function defineAction<Subject, Schema extends z.ZodType, Seen = undefined>(
  spec: ActionSpec<Subject, Schema, Seen>,
): CardAction<Subject> {
  const { look } = spec;
  const typed = (input: unknown) => input as z.output<Schema>;
  return {
    name: spec.name,
    kind: spec.kind,
    parse(raw) {
      const read = spec.input.safeParse(raw);
      return read.success
        ? { ok: true, input: read.data }
        : { ok: false, because: read.error.issues[0]?.message ?? '' };
    },
    allow: (actor, subject, input) => spec.allow(actor, subject, typed(input)),
    ...(look && { look: (context: LookContext<Subject>, input: unknown) => look(context, typed(input)) }),
    run: (context, input) => spec.run(context as RunContext<Subject, Seen>, typed(input)),
  };
}
