import type { IsoInstant } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { StuckPost, UncopiedPost } from '#ports/outbox.ts';
import { type Audience, isSeveral } from '#ports/post.ts';
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
  const waiting = await waitingForPlace(trust, now);
  const openAt = await quietUntil(trust, { now, bankHolidays });
  const held = openAt === null ? [] : await trust.outbox.heldBack(now, openAt);
  return [...copies, ...waiting, ...held];
}

/** What waits for a conversation, by now and due since then; of several people, for whom. */
export async function waitingForPlace(
  trust: TrustReads,
  now: IsoInstant,
  since?: IsoInstant,
): Promise<StuckPost[]> {
  const known = new Map<string, boolean>();
  const waiting: StuckPost[] = [];
  for (const uncopied of await trust.outbox.uncopied(now, since))
    for (const post of await oneForEach(trust, uncopied)) {
      const audience = forWhom(post);
      const key = JSON.stringify(audience);
      const has = known.get(key) ?? (await hasPlace(trust, audience));
      known.set(key, has);
      // One without a copy that has a place had nothing to show any more.
      if (!has) waiting.push(post);
    }
  return waiting;
}

/** Whom of its audience it is stuck for, where that is one of several. */
export const forWhom = ({ audience, personId }: Pick<StuckPost, 'audience' | 'personId'>): Audience =>
  personId === null ? audience : { kind: 'person', personId };

/** The post itself; to several people, one for each who has none. */
async function oneForEach(trust: TrustReads, { settledFor, ...post }: UncopiedPost): Promise<StuckPost[]> {
  if (!isSeveral(post.audience)) return [post];
  const people = (await peopleOf(trust, post.audience)) ?? [];
  // To nobody at all, it waits for somebody to be appointed.
  if (people.length === 0) return settledFor.length === 0 ? [post] : [];
  return people
    .filter(id => !settledFor.includes(id))
    .map(personId => ({ ...post, id: `${post.id}.${personId}`, personId }));
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
