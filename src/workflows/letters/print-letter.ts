import type { Person } from '#domain/access/role.ts';
import { FORGOTTEN_NAME, ROLE_WORDS } from '#domain/access/role.ts';
import type { Letter, LetterCopy } from '#domain/category/letter.ts';
import { letterText } from '#domain/category/letter-text.ts';
import type { PrintedLetter } from '#domain/category/printed-letter.ts';
import type { School } from '#domain/school/school.ts';
import { headsOf } from '#domain/visit/recipients.ts';
import type { TrustReads } from '#ports/store.ts';
import { officersOf } from '../officers-of.ts';

/** A letter and everything that bears on what is printed. */
export interface LetterRecord {
  readonly letter: Letter;
  readonly school: School;
  readonly people: readonly Person[];
  readonly copies: readonly LetterCopy[];
}

/** null: there is no such letter. */
export async function letterRecord(trust: TrustReads, letterId: string): Promise<LetterRecord | null> {
  const letter = await trust.letters.find(letterId);
  const school = letter && (await trust.schools.find(letter.urn));
  if (!letter || !school) return null;
  const copies = (await trust.letters.copiesOf([letterId])).get(letterId) ?? [];
  return { letter, school, people: await trust.people.list(), copies };
}

/** The names people have now; whoever is forgotten or gone has none. */
export const namesIn =
  (people: readonly Person[]) =>
  (id: string): string =>
    people.find(person => person.id === id)?.name ?? FORGOTTEN_NAME;

/** The letter on the trust's paper, with the names of today. */
export async function printLetter(
  trust: TrustReads,
  { letter, school, people, copies }: LetterRecord,
): Promise<PrintedLetter> {
  const nameOf = namesIn(people);
  const trustName = (await trust.trust.get()).name;
  const { address } = await trust.letters.settings();
  const heads = letter.handedOutAt === null ? headsOf(people, school).map(({ id }) => id) : letter.toIds;
  const officers = await officersOf(trust, [school.hubId]);
  return {
    ...letterText(letter, { schoolName: school.name, trustName, officers }),
    ...{ trustName, addressLines: address, letterhead: await trust.letters.letterhead() },
    ...{ schoolName: school.name, to: heads.map(nameOf), headWord: letter.content.words.head.name },
    date: letter.from,
    signatory:
      letter.signedById === null ? null : { name: nameOf(letter.signedById), title: letter.content.signedAs },
    copies: copies.map(({ personId, role }) => `${nameOf(personId)} (${ROLE_WORDS[role]})`),
  };
}
