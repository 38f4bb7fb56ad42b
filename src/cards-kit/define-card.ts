import type { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import type { CardAction } from './define-action.ts';
import type { Words } from './text.ts';
import type { ViewData } from './view-data.ts';

/** Who looks, and where. A card in a channel is seen by everyone there: its viewer is nobody in particular. */
export interface Viewer {
  readonly actor: Extract<Actor, { kind: 'person' }> | null;
  readonly surface: 'personal' | 'group' | 'channel';
}

/** What a view may depend on beside the subject. */
export interface Scene {
  readonly now: IsoInstant;
  /** From 1. */
  readonly page: number;
  /** What the person had typed when something else was wrong, by input id: put back, never lost. */
  readonly kept: Readonly<Record<string, Words>>;
}

/** What a card's `load` is told beside the reference. */
export interface LoadContext {
  readonly now: IsoInstant;
  readonly viewer: Viewer;
  readonly trustName: string;
  /** Every text command there is, for the help card. */
  readonly commands: readonly Pick<CardCommand, 'usage' | 'about'>[];
}

/** Words typed to the bot that this card answers. */
export interface CardCommand {
  /** Matches the whole text, without the bot's own mention, whatever its case; group 1 is the argument. */
  readonly pattern: RegExp;
  /** As help prints it: "status SCHOOL". */
  readonly usage: string;
  readonly about: string;
  /** The reference of the card's subject that answers. */
  find(
    trust: TrustReads,
    argument: string,
    context: { now: IsoInstant; actor: NonNullable<Viewer['actor']> },
  ): Promise<string>;
}

/** Everything about one card. The folder's index.ts exports one of these. */
export interface Card<Subject = unknown> {
  /** The folder's name. */
  readonly name: string;
  /**
   * Who may be looking: a whole channel, one person alone, or anyone at all (it shows nothing of any school or
   * person). A card for one person is never shown in a channel, even when it is asked for there.
   */
  readonly audience: 'channel' | 'person' | 'anyone';
  /** The subject's shape; every sample is checked against it. */
  readonly subject: z.ZodType<Subject>;
  readonly template: object;
  readonly actions: readonly CardAction<Subject>[];
  readonly commands?: readonly CardCommand[];
  /** The subject as it is now; null when there is none of that reference in this trust. */
  load(trust: TrustReads, ref: string, context: LoadContext): Promise<Subject | null>;
  /** Keeps others from changing the subject until the transaction ends. Needed by cards that change anything. */
  hold?(trust: TrustWrites, ref: string): Promise<void>;
  /** Whether this person may see the card at all, wherever it is shown. */
  mayRead(actor: NonNullable<Viewer['actor']>, subject: Subject): boolean;
  /** Whether its question is past: such a card is not posted any more, while one already posted is still redrawn. */
  lapsed?(subject: Subject): boolean;
  /** Rises with every change that could be seen; 0 for subjects that are only read. */
  version(subject: Subject): number;
  view(subject: Subject, viewer: Viewer, scene: Scene): ViewData;
  /** One plain sentence: what notifications and screen readers say; neither reads Markdown. */
  summary(subject: Subject, scene: Pick<Scene, 'now'>): Words;
}

/** Checks the parts against one another at compile time; adds nothing. */
export function defineCard<Subject>(card: Card<Subject>): Card<Subject> {
  return card;
}
