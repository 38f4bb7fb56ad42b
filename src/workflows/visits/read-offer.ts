import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can, type VisitTarget } from '#domain/access/can.ts';
import type { Permission } from '#domain/access/permission.ts';
import { FORGOTTEN_NAME } from '#domain/access/role.ts';
import { Delegates, NO_DELEGATES } from '#domain/delegation/delegation.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { Visit } from '#domain/visit/visit.ts';
import { visitTarget } from '#domain/visit/visit-target.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';

/** A name by a person's id. */
const Named = z.object({ personId: z.string(), name: z.string() });
/** The head they answered for, where they were named to. */
const Answerer = Named.extend({ forName: z.string().optional() });

/** What a school is asked: a time of several for one visit, or the dates of a term's series. */
export const Offer = z.object({
  visit: Visit,
  /** All the dates of the series, this visit among them; empty where it is one visit. */
  dates: z.array(Visit),
  /** It was offered, and other times are looked for. */
  isLookedForAgain: z.boolean().default(false),
  schoolName: z.string(),
  hubId: z.string().nullable(),
  /** Whoever chose, proposed, ruled out or declined. */
  named: z.array(Answerer),
  /** Whoever may answer for the school's head now. */
  delegates: Delegates.default(NO_DELEGATES),
});
export type Offer = z.infer<typeof Offer>;

/** The reference is the visit's id; of a series, of its first. Null where there is none. */
export async function readOffer(trust: TrustReads, id: string, now: IsoInstant): Promise<Offer | null> {
  const visit = await trust.visits.find(id);
  const school = visit && (await trust.schools.find(visit.urn));
  if (!visit || !school) return null;
  const group = visit.groupId === null ? [] : await trust.visits.ofGroup(visit.groupId);
  const dates = group.toSorted((one, other) => (dateOf(one) < dateOf(other) ? -1 : 1));
  const all = dates.length > 0 ? dates : [visit];
  const ids = all.flatMap(each => [...each.slots.map(({ byId }) => byId), each.reasonById]);
  return {
    ...{ visit, dates, schoolName: school.name, hubId: school.hubId },
    isLookedForAgain:
      visit.state === 'draft' && (await trust.outbox.postsAbout('visit-offer', visit.id)).length > 0,
    named: await answerersOf(trust, visit.urn, ids),
    delegates: await delegatesOf(trust, visit.urn, now),
  };
}

/** The date of one of a series: the one it was offered for, until it is moved. */
export const dateOf = ({ startsAt, slots }: Visit): IsoInstant => startsAt ?? slots[0]?.startsAt ?? '';

export async function namesOf(
  { people }: Pick<TrustReads, 'people'>,
  ids: readonly (string | null)[],
): Promise<z.infer<typeof Named>[]> {
  const wanted = [...new Set(ids)].filter(id => id !== null);
  return Promise.all(
    wanted.map(async personId => ({
      personId,
      name: (await people.find(personId))?.name ?? FORGOTTEN_NAME,
    })),
  );
}

/** The same, with the head whom they answered for: of whoever was named and is no head of the school themselves. */
export async function answerersOf(
  trust: Pick<TrustReads, 'people' | 'delegations'>,
  urn: string,
  ids: readonly (string | null)[],
): Promise<z.infer<typeof Answerer>[]> {
  const named = await namesOf(trust, ids);
  if (named.length === 0) return [];
  const all = (await trust.delegations.ofSchool(urn)).toSorted((one, other) =>
    one.namedAt < other.namedAt ? -1 : 1,
  );
  const headIds = (await trust.people.withRole('head'))
    .filter(({ appointments }) =>
      appointments.some(({ scope }) => scope.kind === 'school' && scope.urn === urn),
    )
    .map(({ id }) => id);
  return named.map(each => {
    const latest = all.findLast(({ personId }) => personId === each.personId);
    return latest && !headIds.includes(each.personId) ? { ...each, forName: latest.namedByName } : each;
  });
}

/** What this actor may do to a visit and its offer; what is only for its own time is asked elsewhere. */
export function mayDo(
  actor: Actor,
  permission: Permission,
  on: {
    readonly visit: Visit;
    readonly hubId: string | null;
    /** Left out: nobody is asked about as one. */
    readonly delegates?: Delegates;
  },
): boolean {
  const { visit, hubId, delegates = NO_DELEGATES } = on;
  return can(actor, permission, targetOf(visit, hubId, delegates));
}

const targetOf = (visit: Visit, hubId: string | null, delegates: Delegates): VisitTarget =>
  visitTarget(visit, { hubId, briefAt: null, recipientIds: [], delegates, now: visit.changedAt });
