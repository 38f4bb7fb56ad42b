import type { Cards } from '#cards-kit/load-cards.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Trust } from '#domain/trust/trust.ts';
import type { AskRate } from '#ports/ask-rate.ts';
import type { AutomaticRepliesOf } from '#ports/automatic-replies.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { Calendars } from '#ports/calendar.ts';
import type { Clock } from '#ports/clock.ts';
import type { NewDocumentAddress } from '#ports/document-address.ts';
import type { Documents } from '#ports/documents.ts';
import type { NewId } from '#ports/ids.ts';
import type { Jobs } from '#ports/jobs.ts';
import type { Log } from '#ports/log.ts';
import type { Mails } from '#ports/mail.ts';
import type { Messenger } from '#ports/messenger.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { PlanFiles } from '#ports/plan-files.ts';
import type { SendRate } from '#ports/send-rate.ts';
import type { SentFiles } from '#ports/sent-files.ts';
import type { Solver } from '#ports/solver.ts';
import type { Store } from '#ports/store.ts';

/** What the bot works with. One of these per process, made by app.ts. */
export interface Bot {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly messenger: Messenger;
  readonly sendRate: SendRate;
  readonly askRate: AskRate;
  readonly cards: Cards;
  readonly bankHolidays: BankHolidays;
  readonly modelFiles: ModelFiles;
  readonly calendars: Calendars;
  readonly mails: Mails;
  readonly automaticReplies: AutomaticRepliesOf;
  readonly documents: Documents;
  readonly planFiles: PlanFiles;
  readonly sentFiles: SentFiles;
  readonly solver: Solver;
  /** Where this bot is reached from outside; null where that is not known. */
  readonly publicUrl: string | null;
  readonly clock: Clock;
  readonly newId: NewId;
  /** null where no address of this bot is known to people's browsers (PUBLIC_URL). */
  readonly newDocumentAddress: NewDocumentAddress | null;
  readonly log: Log;
}

export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** Someone Teams has authenticated, in the words of the activity. */
export interface Caller {
  readonly tenantId: string;
  /** Entra object id; absent for accounts Teams does not name so. */
  readonly objectId: string | null;
  /** Teams' own id of the person in this conversation. */
  readonly memberId: string;
  readonly conversation: Place;
}

/** Where an activity came from. */
export interface Place {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly kind: 'personal' | 'group' | 'channel';
  readonly botId: string;
  readonly teamId: string | null;
}

/** Who the caller is to this trust. */
export type Identified =
  | { readonly known: true; readonly trust: Trust; readonly actor: PersonActor }
  | { readonly known: false; readonly trust: Trust | null };
