import { actorId, OPERATOR } from '#domain/access/actor.ts';
import type { Letterhead } from '#domain/category/letterhead.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { LetterSettings } from '#ports/letter-store.ts';
import type { TrustWrites } from '#ports/store.ts';

export type LetterChange = Partial<Omit<LetterSettings, 'hasLetterhead'>>;

/**
 * Changes what is given of how the trust's letters look and who signs them, on the record. The letterhead and the address
 * are those of the day a letter is read; who signs and what closes it, of the day it is written. `letterhead` null takes
 * the picture away.
 */
export async function setLetters(
  trust: TrustWrites,
  change: LetterChange,
  { letterhead, now }: { readonly letterhead?: Letterhead | null; readonly now: IsoInstant },
): Promise<void> {
  const before = await trust.letters.settings();
  if (Object.keys(change).length > 0) await trust.letters.saveSettings(change);
  if (letterhead !== undefined) await trust.letters.saveLetterhead(letterhead);
  await trust.audit.append({
    ...{ at: now, actorId: actorId(OPERATOR), entrance: OPERATOR.entrance },
    ...{ verb: 'letters.settings', subject: 'letters' },
    ...{ before: kept(before), after: kept(await trust.letters.settings()) },
  });
}

/** What the audit keeps: no words anybody typed. */
const kept = ({ signatoryId, hasLetterhead }: LetterSettings) => ({ signatoryId, hasLetterhead });
