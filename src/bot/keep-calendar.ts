import { converge } from '#workflows/calendar/converge.ts';
import { keepMailbox, mailboxOfJob, type Watching } from '#workflows/calendar/keep-mailbox.ts';
import type { Bot } from './context.ts';
import { hashOfToken } from './document-desk.ts';

/** Brings one record and its event together, or looks after one mailbox. */
export async function keepCalendar(bot: Bot, trustId: string, record: string): Promise<void> {
  const personId = mailboxOfJob(record);
  if (personId === null) await converge(calendarWorld(bot), trustId, record);
  else await keepMailbox(calendarWorld(bot), trustId, personId);
  // What it found is to be sent and redrawn now.
  bot.jobs.nudge();
}

export const calendarWorld = (bot: Bot): Watching => ({
  ...bot,
  fingerprint: hashOfToken,
});
