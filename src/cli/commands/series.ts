import { type Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { jsonOption, trustOption } from '../options.ts';
import { addDraftOptions } from '../series/draft-options.ts';
import { cancel, extra, move, restore } from '../series/plan-meeting.ts';
import { addSeries, changeSeries, endNamed } from '../series/save-series.ts';
import { listDates, listSeries, showSeries } from '../series/show-series.ts';

const NAME = ['<name>', "the series' name, or enough of it"] as const;
const DATE = ['<date>', 'the day the meeting is on, such as 2026-11-17 or 17/11/2026'] as const;
const REASON = ['--reason <text>', 'why; everyone in the channel reads it'] as const;

export function register(program: Command, context: CommandContext): void {
  const series = program.command('series').description("a trust's series of meetings, and their dates");
  const sub = (name: string, about: string) =>
    series.command(name).description(about).addOption(trustOption());

  sub('list', 'list the series')
    .addOption(jsonOption())
    .action(options => listSeries(context, options));
  sub('show', 'one series: its facts and its next dates')
    .argument(...NAME)
    .action((name, options) => showSeries(context, name, options));
  addDraftOptions(sub('add', 'set up a series'), { isNew: true }).action(options =>
    addSeries(context, options),
  );
  addDraftOptions(sub('change', 'change what the options name, and leave the rest').argument(...NAME), {
    isNew: false,
  }).action((name, options) => changeSeries(context, name, options));
  sub('end', 'end a series: later meetings are cancelled')
    .argument(...NAME)
    .requiredOption('--on <date>', 'the last day')
    .action((name, options) => endNamed(context, name, options));
  sub('dates', 'the next dates of a series, with what was moved, cancelled or called extra')
    .argument(...NAME)
    .option('--count <number>', 'how many, 1 to 100', countFrom, 10)
    .addOption(jsonOption())
    .action((name, options) => listDates(context, name, options));
  sub('move', 'move a meeting, and tell the channel')
    .argument(...NAME)
    .argument(...DATE)
    .requiredOption('--to <moment>', 'where to, such as "2026-11-18 10:00"')
    .requiredOption(...REASON)
    .action((name, date, options) => move(context, [name, date], options));
  sub('cancel', 'cancel a meeting, and tell the channel')
    .argument(...NAME)
    .argument(...DATE)
    .requiredOption(...REASON)
    .action((name, date, options) => cancel(context, [name, date], options));
  sub('restore', 'a cancelled meeting takes place after all')
    .argument(...NAME)
    .argument(...DATE)
    .action((name, date, options) => restore(context, [name, date], options));
  sub('extra', 'call an extra meeting, and tell the channel')
    .argument(...NAME)
    .argument('<moment>', 'when, such as "2026-11-20 14:00"')
    .requiredOption(...REASON)
    .action((name, moment, options) => extra(context, [name, moment], options));
}

function countFrom(typed: string): number {
  if (/^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 100) return Number(typed);
  throw new InvalidArgumentError('Give a number from 1 to 100.');
}
