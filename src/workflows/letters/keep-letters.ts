import { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { lettersRef } from './letters-ref.ts';

/** A mail takes half a minute; one taken this long ago belongs to a process that is gone. */
const LOST_AFTER = { minutes: 5 };
/** Whoever was to have it by e-mail has been given it by hand since then. */
const LATE_AFTER = { hours: 14 * 24 };
export const NOT_IN_TIME = 'not sent in two weeks';

/** Queues the e-mails that are due, where any can be sent, and gives up what nobody waits for; returns how many. */
export async function keepLetterMails(
  trust: TrustWrites,
  { now, sendsMail }: { readonly now: IsoInstant; readonly sendsMail: boolean },
): Promise<number> {
  const ago = (duration: Temporal.DurationLike) => Temporal.Instant.from(now).subtract(duration).toString();
  const given = { before: ago(LOST_AFTER), since: ago(LATE_AFTER), error: NOT_IN_TIME };
  const changed = await trust.letters.giveUpMails(given, now);
  for (const id of changed) {
    const letter = await trust.letters.find(id);
    await trust.outbox.wantUpdates(id);
    if (letter) await trust.outbox.wantUpdates(lettersRef(letter.academicYear));
  }
  return changed.length + (sendsMail ? await trust.letters.queueMails(now) : 0);
}
