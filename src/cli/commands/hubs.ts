import type { Command } from 'commander';
import { isCurrent } from '#domain/school/school.ts';
import { listInWords } from '#domain/time/words.ts';
import { whichTrust } from '#workflows/which-trust.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { asColumns, asJson } from '../listing.ts';
import { jsonOption, trustOption } from '../options.ts';

export function register(program: Command, context: CommandContext): void {
  program
    .command('hubs')
    .description("a trust's hubs")
    .command('list')
    .description('list the hubs, their schools and officers')
    .addOption(trustOption())
    .addOption(jsonOption())
    .action(async ({ trust: uid, json }: { trust?: string; json?: boolean }) => {
      const rows = await withStore(context, async store => {
        const trust = await whichTrust(store.trusts, uid ?? null);
        if (!trust) return [];
        const { schools, people } = store.inTrust(trust.id);
        const current = (await schools.list()).filter(isCurrent);
        const officers = await people.withRole('officer');
        return (await schools.hubs()).map(hub => ({
          ...hub,
          schools: current.filter(s => s.hubId === hub.id).map(({ urn, name }) => ({ urn, name })),
          officers: officers
            .filter(p =>
              p.appointments.some(
                a => a.role === 'officer' && a.scope.kind === 'hub' && a.scope.hubId === hub.id,
              ),
            )
            .map(({ id, name }) => ({ id, name })),
        }));
      });
      context.out(
        json
          ? asJson(rows)
          : asColumns(
              rows,
              [
                { heading: 'Hub', text: h => h.name },
                { heading: 'Schools', text: h => String(h.schools.length) },
                { heading: 'Officers', text: h => listInWords(h.officers.map(o => o.name)) },
              ],
              'There are no hubs yet. Import them: npm run fortnight -- import hubs FILE',
            ),
      );
    });
}
