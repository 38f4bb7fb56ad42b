import type { Job } from '#ports/jobs.ts';
import { sendLetterMail } from '#workflows/letters/send-mail.ts';
import type { Bot } from './context.ts';

/** Sends one copy of a letter by e-mail. What became of it is on the copy, whoever looks after it. */
export async function mailLetter(
  bot: Bot,
  { trustId, letterId, personId }: Extract<Job, { kind: 'mail' }>,
): Promise<void> {
  await sendLetterMail(bot, trustId, letterId, personId);
  bot.jobs.nudge();
}
