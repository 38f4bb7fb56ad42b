import type { Command } from 'commander';
import { type Appointment, ROLE_WORDS } from '#domain/access/role.ts';
import { dayOf } from '#domain/time/iso.ts';
import { whichTrust } from '#workflows/which-trust.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { asColumns, asJson } from '../listing.ts';
import { jsonOption, trustOption } from '../options.ts';

export function register(program: Command, context: CommandContext): void {
  program
    .command('people')
    .description("a trust's people")
    .command('list')
    .description('list the people and what they are appointed to')
    .addOption(trustOption())
    .addOption(jsonOption())
    .action(async ({ trust: uid, json }: { trust?: string; json?: boolean }) => {
      const rows = await withStore(context, async store => {
        const trust = await whichTrust(store.trusts, uid ?? null);
        if (!trust) return [];
        const { schools, people, meetings } = store.inTrust(trust.id);
        const today = dayOf(context.clock.now());
        const series = (await meetings.series()).filter(
          ({ endedOn }) => endedOn === null || endedOn >= today,
        );
        const hubs = new Map((await schools.hubs()).map(hub => [hub.id, hub.name]));
        const known = (await people.list()).filter(({ isForgotten }) => !isForgotten);
        return known.map(person => ({
          ...person,
          appointments: person.appointments.map(({ role, scope }) => ({ role, scope: written(scope, hubs) })),
          chairs: series.filter(({ chairId }) => chairId === person.id).map(({ name }) => name),
        }));
      });
      context.out(
        json
          ? asJson(rows)
          : asColumns(
              rows,
              [
                { heading: 'Name', text: p => p.name },
                { heading: 'Object id or UPN', text: p => p.objectId ?? p.upn ?? '' },
                {
                  heading: 'Appointments',
                  text: p =>
                    [
                      ...p.appointments.map(a => `${ROLE_WORDS[a.role]} (${a.scope})`),
                      ...p.chairs.map(name => `chair of ${name}`),
                    ].join(', '),
                },
              ],
              'There are no people yet. Import them: npm run fortnight -- import people FILE',
            ),
      );
    });
}

/** A scope as an import file writes it: "trust", "hub:North" or a URN. */
function written(scope: Appointment['scope'], hubs: ReadonlyMap<string, string>): string {
  if (scope.kind === 'school') return scope.urn;
  return scope.kind === 'hub' ? `hub:${hubs.get(scope.hubId) ?? scope.hubId}` : 'trust';
}
