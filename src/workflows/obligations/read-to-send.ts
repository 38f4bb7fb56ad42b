import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { isLateStep, type RequestStep } from '#domain/obligation/request.ts';
import { isFromSchool } from '#domain/obligation/senders.ts';
import { isOpen } from '#domain/obligation/standing.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { isDecider, isSender, maySeeRequest } from './may-see-request.ts';
import { readToSendRef } from './request-refs.ts';
import {
  type Requesting,
  type RequestNow,
  type RequestsNow,
  requestNow,
  requestsNow,
} from './requests-now.ts';
import type { ToSend, ToSendRow } from './to-send-view.ts';

/** Who asks, and when. */
export interface ToSendAsked extends Requesting {
  readonly actor: Actor;
}

/** What a reference of the card shows this person; null: nothing of it is theirs to see. */
export async function readToSend(trust: TrustReads, ref: string, asked: ToSendAsked): Promise<ToSend | null> {
  const of = readToSendRef(ref);
  if (!of) return null;
  return of.of === 'school' ? listOf(trust, of.urn, asked) : oneOf(trust, of.id, asked);
}

async function listOf(trust: TrustReads, urn: string, asked: ToSendAsked): Promise<ToSend | null> {
  const { actor } = asked;
  const school = await trust.schools.find(urn);
  if (!school || !isCurrent(school)) return null;
  const now = await requestsNow(trust, [school], asked);
  const seen = (now?.schools[0]?.requests ?? []).filter(each => maySeeRequest(actor, each));
  const isOfTrust = can(actor, 'trust.read-not-sent', { kind: 'trust' });
  if (!mayAsk(actor, school, seen)) return null;
  const rows = shownOf(seen);
  return {
    kind: 'list',
    ...(await commonOf(trust, school, asked)),
    rows: now ? rows.map(each => rowOf(each, now, actor)) : [],
    isOwn: !isOfTrust,
    facts: Object.assign({}, ...rows.map(factsOf)),
    version: 0,
  };
}

/** Whoever may read what the school is owed, or has something to send for it. */
const mayAsk = (actor: Actor, { urn, hubId }: School, seen: readonly RequestNow[]): boolean =>
  seen.length > 0 || can(actor, 'school.read-owed', { kind: 'school', urn, hubId });

/** All that is open, and of each thing that is not what was settled last. */
function shownOf(requests: readonly RequestNow[]): RequestNow[] {
  const open = requests.filter(({ standing }) => isOpen(standing));
  const settled = new Map(
    requests.filter(({ standing }) => !isOpen(standing)).map(each => [each.request.thing, each]),
  );
  return [...open, ...settled.values()];
}

async function oneOf(trust: TrustReads, id: string, asked: ToSendAsked): Promise<ToSend | null> {
  const found = await requestNow(trust, id, asked);
  if (!found || !maySeeRequest(asked.actor, found.one)) return null;
  const { one } = found;
  return {
    kind: 'one',
    ...(await commonOf(trust, one.school, asked)),
    row: rowOf(one, found, asked.actor),
    decidesAlone: isDecider(asked.actor, one),
    facts: factsOf(one),
    version: one.request.version,
  };
}

async function commonOf(trust: TrustReads, { urn, name }: School, { now }: ToSendAsked) {
  const { safeguardingContact } = await trust.trust.get();
  return { urn, schoolName: name, safeguardingContact, today: dayOf(now) };
}

export function rowOf(each: RequestNow, { nameOf }: RequestsNow, actor: Actor): ToSendRow {
  const { request, obligation, standing, isLate, isElsewhere, target } = each;
  const isMine = (step: RequestStep) => actor.kind === 'person' && step.byId === actor.personId;
  return {
    ...{ id: request.id, name: obligation.name, about: obligation.about, dueOn: request.dueOn },
    ...{ from: each.item?.from ?? null, askedOn: dayOf(request.openedAt) },
    ...{ standing, isLate, isElsewhere },
    given: request.steps.map(step => ({
      ...{ kind: step.kind, day: step.day, words: step.words, link: step.link, at: step.at },
      ...{ byName: nameOf(step.byId), isOwn: isMine(step), isLate: isLateStep(request, step) },
    })),
    askedNames: target.senderIds.map(nameOf),
    isFromTrust: !isFromSchool(obligation),
    mayAnswer:
      isSender(actor, each) &&
      (isOpen(standing) || (standing === 'sent' && !isElsewhere && each.item !== null)),
    mayDecide: standing === 'put' && isDecider(actor, each),
  };
}

/** What the audit keeps: states, days and ids; no words anybody typed. */
const factsOf = ({ request, standing }: RequestNow): Readonly<Record<string, unknown>> => ({
  [`request ${request.id}`]: standing,
  ...Object.fromEntries(
    request.steps.map(({ id, kind, day, byId, link }) => [
      `step ${id}`,
      { kind, day, byId, hasLink: link !== null },
    ]),
  ),
});
