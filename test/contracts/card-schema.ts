import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { CardJson } from '#cards-kit/bind-template.ts';

/** The schema is not ours to keep a copy of: it is used where it lies beside the project. */
const SCHEMA = fileURLToPath(new URL('../../../shared/schemas/adaptive-card-1.5.json', import.meta.url));

/** No dependency of ours: it comes with the web server, and without it this check is left out. */
const VALIDATOR = 'ajv';

interface Validate {
  (value: unknown): boolean;
  errors?: readonly { instancePath: string; message?: string }[] | null;
}

/** What the published schema says against a card; null where the schema or a validator is not to be had. */
export const officialSchema: ((card: CardJson) => string[]) | null = readSchema();

function readSchema() {
  const require = createRequire(import.meta.url);
  if (!existsSync(SCHEMA)) return null;
  let Validator: new (options: object) => { compile(schema: object): Validate };
  try {
    Validator = require(VALIDATOR).default;
  } catch {
    return null;
  }
  const { id: _id, $schema: _schema, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
  const validate = new Validator({ strict: false, validateFormats: false }).compile(schema);
  return ({ msteams: _teams, ...card }: CardJson) => {
    if (validate(withoutCharts(card))) return [];
    return (validate.errors ?? []).map(error => `${error.instancePath} ${error.message ?? ''}`);
  };
}

/** Teams' charts are beyond the schema: what is looked at is what stands in their place. */
function withoutCharts(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutCharts);
  if (typeof node !== 'object' || node === null) return node;
  if ('type' in node && String(node.type).startsWith('Chart.') && 'fallback' in node)
    return withoutCharts(node.fallback);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutCharts(value)]));
}
