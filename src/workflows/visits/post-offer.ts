import type { IsoInstant } from '#domain/time/iso.ts';
import type { Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';

/** Asks these people about the times of an offer; each of them once for each time it is offered. */
export async function postOffer(
  trust: Pick<TrustWrites, 'outbox'>,
  { id, version, answerBy }: Pick<Visit, 'id' | 'version' | 'answerBy'>,
  personIds: readonly string[],
  now: IsoInstant,
  about: readonly string[] = [],
): Promise<void> {
  for (const personId of new Set(personIds))
    await trust.outbox.post(
      {
        key: `visit offer ${id} ${version} ${personId}`,
        ...{ card: 'visit-offer', subject: id, audience: { kind: 'person', personId } },
        urgency: answerBy === null ? 'can-wait' : { canWaitUntil: answerBy },
        ...{ about, dueAt: now },
      },
      now,
    );
}
