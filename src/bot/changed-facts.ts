type Facts = Readonly<Record<string, unknown>>;

/**
 * What the audit keeps of a change: the facts that are not as they were, each side without what the other has. Facts
 * are compared as JSON.
 */
export function changedFacts(was: Facts, is: Facts): { before: Facts; after: Facts } {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const changed = names.filter(name => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
  const side = (facts: Facts) =>
    Object.fromEntries(changed.filter(name => name in facts).map(name => [name, facts[name]]));
  return { before: side(was), after: side(is) };
}
