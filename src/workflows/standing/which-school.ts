import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { Permission } from '#domain/access/permission.ts';
import { findSchool, offer } from '#domain/school/find-school.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import type { TrustReads } from '#ports/store.ts';

const Named = z.object({ urn: z.string(), name: z.string() });

/** Words that name no one school: several it may be, or none with the nearest. */
export const WhichSchool = z.object({
  kind: z.literal('which'),
  asked: z.string(),
  isChoice: z.boolean(),
  schools: z.array(Named),
  more: z.int(),
});
export type WhichSchool = z.infer<typeof WhichSchool>;

/**
 * The one school that somebody means, of those to which they may do this; or a choice. null: there is none, or they mean
 * one that is not theirs. Whoever has one school need not name it.
 */
export async function whichSchool(
  trust: Pick<TrustReads, 'schools'>,
  said: string,
  actor: Actor,
  permission: Permission,
): Promise<School | WhichSchool | null> {
  const current = (await trust.schools.list()).filter(isCurrent);
  const theirs = current.filter(({ urn, hubId }) => can(actor, permission, { kind: 'school', urn, hubId }));
  return whichOf(current, theirs, said);
}

/** The same where it is known which are theirs. */
export function whichOf(
  current: readonly School[],
  theirs: readonly School[],
  said: string,
): School | WhichSchool | null {
  const [only, another] = theirs;
  if (!only) return null;
  if (said === '' && !another) return only;
  const found = findSchool(said, theirs);
  if (found.kind === 'one') return found.school;
  const named = (schools: readonly School[]) => schools.map(({ urn, name }) => ({ urn, name }));
  if (found.kind === 'several') {
    const schools = named(offer(found.schools));
    const more = found.schools.length - schools.length;
    return { kind: 'which', asked: said, isChoice: true, schools, more };
  }
  if (findSchool(said, current).kind === 'one') return null;
  return { kind: 'which', asked: said, isChoice: false, schools: named(found.nearest), more: 0 };
}
