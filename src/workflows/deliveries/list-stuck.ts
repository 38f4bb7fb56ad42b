import type { IsoInstant } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { Audience, StuckPost } from '#ports/outbox.ts';
import type { TrustReads } from '#ports/store.ts';
import { peopleOf } from './people-of.ts';
import { quietUntil } from './quiet-until.ts';

/**
 * Everything of this trust that has not gone out as it should: what was given up first, then what waits for a chat, and
 * last what is held back on purpose.
 */
export async function listStuck(
  trust: TrustReads,
  { now, bankHolidays }: { now: IsoInstant; bankHolidays: BankHolidays },
): Promise<StuckPost[]> {
  const copies = await trust.outbox.stuckCopies();
  const waiting = await withoutPlace(trust, await trust.outbox.uncopied(now));
  const openAt = await quietUntil(trust, { now, bankHolidays });
  const held = openAt === null ? [] : await trust.outbox.heldBack(now, openAt);
  return [...copies, ...waiting, ...held];
}

/** Those that no conversation is open for; a post without a copy that has one had nothing to show any more. */
export async function withoutPlace(trust: TrustReads, posts: readonly StuckPost[]): Promise<StuckPost[]> {
  const known = new Map<string, boolean>();
  const waiting: StuckPost[] = [];
  for (const post of posts) {
    const key = JSON.stringify(post.audience);
    const has = known.get(key) ?? (await hasPlace(trust, post.audience));
    known.set(key, has);
    if (!has) waiting.push(post);
  }
  return waiting;
}

async function hasPlace(trust: TrustReads, audience: Audience): Promise<boolean> {
  if (audience.kind === 'series') {
    const series = await trust.meetings.findSeries(audience.seriesId);
    return (await trust.conversations.byTeamsIds(series?.channelIds ?? [])).length > 0;
  }
  for (const personId of (await peopleOf(trust, audience)) ?? [])
    if ((await trust.conversations.personalOf(personId)).length > 0) return true;
  return false;
}
