import { type DestinationStream, type Level, type LogFn, type Logger, type LoggerOptions, pino } from 'pino';
import type { Log } from '#ports/log.ts';
import { currentRequestId } from './request-id.ts';

/**
 * A safety net only: nothing here is meant to be logged at all. Named at the top and one level down, which is as deep
 * as pino's wildcard reaches and deeper than the Log port goes.
 */
const NEVER = [
  'authorization',
  'token',
  'password',
  'secret',
  'headers',
  'body',
  'text',
  'value',
  'summary',
  'card',
]
  .concat(['name', 'givenName', 'surname', 'email', 'mail', 'upn', 'userPrincipalName', 'url'])
  .flatMap(field => [field, `*.${field}`]);

export interface Logging {
  /** For everything behind the ports. */
  readonly log: Log;
  /** For the HTTP server. */
  readonly pino: Logger;
}

/** Where lines are written. */
export type LogTo = Pick<DestinationStream, 'write'>;

/** One pino logger in two forms. Lines are JSON on `to` (standard output by default), times in ISO 8601 UTC. */
export function createLogging(level: Level | 'silent', to?: LogTo): Logging {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: NEVER, censor: '[removed]' },
    hooks: { logMethod: withoutErrorMessage },
    serializers: { err: describeError, req: () => undefined, res: () => undefined },
  };
  const root = to ? pino(options, to) : pino(options);
  const line =
    (level: 'info' | 'warn' | 'error'): Log['info'] =>
    (fields, message) =>
      root[level]({ requestId: currentRequestId(), ...fields }, message);
  return { log: { info: line('info'), warn: line('warn'), error: line('error') }, pino: root };
}

/** Given an error and no words, pino would take the error's own message. */
function withoutErrorMessage(this: Logger, words: Parameters<LogFn>, write: LogFn): void {
  const [fields, message] = words;
  const error: unknown = fields instanceof Error ? fields : Reflect.get(Object(fields), 'err');
  if (error instanceof Error && message === undefined)
    write.call(this, describeError(error), 'unexpected error');
  else write.apply(this, words);
}

/**
 * An error without its message: Prisma's, zod's and JSON.parse's quote what a person wrote. The frames say where it
 * happened, and the class and code say what.
 */
export function describeError(error: unknown): Record<string, string | undefined> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack
    ?.split('\n')
    .filter(line => /^\s+at /.test(line))
    .map(line => line.trim());
  const code = 'code' in error && /^\w{1,64}$/.test(String(error.code)) ? String(error.code) : undefined;
  const cause = error.cause instanceof Error ? error.cause.name : undefined;
  return { error: error.name, code, cause, at: frames?.slice(0, 12).join(' < ') };
}
