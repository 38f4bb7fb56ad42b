import type { Command } from 'commander';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { planFilesApart } from '#adapters/plan-files/read-apart.ts';
import { xlsxPlanFiles } from '#adapters/plan-files/xlsx-plan-files.ts';
import { planGrid } from '#domain/plan/plan-grid.ts';
import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import { listInWords } from '#domain/time/words.ts';
import type { Store, TrustReads } from '#ports/store.ts';
import { modelInUse } from '#workflows/models/model-in-use.ts';
import { planAsDraft } from '#workflows/plans/plan-as-draft.ts';
import { importPlanFile, kindsInWords } from '#workflows/plans/plan-file-import.ts';
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
import { Refusal } from '../refusal.ts';
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

  reading(plan.command('read'))
    .description('show what importing a plan would bring in, and what it would leave out; nothing is saved')
    .action((path: string, options: PlanReadOptions) => read(context, path, options));

  reading(plan.command('import'))
    .description(
      'keep a plan as a draft, for its school and officer to agree; one of the kind that is there stays',
    )
    .action((path: string, options: PlanReadOptions) => keep(context, path, options));

  plan
    .command('export')
    .argument('<file>', 'the new file, .xlsx or .csv')
    .description("write a school's plan as it stands, in the form of the template")
    .requiredOption('--school <name or URN>', 'whose plan')
    .addOption(kindOption())
    .addOption(trustOption())
    .action((path: string, options: PlanReadOptions) => write(context, path, options));
};

/** What both ways of reading a file are told. */
const reading = (command: Command): Command =>
  command
    .argument('<file>', "a school's plan, .xlsx or .csv, under its own headings")
    .requiredOption('--school <name or URN>', 'whose plan it is: its terms are what "Autumn 1" means')
    .addOption(kindOption())
    .addOption(yearOption())
    .option('--sheet <name>', 'the sheet with the plan, where several could be it')
    .addOption(columnOption())
    .addOption(ongoingOption())
    .addOption(trustOption());

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

/** What a file holds for a school, and what the command line works with. */
async function found(context: CommandContext, store: Store, path: string, options: PlanReadOptions) {
  // Whoever waits at a terminal has the time.
  const planFiles = planFilesApart({ seconds: 60 });
  const file = await givenFile(path, planFiles.mostBytes);
  const trust = await requireTrust(store.trusts, options.trust ?? null);
  const reads = store.inTrust(trust.id);
  const school = whichSchool(options.school, await reads.schools.list());
  const { kind, year, sheet, column: columns = {}, ongoing = 'refused' } = options;
  const now = momentFor(context, trust);
  const sources = { modelFiles: yamlModelFiles(), bankHolidays: englandBankHolidays() };
  const read = await readPlanFile(
    reads,
    { school, file },
    { kind, year, sheet, columns, ongoing },
    { ...sources, planFiles, today: dayOf(now) },
  );
  return { trust, school, file, read, now, sources };
}

async function read(context: CommandContext, path: string, options: PlanReadOptions): Promise<void> {
  await withStore(context, async store => {
    const { school, file, read: plan } = await found(context, store, path, options);
    context.out(`${planInWords(school, file.name, plan)}Nothing was saved.\n`);
  });
}

async function keep(context: CommandContext, path: string, options: PlanReadOptions): Promise<void> {
  await withStore(context, async store => {
    const { trust, school, file, read: plan, now, sources } = await found(context, store, path, options);
    const { kind } = plan;
    if (!kind) throw new Refusal(await whichKind(store.inTrust(trust.id), dayOf(now)));
    const by = { ...sources, now, newId: context.newId, byId: 'operator' };
    await store.transaction(trust.id, tx => importPlanFile(tx, school, { ...plan, kind }, by), {
      seconds: 60,
    });
    context.out(
      `${planInWords(school, file.name, plan)}Kept as a draft: whoever agrees it is asked by the bot. See it in Teams: plan ${school.name}\n`,
    );
  });
}

async function write(context: CommandContext, path: string, options: PlanReadOptions): Promise<void> {
  const file = newFile(path);
  await withStore(context, async store => {
    const trust = await requireTrust(store.trusts, options.trust ?? null);
    const reads = store.inTrust(trust.id);
    const school = whichSchool(options.school, await reads.schools.list());
    const today = dayOf(momentFor(context, trust));
    const { kind, tags } = await planKind(reads, options.kind, { modelFiles: yamlModelFiles(), today });
    const [plan, ...others] = (await reads.plans.ofSchool(school.urn)).filter(
      each => each.state !== 'closed' && (!kind || each.kind === kind.id),
    );
    if (!plan) throw new Refusal(`${school.name} has no such plan that is not closed.`);
    if (others.length > 0)
      throw new Refusal(
        `${school.name} has several plans: ${listInWords([plan, ...others].map(({ title }) => title))}. Say which kind: --kind ${plan.kind}`,
      );
    const draft = await planAsDraft(reads, plan.id);
    if (!draft) throw new Error('a plan that was found');
    const title = `${school.name}: ${plan.title}`;
    await file.write(await xlsxPlanFiles().write(planGrid(draft, { title, tags }), file.format));
    context.out(`Wrote ${path}: ${plan.title} of ${school.name}.\n`);
  });
}

async function whichKind(trust: TrustReads, today: IsoDate): Promise<string> {
  const inUse = await modelInUse(trust, yamlModelFiles(), today);
  const kinds = inUse?.model.plans ?? [];
  return kinds.length > 0
    ? `Say which kind of plan it is, with --kind: ${kindsInWords(kinds)}.`
    : 'The trust works by no improvement model yet: fortnight model use NAME';
}
