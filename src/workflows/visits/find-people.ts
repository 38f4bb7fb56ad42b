import type { Person } from '#domain/access/role.ts';
import { listInWords } from '#domain/time/words.ts';
import type { TrustReads } from '#ports/store.ts';

export type FoundPeople =
  | { readonly ok: true; readonly people: readonly Person[] }
  /** `isNobody`: no person of the trust fits what was typed. */
  | { readonly ok: false; readonly because: string; readonly isNobody: boolean };

/**
 * The people of the trust that somebody named, separated by commas: by name or by e-mail address. Of two with one name
 * neither is guessed.
 */
export async function findPeople(
  { people }: Pick<TrustReads, 'people'>,
  typed: string,
): Promise<FoundPeople> {
  const said = typed.split(/[,;]/).map(plain).filter(Boolean);
  if (said.length === 0) return { ok: true, people: [] };
  const all = (await people.list()).filter(({ isForgotten }) => !isForgotten);
  const found: Person[] = [];
  for (const words of said) {
    const fits = matching(all, words);
    const [one] = fits;
    if (!one)
      return {
        ...refused(`There is nobody called “${words}” in the trust. Please check the spelling.`),
        isNobody: true,
      };
    if (fits.length > 1) {
      const names = [...new Set(fits.slice(0, 3).map(({ name }) => name))];
      return refused(
        names.length > 1
          ? `“${words}” may be ${listInWords(names, 'or')}. Please give the whole name.`
          : `There are ${fits.length} people called ${one.name}. Please give the e-mail address.`,
      );
    }
    if (!found.includes(one)) found.push(one);
  }
  return { ok: true, people: found };
}

function matching(all: readonly Person[], words: string): Person[] {
  const byAddress = all.filter(({ upn, email }) => [upn, email].some(each => each?.toLowerCase() === words));
  if (byAddress.length > 0) return byAddress;
  const byName = all.filter(({ name }) => plain(name) === words);
  if (byName.length > 0) return byName;
  return all.filter(({ name }) => {
    const parts = plain(name).split(' ');
    return words.split(' ').every(word => parts.some(part => part.startsWith(word)));
  });
}

const refused = (because: string) => ({ ok: false, because, isNobody: false }) as const;
const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
