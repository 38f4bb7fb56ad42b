import { processContext } from './open.ts';
import { runCommandLine } from './run.ts';

// `fortnight schools list | head`: a reader who has seen enough is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2), processContext());
