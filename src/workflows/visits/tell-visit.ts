import type { IsoInstant } from '#domain/time/iso.ts';
import { peopleOf, type Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';

/** What happened, as far as a new message of it goes: each is told once for each version of the visit. */
export type VisitNews =
  | 'offered'
  | 'booked'
  | 'moved'
  | 'cancelled'
  | 'declined'
  | 'lapsed'
  | 'not-held'
  | 'lead'
  | 'people'
  | 'flagged';

/**
 * Tells people by a card of their own, since a card that is redrawn notifies nobody; and has every card that shows the visit
 * redrawn. `to`: whom; everybody of the visit unless it is said. `except`: whoever did it has the answer in front of them.
 */
export async function tellVisit(
  trust: Pick<TrustWrites, 'outbox'>,
  visit: Pick<Visit, 'id' | 'version' | 'leadId' | 'attendees'>,
  telling: {
    readonly news: VisitNews;
    readonly now: IsoInstant;
    readonly to?: readonly string[];
    readonly except?: string | null;
    /** Nobody has just pressed a card: see `wantUpdates`. */
    readonly soon?: boolean;
  },
): Promise<void> {
  const { news, now, to = peopleOf(visit), except, soon = false } = telling;
  for (const personId of new Set(to)) {
    if (personId === except) continue;
    await trust.outbox.post(
      {
        key: `visit ${news} ${visit.id} ${visit.version} ${personId}`,
        ...{ card: 'visit', subject: visit.id, audience: { kind: 'person', personId } },
        ...{ urgency: 'now', dueAt: now },
      },
      now,
    );
  }
  await redrawVisit(trust, visit.id, { soon });
}

/** Every card about the visit is redrawn. */
export async function redrawVisit(
  trust: Pick<TrustWrites, 'outbox'>,
  id: string,
  { soon = false } = {},
): Promise<void> {
  await trust.outbox.wantUpdates(id, { soon });
}
