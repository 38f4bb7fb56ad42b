import type { Command } from 'commander';
import { modelText } from '#adapters/models/model-text.ts';
import { academicYearOf, firstDayOf } from '#domain/academic-year/academic-year.ts';
import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { UnknownName } from '#workflows/models/names-unknown.ts';
import { packagedModel, readModel } from '#workflows/models/read-model.ts';
import { type ModelToUse, useModel } from '#workflows/models/use-model.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { momentFor } from '../demo-clock.ts';
import { modelRefused } from '../model-faults.ts';
import { dayOption, trustOption } from '../options.ts';
import { Refusal } from '../refusal.ts';

interface Options {
  readonly from?: IsoDate;
  readonly trust?: string;
}

export function addModelUse(parent: Command, context: CommandContext, files: ModelFiles): void {
  parent
    .command('use')
    .argument('<model>', 'as "model list" calls it, or a YAML file of the trust’s own')
    .description('the model the trust works by')
    .addOption(dayOption('--from <date>', 'its first day; without it the first of this academic year'))
    .addOption(trustOption())
    .action((model: string, options: Options) => run(context, files, model, options));
}

async function run(
  context: CommandContext,
  files: ModelFiles,
  given: string,
  { from: day, trust: uid }: Options,
): Promise<void> {
  const read = await readGiven(files, given);
  await withStore(context, async store => {
    const trust = await requireTrust(store.trusts, uid ?? null);
    const now = momentFor(context, trust);
    const from = day ?? firstDayOf(academicYearOf(dayOf(now)));
    const { newId } = context;
    const done = await store.transaction(trust.id, tx => useModel(tx, { ...read, from }, { now, newId }));
    const { id, name } = read.model;
    const uses = `uses ${id}, ${name}, from ${dayInWords(from)}`;
    context.out(
      `Trust ${trust.uid} ${trust.name}\n  ${uses}${done.changed ? '' : ' already: nothing was changed'}\n`,
    );
    for (const { modelId, from: later } of done.undone)
      context.err(
        `It was said before that it uses ${modelId} from ${dayInWords(later)}: that no longer holds. Where it should, say it again: npm run -s fortnight -- model use ${modelId} --from ${later}\n`,
      );
    for (const unknown of done.unknown) context.err(`${unknownInWords(unknown)}\n`);
  });
}

/** A model that comes with Fortnight, or the trust's own file; nothing of one that is not right. */
async function readGiven(files: ModelFiles, given: string): Promise<Omit<ModelToUse, 'from'>> {
  const packaged = files.packaged();
  if (packaged.includes(given)) return { model: packagedModel(files, given), text: null };
  const text = await modelText(given).catch((error: unknown) => {
    if (!/^[\w-]+$/.test(given)) throw error;
    throw new Refusal(
      `There is no model "${given}", nor a file of that name. There is ${packaged.join(', ')}.`,
    );
  });
  const read = readModel(files, text);
  if ('faults' in read)
    throw modelRefused(given, read.faults, ', so it was not taken into use and the model in use stays');
  if (packaged.includes(read.model.id))
    throw new Refusal(
      `${given} has the id ${read.model.id}, which is that of a model that comes with Fortnight. Give the file an id of its own.`,
    );
  return { model: read.model, text };
}

const KINDS = { category: 'category', status: 'status', plan: 'plan', thing: 'engagement or obligation' };

const unknownInWords = ({ kind, name, count }: UnknownName) =>
  `The model has no ${KINDS[kind]} "${name}", recorded ${countInWords(count, 'time')} of the trust's schools: it is ignored until the model or the record has it.`;
