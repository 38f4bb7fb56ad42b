import type { Command } from 'commander';
import { isCurrent } from '#domain/school/school.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { asColumns, asJson } from '../listing.ts';
import { jsonOption } from '../options.ts';

export function register(program: Command, context: CommandContext): void {
  program
    .command('trusts')
    .description('the trusts held here')
    .command('list')
    .description('list the trusts')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: boolean }) => {
      const rows = await withStore(context, async store => {
        const trusts = await store.trusts.list();
        return Promise.all(
          trusts.map(async trust => ({
            ...trust,
            schools: (await store.inTrust(trust.id).schools.list()).filter(isCurrent).length,
          })),
        );
      });
      context.out(
        json
          ? asJson(rows)
          : asColumns(
              rows,
              [
                { heading: 'UID', text: t => t.uid },
                { heading: 'Name', text: t => t.name },
                { heading: 'Schools', text: t => String(t.schools) },
                { heading: 'Tenant', text: t => t.tenantId ?? 'not known' },
              ],
              'No trust has been imported yet.',
            ),
      );
    });
}
