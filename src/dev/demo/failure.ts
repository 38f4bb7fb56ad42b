import { failureInWords as inWords } from '#domain/explained.ts';

/** What the terminal is told of a demo that failed. */
export function failureInWords(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'Another program took the port meanwhile. Start the demo again, or choose another port: npm run demo -- --port 3979';
  return inWords(error);
}
