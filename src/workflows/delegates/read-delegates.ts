import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { Delegation, isAhead } from '#domain/delegation/delegation.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { dayOf, IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { findPeople } from '../visits/find-people.ts';
import { askRef, delegationRef, readDelegatesRef, schoolRef } from './delegation-refs.ts';

const Named = z.object({ urn: z.string(), name: z.string() });

/** Who answers for a head, as the head sees it; which school is meant; or what whoever is named has been given. */
export const DelegatesAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('own'),
    urn: z.string(),
    hubId: z.string().nullable(),
    schoolName: z.string(),
    today: IsoDate,
    /** What is to stand in the form, and what speaks against it. */
    typed: z.string(),
    hint: z.string().nullable(),
    delegations: z.array(Delegation),
  }),
  z.object({ kind: z.literal('choose'), typed: z.string(), schools: z.array(Named) }),
  z.object({
    kind: z.literal('named'),
    delegation: Delegation,
    schoolName: z.string(),
    isOver: z.boolean(),
  }),
]);
export type DelegatesAnswer = z.infer<typeof DelegatesAnswer>;
export type OwnDelegates = Extract<DelegatesAnswer, { kind: 'own' }>;

interface Asking {
  readonly actor: Extract<Actor, { kind: 'person' }>;
  readonly now: IsoInstant;
}

export const mayName = (actor: Actor, { urn, hubId }: Pick<School, 'urn' | 'hubId'>): boolean =>
  can(actor, 'school.name-delegate', { kind: 'school', urn, hubId });

const ownSchools = async (trust: TrustReads, actor: Actor): Promise<School[]> =>
  (await trust.schools.list()).filter(school => isCurrent(school) && mayName(actor, school));

/** null: there is nothing of that reference for this person. */
export async function readDelegates(
  trust: TrustReads,
  ref: string,
  asking: Asking,
): Promise<DelegatesAnswer | null> {
  const asked = readDelegatesRef(ref);
  if (!asked) return null;
  if (asked.of === 'delegation') return told(trust, asked.id, asking);
  const schools = await ownSchools(trust, asking.actor);
  if (asked.of === 'school') {
    const school = schools.find(({ urn }) => urn === asked.urn);
    return school ? own(trust, school, asked.typed, asking.now) : null;
  }
  const [only, another] = schools;
  if (only && !another) return own(trust, only, asked.typed, asking.now);
  if (!only) return null;
  return { kind: 'choose', typed: asked.typed, schools: schools.map(({ urn, name }) => ({ urn, name })) };
}

/** The card's reference for what somebody typed; null where they neither name anybody nor are named. */
export async function findDelegates(
  trust: TrustReads,
  typed: string,
  { actor, now }: Asking,
): Promise<string | null> {
  const [only, another] = await ownSchools(trust, actor);
  if (only) return another ? askRef(typed) : schoolRef(only.urn, typed);
  const named = await trust.delegations.ofPerson(actor.personId);
  const latest = named.findLast(each => isAhead(each, dayOf(now))) ?? named.at(-1);
  return latest ? delegationRef(latest.id) : null;
}

async function own(
  trust: TrustReads,
  { urn, hubId, name }: School,
  typed: string,
  now: IsoInstant,
): Promise<OwnDelegates> {
  const today = dayOf(now);
  const all = await trust.delegations.ofSchool(urn);
  const delegations = all.filter(each => isAhead(each, today));
  const found = typed === '' ? null : await findPeople(trust, typed);
  const [person] = found?.ok ? found.people : [];
  const isNamed = delegations.some(({ personId }) => personId === person?.id);
  return {
    ...{ kind: 'own', urn, hubId, schoolName: name, today, delegations },
    typed: isNamed ? '' : (person?.name ?? typed),
    hint: found && !found.ok ? found.because : null,
  };
}

async function told(trust: TrustReads, id: string, { actor, now }: Asking): Promise<DelegatesAnswer | null> {
  const delegation = await trust.delegations.find(id);
  const school = delegation && (await trust.schools.find(delegation.urn));
  if (!delegation || !school || delegation.personId !== actor.personId) return null;
  return { kind: 'named', delegation, schoolName: school.name, isOver: !isAhead(delegation, dayOf(now)) };
}
