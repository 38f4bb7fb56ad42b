import type { Person } from '#domain/access/role.ts';
import { quoted } from '#domain/import/cell.ts';
import { listInWords } from '#domain/time/words.ts';

const OFFERED = 5;

/** The one person an object id, UPN, e-mail address or exact name stands for; otherwise a sentence with candidates. */
export function findPerson(typed: string, people: readonly Person[]): { person: Person } | { fault: string } {
  const wanted = plainly(typed);
  const is = (text: string | null) => text !== null && plainly(text) === wanted;
  const byAccount = people.filter(person => is(person.objectId) || is(person.upn));
  const byEmail = people.filter(person => is(person.email));
  const byName = people.filter(person => is(person.name));
  const found = [byAccount, byEmail, byName].find(some => some.length > 0) ?? [];
  const [person] = found;
  if (person && found.length === 1) return { person };
  if (found.length > 1)
    return {
      fault: `${quoted(typed)} may be ${listInWords(found.map(described), 'or')}: give the object id or UPN.`,
    };
  const near = people.filter(({ name }) => isNear(wanted, plainly(name)));
  const offered = near.slice(0, OFFERED).map(described);
  return {
    fault: `There is nobody called ${quoted(typed)} here${offered.length > 0 ? `: did you mean ${listInWords(offered, 'or')}?` : '. See fortnight people list.'}`,
  };
}

/** Shares a word, or the beginning of one. */
const isNear = (wanted: string, name: string) =>
  wanted.split(/[\s@.]+/).some(word => word.length > 2 && name.split(' ').some(one => one.startsWith(word)));

const plainly = (text: string) => text.trim().toLowerCase().replaceAll(/\s+/g, ' ');

const described = ({ name, upn, objectId }: Person) => `${name} (${upn ?? objectId ?? 'no account'})`;
