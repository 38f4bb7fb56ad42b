import type { Mailbox } from '#ports/calendar-link-store.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { Converging } from './turn.ts';

/** One thing of which a calendar told us; nothing of it is believed but that something may have changed. */
export interface CalendarNotice {
  readonly subscriptionId: string;
  readonly clientState: string;
  /** The event that changed; null where the notice is about the subscription itself. */
  readonly eventId: string | null;
  readonly lifecycle: 'reauthorization-required' | 'subscription-removed' | 'missed' | null;
}

/**
 * Takes notices in: what they are about is asked to be looked at, and the work itself is queued. A notice that does not show
 * the secret of its subscription is passed over. May be given any notice any number of times, late, and in any order.
 * Returns how many were believed.
 */
export async function takeNotices(
  world: Pick<Converging, 'store' | 'fingerprint' | 'clock' | 'log'>,
  notices: readonly CalendarNotice[],
): Promise<number> {
  const ofTrusts = Map.groupBy(
    notices.flatMap(notice => read(notice) ?? []),
    ({ trustId }) => trustId,
  );
  let believed = 0;
  for (const [trustId, ofTrust] of ofTrusts) {
    if (!(await world.store.trusts.find(trustId))) continue;
    believed += await world.store.transaction(trustId, async tx => {
      let count = 0;
      for (const notice of ofTrust) if (await takeOne(tx, notice, world)) count += 1;
      return count;
    });
  }
  if (believed < notices.length)
    world.log.warn({ passedOver: notices.length - believed }, 'calendar notices did not show their secret');
  return believed;
}

interface ReadNotice extends CalendarNotice {
  readonly trustId: string;
  readonly personId: string;
  readonly secret: string;
}

function read(notice: CalendarNotice): ReadNotice | null {
  const [trustId, personId, secret, ...more] = notice.clientState.split(' ');
  if (!trustId || !personId || !secret || more.length > 0) return null;
  return { ...notice, trustId, personId, secret };
}

async function takeOne(
  { calendarLinks }: TrustWrites,
  { personId, secret, subscriptionId, eventId, lifecycle }: ReadNotice,
  { fingerprint, clock }: Pick<Converging, 'fingerprint' | 'clock'>,
): Promise<boolean> {
  const box = await calendarLinks.mailbox(personId);
  if (!box || box.secretHash !== fingerprint(secret)) return false;
  // Before the answer to the subscribing arrives its id is not known.
  if (box.subscriptionId !== null && box.subscriptionId !== subscriptionId) return false;
  const now = clock.now();
  if (lifecycle)
    await calendarLinks.saveMailbox(personId, { ...afterwards(lifecycle, now), dueAt: now }, now);
  const link = eventId === null ? null : await calendarLinks.linkOfEvent(eventId);
  // Most of what happens in somebody's calendar is none of ours.
  if (link) await calendarLinks.want(link.record, link.organiserId, now, { patiently: true });
  return true;
}

/** What is known of the subscription from then on: it must be renewed, or made anew and all looked through. */
function afterwards(lifecycle: NonNullable<CalendarNotice['lifecycle']>, now: string): Partial<Mailbox> {
  if (lifecycle === 'reauthorization-required') return { expiresAt: now };
  return lifecycle === 'missed' ? { sweptAt: null } : { subscriptionId: null, sweptAt: null };
}
