import type { IsoInstant } from '#domain/time/iso.ts';
import type { Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';

type Offered = Pick<Visit, 'id' | 'version' | 'answerBy'>;

/** Asks these people about the times of an offer; each of them once for each time it is offered. */
export async function postOffer(
  trust: Pick<TrustWrites, 'outbox'>,
  visit: Offered,
  personIds: readonly string[],
  now: IsoInstant,
  about: readonly string[] = [],
): Promise<void> {
  for (const personId of new Set(personIds))
    await askAbout(trust, visit, { personId, as: personId, dueAt: now, about }, now);
}

/** Asks one person, once for each time it is offered and each `as` they are asked. */
export async function askAbout(
  trust: Pick<TrustWrites, 'outbox'>,
  { id, version, answerBy }: Offered,
  asking: {
    readonly personId: string;
    readonly as: string;
    readonly dueAt: IsoInstant;
    readonly about: readonly string[];
  },
  now: IsoInstant,
): Promise<void> {
  const { personId, as, dueAt, about } = asking;
  await trust.outbox.post(
    {
      key: `visit offer ${id} ${version} ${as}`,
      ...{ card: 'visit-offer', subject: id, audience: { kind: 'person', personId } },
      urgency: answerBy === null ? 'can-wait' : { canWaitUntil: answerBy },
      ...{ about, dueAt },
    },
    now,
  );
}
