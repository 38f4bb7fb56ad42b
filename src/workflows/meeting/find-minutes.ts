import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import { dayIn } from '#domain/time/said-day.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { TrustReads } from '#ports/store.ts';

const LOOK_BACK_DAYS = 366;

/**
 * The closed meeting the asker means: the latest of those they may read, or the one on the day they typed. Otherwise why
 * there is none.
 */
export async function latestMinutes(
  trust: TrustReads,
  typed: string,
  { now, actor }: { now: IsoInstant; actor: Extract<Actor, { kind: 'person' }> },
): Promise<string | { why: string }> {
  const today = dayOf(now);
  const day = typed === '' ? null : dayIn(typed, today, 'past');
  if (typed !== '' && day === null)
    return { why: `“${typed}” is no day I know. Please type it like this: minutes 3 Nov` };
  const from = day ? momentOf(day, '00:00') : momentOf(addDays(today, -LOOK_BACK_DAYS), '00:00');
  const until = day ? momentOf(addDays(day, 1), '00:00') : now;
  const found: Meeting[] = [];
  for (const series of await trust.meetings.series())
    for (const meeting of await trust.meetings.between(series.id, from, until))
      if (meeting.closings > 0 && can(actor, 'meeting.read', meetingTarget(series, meeting)))
        found.push(meeting);
  const latest = found.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)).at(-1);
  if (latest) return latest.id;
  return {
    why: day
      ? `There are no minutes of a meeting on ${dayInWords(day, now)} that you may read.`
      : 'There are no minutes that you may read yet: a meeting has them once its chair has closed it.',
  };
}
