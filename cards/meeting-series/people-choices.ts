import { asWords, type Words } from '#cards-kit/text.ts';
import type { SeriesSheet } from '#workflows/read-series.ts';

const MOST = 100;
/** Three lists of the same people must fit into a card of 28 KB beside everything else. */
const MOST_BYTES = 19_000;
const LISTS = 3;

export interface PeopleChoices {
  readonly choices: readonly { readonly title: Words; readonly value: Words }[];
  /** How many people did not fit. */
  readonly left: number;
  /** Whether everybody of the series did: otherwise saving the form would take them out of it. */
  readonly hasOwn: boolean;
}

/** Whom the form offers: those of the series first, so that saving it loses nobody, then the others by name. */
export function peopleChoices({ draft, people }: SeriesSheet): PeopleChoices {
  const own = new Set([...draft.memberIds, ...draft.deputyIds, ...(draft.chairId ? [draft.chairId] : [])]);
  const byName = people.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  const ordered = [...byName.filter(({ id }) => own.has(id)), ...byName.filter(({ id }) => !own.has(id))];
  const choices: { title: Words; value: Words }[] = [];
  let bytes = 0;
  for (const { id, name } of ordered.slice(0, MOST)) {
    const choice = { title: asWords(name, 60), value: asWords(id) };
    bytes += LISTS * (Buffer.byteLength(JSON.stringify(choice)) + 1);
    if (bytes > MOST_BYTES) break;
    choices.push(choice);
  }
  const owners = people.filter(({ id }) => own.has(id)).length;
  return { choices, left: people.length - choices.length, hasOwn: choices.length >= owners };
}
