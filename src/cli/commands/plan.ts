import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { xlsxPlanFiles } from '#adapters/plan-files/xlsx-plan-files.ts';
import { planGrid } from '#domain/plan/plan-grid.ts';
import { dayOf } from '#domain/time/iso.ts';
import { planKind, readPlanFile } from '#workflows/plans/read-plan-file.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, type Register, withStore } from '../command-context.ts';
import { momentFor } from '../demo-clock.ts';
import { trustOption } from '../options.ts';
import { givenFile, newFile } from '../plan/files.ts';
import {
  columnOption,
  kindOption,
  ongoingOption,
  type PlanReadOptions,
  yearOption,
} from '../plan/options.ts';
import { planInWords } from '../plan/plan-in-words.ts';
import { whichSchool } from '../which-school.ts';

export const register: Register = (program, context) => {
  const plan = program
    .command('plan')
    .description("schools' action plans, from spreadsheets and as spreadsheets");

  plan
    .command('template')
    .argument('<file>', 'the new file, .xlsx or .csv')
    .description('write an empty plan for a school to fill in')
    .addOption(kindOption())
    .addOption(trustOption())
    .action((path: string, options: { kind?: string; trust?: string }) => template(context, path, options));

  plan
    .command('read')
    .argument('<file>', "a school's plan, .xlsx or .csv, under its own headings")
    .description('show what importing a plan would bring in, and what it would leave out; nothing is saved')
    .requiredOption('--school <name or URN>', 'whose plan it is: its terms are what "Autumn 1" means')
    .addOption(kindOption())
    .addOption(yearOption())
    .option('--sheet <name>', 'the sheet with the plan, where several could be it')
    .addOption(columnOption())
    .addOption(ongoingOption())
    .addOption(trustOption())
    .action((path: string, options: PlanReadOptions) => read(context, path, options));
};

async function template(
  context: CommandContext,
  path: string,
  { kind: asked, trust: uid }: { kind?: string; trust?: string },
): Promise<void> {
  const file = newFile(path);
  const { kind, tags } = await withStore(context, async store => {
    const trust = await requireTrust(store.trusts, uid ?? null);
    const today = dayOf(momentFor(context, trust));
    return planKind(store.inTrust(trust.id), asked, { modelFiles: yamlModelFiles(), today });
  });
  const sheets = planGrid({ priorities: [] }, { title: kind?.name ?? 'Action plan', tags });
  await file.write(await xlsxPlanFiles().write(sheets, file.format));
  context.out(
    `Wrote ${path}. A school fills in a row for each action; see what it would bring in with: npm run -s fortnight -- plan read FILE --school URN\n`,
  );
}

async function read(context: CommandContext, path: string, options: PlanReadOptions): Promise<void> {
  const planFiles = xlsxPlanFiles();
  const file = await givenFile(path, planFiles.mostBytes);
  await withStore(context, async store => {
    const trust = await requireTrust(store.trusts, options.trust ?? null);
    const reads = store.inTrust(trust.id);
    const school = whichSchool(options.school, await reads.schools.list());
    const { kind, year, sheet, column: columns = {}, ongoing = 'refused' } = options;
    const found = await readPlanFile(
      reads,
      { school, file },
      { kind, year, sheet, columns, ongoing },
      {
        ...{ planFiles, modelFiles: yamlModelFiles(), bankHolidays: englandBankHolidays() },
        today: dayOf(momentFor(context, trust)),
      },
    );
    context.out(planInWords(school, file.name, found));
  });
}
