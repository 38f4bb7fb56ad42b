import { STAMP } from './bind-template.ts';
import type { Card } from './define-card.ts';

/** Everything a card folder must be that can be told without a sample. An empty list is a sound card. */
export function faultsOf(card: Card, folder: string): string[] {
  const faults: string[] = [];
  if (card.name !== folder) faults.push(`its name is "${card.name}"; it must be the folder's`);
  if (/[^a-z-]/.test(card.name)) faults.push('its name must be kebab-case');
  const names = card.actions.map(action => action.name);
  for (const name of names.filter((n, i) => names.indexOf(n) !== i))
    faults.push(`the action "${name}" is there twice`);
  if (card.actions.some(action => action.kind !== 'read') && !card.hold) {
    faults.push('it changes its subject and has no `hold`');
  }
  if (card.actions.some(action => action.kind !== 'read') && !card.facts) {
    faults.push('it changes its subject and has no `facts` for the audit');
  }
  const inTemplate = new Set(verbsIn(card.template));
  // `refresh` is asked for by the card itself, not by a button.
  const asked = names.filter(name => name !== 'refresh').map(name => `${card.name}.${name}`);
  for (const verb of asked)
    if (!inTemplate.has(verb)) faults.push(`no button of the template has the verb "${verb}"`);
  for (const verb of inTemplate)
    if (!asked.includes(verb)) faults.push(`the template's verb "${verb}" has no action`);
  for (const id of inputIdsIn(card.template))
    if (id === STAMP) faults.push(`an input may not be called "${STAMP}"`);
  return faults;
}

/** Visits every object of a template. */
export function* nodesOf(node: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(node)) for (const item of node) yield* nodesOf(item);
  else if (typeof node === 'object' && node !== null) {
    yield node as Readonly<Record<string, unknown>>;
    for (const value of Object.values(node)) yield* nodesOf(value);
  }
}

export function verbsIn(template: object): string[] {
  return [...nodesOf(template)].filter(n => n.type === 'Action.Execute').map(n => String(n.verb));
}

export function inputIdsIn(template: object): string[] {
  return [...nodesOf(template)].filter(n => String(n.type).startsWith('Input.')).map(n => String(n.id));
}
