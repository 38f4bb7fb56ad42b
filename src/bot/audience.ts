import type { Conversation } from '#ports/conversation-store.ts';
import type { Audience } from '#ports/outbox.ts';
import type { TrustReads } from '#ports/store.ts';

/** The conversations an audience stands for now. Empty when none has been opened yet: the post waits for one. */
export async function conversationsOf(trust: TrustReads, audience: Audience): Promise<Conversation[]> {
  if (audience.kind === 'person')
    return (await trust.conversations.personalOf(audience.personId)).slice(0, 1);
  const series = await trust.meetings.findSeries(audience.seriesId);
  return series ? trust.conversations.byTeamsIds(series.channelIds) : [];
}

/** The audiences a newly opened conversation belongs to. */
export async function audiencesOf(trust: TrustReads, conversation: Conversation): Promise<Audience[]> {
  if (conversation.personId) return [{ kind: 'person', personId: conversation.personId }];
  const series = await trust.meetings.series();
  return series
    .filter(s => s.channelIds.includes(conversation.conversationId))
    .map(s => ({ kind: 'series', seriesId: s.id }));
}
