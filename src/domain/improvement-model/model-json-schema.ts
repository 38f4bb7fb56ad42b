import { z } from 'zod/v4';
import { ImprovementModel } from './model.ts';

type Node = Record<string, unknown>;

/**
 * The shape of a model file as JSON Schema, for editors: a whole model, or one that extends another and says only what
 * differs.
 */
export function modelJsonSchema(): Node {
  const { $schema, ...whole } = z.toJSONSchema(ImprovementModel, { io: 'input' }) as Node & {
    $schema: string;
  };
  const changes = withoutRequired(whole) as Node & { properties: Node };
  return {
    $schema,
    title: 'A trust’s improvement model',
    if: { required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {
      ...changes,
      properties: {
        extends: { type: 'string', description: 'The id of the model that this one changes' },
        ...changes.properties,
      },
      required: ['id', 'extends'],
    },
    else: whole,
  };
}

/** Of what is changed, nothing need be said again; an item of a list may be taken out. */
function withoutRequired(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutRequired);
  if (typeof node !== 'object' || node === null) return node;
  const { required: _all, ...rest } = node as Node;
  const kept = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withoutRequired(value)]));
  const properties = kept.properties as Node | undefined;
  return properties?.id ? { ...kept, properties: { ...properties, remove: { const: true } } } : kept;
}
