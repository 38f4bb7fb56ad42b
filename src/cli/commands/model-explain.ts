import { type Command, Option } from 'commander';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { TermDatesMissing } from '#domain/academic-year/academic-year.ts';
import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import { usesInForce } from '#workflows/models/model-in-use.ts';
import { type Explanation, explainOwed } from '#workflows/owed/explain-owed.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { momentFor } from '../demo-clock.ts';
import { explanationInWords } from '../explanation-in-words.ts';
import { dayOption, trustOption } from '../options.ts';
import { Refusal } from '../refusal.ts';
import { whichSchool } from '../which-school.ts';

interface Options {
  readonly on?: IsoDate;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly trust?: string;
}

export function addModelExplain(parent: Command, context: CommandContext, files: ModelFiles): void {
  parent
    .command('explain')
    .argument('<school...>', 'its name, or enough of it, or its URN')
    .description('what a school is owed on a day, and the rules that say so')
    .addOption(dayOption('--on <date>', 'the day; without it today'))
    .option('--all', 'the whole academic year, not only the half term and what is late')
    .addOption(new Option('--json', 'one object on standard output and nothing else'))
    .addOption(trustOption())
    .action((school: string[], options: Options) => run(context, files, school.join(' '), options));
}

async function run(
  context: CommandContext,
  modelFiles: ModelFiles,
  typed: string,
  { on: day, all = false, json = false, trust: uid }: Options,
): Promise<void> {
  const found = await withStore(context, async store => {
    const trust = await requireTrust(store.trusts, uid ?? null);
    const reads = store.inTrust(trust.id);
    const on = day ?? dayOf(momentFor(context, trust));
    const school = whichSchool(typed, await reads.schools.list());
    const sources = { modelFiles, bankHolidays: englandBankHolidays() };
    const explanation = await explainOwed(reads, school, { on, all }, sources).catch((error: unknown) => {
      throw error instanceof TermDatesMissing ? new Refusal(error.message) : error;
    });
    if (!explanation) throw new Refusal(noModelOn(on, usesInForce(await reads.owed.modelUses())[0]));
    return { trust, explanation };
  });
  const { trust, explanation } = found;
  context.out(
    json
      ? `${JSON.stringify({ trust: trust.uid, ...explanation } satisfies { trust: string } & Explanation, null, 2)}\n`
      : explanationInWords(explanation),
  );
}

function noModelOn(on: IsoDate, first: { modelId: string; from: IsoDate } | undefined): string {
  return first
    ? `The trust used no improvement model on ${dayInWords(on)}: ${first.modelId} is in use from ${dayInWords(first.from)}. Say an earlier day: npm run -s fortnight -- model use ${first.modelId} --from DATE`
    : 'The trust uses no improvement model yet. Choose one: npm run -s fortnight -- model use ID';
}
