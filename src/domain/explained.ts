/**
 * A refusal whose message is written for whoever runs Fortnight: it says what happened and what to do, and is shown
 * as it is. Any other error is a fault of ours and is shown with where it happened.
 */
export class Explained extends Error {
  override readonly name: string = 'Explained';
}

/** What the terminal is told of an error. */
export function failureInWords(error: unknown): string {
  if (!(error instanceof Error)) return `Failed: ${String(error)}`;
  return error instanceof Explained
    ? error.message
    : `This is a fault in Fortnight.\n${error.stack ?? error.message}`;
}
