import type { JobHandlers } from '#ports/jobs.ts';
import type { Bot } from './context.ts';
import { redraw } from './redraw.ts';
import { sendPost } from './send-post.ts';

/** What the queue's jobs do. */
export const jobHandlers = (bot: Bot): JobHandlers => ({
  'send-post': job => sendPost(bot, job.trustId, job.postId),
  redraw: job => redraw(bot, job.trustId, job.deliveryId),
});
