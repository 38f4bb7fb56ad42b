import { addMinutes, type IsoInstant } from '#domain/time/iso.ts';
import type { DocumentAddress } from '#ports/document-address.ts';
import type { TrustWrites } from '#ports/store.ts';

/** How long a way to a document is open. */
const ALIVE_MINUTES = 10;

/** Opens a way to the minutes for one person. Who may read what is asked again when it is used. */
export async function offerMinutes(
  trust: TrustWrites,
  {
    meetingId,
    personId,
    address,
    now,
  }: { meetingId: string; personId: string; address: DocumentAddress; now: IsoInstant },
): Promise<void> {
  await trust.documentLinks.save({
    tokenHash: address.tokenHash,
    personId,
    document: 'minutes',
    subject: meetingId,
    madeAt: now,
    expiresAt: addMinutes(now, ALIVE_MINUTES),
  });
}
