import type { ViewData } from '#cards-kit/view-data.ts';

/**
 * Every `${…}` of a template against what the views of its samples supply: each is one plain name, is supplied by its
 * own scope whenever it is reached, and is reached by at least one sample.
 */
export function placeholderFaults(template: object, views: readonly ViewData[]): string[] {
  const faults = new Set<string>();
  const reached = new Set<string>();
  for (const view of views) walk(template, view, '', { faults, reached });
  for (const [path, name] of placeholdersOf(template, ''))
    if (!reached.has(`${path} ${name}`)) faults.add(`no sample reaches \${${name}} at ${path}`);
  return [...faults];
}

interface Seen {
  readonly faults: Set<string>;
  readonly reached: Set<string>;
}

function walk(node: unknown, scope: object, path: string, seen: Seen): void {
  if (typeof node === 'string') for (const name of namesIn(node)) look(name, scope, path, seen);
  if (Array.isArray(node)) node.forEach((item, at) => void walk(item, scope, `${path}/${at}`, seen));
  else if (typeof node === 'object' && node !== null) {
    const { $data, $when, ...rest } = { $data: undefined, $when: undefined, ...node };
    for (const inner of $data === undefined ? [scope] : scopesOf($data, scope, `${path}/$data`, seen)) {
      if ($when !== undefined && !isShown($when, inner, `${path}/$when`, seen)) continue;
      for (const [key, value] of Object.entries(rest)) walk(value, inner, `${path}/${key}`, seen);
    }
  }
}

/** One scope for each item of a list. */
function scopesOf($data: unknown, scope: object, path: string, seen: Seen): object[] {
  const value = look(nameIn($data), scope, path, seen);
  if (Array.isArray(value)) return value.filter(item => typeof item === 'object' && item !== null);
  seen.faults.add(`${path} is no list`);
  return [];
}

function isShown($when: unknown, scope: object, path: string, seen: Seen): boolean {
  const value = look(nameIn($when), scope, path, seen);
  if (typeof value !== 'boolean') seen.faults.add(`${path} is neither true nor false`);
  return value === true;
}

function look(name: string, scope: object, path: string, { faults, reached }: Seen): unknown {
  reached.add(`${path} ${name}`);
  if (!/^[a-zA-Z]\w*$/.test(name)) faults.add(`\${${name}} at ${path} is more than a name`);
  else if (!Object.hasOwn(scope, name)) faults.add(`the view does not supply \${${name}} at ${path}`);
  else return Object.entries(scope).find(([key]) => key === name)?.[1];
  return undefined;
}

function* placeholdersOf(node: unknown, path: string): Generator<[path: string, name: string]> {
  if (typeof node === 'string') for (const name of namesIn(node)) yield [path, name];
  else if (typeof node === 'object' && node !== null)
    for (const [key, value] of Object.entries(node)) yield* placeholdersOf(value, `${path}/${key}`);
}

const namesIn = (text: string) => Array.from(text.matchAll(/\$\{([^}]*)\}/g), ([, name = '']) => name);
/** `$data` and `$when` are one placeholder and nothing else. */
const nameIn = (text: unknown) => /^\$\{([^}]*)\}$/.exec(String(text))?.[1] ?? String(text);
