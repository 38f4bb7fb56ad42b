import { Worker } from 'node:worker_threads';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { Sheet } from '#domain/plan/sheet/sheet.ts';
import type { GivenFile, PlanFiles } from '#ports/plan-files.ts';
import { xlsxPlanFiles } from './xlsx-plan-files.ts';

/** What the thread says of a file. */
export type ReadApart = { readonly sheets: readonly Sheet[] } | { readonly refused: string };

export interface ThreadLimits {
  /** A year's plan of a large school is read in one; a message is to be answered in ten. */
  readonly seconds: number;
  /** Of the thread's own heap; the fullest workbook that is let through takes half. */
  readonly megabytes: number;
  /** How many may wait while one is read. */
  readonly waiting: number;
}
const USUAL: ThreadLimits = { seconds: 6, megabytes: 384, waiting: 3 };
const ALONE = 'Copy the plan alone into a new workbook, and send or read that.';

/**
 * Plans as .xlsx and .csv, each file read in a thread of its own that is ended when it takes too long or too much: whatever a
 * file does, this process goes on. One at a time; who comes when too many wait is asked to come again.
 */
export function planFilesApart(limits: Partial<ThreadLimits> = {}): PlanFiles {
  const { waiting, ...each } = { ...USUAL, ...limits };
  const here = xlsxPlanFiles();
  let queue: Promise<unknown> = Promise.resolve();
  let queued = 0;
  return {
    ...here,
    async read(file) {
      // A file that is too big is not copied first.
      if (file.bytes.length > here.mostBytes) return here.read(file);
      if (queued > waiting)
        throw new ImportRefused('Several files are being read just now. Please send it again in a minute.');
      queued += 1;
      const read = queue.then(() => inThread(file, each));
      queue = read.catch(() => {});
      return read.finally(() => {
        queued -= 1;
      });
    },
  };
}

async function inThread(
  { name, bytes }: GivenFile,
  { seconds, megabytes }: Omit<ThreadLimits, 'waiting'>,
): Promise<readonly Sheet[]> {
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    workerData: { name, bytes } satisfies GivenFile,
    // Of the environment, which has secrets, a file needs nothing.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const said = await new Promise<ReadApart>((resolve, reject) => {
      const refuse = (why: string) => reject(new ImportRefused(`${name} ${why}`));
      timer = setTimeout(
        () => refuse(`takes too long to read, which no plan does. ${ALONE}`),
        seconds * 1000,
      );
      thread.once('message', resolve);
      thread.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? refuse(`is far bigger than a plan once it is unpacked. ${ALONE}`)
          : refuse('cannot be read: save it again in Excel, and send or read that.'),
      );
      thread.once('exit', () => refuse('cannot be read: save it again in Excel, and send or read that.'));
    });
    if ('refused' in said) throw new ImportRefused(said.refused);
    return said.sheets;
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
