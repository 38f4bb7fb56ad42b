import { createLogging, type Logging } from '#adapters/http/pino-log.ts';

export interface CapturedLogs extends Logging {
  /** Every line written so far, as it would be printed. */
  readonly text: () => string;
  readonly lines: () => Record<string, unknown>[];
}

/** The real logging, written to memory. */
export function captureLogs(): CapturedLogs {
  const written: string[] = [];
  const logging = createLogging('trace', { write: line => void written.push(line) });
  return { ...logging, text: () => written.join(''), lines: () => written.map(line => JSON.parse(line)) };
}
