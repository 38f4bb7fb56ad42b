import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/role.ts';
import type { School } from '#domain/school/school.ts';
import { SupportRequest } from '#domain/special-road/support-request.ts';
import { dayOf, IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { mayBook } from '../visits/booking-asked.ts';
import { readSupportRef, type SupportRef } from './support-refs.ts';
import { WhichSchool, whichSchool } from './which-school.ts';

const Told = SupportRequest.extend({ askedByName: z.string(), answeredByName: z.string().nullable() });
const OfSchool = z.object({ urn: z.string(), hubId: z.string().nullable(), schoolName: z.string() });

/** A school's requests for help from outside, one of them, or which school is meant. */
export const SupportAnswer = z.discriminatedUnion('kind', [
  OfSchool.extend({
    kind: z.literal('school'),
    requests: z.array(Told),
    today: IsoDate,
  }),
  OfSchool.extend({
    kind: z.literal('request'),
    request: Told,
    ceos: z.array(z.string()),
    /** The engagement of the model that can be booked once it is agreed; null: none, or not for this person. */
    toBook: z.string().nullable(),
    mayAgree: z.boolean(),
    isAsker: z.boolean(),
  }),
  WhichSchool,
]);
export type SupportAnswer = z.infer<typeof SupportAnswer>;

interface Asking extends OwedSources {
  readonly actor: Extract<Actor, { kind: 'person' }>;
  readonly now: IsoInstant;
}

/** null: there is nothing of that reference for this person. */
export async function readSupport(
  trust: TrustReads,
  ref: string,
  asking: Asking,
): Promise<SupportAnswer | null> {
  const asked = readSupportRef(ref);
  if (!asked) return null;
  if (asked.of === 'request') return oneRequest(trust, asked, asking);
  if (asked.of === 'school') {
    const school = await trust.schools.find(asked.urn);
    return school && mayAsk(asking.actor, school) ? ofSchool(trust, school, asking) : null;
  }
  const found = await whichSchool(trust, asked.typed, asking.actor, 'school.ask-support');
  return found === null || 'kind' in found ? found : ofSchool(trust, found, asking);
}

export const mayAsk = (actor: Actor, { urn, hubId }: Pick<School, 'urn' | 'hubId'>): boolean =>
  can(actor, 'school.ask-support', { kind: 'school', urn, hubId });

async function ofSchool(
  trust: TrustReads,
  { urn, hubId, name }: School,
  { now }: Asking,
): Promise<SupportAnswer> {
  const people = await trust.people.list();
  const requests = (await trust.roads.supportOf(urn)).map(request => told(request, people));
  return { kind: 'school', urn, hubId, schoolName: name, requests, today: dayOf(now) };
}

async function oneRequest(
  trust: TrustReads,
  { id }: Extract<SupportRef, { of: 'request' }>,
  { actor, now, modelFiles }: Asking,
): Promise<SupportAnswer | null> {
  const request = await trust.roads.findSupport(id);
  const school = request && (await trust.schools.find(request.urn));
  if (!request || !school || !mayAsk(actor, school)) return null;
  const people = await trust.people.list();
  const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model;
  const engagement = model?.engagements.find(({ agreedWith }) => agreedWith === 'ceo')?.id ?? null;
  const { urn, hubId, name } = school;
  return {
    ...{ kind: 'request', urn, hubId, schoolName: name, request: told(request, people) },
    ceos: people
      .filter(({ appointments }) => appointments.some(({ role }) => role === 'ceo'))
      .map(each => each.name),
    toBook: request.state === 'agreed' && mayBook(actor, school) ? engagement : null,
    mayAgree: can(actor, 'school.agree-support', { kind: 'school', urn, hubId }),
    isAsker: request.askedById === actor.personId,
  };
}

function told(request: SupportRequest, people: readonly Person[]) {
  const nameOf = (id: string) => people.find(each => each.id === id)?.name ?? 'somebody who has left';
  const { askedById, answeredById } = request;
  return {
    ...request,
    askedByName: nameOf(askedById),
    answeredByName: answeredById === null ? null : nameOf(answeredById),
  };
}
