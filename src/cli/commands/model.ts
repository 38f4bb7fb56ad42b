import { modelText } from '#adapters/models/model-text.ts';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { modelInWords } from '#domain/improvement-model/model-in-words.ts';
import { modelJsonSchema } from '#domain/improvement-model/model-json-schema.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import { packagedModel, readModel } from '#workflows/models/read-model.ts';
import type { CommandContext, Register } from '../command-context.ts';
import { modelRefused } from '../model-faults.ts';
import { listModels } from '../model-list.ts';
import { jsonOption } from '../options.ts';
import { Refusal } from '../refusal.ts';
import { addModelExplain } from './model-explain.ts';
import { addModelUse } from './model-use.ts';

export const register: Register = (program, context) => {
  const files = yamlModelFiles();
  const model = program.command('model').description('improvement models: a trust’s rulebook as a file');

  model
    .command('list')
    .description('the models that come with Fortnight, and which of them and of their own trusts use')
    .addOption(jsonOption())
    .action(({ json }: { json?: boolean }) => listModels(context, files, json ?? false));

  model
    .command('show')
    .argument('<id>', 'as "model list" calls it')
    .description('what a model says, and where each part of it was read')
    .addOption(jsonOption())
    .action((id: string, { json }: { json?: boolean }) => {
      if (!files.packaged().includes(id))
        throw new Refusal(`There is no model "${id}". There is ${files.packaged().join(', ')}.`);
      const shown = packagedModel(files, id);
      context.out(json ? `${JSON.stringify(shown, null, 2)}\n` : modelInWords(shown));
    });

  model
    .command('check')
    .argument('<file>', 'a model as a YAML file')
    .description('everything that is wrong with a model, by line, and how to mend it')
    .action((file: string) => check(context, files, file));

  addModelUse(model, context, files);
  addModelExplain(model, context, files);

  model
    .command('schema')
    .description('the shape of a model file as JSON Schema, for editors')
    .action(() => context.out(`${JSON.stringify(modelJsonSchema(), null, 2)}\n`));
};

async function check({ out }: CommandContext, files: ModelFiles, path: string): Promise<void> {
  const read = readModel(files, await modelText(path));
  if ('faults' in read) throw modelRefused(path, read.faults);
  out(`${path} is right: ${read.model.name}.\n`);
}
