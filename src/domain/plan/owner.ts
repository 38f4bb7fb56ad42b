import type { Person } from '../access/role.ts';

/** What a sheet puts before a name and means nobody by. */
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'sir', 'dame', 'rev', 'revd', 'prof']);

/**
 * The one person of the trust that a sheet means by a name: "Tom Reed", "REED, Tom", "Mr T Reed", "Mrs Reed". null: nobody, or it
 * could be several, since an action given to the wrong person is worse than one with a name in words.
 */
export function ownerNamed(said: string, people: readonly Pick<Person, 'id' | 'name' | 'isForgotten'>[]) {
  const words = wordsOf(said);
  const bare = words.filter(word => !TITLES.has(word));
  const surname = bare.at(-1);
  if (surname === undefined) return null;
  const known = people.filter(({ isForgotten }) => !isForgotten);
  const whole = known.filter(({ name }) => sameWords(wordsOf(name), bare));
  if (whole.length > 0) return whole.length === 1 ? whole[0] : null;
  const isTitled = bare.length < words.length;
  const [first] = bare;
  const fitting = known.filter(({ name }) => {
    const own = wordsOf(name);
    if (own.length < 2 || own.at(-1) !== surname) return false;
    if (bare.length === 1) return isTitled;
    return bare.length === 2 && first?.length === 1 && own[0]?.startsWith(first) === true;
  });
  return fitting.length === 1 ? fitting[0] : null;
}

const sameWords = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.toSorted().join(' ') === other.toSorted().join(' ');

/** Lower case, without accents and marks. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter(word => word !== '');
