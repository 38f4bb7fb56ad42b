import { Command, CommanderError } from 'commander';
import type { CommandContext } from './command-context.ts';
import { COMMANDS } from './command-list.ts';
import { failureInWords } from './refusal.ts';

/** 0 done, 1 refused or failed, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command line, without the program's own name: `['schools', 'list']`. Never throws. */
export async function runCommandLine(argv: readonly string[], context: CommandContext): Promise<ExitCode> {
  const program = new Command('fortnight')
    .description('School improvement for multi-academy trusts, inside Microsoft Teams.')
    .usage('COMMAND [options]')
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: context.err })
    .showHelpAfterError('Add --help to see how the command is used.');
  for (const register of COMMANDS) register(program, context);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    context.err(`${failureInWords(error)}\n`);
    return 1;
  }
}
