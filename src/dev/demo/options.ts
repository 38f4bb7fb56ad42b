import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';

export interface DemoOptions {
  readonly playground: boolean;
  /** 0: any free one. Absent: the configuration's. */
  readonly port?: number;
  readonly data?: string;
  /** Where the demo's clock starts, in UTC. */
  readonly now?: string;
  /** The improvement model the trust works by. Absent: the one it has, or the usual one. */
  readonly model?: string;
  readonly fresh: boolean;
}

/** Reads the demo's options. For --help and wrong use it has written what there is to say, and returns the exit code. */
export function readOptions(argv: readonly string[]): DemoOptions | 0 | 2 {
  const program = new Command('npm run demo --')
    .description(
      'Runs Fortnight with a fictional trust and three Teams-like chat windows. Ctrl-C stops everything.',
    )
    .usage('[options]')
    .option('--no-playground', 'only the bot, without the three chat windows')
    .option('--port <port>', "the bot's port (default: 3978, or PORT; 0 for any free one)", readPort)
    .option('--data <dir>', 'the folder for its data (default: ./data-demo, or DATA_DIR)')
    .option(
      '--now <moment>',
      "where the demo's clock starts, such as 2026-11-05T08:30:00Z (default: where it stood)",
      readMoment,
    )
    .addOption(
      new Option('--model <id>', 'the improvement model the trust works by (default: dsat)').choices(
        yamlModelFiles().packaged(),
      ),
    )
    .option('--fresh', 'delete what an earlier demo left in the folder, and begin again', false)
    .allowExcessArguments(false)
    .exitOverride();
  try {
    program.parse([...argv], { from: 'user' });
    return program.opts<DemoOptions>();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

/** A day alone is its morning; a moment without a zone would mean another moment on another machine. */
function readMoment(text: string): string {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T08:30:00Z` : text;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(moment)) {
    const at = new Date(moment);
    // JavaScript takes 30 February for 2 March.
    const day = moment.slice(0, 10);
    if (at.getUTCFullYear() >= 2000 && new Date(`${day}T12:00:00Z`).toISOString().startsWith(day))
      return at.toISOString();
  }
  throw new InvalidArgumentError(
    'Give a moment from the year 2000 on with its zone, such as 2026-11-05T08:30:00Z.',
  );
}
