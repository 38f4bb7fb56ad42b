import type { Command } from 'commander';
import { openTable } from '#adapters/register/open-table.ts';
import { looksLikeHubs } from '#domain/school/hubs-file.ts';
import { countInWords } from '#domain/time/words.ts';
import { importHubs } from '#workflows/import-hubs.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { trustOption } from '../options.ts';

const EXPECTED = {
  what: 'a list of hubs',
  mend: 'Give a CSV file with the headings Hub and URN, one row for each school.',
  fits: looksLikeHubs,
};

export function addImportHubs(parent: Command, context: CommandContext): void {
  parent
    .command('hubs')
    .argument(
      '<file>',
      'a CSV file with the headings Hub and URN; a blank hub takes the school out of its hub',
    )
    .description('put schools into hubs')
    .addOption(trustOption())
    .action((file: string, options: { trust?: string }) => run(context, file, options));
}

async function run(context: CommandContext, file: string, options: { trust?: string }): Promise<void> {
  const table = await openTable(file, EXPECTED);
  await withStore(context, async store => {
    const trust = await requireTrust(store.trusts, options.trust ?? null);
    const done = await importHubs({ store, clock: context.clock }, { table, trustId: trust.id });
    const lines = [
      `Trust ${trust.uid} ${trust.name}`,
      `  ${countInWords(done.created.length, 'hub')} made${done.created.length > 0 ? `: ${done.created.join(', ')}` : ''}`,
      `  ${countInWords(done.moved, 'school')} moved into a hub`,
      ...(done.takenOut > 0 ? [`  ${countInWords(done.takenOut, 'school')} taken out of a hub`] : []),
      `  ${countInWords(done.unchanged, 'school')} unchanged`,
      `  ${countInWords(done.notInFile, 'school')} not in the file, kept`,
    ];
    context.out(`${lines.join('\n')}\n`);
  });
}
