import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import { keptSince, RETENTION_KINDS, type RetentionKind } from '#domain/retention/retention.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { Expired } from '#ports/privacy.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { ownActions } from '../meeting/read-actions.ts';
import { forgetPerson } from './forget-person.ts';

/** So that a night after years of records is a few short transactions and not one long. */
const AT_ONCE = 200;
/** Gone by the day, and in everybody's interest: not worth a line of the audit. */
const UNNOTED: readonly RetentionKind[] = ['answers', 'document-links', 'plan-uploads'];

/**
 * Ends what has been kept long enough, some of each kind; returns whether there is more. On the record: how many of
 * which kind.
 */
export async function applyRetention(trust: TrustWrites, now: IsoInstant): Promise<{ more: boolean }> {
  await trust.people.noteLeavers(now);
  const own = await trust.privacy.ownPeriods();
  const ended: Partial<Record<RetentionKind, number>> = {};
  for (const kind of RETENTION_KINDS) {
    const count = await end(trust, kind, keptSince(kind, own, now), now);
    if (count > 0 && !UNNOTED.includes(kind)) ended[kind] = count;
  }
  await trust.privacy.forgetChats(now);
  if (Object.keys(ended).length > 0)
    await trust.audit.append({
      at: now,
      actorId: actorId(SCHEDULE),
      entrance: SCHEDULE.entrance,
      verb: 'retention.applied',
      subject: 'retention',
      after: ended,
    });
  return { more: Object.values(ended).some(count => count >= AT_ONCE) };
}

/** Whether that would forget somebody now: then its transaction is to be alone. */
export async function forgetsAnybody(trust: TrustReads, now: IsoInstant): Promise<boolean> {
  const since = keptSince('people', await trust.privacy.ownPeriods(), now);
  return (await trust.people.leftBefore(since)).length > 0;
}

async function end(
  trust: TrustWrites,
  kind: RetentionKind,
  before: IsoInstant,
  now: IsoInstant,
): Promise<number> {
  if (kind === 'answers') await trust.answers.forget(before);
  else if (kind === 'document-links') await trust.documentLinks.forget(before);
  else if (kind === 'people') return forgetLeavers(trust, before, now);
  else {
    const expired = await trust.privacy.expire(kind, before, AT_ONCE);
    await redrawWithout(trust, expired);
    return expired.count;
  }
  return 0;
}

/** What is gone is gone from the cards that show it, wherever they were posted, and from answers that would be given again. */
async function redrawWithout(trust: TrustWrites, { goneIds, meetingIds, ownerIds }: Expired): Promise<void> {
  for (const id of meetingIds) if (await trust.meetings.hold(id)) await trust.meetings.touch(id);
  for (const subject of [...meetingIds, ...goneIds, ...ownerIds.map(ownActions)])
    await trust.outbox.wantUpdates(subject);
}

async function forgetLeavers(trust: TrustWrites, before: IsoInstant, now: IsoInstant): Promise<number> {
  const leavers = (await trust.people.leftBefore(before)).slice(0, AT_ONCE);
  for (const id of leavers) await forgetPerson(trust, id, { actor: SCHEDULE, now });
  return leavers.length;
}
