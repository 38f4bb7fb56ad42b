import { Option } from 'commander';
import { openTable } from '#adapters/register/open-table.ts';
import { looksLikeGroups } from '#domain/coaching/groups-file.ts';
import { countInWords, listInWords } from '#domain/time/words.ts';
import { type GroupsImported, importGroups } from '#workflows/coaching/import-groups.ts';
import { readGroups } from '#workflows/coaching/read-groups.ts';
import { requireTrust, whichTrust } from '#workflows/which-trust.ts';
import { type CommandContext, type Register, withStore } from '../command-context.ts';
import { asColumns, asJson } from '../listing.ts';
import { jsonOption, trustOption } from '../options.ts';

const EXPECTED = {
  what: 'a list of coaching groups',
  mend: 'Give a CSV file with the headings Group and School, one row for each member; From, To and Facilitator may be there.',
  fits: looksLikeGroups,
};

export const register: Register = (program, context) => {
  const coaching = program
    .command('coaching')
    .description('coaching groups, whose schools review each other');
  coaching
    .command('import')
    .argument(
      '<file>',
      'a CSV file with the headings Group, School (URN, name, or a person’s name or e-mail address), From, To, Facilitator',
    )
    .description('make groups and add to them; who is of one and is not in the file stays')
    .addOption(trustOption())
    .addOption(new Option('--dry-run', 'say what would be done, and do nothing'))
    .action((file: string, options: { trust?: string; dryRun?: true }) => run(context, file, options));
  coaching
    .command('list')
    .description('list the groups, who is of them, and the schools in none')
    .addOption(trustOption())
    .addOption(jsonOption())
    .action(({ trust, json }: { trust?: string; json?: boolean }) =>
      list(context, trust ?? null, json ?? false),
    );
};

async function run(
  context: CommandContext,
  file: string,
  { trust: uid, dryRun = false }: { trust?: string; dryRun?: boolean },
): Promise<void> {
  const table = await openTable(file, EXPECTED);
  await withStore(context, async store => {
    const trust = await requireTrust(store.trusts, uid ?? null);
    const { clock, newId } = context;
    const done = await importGroups({ store, clock, newId }, { table, trustId: trust.id, dryRun });
    const lines = [`Trust ${trust.uid} ${trust.name}`, ...inWords(done)];
    context.out(`${lines.join('\n')}\n${dryRun ? 'Nothing was saved: this was a dry run.\n' : ''}`);
  });
}

const inWords = ({ made, changed, added, ended, unchanged }: GroupsImported): string[] => [
  `  ${countInWords(made.length, 'group')} made${made.length > 0 ? `: ${made.join(', ')}` : ''}`,
  ...(changed.length > 0
    ? [`  ${countInWords(changed.length, 'group')} changed: ${changed.join(', ')}`]
    : []),
  `  ${countInWords(added, 'member')} added`,
  ...(ended > 0 ? [`  ${countInWords(ended, 'member')} with a last day`] : []),
  `  ${countInWords(unchanged, 'member')} unchanged`,
];

async function list(context: CommandContext, uid: string | null, json: boolean): Promise<void> {
  const found = await withStore(context, async store => {
    const trust = await whichTrust(store.trusts, uid);
    return trust ? readGroups(store.inTrust(trust.id), context.clock.now()) : null;
  });
  const groups = found?.groups ?? [];
  if (json) {
    context.out(asJson(groups.map(({ id, name, members, from }) => ({ id, name, members, from }))));
    return;
  }
  context.out(
    asColumns(
      groups,
      [
        { heading: 'Group', text: group => group.name },
        { heading: 'From', text: group => group.from },
        { heading: 'Members', text: group => listInWords(group.members) },
      ],
      'There are no coaching groups yet. Import them: npm run fortnight -- coaching import FILE',
    ),
  );
  if (found && groups.length > 0 && found.without.length > 0)
    context.out(`In no group: ${found.without.join(', ')}\n`);
}
