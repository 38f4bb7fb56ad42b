import { readFile } from 'node:fs/promises';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { modelInWords } from '#domain/improvement-model/model-in-words.ts';
import { modelJsonSchema } from '#domain/improvement-model/model-json-schema.ts';
import { countInWords } from '#domain/time/words.ts';
import type { ModelFiles, PlacedFault } from '#ports/model-files.ts';
import { packagedModel, readModel } from '#workflows/models/read-model.ts';
import type { CommandContext, Register } from '../command-context.ts';
import { asColumns, asJson } from '../listing.ts';
import { jsonOption } from '../options.ts';
import { Refusal } from '../refusal.ts';

export const register: Register = (program, context) => {
  const files = yamlModelFiles();
  const model = program.command('model').description('improvement models: a trust’s rulebook as a file');

  model
    .command('list')
    .description('the models that come with Fortnight')
    .addOption(jsonOption())
    .action(({ json }: { json?: boolean }) => list(context, files, json ?? false));

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

  model
    .command('schema')
    .description('the shape of a model file as JSON Schema, for editors')
    .action(() => context.out(`${JSON.stringify(modelJsonSchema(), null, 2)}\n`));
};

function list({ out }: CommandContext, files: ModelFiles, json: boolean): void {
  const rows = files.packaged().map(id => {
    const { name, ladder, engagements, obligations } = packagedModel(files, id);
    const categories = ladder.map(rung => rung.name);
    return { id, name, categories, engagements: engagements.length, obligations: obligations.length };
  });
  out(
    json
      ? asJson(rows)
      : asColumns(
          rows,
          [
            { heading: 'Id', text: ({ id }) => id },
            { heading: 'Name', text: ({ name }) => name },
            { heading: 'Categories', text: ({ categories }) => String(categories.length || 'none') },
            { heading: 'Engagements', text: row => String(row.engagements) },
            { heading: 'Obligations', text: row => String(row.obligations) },
          ],
          '',
        ),
  );
}

async function check({ out }: CommandContext, files: ModelFiles, path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Refusal(`The file "${path}" cannot be read. Check its name, and that it is a file.`);
  });
  const read = readModel(files, text);
  if ('faults' in read)
    throw new Refusal(
      [
        `${path} has ${countInWords(read.faults.length, 'fault', 'faults')}:`,
        ...read.faults.map(faultInWords),
      ].join('\n'),
    );
  out(`${path} is right: ${read.model.name}.\n`);
}

function faultInWords({ line, path, reason, mend }: PlacedFault): string {
  const where = path
    .map(key => (typeof key === 'number' ? `[${key + 1}]` : key))
    .join('.')
    .replaceAll('.[', '[');
  return `  line ${line}${where ? `, ${where}` : ''}: ${reason}. To mend it: ${mend}.`;
}
