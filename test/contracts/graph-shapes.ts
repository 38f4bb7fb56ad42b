import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Exchange } from '#src/dev/graph/graph-emulator.ts';
import { type EdmSchema, faultsWith, readEdmSchema } from './edm-schema.ts';

/** Graph's own schema of its calendar, there while Fortnight is developed and not on a user's machine. */
const CSDL = resolve('..', 'shared', 'schemas', 'graph-calendar.csdl.xml');

let schema: EdmSchema | null | undefined;

/** null where the schema is not there. */
export function graphSchema(): EdmSchema | null {
  schema ??= existsSync(CSDL) ? readEdmSchema(readFileSync(CSDL, 'utf8')) : null;
  return schema;
}

export interface ShapeRecorder {
  /** Made for the emulator's `onExchange`. */
  check(exchange: Exchange): void;
  readonly faults: readonly string[];
  /** Throws, naming everything that is not as Graph's schema says. */
  assertNone(): void;
}

/** Compares what was asked and answered with Graph's schema; null where that is not there. */
export function requireShapes(): ShapeRecorder | null {
  const found = graphSchema();
  return found && shapeRecorder(found);
}

function shapeRecorder(edm: EdmSchema): ShapeRecorder {
  const faults: string[] = [];
  const compare = (value: unknown, type: string, where: string) => {
    for (const fault of faultsWith(edm, value, type)) faults.push(`${where}: ${fault}`);
  };
  return {
    faults,
    check({ request, answer }) {
      const name = `${request.method} ${shapeOf(request.path)}`;
      // A request that was refused may well be wrong: that is what was tried.
      if (answer.status >= 400) return;
      const [asked, answered] = TYPES[name] ?? [undefined, undefined];
      if (asked === undefined) return void faults.push(`${name}: not in the table of what the bot asks`);
      if (asked) compare(request.body, asked, `${name} asks`);
      if (answered) compare(answer.body, answered, `${name} is answered`);
    },
    assertNone() {
      if (faults.length > 0)
        throw new Error(`not as Graph’s schema says:\n${[...new Set(faults)].join('\n')}`);
    },
  };
}

/** The path with its names and ids left out. */
function shapeOf([root = '', who, ...rest]: readonly string[]): string {
  if (root !== 'users') return who === undefined ? root : `${root}/*`;
  return rest.length < 2 || rest[0] !== 'events'
    ? rest.join('/')
    : ['events', '*', ...rest.slice(2)].join('/');
}

/** What is sent and what comes back: names of the schema, "" for nothing. `page:` is OData's collection. */
const TYPES: Readonly<Record<string, readonly [asked: string, answered: string]>> = {
  'POST events': ['event', 'event'],
  'GET events': ['', 'page:event'],
  'GET events/*': ['', 'event'],
  'PATCH events/*': ['event', 'event'],
  'DELETE events/*': ['', ''],
  'POST events/*/cancel': ['action:cancel', ''],
  'POST events/*/accept': ['action:accept', ''],
  'POST events/*/decline': ['action:decline', ''],
  'POST events/*/tentativelyAccept': ['action:tentativelyAccept', ''],
  'POST calendar/getSchedule': ['action:getSchedule', 'page:scheduleInformation'],
  'GET calendarView/delta': ['', 'page:event'],
  // Not in the calendar's schema: the emulator refuses whatever is not as Microsoft documents it.
  'POST sendMail': ['', ''],
  'POST subscriptions': ['subscription', 'subscription'],
  'PATCH subscriptions/*': ['subscription', 'subscription'],
  'DELETE subscriptions/*': ['', ''],
  // OData's own; its items are compared one by one.
  'POST $batch': ['', ''],
};
