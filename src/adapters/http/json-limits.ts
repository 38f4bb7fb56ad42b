/** Cards nest some ten levels; whatever walks the value later may recurse this deep without a thought. */
const DEEPEST = 48;

/**
 * Makes a parsed JSON body harmless for everything behind: `null` when it now is, else why it is refused.
 * Changes strings in place: PostgreSQL stores neither NUL nor half a surrogate pair, and both do arrive (a phone that
 * cuts a text at its maximum length may cut an emoji in two), so they become U+FFFD rather than an error.
 */
export function tame(body: unknown): 'too-deep' | 'odd-key' | null {
  if (!isContainer(body)) return null;
  const waiting: [Container, number][] = [[body, 1]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [holder, depth] = next;
    if (depth > DEEPEST) return 'too-deep';
    for (const [key, value] of Object.entries(holder)) {
      if (mended(key) !== key) return 'odd-key';
      if (typeof value === 'string') Reflect.set(holder, key, mended(value));
      else if (isContainer(value)) waiting.push([value, depth + 1]);
    }
  }
  return null;
}

type Container = Record<string, unknown> | unknown[];

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function mended(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}
