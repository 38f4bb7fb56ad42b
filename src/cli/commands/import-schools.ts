import { basename } from 'node:path';
import type { Command } from 'commander';
import { openTable } from '#adapters/register/open-table.ts';
import { looksLikeRegister } from '#domain/school/register-columns.ts';
import { countInWords } from '#domain/time/words.ts';
import { importSchools } from '#workflows/import-schools.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { tenantOption, trustOption } from '../options.ts';
import { progressOn } from '../progress.ts';
import { schoolsReport, tenantWarnings } from '../schools-report.ts';

const MEND =
  'Download "Establishment fields CSV" from Get Information about Schools and import the .csv, or the .zip it arrives in.';

export function addImportSchools(parent: Command, context: CommandContext): void {
  parent
    .command('schools')
    .argument('<file>', 'the school register as the Department for Education serves it: a .csv or .zip')
    .description("bring one trust's schools up to the school register; the first import creates the trust")
    .addOption(
      trustOption(
        "the trust's number in the school register (Trusts (code)), such as 3725",
      ).makeOptionMandatory(),
    )
    .addOption(tenantOption())
    .action((file: string, options: { trust: string; tenant?: string }) => run(context, file, options));
}

async function run(
  context: CommandContext,
  file: string,
  options: { trust: string; tenant?: string },
): Promise<void> {
  const { bot, allowedTenants } = context.config();
  const configuredTenant = bot.tenantId ?? (allowedTenants.length === 1 ? (allowedTenants[0] ?? null) : null);
  const progress = progressOn(context, basename(file));
  try {
    const { onBytes } = progress;
    const table = await openTable(file, {
      what: 'the school register',
      mend: MEND,
      fits: looksLikeRegister,
      onBytes,
    });
    const done = await withStore(context, store =>
      importSchools(
        { store, clock: context.clock, newId: context.newId },
        {
          table,
          uid: options.trust,
          givenTenant: options.tenant ?? null,
          configuredTenant,
          onSaving: schools => progress.step(`Saving ${countInWords(schools, 'school')}`),
        },
      ),
    );
    progress.end();
    context.out(schoolsReport(done));
    for (const warning of tenantWarnings(done.trust, allowedTenants)) context.err(`${warning}\n`);
  } finally {
    progress.end();
  }
}
