import { Room } from './room.ts';
import { asWords } from './text.ts';

/** How much the names of a trust's hubs may take. */
const HUBS_BYTES = 4000;
const ALL = 'all';

/** Whose schools a list is of, to choose from; nothing to choose where there is one hub, or none. `hubName` null: every school. */
export function hubChoices(
  hubs: readonly { readonly id: string; readonly name: string }[],
  hubName: string | null,
) {
  const choices = new Room(HUBS_BYTES).take(
    hubs.map(({ id, name }) => ({ title: asWords(name, 60), value: asWords(id) })),
  );
  return {
    hasHubs: hubs.length > 1 || (hubs.length === 1 && hubName !== null),
    hubs: [{ title: asWords('Every school'), value: asWords(ALL) }, ...choices],
    hub: asWords(hubs.find(({ name }) => name === hubName)?.id ?? ALL),
  };
}
