/** Errors whose message is written for the person at the keyboard. */
const SPEAK_FOR_THEMSELVES = new Set([
  'DemoRefused',
  'ConfigurationError',
  'DatabaseVersionError',
  'FolderInUse',
  'CardContractError',
  'ImportRefused',
]);

/** What the terminal is told of a demo that failed; only a fault of ours shows where it happened. */
export function failureInWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (SPEAK_FOR_THEMSELVES.has(error.name)) return error.message;
  if ('code' in error && error.code === 'EADDRINUSE')
    return 'Another program took the port meanwhile. Start the demo again, or choose another port: npm run demo -- --port 3979';
  return `This is a fault in the demo.\n${error.stack ?? error.message}`;
}
