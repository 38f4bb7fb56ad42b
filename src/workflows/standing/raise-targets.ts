import { isCurrent } from '#domain/school/school.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { PostRequest } from '#ports/post.ts';
import type { TrustReads } from '#ports/store.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { categoryRef, targetRef } from './category-refs.ts';
import { peopleAmong } from './people-of-school.ts';
import { targetsDue } from './targets.ts';

/**
 * The cards that tell officers of targets at risk or passed. Each is keyed by the school, the standing, which of the two, and
 * the officer, so that it is written once however often it is asked for; a target first looked at when it has passed is
 * raised as that alone. Reads only.
 */
export async function targetsToRaise(
  trust: TrustReads,
  { now, ...sources }: OwedSources & { readonly now: IsoInstant },
): Promise<PostRequest[]> {
  const schools = (await trust.schools.list()).filter(isCurrent);
  const due = await targetsDue(trust, schools, dayOf(now), sources);
  const people = due.length > 0 ? await trust.people.list() : [];
  return due.flatMap(({ school, standingId, which }) =>
    peopleAmong(people, school).officers.map(
      ({ id: personId }): PostRequest => ({
        key: `category target ${school.urn} ${standingId} ${which} ${personId}`,
        ...{ card: 'category', subject: targetRef(school.urn, standingId, which) },
        ...{ audience: { kind: 'person', personId }, about: [categoryRef(school.urn)] },
        ...{ urgency: 'can-wait', dueAt: now },
      }),
    ),
  );
}
