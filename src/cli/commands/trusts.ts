import type { Command } from 'commander';
import { actorId, OPERATOR } from '#domain/access/actor.ts';
import { cellText } from '#domain/import/cell.ts';
import { isCurrent } from '#domain/school/school.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { asColumns, asJson } from '../listing.ts';
import { jsonOption, trustOption } from '../options.ts';
import { Refusal } from '../refusal.ts';

/** As `Trust` has it. */
const LONGEST = 120;

export function register(program: Command, context: CommandContext): void {
  const trusts = program.command('trusts').description('the trusts held here');
  trusts
    .command('set')
    .description("change a trust's settings")
    .addOption(trustOption())
    .requiredOption(
      '--safeguarding-contact <text>',
      'whom to ring about a child at risk, such as "Imran Qureshi, 01632 960 100"; empty clears it',
    )
    .action(options => setContact(context, options));
  trusts
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
                { heading: 'Safeguarding contact', text: t => t.safeguardingContact ?? 'none' },
              ],
              'No trust has been imported yet.',
            ),
      );
    });
}

async function setContact(
  context: CommandContext,
  { trust: uid, safeguardingContact: typed }: { trust?: string; safeguardingContact: string },
): Promise<void> {
  const contact = cellText(typed) || null;
  if (contact && contact.length > LONGEST)
    throw new Refusal(`Keep the contact to ${LONGEST} characters: a name and a number.`);
  await withStore(context, async store => {
    const trust = await requireTrust(store.trusts, uid ?? null);
    await store.transaction(trust.id, async tx => {
      await tx.trust.update({ safeguardingContact: contact });
      await tx.audit.append({
        at: context.clock.now(),
        actorId: actorId(OPERATOR),
        entrance: OPERATOR.entrance,
        verb: 'trust.set',
        subject: trust.id,
        // Who it is would stand in the audit for good.
        before: { hasSafeguardingContact: trust.safeguardingContact !== null },
        after: { hasSafeguardingContact: contact !== null },
      });
    });
    context.out(`Trust ${trust.uid} ${trust.name}\n  safeguarding contact: ${contact ?? 'none'}\n`);
  });
}
