import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { Engagement } from '#domain/improvement-model/entitlement-rules.ts';
import { findSchool, offer, wordsOf } from '#domain/school/find-school.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import type { TrustReads } from '#ports/store.ts';

/** What somebody wants to book, as far as their words say it. */
export type BookingAsked =
  | { readonly kind: 'one'; readonly urn: string; readonly engagement: string | null }
  | {
      readonly kind: 'several';
      readonly schools: readonly Pick<School, 'urn' | 'name'>[];
      readonly more: number;
      readonly engagement: string | null;
    }
  | {
      readonly kind: 'none';
      readonly schools: readonly Pick<School, 'urn' | 'name'>[];
      readonly school: string;
    };

/** The trust's schools for which the actor may book. */
export async function bookableSchools(trust: Pick<TrustReads, 'schools'>, actor: Actor): Promise<School[]> {
  return (await trust.schools.list()).filter(school => isCurrent(school) && mayBook(actor, school));
}

export const mayBook = (actor: Actor, { urn, hubId }: Pick<School, 'urn' | 'hubId'>): boolean =>
  can(actor, 'visit.book', {
    ...{ kind: 'visit', urn, hubId, leadId: '', leadHasLeft: false, attendeeIds: [] },
    ...{ isInvitedTime: false, recipientIds: [], delegateIds: [], slotsDelegateIds: [] },
  });

/** "oakwood aim", "an AIM at Oakwood" or "oakwood": the school, and the engagement where its name, short name or id is there. */
export function bookingAsked(
  typed: string,
  schools: readonly School[],
  engagements: readonly Engagement[],
): BookingAsked {
  const { school, engagement } = split(typed, engagements);
  const found = findSchool(school, schools);
  if (found.kind === 'one') return { kind: 'one', urn: found.school.urn, engagement };
  const [only] = schools;
  if (school === '' && only && schools.length === 1) return { kind: 'one', urn: only.urn, engagement };
  if (found.kind === 'several') {
    const offered = offer(found.schools);
    return { kind: 'several', schools: offered, more: found.schools.length - offered.length, engagement };
  }
  return { kind: 'none', schools: found.nearest, school };
}

const ARTICLES = new Set(['a', 'an', 'the', 'at', 'to', 'for', 'with', 'in', 'visit']);

function split(
  typed: string,
  engagements: readonly Engagement[],
): { school: string; engagement: string | null } {
  const words = wordsOf(typed);
  const phrases = engagements
    .filter(({ noted }) => !noted)
    .flatMap(({ id, name, short }) => [id, name, short ?? ''].map(said => ({ id, said: wordsOf(said) })))
    .filter(({ said }) => said.length > 0)
    .toSorted((one, other) => other.said.length - one.said.length);
  for (const { id, said } of phrases) {
    const at = words.findIndex((_, i) => said.every((word, j) => words[i + j] === word));
    // In the middle of a school's name it is part of the name.
    const isAtAnEnd =
      at >= 0 && (words.slice(0, at).every(w => ARTICLES.has(w)) || at + said.length === words.length);
    if (isAtAnEnd) return { school: rest(words.toSpliced(at, said.length)), engagement: id };
  }
  return { school: rest(words), engagement: null };
}

function rest(words: readonly string[]): string {
  const first = words.findIndex(word => !ARTICLES.has(word));
  const last = words.findLastIndex(word => !ARTICLES.has(word));
  return first < 0 ? '' : words.slice(first, last + 1).join(' ');
}
