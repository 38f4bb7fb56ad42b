import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { CategoryReview } from '#domain/category/review.ts';
import { findSchool, offer } from '#domain/school/find-school.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import type { TrustWrites } from '#ports/store.ts';
import { openReview } from './open-review.ts';
import type { Stepping } from './take-step.ts';
import { tellReview } from './tell-review.ts';

/** What became of words that ask for a review. */
export type AskedForReview =
  | { readonly kind: 'no-ladder' }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'which'; readonly names: readonly string[] }
  | { readonly kind: 'review'; readonly review: CategoryReview; readonly isNew: boolean };

/** Somebody asks that a school's category be looked at: found by name among the schools for which they may. */
export async function askForReview(
  trust: TrustWrites,
  said: string,
  actor: Extract<Actor, { kind: 'person' }>,
  stepping: Stepping,
): Promise<AskedForReview> {
  const schools = (await trust.schools.list()).filter(isCurrent);
  const theirs = schools.filter(school => mayAsk(actor, school));
  if (theirs.length === 0) return { kind: 'not-yours' };
  const [only] = theirs;
  const found =
    said === '' && theirs.length === 1 && only
      ? ({ kind: 'one', school: only } as const)
      : findSchool(said, theirs);
  if (found.kind === 'several') return { kind: 'which', names: offer(found.schools).map(({ name }) => name) };
  if (found.kind === 'none')
    return findSchool(said, schools).kind === 'one' ? { kind: 'not-yours' } : { kind: 'which', names: [] };
  return startReview(trust, found.school, actor, stepping, { posts: false });
}

/** The same of one school, by its button. */
export async function startReview(
  trust: TrustWrites,
  school: School,
  actor: Extract<Actor, { kind: 'person' }>,
  stepping: Stepping,
  { posts = true } = {},
): Promise<AskedForReview> {
  if (!mayAsk(actor, school)) return { kind: 'not-yours' };
  const why = { because: 'asked' as const, visitId: null, byId: actor.personId };
  const opened = await openReview(trust, school, why, stepping);
  // Whoever pressed a button of another card has this one in their chat.
  if (opened && posts)
    await tellReview(trust, opened.review, {
      ...{ news: 'opened', now: stepping.now },
      to: [actor.personId],
      of: stepping.now,
    });
  return opened ? { kind: 'review', ...opened } : { kind: 'no-ladder' };
}

const mayAsk = (actor: Actor, { urn, hubId }: School) =>
  can(actor, 'school.ask-review', { kind: 'school', urn, hubId });
