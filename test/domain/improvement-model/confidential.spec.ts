import { expect, it } from 'vitest';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { packagedModel } from '#workflows/models/read-model.ts';

const files = yamlModelFiles();

/** DOMAIN, workflow 1: nothing about a named member of staff and no safeguarding matter is ever in a channel. */
it.each(files.packaged())('%s keeps what is about staff or safeguarding from channels', id => {
  const { engagements, obligations } = packagedModel(files, id);
  const told = [...engagements, ...obligations].filter(({ confidential }) => confidential !== true);
  const about = /apprais|performance management|new head|mentor|safeguard/i;
  expect(told.filter(({ name }) => about.test(name)).map(({ name }) => name)).toEqual([]);
});
