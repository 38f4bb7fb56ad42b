import type { ObligationRequest } from '#domain/obligation/request.ts';
import { isFromSchool } from '#domain/obligation/senders.ts';
import { lateSince } from '#domain/obligation/standing.ts';
import { isCurrent } from '#domain/school/school.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { type Requesting, requestsNow } from './requests-now.ts';

/** Something whose day is past and that nobody has sent. */
export interface LateRequest {
  readonly id: string;
  readonly urn: string;
  /** The model's id of it, and its name. */
  readonly thing: string;
  readonly name: string;
  readonly confidential: boolean;
  readonly dueOn: IsoDate;
  /** Everything that was said of it, in that order. */
  readonly steps: ObligationRequest['steps'];
  /** The later day by which it will be sent, as was said last and has not come yet; null: nobody said one. */
  readonly promisedFor: IsoDate | null;
  /** The day since which whoever sends it owes an answer; null: they have given one that holds (`lateSince`). */
  readonly since: IsoDate | null;
  /** The school's own people send it; else it is the trust's to send. */
  readonly isFromSchool: boolean;
  /** Whoever is to send it; none: nobody on record. */
  readonly senderIds: readonly string[];
}

/** What is late of what schools, and the trust for them, are to send: the longest late first. Reads only; a constant number of queries. */
export async function lateRequests(trust: TrustReads, asking: Requesting): Promise<LateRequest[]> {
  const schools = (await trust.schools.list()).filter(isCurrent);
  const now = await requestsNow(trust, schools, asking);
  return (now?.schools ?? [])
    .flatMap(({ requests }) => requests)
    .filter(({ isLate }) => isLate)
    .map(({ request, obligation, standing, target }) => ({
      ...{ id: request.id, urn: request.urn, thing: request.thing, name: obligation.name },
      confidential: obligation.confidential === true,
      ...{ dueOn: request.dueOn, steps: request.steps, senderIds: target.senderIds },
      ...{ since: lateSince(request, standing, now?.today ?? ''), isFromSchool: isFromSchool(obligation) },
      promisedFor: standing === 'later' ? (request.steps.at(-1)?.day ?? null) : null,
    }))
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn) || one.urn.localeCompare(other.urn));
}
