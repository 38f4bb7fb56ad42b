import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { RequestStep } from '#domain/obligation/request.ts';
import { isFromSchool } from '#domain/obligation/senders.ts';
import { isOpen, RequestStanding } from '#domain/obligation/standing.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf, IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { isDecider, isSender, maySeeRequest } from './may-see-request.ts';
import { type NotSentScope, readNotSentRef } from './request-refs.ts';
import { type Requesting, type RequestNow, type RequestsNow, requestsNow } from './requests-now.ts';

/** A school that has not sent it, with what was said last. */
export const NotSentSchool = z.object({
  id: z.string(),
  urn: z.string(),
  name: z.string(),
  hubName: z.string().nullable(),
  standing: RequestStanding,
  /** The last answer, and who gave it. */
  said: RequestStep.pick({ kind: true, day: true, words: true, at: true })
    .extend({ byName: z.string() })
    .nullable(),
  /** Nobody on record is to send it. */
  hasNobody: z.boolean(),
  /** Whoever looks is to say whether it is applicable; or is to send it themselves. */
  mayDecide: z.boolean(),
  mayAnswer: z.boolean(),
});
export type NotSentSchool = z.infer<typeof NotSentSchool>;

/** One thing that was asked for by a day: of how many schools, who has sent it, and who has not. */
export const Round = z.object({
  thing: z.string(),
  name: z.string(),
  dueOn: IsoDate,
  isLate: z.boolean(),
  isFromTrust: z.boolean(),
  sent: z.int(),
  notNeeded: z.int(),
  /** Nobody sent it and it cannot be made up any more. */
  passed: z.int(),
  of: z.int(),
  schools: z.array(NotSentSchool),
});
export type Round = z.infer<typeof Round>;

const Choice = z.object({ id: z.string(), name: z.string() });

/** Who has not sent what, of the schools whoever asks looks after; what is late stands first. */
export const NotSent = z.object({
  hubId: z.string().nullable(),
  hubName: z.string().nullable(),
  thing: z.string().nullable(),
  hasModel: z.boolean(),
  rounds: z.array(Round),
  looked: z.int(),
  hubs: z.array(Choice),
  things: z.array(Choice),
  /** What whoever looks is to send or decide themselves. */
  toAnswer: z.int(),
  toDecide: z.int(),
  today: IsoDate,
  asAt: IsoInstant,
});
export type NotSent = z.infer<typeof NotSent>;

interface Asked extends Requesting {
  readonly actor: Actor;
}

/** null for whoever is not of the team, and for a reference of another card. */
export async function readNotSent(trust: TrustReads, ref: string, asked: Asked): Promise<NotSent | null> {
  const { actor, now: at } = asked;
  const scope = readNotSentRef(ref);
  if (!scope || !can(actor, 'trust.read-not-sent', { kind: 'trust' })) return null;
  const hubs = await trust.schools.hubs();
  const hubId = hubOf(scope, actor);
  const current = (await trust.schools.list()).filter(isCurrent);
  const schools = current.filter(school => hubId === null || school.hubId === hubId);
  const now = await requestsNow(trust, schools, asked);
  const seen = (now?.schools ?? [])
    .flatMap(({ requests }) => requests)
    .filter(each => maySeeRequest(actor, each));
  const hubNameOf = (id: string | null) => hubs.find(hub => hub.id === id)?.name ?? null;
  const rounds = now
    ? roundsOf(seen, now, { actor, hubNameOf: hubId === null ? hubNameOf : () => null })
    : [];
  const shown = rounds.filter(({ thing }) => scope.thing === null || thing === scope.thing);
  const waiting = shown.flatMap(each => each.schools);
  return {
    ...{ hubId, hubName: hubNameOf(hubId), thing: scope.thing, hasModel: now !== null },
    ...{ rounds: shown, looked: schools.length },
    hubs: hubs.filter(({ id }) => current.some(school => school.hubId === id)),
    things: [...new Map(rounds.map(({ thing, name }) => [thing, { id: thing, name }])).values()],
    toAnswer: waiting.filter(({ mayAnswer, standing }) => mayAnswer && standing === 'asked').length,
    toDecide: waiting.filter(({ mayDecide }) => mayDecide).length,
    ...{ today: dayOf(at), asAt: at },
  };
}

/** The hub named; without one an officer's own, where they have one. `all`: every school. */
function hubOf({ hubId }: NotSentScope, actor: Actor): string | null {
  if (hubId !== null) return hubId === 'all' ? null : hubId;
  if (actor.kind !== 'person') return null;
  const own = actor.appointments.flatMap(({ role, scope }) =>
    role === 'officer' && scope.kind === 'hub' ? [scope.hubId] : [],
  );
  return own.length === 1 ? (own[0] ?? null) : null;
}

interface Reading {
  readonly actor: Actor;
  readonly hubNameOf: (id: string | null) => string | null;
}

function roundsOf(seen: readonly RequestNow[], now: RequestsNow, reading: Reading): Round[] {
  const groups = Map.groupBy(seen, ({ request }) => `${request.thing} ${request.dueOn}`);
  return [...groups.values()].flatMap(group => roundOf(group, now, reading)).toSorted(byPressure);
}

function roundOf(group: readonly RequestNow[], now: RequestsNow, { actor, hubNameOf }: Reading): Round[] {
  const [first] = group;
  if (!first) return [];
  const count = (...standings: readonly RequestNow['standing'][]) =>
    group.filter(({ standing }) => standings.includes(standing)).length;
  const waiting = group.filter(({ standing }) => isOpen(standing));
  return [
    {
      ...{ thing: first.request.thing, name: first.obligation.name, dueOn: first.request.dueOn },
      isLate: waiting.some(({ isLate }) => isLate),
      isFromTrust: !isFromSchool(first.obligation),
      ...{ sent: count('sent'), notNeeded: count('not-needed'), passed: count('passed'), of: group.length },
      schools: waiting
        .map(each => schoolOf(each, now, actor, hubNameOf))
        .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB')),
    },
  ];
}

function schoolOf(
  each: RequestNow,
  { nameOf }: RequestsNow,
  actor: Actor,
  hubNameOf: Reading['hubNameOf'],
): NotSentSchool {
  const { request, school, standing, target } = each;
  const last = request.steps.at(-1);
  return {
    ...{ id: request.id, urn: school.urn, name: school.name, hubName: hubNameOf(school.hubId), standing },
    said: last
      ? { kind: last.kind, day: last.day, words: last.words, at: last.at, byName: nameOf(last.byId) }
      : null,
    hasNobody: target.senderIds.length === 0,
    mayDecide: standing === 'put' && isDecider(actor, each),
    mayAnswer: isSender(actor, each),
  };
}

/** Those that somebody still waits for: late first, the longest late before the others; then what all have sent, the newest first. */
function byPressure(one: Round, other: Round): number {
  const rank = ({ schools, isLate }: Round) => (schools.length === 0 ? 2 : isLate ? 0 : 1);
  const order = rank(one) - rank(other);
  if (order !== 0) return order;
  const days = one.dueOn.localeCompare(other.dueOn);
  return (rank(one) === 2 ? -days : days) || one.name.localeCompare(other.name, 'en-GB');
}
