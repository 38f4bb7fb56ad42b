import type { Conversation } from '#ports/conversation-store.ts';
import type { Audience, Post } from '#ports/post.ts';
import type { TrustReads } from '#ports/store.ts';
import { audiencesOfPerson, peopleOf } from '#workflows/deliveries/people-of.ts';

/** The conversations an audience stands for now. Empty when none has been opened yet: the post waits for one. */
export async function conversationsOf(trust: TrustReads, audience: Audience): Promise<Conversation[]> {
  if (audience.kind === 'series') {
    const series = await trust.meetings.findSeries(audience.seriesId);
    return series ? trust.conversations.byTeamsIds(series.channelIds) : [];
  }
  const chats: Conversation[] = [];
  for (const personId of (await peopleOf(trust, audience)) ?? [])
    chats.push(...(await trust.conversations.personalOf(personId)).slice(0, 1));
  return chats;
}

/** The same for a post, but for those of its people whom it was dropped for. */
export async function placesOf(
  trust: TrustReads,
  { audience, droppedFor }: Pick<Post, 'audience' | 'droppedFor'>,
): Promise<Conversation[]> {
  const all = await conversationsOf(trust, audience);
  return all.filter(({ personId }) => personId === null || !droppedFor.includes(personId));
}

/** The audiences a newly opened conversation belongs to. */
export async function audiencesOf(trust: TrustReads, conversation: Conversation): Promise<Audience[]> {
  if (conversation.personId) return audiencesOfPerson(trust, conversation.personId);
  const series = await trust.meetings.series();
  return series
    .filter(s => s.channelIds.includes(conversation.conversationId))
    .map(s => ({ kind: 'series', seriesId: s.id }));
}

/** Whether a copy sent to this conversation is still for it: a series may have another channel by now. */
export async function belongsTo(
  trust: TrustReads,
  { conversationId }: Conversation,
  audience: Audience,
): Promise<boolean> {
  // Whether it is still theirs, the card itself says when it is drawn for them.
  if (audience.kind !== 'series') return true;
  return (await trust.meetings.findSeries(audience.seriesId))?.channelIds.includes(conversationId) ?? false;
}

const ASKED = 'asked ';

/** The key of a post that answers somebody's own question; it is sent whatever has become of what it is about. */
export const askedKey = (id: string): string => `${ASKED}${id}`;
export const isAsked = ({ key }: Pick<Post, 'key'>): boolean => key.startsWith(ASKED);
