import type { FastifyPluginAsync } from 'fastify';
import type { LogTo } from '#adapters/http/pino-log.ts';
import type { Server } from '#adapters/http/server.ts';
import type { ThreadLimits } from '#adapters/plan-files/read-apart.ts';
import type { Database } from '#adapters/store/open-store.ts';
import type { Bot } from '#bot/context.ts';
import type { AutomaticRepliesOf } from '#ports/automatic-replies.ts';
import type { Calendars } from '#ports/calendar.ts';
import type { Clock } from '#ports/clock.ts';
import type { NewId } from '#ports/ids.ts';
import type { Mails } from '#ports/mail.ts';
import type { RateLimits } from '#ports/send-rate.ts';
import type { Solver } from '#ports/solver.ts';

export interface AppOptions {
  readonly clock?: Clock;
  readonly newId?: NewId;
  /** Other calendars than the configuration's, for tests and the demo. */
  readonly calendars?: Calendars;
  /** The same of mailboxes to send from. */
  readonly mails?: Mails;
  /** One origin that sent files are fetched from beside Teams' own, such as "http://127.0.0.1:4000": for tests. */
  readonly filesAlsoFrom?: string;
  /** How long and how large a file may be in reading; otherwise as usual. */
  readonly planReading?: Partial<ThreadLimits>;
  readonly automaticReplies?: AutomaticRepliesOf;
  /** Another solver than the usual one, for tests. */
  readonly solver?: Solver;
  /** An open database, for tests and the demo; otherwise the configuration's is opened. */
  readonly database?: Database;
  readonly logTo?: LogTo;
  /** More routes; the demo's clock. */
  readonly plugins?: (bot: Bot) => readonly FastifyPluginAsync[];
  /** How often due work is looked for; 0 never, for tests that tick themselves. */
  readonly tickEveryMs?: number;
  /** What Teams takes; otherwise what it says it does. */
  readonly limits?: RateLimits;
  /** The demo: works on a store that holds the demo's trust, which nothing else does. */
  readonly demo?: boolean;
  /** The one app of its process: /metrics tells of the process too. */
  readonly isProcess?: boolean;
}

/** A whole Fortnight, wired and not yet listening. */
export interface App {
  readonly bot: Bot;
  readonly server: Server;
  /** Starts working the queue and the clock. */
  start(): Promise<void>;
  /** Refuses what is new, finishes what is in hand, closes the store. May be called twice. */
  stop(): Promise<void>;
}
