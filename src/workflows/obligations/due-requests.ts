import { type RequestsDue, requestsDue } from '#domain/obligation/request-window.ts';
import { isFromSchool } from '#domain/obligation/senders.ts';
import { askedBecause } from '#domain/obligation/standing.ts';
import { officersAt } from '#domain/plan/agreement.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import type { RequestAsk } from '#ports/obligation-store.ts';
import type { TrustReads } from '#ports/store.ts';
import {
  type Requesting,
  type RequestNow,
  type RequestsNow,
  requestsNow,
  type SchoolRequests,
} from './requests-now.ts';

/** Somebody who is to be asked for a request, and has not been for this cause. */
export interface AskDue extends Pick<RequestAsk, 'personId' | 'because'> {
  readonly request: RequestNow['request'];
  /** By the school's card; else it is the trust's to send, and one card has it for all schools. */
  readonly isFromSchool: boolean;
}

export interface SchoolDue extends RequestsDue {
  readonly school: School;
  readonly asks: readonly AskDue[];
  /** Who keeps an eye on what the school sends. */
  readonly officerIds: readonly string[];
}

/**
 * What there is to ask for today, school by school; those where there is nothing are left out, and so are those on holiday.
 * Reads only; a constant number of queries for all schools.
 */
export async function dueRequests(
  trust: TrustReads,
  asking: Requesting,
  urns?: readonly string[],
): Promise<SchoolDue[]> {
  const schools = (await trust.schools.list()).filter(
    school => isCurrent(school) && (!urns || urns.includes(school.urn)),
  );
  const now = await requestsNow(trust, schools, asking);
  if (!now) return [];
  const open = now.schools.filter(
    ({ calendar }) => calendar.knows(now.today) && calendar.isSchoolDay(now.today),
  );
  const ids = open.flatMap(({ requests }) => requests.map(({ request }) => request.id));
  const asked = new Set((await trust.obligations.asksOf(ids)).map(keyOf));
  return open
    .map(own => dueAt(now, own, asked))
    .filter(({ opens, moves, asks }) => opens.length + moves.length + asks.length > 0)
    .toSorted((one, other) => one.school.urn.localeCompare(other.school.urn));
}

function dueAt(now: RequestsNow, own: SchoolRequests, asked: ReadonlySet<string>): SchoolDue {
  const { school, calendar, items, requests } = own;
  const { today } = now;
  const due = requestsDue(
    items,
    requests.filter(({ isOver }) => !isOver).map(({ request }) => request),
    { calendar, today },
  );
  return {
    ...{ school, ...due },
    asks: requests.flatMap(each => asksOf(each, asked)),
    officerIds: officersAt(
      now.people.filter(({ isForgotten }) => !isForgotten),
      school,
    ),
  };
}

const asksOf = (
  { request, standing, obligation, target }: RequestNow,
  asked: ReadonlySet<string>,
): AskDue[] =>
  standing !== 'asked'
    ? []
    : target.senderIds
        .map(personId => ({
          ...{ request, personId, because: askedBecause(request), isFromSchool: isFromSchool(obligation) },
        }))
        .filter(({ personId, because }) => !asked.has(keyOf({ requestId: request.id, personId, because })));

const keyOf = ({ requestId, personId, because }: Omit<RequestAsk, 'at'>) =>
  `${requestId} ${personId} ${because}`;
