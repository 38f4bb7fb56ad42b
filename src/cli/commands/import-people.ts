import type { Command } from 'commander';
import { openTable } from '#adapters/register/open-table.ts';
import { looksLikePeople } from '#domain/access/people-rows.ts';
import { importPeople } from '#workflows/import-people.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { trustOption } from '../options.ts';

const EXPECTED = {
  what: 'a list of people',
  mend: 'Give a CSV file with the headings Entra object id or UPN, Name, E-mail, Role and Scope, one row for each appointment.',
  fits: looksLikePeople,
};

interface Options {
  readonly trust?: string;
  readonly complete?: boolean;
}

export function addImportPeople(parent: Command, context: CommandContext): void {
  parent
    .command('people')
    .argument('<file>', 'a CSV file with the headings Entra object id or UPN, Name, E-mail, Role, Scope')
    .description('bring in people and what they are appointed to; scope is trust, hub:NAME or a URN')
    .addOption(trustOption())
    .option('--complete', 'the file names everybody: appointments of people it does not name end')
    .action((file: string, options: Options) => run(context, file, options));
}

async function run(context: CommandContext, file: string, options: Options): Promise<void> {
  const table = await openTable(file, EXPECTED);
  await withStore(context, async store => {
    const trust = await requireTrust(store.trusts, options.trust ?? null);
    const done = await importPeople(
      { store, clock: context.clock, newId: context.newId },
      { table, trustId: trust.id, complete: options.complete ?? false },
    );
    const lines = [
      `Trust ${trust.uid} ${trust.name}`,
      `  ${done.added.length} added`,
      `  ${done.changed.length} changed`,
      `  ${done.unchanged} unchanged`,
      `  ${done.kept.length} not in the file, kept`,
      ...(options.complete ? [`  ${done.ended.length} not in the file, appointments ended`] : []),
    ];
    context.out(`${lines.join('\n')}\n`);
  });
}
