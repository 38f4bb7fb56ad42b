import { can } from '#domain/access/can.ts';
import { sendersOf } from '#domain/obligation/senders.ts';
import { findSchool, offer } from '#domain/school/find-school.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesEverywhere } from '../delegates/delegates-of.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { ToSendAsked } from './read-to-send.ts';
import { toSendRef } from './request-refs.ts';

/** The school that somebody asks about: `named`: none by itself, and those it could be. */
export type ToSendFound = { readonly ref: string } | { readonly named: readonly string[] };

/** The card's reference for the words typed: a school by its name, or without words one's own. Those they may not see are not offered. */
export async function findToSend(
  trust: TrustReads,
  typed: string,
  asked: Pick<ToSendAsked, 'actor' | 'now' | 'modelFiles'>,
): Promise<ToSendFound> {
  const schools = (await trust.schools.list()).filter(isCurrent);
  const sends = await sendsAt(trust, asked);
  const target = ({ urn, hubId }: School) => ({ kind: 'school', urn, hubId }) as const;
  const own = schools.filter(school => can(asked.actor, 'school.read-owed', target(school)) || sends(school));
  const found = findSchool(typed, own);
  if (found.kind === 'one') return { ref: toSendRef(found.school.urn) };
  const [only] = own;
  if (typed === '' && only && own.length === 1) return { ref: toSendRef(only.urn) };
  const near = found.kind === 'several' ? offer(found.schools) : found.nearest;
  return { named: near.map(({ name }) => name) };
}

/** Whether they are somebody who sends something for the school by the model in use. */
async function sendsAt(
  trust: TrustReads,
  { actor, now, modelFiles }: Pick<ToSendAsked, 'actor' | 'now' | 'modelFiles'>,
): Promise<(school: School) => boolean> {
  const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model;
  const people = await trust.people.list();
  const delegates = await delegatesEverywhere(trust, now);
  const id = actor.kind === 'person' ? actor.personId : '';
  return school =>
    (model?.obligations ?? []).some(each =>
      sendersOf(each, people, school, delegates(school.urn).answers).includes(id),
    );
}
