import { parentPort, workerData } from 'node:worker_threads';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { GivenFile } from '#ports/plan-files.ts';
import type { ReadApart } from './read-apart.ts';
import { xlsxPlanFiles } from './xlsx-plan-files.ts';

/** The thread of `readApart`: reads one file, answers once, and ends. Anything but a refusal is thrown, and ends it too. */
const answer = (said: ReadApart) => parentPort?.postMessage(said);
try {
  answer({ sheets: await xlsxPlanFiles().read(workerData as GivenFile) });
} catch (error) {
  if (!(error instanceof ImportRefused)) throw error;
  answer({ refused: error.message });
}
