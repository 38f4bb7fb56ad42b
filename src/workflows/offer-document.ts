import { addMinutes, type IsoInstant } from '#domain/time/iso.ts';
import type { DocumentAddress } from '#ports/document-address.ts';
import type { DocumentKind } from '#ports/document-links.ts';
import type { TrustWrites } from '#ports/store.ts';

/** How long a way to a document is open. */
const ALIVE_MINUTES = 10;

interface Offered {
  readonly document: DocumentKind;
  /** Of minutes, the meeting's id; of a report, the visit's. */
  readonly subject: string;
  readonly personId: string;
  readonly address: DocumentAddress;
  readonly now: IsoInstant;
}

/** Opens a way to a document for one person. Who may read what is asked again when it is used. */
export async function offerDocument(
  trust: TrustWrites,
  { document, subject, personId, address: { tokenHash }, now }: Offered,
): Promise<void> {
  const expiresAt = addMinutes(now, ALIVE_MINUTES);
  await trust.documentLinks.save({ tokenHash, personId, document, subject, madeAt: now, expiresAt });
}
