import { Explained, failureInWords as inWords } from '#domain/explained.ts';
import { ImportRefused, type RowFault } from '#domain/import/import-refused.ts';
import { NotSaved, OutcomeUnknown, StoreConflict } from '#ports/store.ts';

/** A command that will not do what was asked; the message says what to do instead. */
export class Refusal extends Explained {
  override readonly name = 'Refusal';
}

const FAULTS_SHOWN = 50;

/** What standard error says of a failed command. Only a fault of ours shows where it happened. */
export function failureInWords(error: unknown): string {
  if (error instanceof ImportRefused) return [error.message, ...faultLines(error.faults)].join('\n');
  if (error instanceof StoreConflict)
    return 'Not saved: another row already has a value that must be its own. Run the command again; if it is refused again, look for an id that stands twice.';
  if (error instanceof NotSaved)
    return 'The store did not answer; nothing was saved. Check that it is running and run the command again.';
  if (error instanceof OutcomeUnknown)
    return 'The store did not say whether it saved. Run the command again: what is already saved is left as it is.';
  return inWords(error);
}

function faultLines(faults: readonly RowFault[]): string[] {
  const lines = faults
    .slice(0, FAULTS_SHOWN)
    .map(({ line, at, reason }) => `  ${at ?? `line ${line}`}: ${reason}`);
  const more = faults.length - lines.length;
  return more > 0 ? [...lines, `  and ${more.toLocaleString('en-GB')} more`] : lines;
}
