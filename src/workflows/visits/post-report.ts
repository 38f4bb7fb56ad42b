import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';

export interface ReportPost {
  readonly to: string;
  readonly dueAt: IsoInstant;
  readonly now: IsoInstant;
}

/** The report's card, once to each person for each thing there is to say of it. */
export async function postReport(
  trust: Pick<TrustWrites, 'outbox'>,
  visitId: string,
  {
    what,
    to,
    dueAt,
    now,
  }: ReportPost & { readonly what: 'draft' | 'time over' | 'pointed out' | 'accurate' | 'released' | 'left' },
): Promise<void> {
  await trust.outbox.post(
    {
      key: `report ${what} ${visitId} ${to}`,
      ...{ card: 'visit-report', subject: visitId, audience: { kind: 'person', personId: to } },
      ...{ urgency: 'can-wait', dueAt },
    },
    now,
  );
}

/** The draft, to be checked for the school. */
export const postDraft = (
  trust: Pick<TrustWrites, 'outbox'>,
  visitId: string,
  posting: ReportPost,
): Promise<void> => postReport(trust, visitId, { ...posting, what: 'draft' });
