import type { IsoInstant } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { StuckPost } from '#ports/outbox.ts';
import type { TrustReads } from '#ports/store.ts';
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
  const waiting: StuckPost[] = [];
  for (const post of await trust.outbox.uncopied(now))
    if (!(await hasPlace(trust, post.audience))) waiting.push(post);
  const openAt = await quietUntil(trust, { now, bankHolidays });
  const held = openAt === null ? [] : await trust.outbox.heldBack(now, openAt);
  return [...copies, ...waiting, ...held];
}

/** Whether there is a conversation it could go to; a post without a copy then had nothing to show any more. */
async function hasPlace(trust: TrustReads, audience: StuckPost['audience']): Promise<boolean> {
  if (audience.kind === 'person') return (await trust.conversations.personalOf(audience.personId)).length > 0;
  const series = await trust.meetings.findSeries(audience.seriesId);
  return (await trust.conversations.byTeamsIds(series?.channelIds ?? [])).length > 0;
}
