import { fulfilmentOf, type RequestStep } from '#domain/obligation/request.ts';
import { isFromSchool } from '#domain/obligation/senders.ts';
import { isOpen } from '#domain/obligation/standing.ts';
import { officersAt } from '#domain/plan/agreement.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { redrawNeeds } from '../owed/mark-owed.ts';
import { NOT_SENT_REF, requestRef, toSendRef } from './request-refs.ts';
import { type RequestingBy, type RequestNow, type RequestsNow, requestNow } from './requests-now.ts';
import { stopAboutRequests } from './stop-about-requests.ts';

export type Answered = Pick<RequestStep, 'day' | 'words' | 'link'> & {
  readonly kind: 'done' | 'not-yet' | 'not-applicable';
};

/**
 * Keeps what whoever sends it says of a request, beside all that was said before. What it does to what is owed is done at once: `done`
 * fulfils it, anything else takes that back. Nobody's form is drawn again, since that would wipe what they are typing; once
 * nothing is left to ask, the card is. Whoever decides what is owed there (`mayDecide`) agrees with themselves at once. The caller holds the school's record and has looked that they may.
 */
export async function answerRequest(
  trust: TrustWrites,
  requestId: string,
  said: Answered,
  by: RequestingBy & { readonly mayDecide: boolean },
): Promise<void> {
  const { newId, byId, now: at, mayDecide } = by;
  const found = await requestThere(trust, requestId, by);
  const step: RequestStep = { id: newId(), requestId, ...said, byId, at };
  const isTakenBack = await takeBack(trust, found.one, at);
  await trust.obligations.addStep(step);
  if (said.kind === 'done') await fulfil(trust, found.one, step, isTakenBack);
  if (said.kind === 'done' || isTakenBack) await redrawNeeds(trust, found.one.school.urn);
  if (said.kind === 'not-applicable' && mayDecide)
    return decideRequest(trust, requestId, { kind: 'agreed', words: '' }, by);
  await stopAboutRequests(trust, found.one.school.urn, by);
  if (said.kind === 'not-applicable') await askOfficers(trust, found, by);
  await redraw(trust, found.one, by);
}

/** The officer agrees that it is not applicable: it is waived, with what the school said as the reason; or says why not. */
export async function decideRequest(
  trust: TrustWrites,
  requestId: string,
  { kind, words }: Pick<RequestStep, 'words'> & { readonly kind: 'agreed' | 'refused' },
  by: RequestingBy,
): Promise<void> {
  const { newId, byId, now: at } = by;
  const found = await requestThere(trust, requestId, by);
  const { request, school, target, obligation } = found.one;
  const step: RequestStep = { id: newId(), requestId, kind, day: null, words, link: null, byId, at };
  await trust.obligations.addStep(step);
  if (kind === 'agreed') {
    const reason = request.steps.at(-1)?.words ?? null;
    const mark = { id: `not applicable ${step.id}`, urn: school.urn, thing: request.thing, number: null };
    await trust.owed.addMark({ ...mark, kind: 'waived', on: request.owedTo, reason }, { at, byId });
    await redrawNeeds(trust, school.urn);
  } else if (isFromSchool(obligation)) {
    // Asked again at once, with what the officer says; the next morning asks nobody a second time for it.
    for (const personId of target.senderIds)
      await trust.outbox.post(
        {
          key: `to send refused ${step.id} ${personId}`,
          ...{ card: 'to-send', subject: toSendRef(school.urn), audience: { kind: 'person', personId } },
          ...{ urgency: 'can-wait', dueAt: at },
        },
        at,
      );
    await trust.obligations.addAsks(
      target.senderIds.map(personId => ({ requestId, personId, because: step.id, at })),
    );
  }
  await stopAboutRequests(trust, school.urn, by);
  await trust.outbox.wantUpdates(toSendRef(school.urn));
  await trust.outbox.wantUpdates(requestRef(requestId));
  await trust.outbox.wantUpdates(NOT_SENT_REF);
}

/** The same of a request that a card was loaded about. */
async function requestThere(trust: TrustWrites, id: string, by: RequestingBy) {
  const found = await requestNow(trust, id, by);
  if (!found) throw new Error('a request that `allow` has found');
  return found;
}

/** What was said to be done before is not what is on record any more; whether there was any such. */
async function takeBack(trust: TrustWrites, { request }: RequestNow, at: string): Promise<boolean> {
  let taken = false;
  for (const step of request.steps.filter(({ kind }) => kind === 'done'))
    if (await trust.owed.withdrawFulfilment(fulfilmentOf(step), at)) taken = true;
  return taken;
}

/**
 * It counts as long as it can be made up, and once: what somebody else has recorded stands, and what was missed stays so, since it
 * would count to the next time and nobody would be asked then.
 */
async function fulfil(
  trust: TrustWrites,
  { request, item, isElsewhere, isOver }: RequestNow,
  step: RequestStep,
  isTakenBack: boolean,
): Promise<void> {
  const counts = item?.state === 'owed' || item?.state === 'late' || (isTakenBack && !isElsewhere);
  if (!counts || isOver) return;
  const { urn, thing } = request;
  const on = step.day ?? dayOf(step.at);
  const done = { id: fulfilmentOf(step), urn, on, state: 'done' as const, things: [thing] };
  await trust.owed.addFulfilments([done], { at: step.at, byId: step.byId });
}

/** Whether something is not applicable waits for the officers of the school: a card each, once. */
async function askOfficers(
  trust: TrustWrites,
  { one: { request, school }, people }: RequestsNow & { readonly one: RequestNow },
  { byId, now }: RequestingBy,
): Promise<void> {
  for (const personId of officersAt(
    people.filter(({ isForgotten }) => !isForgotten),
    school,
  )) {
    if (personId === byId) continue;
    await trust.outbox.post(
      {
        key: `not applicable ${request.id} ${request.version} ${personId}`,
        ...{ card: 'to-send', subject: requestRef(request.id), audience: { kind: 'person', personId } },
        ...{ urgency: 'can-wait', dueAt: now },
      },
      now,
    );
  }
}

async function redraw(trust: TrustWrites, { request, school }: RequestNow, by: RequestingBy): Promise<void> {
  await trust.outbox.wantUpdates(NOT_SENT_REF);
  // The officer's card of one request has no form of the school's.
  await trust.outbox.wantUpdates(requestRef(request.id));
  const after = await requestNow(trust, request.id, by);
  const own = after?.schools[0]?.requests ?? [];
  const isLeft = own.some(
    ({ standing, obligation }) => isFromSchool(obligation) && isOpen(standing) && standing === 'asked',
  );
  if (!isLeft) await trust.outbox.wantUpdates(toSendRef(school.urn));
}
