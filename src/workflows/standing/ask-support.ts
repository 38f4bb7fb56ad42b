import type { School } from '#domain/school/school.ts';
import type { NewSupportRequest } from '#domain/special-road/support-request.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { peopleOfSchool } from './people-of-school.ts';
import { wordsFault } from './reason-check.ts';
import { supportOfSchool, supportRequest } from './support-refs.ts';

/** What speaks against it, in a sentence; null when it was done. */
type Against = string | null;

/**
 * Asks the CEO for help from outside the trust; a CEO who asks has agreed. The caller has looked that this person may, and
 * holds the school.
 */
export async function requestSupport(
  trust: TrustWrites,
  request: NewSupportRequest,
  { school, isCeo, now }: { readonly school: School; readonly isCeo: boolean; readonly now: IsoInstant },
): Promise<Against> {
  const { what, area, reason, fromWhom } = request;
  const fault = await wordsFault(trust, [what, area, reason].join('. '));
  if (fault !== null) return fault;
  const { ceos } = await peopleOfSchool(trust, school);
  if (ceos.length === 0)
    return 'Nobody here is the CEO, who has to agree. Please ask a trust administrator to import one.';
  await trust.roads.addSupport({ ...request, fromWhom: fromWhom === '' ? null : fromWhom });
  await trust.outbox.wantUpdates(supportOfSchool(school.urn));
  if (isCeo)
    return answerSupport(trust, request.id, {
      school,
      state: 'agreed',
      byId: request.askedById,
      why: null,
      now,
    });
  for (const { id } of ceos) await post(trust, request.id, { personId: id, as: 'asked', now });
  return null;
}

export interface SupportAnswered {
  readonly school: School;
  readonly state: 'agreed' | 'declined' | 'withdrawn';
  readonly byId: string;
  readonly why: string | null;
  readonly now: IsoInstant;
}

/** The CEO agrees or declines, or whoever asked takes it back; everybody of it is told. */
export async function answerSupport(
  trust: TrustWrites,
  id: string,
  { school, state, byId, why, now }: SupportAnswered,
): Promise<Against> {
  const fault = why === null ? null : await wordsFault(trust, why);
  if (fault !== null) return fault;
  const request = await trust.roads.findSupport(id);
  if (!request || !(await trust.roads.settleSupport(id, { state, byId, at: now, why })))
    return 'That was answered meanwhile.';
  for (const subject of [supportRequest(id), supportOfSchool(school.urn)])
    await trust.outbox.wantUpdates(subject);
  if (state === 'withdrawn') return null;
  const { heads, officers } = await peopleOfSchool(trust, school);
  const told = new Set([request.askedById, ...[...heads, ...officers].map(each => each.id)]);
  for (const personId of told) if (personId !== byId) await post(trust, id, { personId, as: state, now });
  return null;
}

async function post(
  trust: TrustWrites,
  id: string,
  { personId, as, now }: { readonly personId: string; readonly as: string; readonly now: IsoInstant },
): Promise<void> {
  await trust.outbox.post(
    {
      key: `external support ${id} ${as} ${personId}`,
      ...{ card: 'external-support', subject: supportRequest(id) },
      ...{ audience: { kind: 'person', personId }, urgency: 'can-wait', dueAt: now },
    },
    now,
  );
}
