import type { z } from 'zod/v4';
import type { Permission } from '#domain/access/permission.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { Conversation } from '#ports/conversation-store.ts';
import type { NewId } from '#ports/ids.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import type { CardAction } from './define-action.ts';
import type { Plain, Words } from './text.ts';
import type { Notice, ViewData } from './view-data.ts';
import type { WaitingQuestion } from './waiting-question.ts';

export type { Viewer };

/** What a view may depend on beside the subject. */
export interface Scene {
  readonly now: IsoInstant;
  /** From 1. */
  readonly page: number;
  /** What the person had typed when something else was wrong, by input id: put back, never lost. */
  readonly kept: Readonly<Record<string, Words>>;
  /** An address for this viewer alone, on this answer only; empty otherwise. */
  readonly link: Words;
}

/** What a card's `load` is told beside the reference. */
export interface LoadContext {
  readonly now: IsoInstant;
  readonly viewer: Viewer;
  readonly trustName: string;
  /** Whether documents can be opened: whether an address of this bot is known. */
  readonly opensDocuments: boolean;
  /** Whether the trust's Outlook calendars are connected. */
  hasCalendar(): Promise<boolean>;
  /** Whether letters go by e-mail: whether a mailbox to send from is named. */
  sendsMail(): Promise<boolean>;
  /** For cards that look at dates: the trust's own calendar is in the store. */
  readonly bankHolidays: BankHolidays;
  readonly modelFiles: ModelFiles;
  /** Every text command there is, for the help card. */
  readonly commands: readonly ListedCommand[];
  /** What the cards in the viewer's own chat still ask of them, longest waiting first; nothing for nobody. */
  waitingQuestions(): Promise<WaitingQuestion[]>;
  /** What a card is called, by its name. */
  labelOf(card: string): string;
}

/** What a card still asks of one person. */
export interface Ask {
  /** In a few words, as a reminder lists it: "Tom Reed asks for another day". */
  readonly what: Words;
  /** The day since when it is asked, where that is not when the card was sent. */
  readonly since?: IsoDate;
}

/** Help lists commands in this order; those of one topic stand as their cards' folders do. */
export const TOPICS = ['schools', 'agenda', 'meetings', 'series', 'trust', 'help'] as const;

/** What help says of a command. */
export interface ListedCommand {
  /** As help prints it: "status SCHOOL". */
  readonly usage: string;
  readonly about: string;
  readonly topic: (typeof TOPICS)[number];
  /**
   * Listed for whoever may do one of these to some school or at some meeting. It refuses nothing: what is typed by
   * somebody else is answered by the card's own rules.
   */
  readonly for: 'everyone' | readonly Permission[];
}

interface SaidToBot extends ListedCommand {
  /** Matches the whole text, without the bot's own mention, whatever its case; group 1 is the argument. */
  readonly pattern: RegExp;
}

export interface WordsContext {
  readonly now: IsoInstant;
  readonly actor: NonNullable<Viewer['actor']>;
  readonly bankHolidays: BankHolidays;
  readonly modelFiles: ModelFiles;
  readonly newId: NewId;
  /** Where it was said, as Teams names it. */
  readonly place: Omit<Conversation, 'id' | 'personId'>;
}

/** A question: the card that answers it is shown. */
export interface AskingCommand extends SaidToBot {
  /** The reference of the card's subject that answers; or why there is nothing to show, and what to do. */
  find(trust: TrustReads, argument: string, context: WordsContext): Promise<string | NothingToShow>;
}

export interface NothingToShow {
  readonly nothing: Plain;
}

/** Something to be done, in one transaction, once for each message. */
export interface DoingCommand extends SaidToBot {
  act(trust: TrustWrites, argument: string, context: WordsContext): Promise<Done>;
}

/** What became of it: what is said, above which subject of the card; an empty reference shows no card. */
export interface Done {
  readonly ref: string;
  readonly said: Plain;
  readonly tone: Notice['tone'];
  /** The subjects that were changed, whose posted cards are redrawn; none: nothing was done. */
  readonly changed: readonly string[];
  /** What the audit keeps. */
  readonly audited?: unknown;
}

/** Words typed to the bot that this card answers. */
export type CardCommand = AskingCommand | DoingCommand;

/** Everything about one card. The folder's index.ts exports one of these. */
export interface Card<Subject = unknown> {
  /** The folder's name. */
  readonly name: string;
  /** What it is called by those who may not read it: "the agenda of a meeting". It tells nothing of what it is about. */
  readonly label: string;
  /**
   * Who may be looking: a whole channel, one person alone, or anyone at all (it shows nothing of any school or
   * person). A card for one person is never shown in a channel, even when it is asked for there.
   */
  readonly audience: 'channel' | 'person' | 'anyone';
  /** The subject's shape; every sample is checked against it. */
  readonly subject: z.ZodType<Subject>;
  readonly template: object;
  /** How much of what was typed is put back where it was not taken, for forms longer than others; in bytes. */
  readonly keptBytes?: number;
  readonly actions: readonly CardAction<Subject>[];
  readonly commands?: readonly CardCommand[];
  /** The subject as it is now; null when there is none of that reference in this trust. */
  load(trust: TrustReads, ref: string, context: LoadContext): Promise<Subject | null>;
  /** Keeps others from changing the subject until the transaction ends. Needed by cards that change anything. */
  hold?(trust: TrustWrites, ref: string): Promise<void>;
  /** Whether this person may see the card at all, wherever it is shown. */
  mayRead(actor: NonNullable<Viewer['actor']>, subject: Subject): boolean;
  /**
   * Whether someone works on it at length, so that their own copy is not replaced under their hands after each press:
   * the answer has replaced it already.
   */
  workedOn?(subject: Subject): boolean;
  /**
   * What it shows is kept nowhere else in clear, so no answer to a press is kept either: when the same press comes again, the card
   * is drawn as it is then.
   */
  readonly keepsNoAnswers?: boolean;
  /** Whether its question is past: such a card is not posted any more, while one already posted is still redrawn. */
  lapsed?(subject: Subject): boolean;
  /**
   * What it still asks of whoever looks, in their own chat; null: nothing (any more). A card that has this takes part in
   * the daily reminder, and its samples show both.
   */
  asks?(subject: Subject, viewer: Viewer): Ask | null;
  /** Rises with every change that could be seen; 0 for subjects that are only read. */
  version(subject: Subject): number;
  /**
   * What the audit compares before and after a press: ids, states, days. No names and no words anybody typed; a card
   * that changes anything has it.
   */
  facts?(subject: Subject): Readonly<Record<string, unknown>>;
  view(subject: Subject, viewer: Viewer, scene: Scene): ViewData;
  /** One plain sentence: what notifications and screen readers say; neither reads Markdown. */
  summary(subject: Subject, scene: Pick<Scene, 'now'>): Words;
}

/** Checks the parts against one another at compile time; adds nothing. */
export function defineCard<Subject>(card: Card<Subject>): Card<Subject> {
  return card;
}
