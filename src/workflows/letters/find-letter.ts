import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { isOfStatus } from '#domain/category/letter.ts';
import { findSchool, offer } from '#domain/school/find-school.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { listInWords } from '#domain/time/words.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesEverywhere } from '../delegates/delegates-of.ts';

/** Why there is no letter to show: a school's name where there is one. */
export type NoLetter =
  | { readonly no: 'school'; readonly near: string }
  | { readonly no: 'letter'; readonly school: string }
  | { readonly no: 'right' };

/** The letter that holds for the school that somebody's words stand for; without words, for the one school they may read of. */
export async function findLetter(
  trust: TrustReads,
  said: string,
  { actor, now }: { readonly actor: Actor; readonly now: IsoInstant },
): Promise<{ readonly letterId: string } | NoLetter> {
  const delegates = await delegatesEverywhere(trust, now);
  const mayRead = ({ urn, hubId }: School) => {
    const target = { kind: 'school', urn, hubId, delegateIds: delegates(urn).answers } as const;
    return can(actor, 'school.read-letter', target);
  };
  const readable = (await trust.schools.list()).filter(school => isCurrent(school) && mayRead(school));
  if (readable.length === 0) return { no: 'right' };
  const found = said === '' ? null : findSchool(said, readable);
  const [only] = found === null && readable.length === 1 ? readable : [];
  const school = found?.kind === 'one' ? found.school : only;
  if (!school) {
    const near = found?.kind === 'several' ? found.schools : found?.kind === 'none' ? found.nearest : [];
    return {
      no: 'school',
      near: listInWords(
        offer(near).map(({ name }) => name),
        'or',
      ),
    };
  }
  const letters = (await trust.letters.ofSchool(school.urn)).filter(
    ({ handedOutAt }) => handedOutAt !== null,
  );
  const letter = letters.findLast(each => !isOfStatus(each)) ?? letters.at(-1);
  return letter ? { letterId: letter.id } : { no: 'letter', school: school.name };
}
