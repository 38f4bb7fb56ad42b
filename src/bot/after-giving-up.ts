import type { Job } from '#ports/jobs.ts';
import { OUT_OF_TRIES } from '#workflows/deliveries/read-trouble.ts';
import { placesOf } from './audience.ts';
import type { Bot } from './context.ts';

/**
 * A job ran out of tries: what it threw was neither Teams' refusal nor a card that could not be drawn, or its process
 * died again and again. What it was to send is dead, what it was to redraw is stale: both are looked after by people.
 * May be called twice.
 */
export async function afterGivingUp(bot: Bot, job: Job): Promise<void> {
  bot.log.error({ job: job.kind, trust: job.trustId }, 'a job ran out of tries');
  if (job.kind === 'send-post') await leaveDead(bot, job.trustId, job.postId);
  else if (job.kind === 'redraw') await leaveStale(bot, job.trustId, job.deliveryId);
  // What a calendar's job was to do is a row that the tick finds again.
}

/** Every copy that is not sent, settled or in another's hands. Without a place the post waits for one, as any does. */
async function leaveDead(bot: Bot, trustId: string, postId: string): Promise<void> {
  const now = bot.clock.now();
  await bot.store.transaction(trustId, async trust => {
    const post = await trust.outbox.findPost(postId);
    if (!post || post.droppedAt !== null) return;
    for (const { id } of await placesOf(trust, post)) {
      const copy = await trust.outbox.claim(postId, id, now);
      if (!copy) continue;
      // It was not handed to Teams this time.
      await trust.outbox.putOff(copy.id, null, now);
      await trust.outbox.giveUp(copy.id, 'dead', OUT_OF_TRIES, now);
    }
  });
}

async function leaveStale(bot: Bot, trustId: string, deliveryId: string): Promise<void> {
  const now = bot.clock.now();
  await bot.store.transaction(trustId, async ({ outbox }) => {
    const copy = await outbox.findDelivery(deliveryId);
    if (copy?.state === 'sent' && copy.activityId !== null)
      await outbox.redrawFailed(deliveryId, OUT_OF_TRIES, now);
  });
}
