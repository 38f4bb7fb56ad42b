import type { Command } from 'commander';
import { isCurrent, type School } from '#domain/school/school.ts';
import { whichTrust } from '#workflows/which-trust.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { asColumns, asJson, type Column } from '../listing.ts';
import { jsonOption, trustOption } from '../options.ts';

interface Options {
  readonly trust?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

type Row = School & { readonly hub: string | null };

const COLUMNS: readonly Column<Row>[] = [
  { heading: 'URN', text: s => s.urn },
  { heading: 'Name', text: s => s.name },
  { heading: 'Phase', text: s => s.phase },
  { heading: 'Hub', text: s => s.hub ?? '' },
  { heading: 'Status', text: s => (s.leftTrustOn ? `left the trust ${s.leftTrustOn}` : s.status) },
];

export function register(program: Command, context: CommandContext): void {
  program
    .command('schools')
    .description("a trust's schools")
    .command('list')
    .description('list the schools the team works with')
    .addOption(trustOption())
    .option('--all', 'also those that closed or went to another trust')
    .addOption(jsonOption())
    .action(async (options: Options) => {
      const rows = await withStore(context, async (store): Promise<Row[]> => {
        const trust = await whichTrust(store.trusts, options.trust ?? null);
        if (!trust) return [];
        const { schools } = store.inTrust(trust.id);
        const hubs = new Map((await schools.hubs()).map(hub => [hub.id, hub.name]));
        const found = (await schools.list()).filter(school => options.all || isCurrent(school));
        return found.map(school => ({ ...school, hub: hubs.get(school.hubId ?? '') ?? null }));
      });
      context.out(
        options.json ? asJson(rows) : asColumns(rows, COLUMNS, 'No schools have been imported yet.'),
      );
    });
}
