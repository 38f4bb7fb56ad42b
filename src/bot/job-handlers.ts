import type { JobHandlers } from '#ports/jobs.ts';
import { afterGivingUp } from './after-giving-up.ts';
import type { Bot } from './context.ts';
import { keepCalendar } from './keep-calendar.ts';
import { mailLetter } from './mail-letter.ts';
import { redraw } from './redraw.ts';
import { sendPost } from './send-post.ts';

/** What the queue's jobs do. */
export const jobHandlers = (bot: Bot): JobHandlers => ({
  'send-post': job => sendPost(bot, job.trustId, job.postId),
  'gave-up': job => afterGivingUp(bot, job),
  calendar: job => keepCalendar(bot, job.trustId, job.record),
  mail: job => mailLetter(bot, job),
  redraw: job => redraw(bot, job.trustId, job.deliveryId),
});
