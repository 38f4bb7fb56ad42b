import { basename } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { openEvents } from '#adapters/register/open-events.ts';
import { openTable } from '#adapters/register/open-table.ts';
import type { CalendarEntry, CalendarScope } from '#domain/academic-year/calendar-entries.ts';
import { entryInWords } from '#domain/academic-year/term-checks.ts';
import { looksLikeTerms, readScope } from '#domain/academic-year/term-rows.ts';
import { countInWords } from '#domain/time/words.ts';
import { importTerms } from '#workflows/import-terms.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { trustOption } from '../options.ts';
import { progressOn } from '../progress.ts';

const EXPECTED = {
  what: 'a list of term dates',
  mend: 'Give a CSV file with the headings Kind, Name, Start and End, or an iCalendar file (.ics).',
  fits: looksLikeTerms,
};

interface Options {
  readonly trust?: string;
  readonly scope: CalendarScope;
}

export function addImportTerms(parent: Command, context: CommandContext): void {
  parent
    .command('terms')
    .argument('<file>', 'a CSV file with the headings Kind, Name, Start, End, or an .ics of all-day events')
    .description('bring in terms, half terms, INSET days and closures')
    .addOption(trustOption())
    .option(
      '--scope <scope>',
      'whose dates they are: trust, la:CODE or school:URN; a row may name its own',
      text => {
        const read = readScope(text);
        if ('fault' in read) throw new InvalidArgumentError(`The scope ${read.fault}.`);
        return read.scope;
      },
      'trust',
    )
    .action((file: string, options: Options) => run(context, file, options));
}

async function run(context: CommandContext, path: string, { trust: uid, scope }: Options): Promise<void> {
  const progress = progressOn(context, basename(path));
  try {
    const { onBytes } = progress;
    const file = /\.ics$/i.test(path)
      ? await openEvents(path)
      : await openTable(path, { ...EXPECTED, onBytes });
    await withStore(context, async store => {
      const trust = await requireTrust(store.trusts, uid ?? null);
      const done = await importTerms(
        { store, clock: context.clock },
        {
          file,
          trustId: trust.id,
          scope,
          onSaving: dates => progress.step(`Saving ${countInWords(dates, 'date')}`),
        },
      );
      progress.end();
      const lines = [
        `Trust ${trust.uid} ${trust.name}`,
        `  ${done.added.length} added`,
        `  ${done.changed.length} changed`,
        `  ${done.removed.length} removed`,
        `  ${done.unchanged} unchanged`,
        ...section('Changed', done.changed),
        ...section('Removed', done.removed),
      ];
      context.out(`${lines.join('\n')}\n`);
      for (const { line, leftOut } of done.notes) context.err(`line ${line}: ${leftOut}\n`);
    });
  } finally {
    progress.end();
  }
}

function section(title: string, entries: readonly CalendarEntry[]): string[] {
  if (entries.length === 0) return [];
  return [`${title}:`, ...entries.map(entry => `  ${entry.scope}: ${entryInWords(entry)}`)];
}
