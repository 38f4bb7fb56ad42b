import type { ModelFault, ModelPath } from './model-fault.ts';

/** A model's content before it is checked. */
type Content = Readonly<Record<string, unknown>>;

/**
 * The base with the changes on it. Groups of fields are changed field by field. A list whose items have ids is changed
 * item by item: one with a known id changes that item, a new one goes to the end, and `remove: true` takes it out. Every
 * other list, and every value, is replaced. Nothing is checked here.
 */
export function extendModel(base: Content, { extends: _base, ...changes }: Content): Content {
  return merge(base, changes) as Content;
}

/** Items of the changes that have the id of one before them in the same list: what they say would be laid over each other. */
export function changedTwice(changes: unknown, path: ModelPath = []): ModelFault[] {
  if (!Array.isArray(changes))
    return isGroup(changes)
      ? Object.entries(changes).flatMap(([key, value]) => changedTwice(value, [...path, key]))
      : [];
  const ids: unknown[] = changes.map(item => (hasId(item) ? item.id : null));
  return changes.flatMap((item: unknown, at) => [
    ...(hasId(item) && ids.indexOf(item.id) < at
      ? [
          {
            path: [...path, at, 'id'],
            reason: `the id "${item.id}" stands twice`,
            mend: 'write all that changes in one of them',
          },
        ]
      : []),
    ...changedTwice(item, [...path, at]),
  ]);
}

function merge(base: unknown, change: unknown): unknown {
  if (isGroup(base) && isGroup(change)) {
    const merged = Object.entries(change).map(([key, value]) => [
      key,
      key in base ? merge(base[key], value) : value,
    ]);
    return { ...base, ...Object.fromEntries(merged) };
  }
  if (Array.isArray(base) && Array.isArray(change) && [...base, ...change].every(hasId))
    return mergeItems(base, change);
  return change;
}

function mergeItems(base: readonly Item[], change: readonly Item[]): unknown[] {
  const changed = base.map(item =>
    change.reduce<unknown>((was, next) => (next.id === item.id ? merge(was, next) : was), item),
  );
  // One to be taken out that is not there stays, so that it is found to be no item at all: its name is a slip.
  const added = change.filter(({ id }) => !base.some(item => item.id === id));
  return [...changed.filter(item => !(isGroup(item) && item.remove === true)), ...added];
}

interface Item extends Content {
  readonly id: string;
}
const isGroup = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasId = (value: unknown): value is Item => isGroup(value) && typeof value.id === 'string';
