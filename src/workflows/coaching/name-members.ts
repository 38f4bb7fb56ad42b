import type { Member } from '#domain/coaching/group.ts';
import { findSchool } from '#domain/school/find-school.ts';
import { isCurrent } from '#domain/school/school.ts';
import { listInWords } from '#domain/time/words.ts';
import type { TrustReads } from '#ports/store.ts';
import { findPeople } from '../visits/find-people.ts';

export type NamedMembers =
  | { readonly ok: true; readonly members: readonly Member[] }
  | { readonly ok: false; readonly because: string };

/** Schools or people that somebody named, separated by commas: a URN, a school's name, a person's name or e-mail address. */
export async function nameMembers(
  trust: Pick<TrustReads, 'schools' | 'people'>,
  typed: string,
): Promise<NamedMembers> {
  const members: Member[] = [];
  for (const words of typed
    .split(/[,;\n]/)
    .map(each => each.trim())
    .filter(Boolean)) {
    const found = await nameMember(trust, words);
    if (!found.ok) return found;
    members.push(found.member);
  }
  return { ok: true, members };
}

export type NamedMember =
  | { readonly ok: true; readonly member: Member }
  | { readonly ok: false; readonly because: string };

/** One of them. Of two that the words may mean neither is guessed. */
export async function nameMember(
  trust: Pick<TrustReads, 'schools' | 'people'>,
  words: string,
): Promise<NamedMember> {
  const school = findSchool(words, (await trust.schools.list()).filter(isCurrent));
  if (school.kind === 'one') return { ok: true, member: { kind: 'school', urn: school.school.urn } };
  const found = await findPeople(trust, words);
  const [person] = found.ok ? found.people : [];
  if (person && person.appointments.length === 0)
    return { ok: false, because: `${person.name} has no role in the trust now.` };
  if (person) return { ok: true, member: { kind: 'person', personId: person.id } };
  if (school.kind === 'several')
    return {
      ok: false,
      because: `“${words}” may be ${listInWords(
        school.schools.slice(0, 3).map(({ name }) => name),
        'or',
      )}. Please give the whole name or the URN.`,
    };
  return !found.ok && !found.isNobody
    ? found
    : {
        ok: false,
        because: `There is no school and nobody called “${words}” in the trust. Please check the spelling.`,
      };
}

export type NamedFacilitator =
  | { readonly ok: true; readonly personId: string | null }
  | { readonly ok: false; readonly because: string };

/** Who is asked when nobody of a group can; no words: the deputy CEO. */
export async function nameFacilitator(
  trust: Pick<TrustReads, 'people'>,
  typed: string,
): Promise<NamedFacilitator> {
  const found = await findPeople(trust, typed);
  if (!found.ok) return found;
  const [person, another] = found.people;
  if (another) return { ok: false, because: 'Please name one person who facilitates the group.' };
  return person && person.appointments.length === 0
    ? { ok: false, because: `${person.name} has no role in the trust now.` }
    : { ok: true, personId: person?.id ?? null };
}
