import type { AcademicYear } from '#domain/academic-year/academic-year.ts';
import type { CopyState, Letter, LetterCopy } from '#domain/category/letter.ts';
import type { Letterhead } from '#domain/category/letterhead.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';

/** What a trust's letters look like, but for the picture; all null and empty until somebody says it. */
export interface LetterSettings {
  readonly signatoryId: string | null;
  /** As what they sign: "Deputy Chief Executive". */
  readonly signedAs: string | null;
  readonly closing: string | null;
  readonly address: readonly string[];
  readonly hasLetterhead: boolean;
}

/** The card whose posts are the copies that go by card; its subject is the letter's id. */
export const LETTER_CARD = 'category-letter';

/** Letters to schools. Lists stand in the order of their dates, then of their writing. */
export interface LetterReads {
  find(id: string): Promise<Letter | null>;
  /** All of one school, those whose date has not come among them. */
  ofSchool(urn: string): Promise<Letter[]>;
  ofYear(year: AcademicYear): Promise<Letter[]>;
  /** The ids of those due by then that have not reached their school. */
  toHandOut(now: IsoInstant): Promise<string[]>;
  /** The copies of these letters, by letter. Of one that goes by card the state is that of its message. */
  copiesOf(letterIds: readonly string[]): Promise<Map<string, LetterCopy[]>>;
  copy(letterId: string, personId: string): Promise<LetterCopy | null>;
  settings(): Promise<LetterSettings>;
  letterhead(): Promise<Letterhead | null>;
}

/** How an e-mail fared. `dueAt`: when to try again, of one that is still queued. */
export interface MailSettled {
  readonly state: Exclude<CopyState, 'sending'>;
  readonly error: string | null;
  readonly dueAt: IsoInstant | null;
}

export type NewCopy = Omit<LetterCopy, 'tries' | 'error' | 'changedAt'>;

export interface LetterWrites extends LetterReads {
  /** Keeps others from changing the letter until the transaction ends; `false` when there is none. */
  hold(id: string): Promise<boolean>;
  /** `false`: there is one of the same cause at the same school already, and nothing was written. */
  add(letter: Omit<Letter, 'version'>): Promise<boolean>;
  /** It never was: only one that has not reached its school. `false`: it has, or there is none. */
  takeBack(id: string): Promise<boolean>;
  /** It reaches its school, with the heads it goes to. `false`: it has before. */
  handOut(id: string, toIds: readonly string[], at: IsoInstant): Promise<boolean>;
  /** `false`: somebody has before. */
  acknowledge(id: string, byId: string, at: IsoInstant): Promise<boolean>;
  /** `false`: somebody has said so before. */
  share(id: string, on: IsoDate, noted: { readonly byId: string; readonly at: IsoInstant }): Promise<boolean>;
  /** Those a person has already are passed over. An e-mail is queued with it where there is a queue. */
  addCopies(copies: readonly NewCopy[]): Promise<void>;
  /** Queues every e-mail that has come due; returns how many. */
  queueMails(now: IsoInstant): Promise<number>;
  /** Takes the right to send this e-mail: it is `sending` since then. null: it is not queued, or not due. */
  takeMail(letterId: string, personId: string, now: IsoInstant): Promise<LetterCopy | null>;
  /** What became of one that was taken; of any other nothing changes. */
  settleMail(letterId: string, personId: string, settled: MailSettled, at: IsoInstant): Promise<void>;
  /** One that failed, or of which nobody knows, is queued again from the start. `false`: it is neither. */
  sendAgain(letterId: string, personId: string, at: IsoInstant): Promise<boolean>;
  /** Taken before `before` and never settled: `unknown`. Queued since before `since`: `failed`. Returns the letters' ids. */
  giveUpMails(
    of: { before: IsoInstant; since: IsoInstant; error: string },
    at: IsoInstant,
  ): Promise<string[]>;
  /** Changes what is given. */
  saveSettings(change: Partial<Omit<LetterSettings, 'hasLetterhead'>>): Promise<void>;
  /** null takes it away. */
  saveLetterhead(letterhead: Letterhead | null): Promise<void>;
}
