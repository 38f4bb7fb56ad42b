import { type Delegation, isAhead } from '#domain/delegation/delegation.ts';
import { dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import { briefNewDelegate } from '../visits/plan-briefs.ts';
import { askAbout } from '../visits/post-offer.ts';
import { postDraft } from '../visits/post-report.ts';

/** From when on something can be asked of them: their first day, or now. */
const askedFrom = ({ from }: Pick<Delegation, 'from'>, now: IsoInstant): IsoInstant =>
  from > dayOf(now) ? momentOf(from, '00:00') : now;

/**
 * Asks whoever the school's heads have named about an offer as its heads are asked; whose time begins before it is to be
 * answered, from then on. `asked`: who is asked already.
 */
export async function askDelegates(
  trust: TrustWrites,
  visit: Visit,
  offer: {
    readonly headIds: readonly string[];
    readonly asked: readonly string[];
    readonly about: readonly string[];
    readonly now: IsoInstant;
  },
): Promise<void> {
  const { headIds, asked, about, now } = offer;
  const last = dayOf(visit.answerBy ?? now);
  for (const each of await trust.delegations.ofSchool(visit.urn)) {
    if (!isAhead(each, dayOf(now)) || each.from > last || !headIds.includes(each.namedById)) continue;
    if (asked.includes(each.personId)) continue;
    await postTo(trust, each, { visit, about }, now);
  }
}

/** Asks somebody just named about what waits for an answer of the school already: offers; of a deputy, drafts and briefs too. */
export async function askNewDelegate(
  trust: TrustWrites,
  delegation: Pick<Delegation, 'id' | 'urn' | 'personId' | 'kind' | 'from'>,
  now: IsoInstant,
): Promise<void> {
  const { urn, personId, kind } = delegation;
  const open = (await trust.visits.offered()).filter(visit => visit.urn === urn && visit.leadId !== personId);
  for (const [first, ...others] of Map.groupBy(open, ({ id, groupId }) => groupId ?? id).values()) {
    if (!first || delegation.from > dayOf(first.answerBy ?? now)) continue;
    await postTo(trust, delegation, { visit: first, about: others.map(({ id }) => id) }, now);
  }
  if (kind !== 'answers') return;
  await briefNewDelegate(trust, urn, now);
  const dueAt = askedFrom(delegation, now);
  for (const { visitId, state } of await trust.visits.unreleased()) {
    const visit = state === 'with-head' ? await trust.visits.find(visitId) : null;
    if (visit?.urn === urn && visit.leadId !== personId)
      await postDraft(trust, visitId, { to: personId, dueAt, now });
  }
}

async function postTo(
  trust: TrustWrites,
  delegation: Pick<Delegation, 'id' | 'personId' | 'from'>,
  { visit, about }: { readonly visit: Visit; readonly about: readonly string[] },
  now: IsoInstant,
): Promise<void> {
  const { id, personId } = delegation;
  const dueAt = askedFrom(delegation, now);
  await askAbout(trust, visit, { personId, as: `${personId} ${id}`, dueAt, about }, now);
}
