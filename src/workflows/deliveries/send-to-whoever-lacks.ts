import type { OutboxWrites } from '#ports/outbox.ts';
import type { Post } from '#ports/post.ts';

/**
 * Posts go once more to those of their audience, as it is now, who have no copy; of several about one thing the latest,
 * since a card shows how things are now. Left to the tick, which keeps quiet hours and also looks after what the command
 * line asks for.
 */
export async function sendToWhoeverLacks(
  outbox: Pick<OutboxWrites, 'unqueue'>,
  posts: readonly Post[],
): Promise<void> {
  const latest = new Map(posts.map(({ id, card, subject }) => [`${card} ${subject}`, id]));
  for (const id of latest.values()) await outbox.unqueue(id);
}
