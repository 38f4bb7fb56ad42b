import type { Agenda } from './agenda.ts';

/** What someone means to put on an agenda; no school: an item by itself. */
interface Item {
  readonly text: string;
  readonly urn: string | null;
}

/** Who has put the very same words about the same school where this agenda's reader reads them; null: nobody has. */
export function addedAlready(
  { sections }: Pick<Agenda, 'sections'>,
  item: Item,
): { readonly id: string; readonly name: string } | null {
  for (const { addedById: id, addedByName: name, audience, outcome, ...line } of sections.flatMap(
    ({ lines }) => lines,
  ))
    if (id && name && audience === 'channel' && outcome !== 'dropped' && isSame(line, item))
      return { id, name };
  return null;
}

const isSame = (one: Item, other: Item) =>
  one.urn === other.urn && lettersOf(one.text) === lettersOf(other.text);
const lettersOf = (text: string) => text.replaceAll(/\s+/g, '').toLowerCase();
