import { seriesRef } from '#domain/meeting/find-series.ts';
import type { Series } from '#domain/meeting/series.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { Conversation } from '#ports/conversation-store.ts';
import type { TrustWrites } from '#ports/store.ts';
import { madeAhead } from './upcoming-meetings.ts';

/**
 * Makes this conversation the series' channel, in place of any other, and sends there what waited: everything posted
 * about meetings that are ahead. Teams announces a bot to a team, not to each of its channels, so the place is
 * remembered here. `same`: it was the channel already.
 */
export async function useChannel(
  trust: TrustWrites,
  { series, place, now }: { series: Series; place: Omit<Conversation, 'id' | 'personId'>; now: IsoInstant },
): Promise<'same' | 'set' | 'replaced'> {
  const { isNew } = await trust.conversations.remember({ ...place, personId: null }, now);
  const { conversationId } = place;
  const isSame = series.channelIds.includes(conversationId);
  if (isSame && !isNew) return 'same';
  if (!isSame) {
    const version = series.version + 1;
    await trust.meetings.saveSeries({ ...series, channelIds: [conversationId], version });
    await trust.outbox.wantUpdates(seriesRef(series.id));
  }
  const ahead = new Set((await madeAhead(trust, series, now)).filter(m => m.startsAt > now).map(m => m.id));
  const posts = await trust.outbox.postsTo({ kind: 'series', seriesId: series.id });
  const waiting = posts.filter(
    post => post.dueAt <= now && post.droppedAt === null && ahead.has(post.subject),
  );
  await trust.outbox.requeue(
    waiting.map(({ id }) => id),
    now,
  );
  if (isSame) return 'same';
  return series.channelIds.length === 0 ? 'set' : 'replaced';
}
