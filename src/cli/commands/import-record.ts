import type { Command } from 'commander';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { openTable } from '#adapters/register/open-table.ts';
import { CATEGORY_HEADINGS, categoriesFile } from '#domain/owed-files/categories-file.ts';
import { ENGAGEMENT_HEADINGS, engagementsFile } from '#domain/owed-files/engagements-file.ts';
import { EVENT_HEADINGS, eventsFile } from '#domain/owed-files/events-file.ts';
import type { RecordFile, RowOfSchool } from '#domain/owed-files/record-file.ts';
import { type Headings, looksLike } from '#domain/owed-files/row-cells.ts';
import { importRecord } from '#workflows/owed/import-record.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { momentFor } from '../demo-clock.ts';
import { trustOption } from '../options.ts';

/** `import categories`, `import events` and `import engagements`: what decides what each school is owed. */
export function addImportRecord(parent: Command, context: CommandContext): void {
  add(categoriesFile, CATEGORY_HEADINGS, {
    file: 'a CSV file with the headings URN, Category, From',
    about: 'bring in the category each school has from a day on',
  });
  add(eventsFile, EVENT_HEADINGS, {
    file: 'a CSV file with the headings URN, Event, Name, From, To; an event is joined, new head, status or plan',
    about: 'bring in schools that joined, new heads, statuses, and plans that run',
  });
  add(engagementsFile, ENGAGEMENT_HEADINGS, {
    file: 'a CSV file with the headings URN, What, On, State; one visit may be several things, with ";" between',
    about: 'bring in what was done at schools, and what is booked',
  });

  function add<Row extends RowOfSchool, F extends string>(
    file: RecordFile<Row>,
    headings: Headings<F>,
    help: { file: string; about: string },
  ): void {
    parent
      .command(file.name)
      .argument('<file>', help.file)
      .description(help.about)
      .addOption(trustOption())
      .action((path: string, options: { trust?: string }) => run(file, headings, path, options));
  }

  async function run<Row extends RowOfSchool, F extends string>(
    file: RecordFile<Row>,
    headings: Headings<F>,
    path: string,
    { trust: uid }: { trust?: string },
  ): Promise<void> {
    const { what, needs } = headings;
    const table = await openTable(path, { what, mend: needs, fits: found => looksLike(found, headings) });
    await withStore(context, async store => {
      const trust = await requireTrust(store.trusts, uid ?? null);
      const now = momentFor(context, trust);
      const sources = {
        ...{ store, newId: context.newId, modelFiles: yamlModelFiles() },
        clock: { now: () => now },
      };
      const done = await importRecord(sources, { table, trustId: trust.id }, file);
      const counts = (['added', 'changed', 'unchanged'] as const).map(each => `  ${done[each]} ${each}`);
      context.out(`${[`Trust ${trust.uid} ${trust.name}`, ...counts].join('\n')}\n`);
    });
  }
}
