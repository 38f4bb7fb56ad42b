import { z } from 'zod/v4';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { Availability, BusySpan, CalendarTrouble } from '#ports/calendar.ts';
import { inLondon, ZonedMoment } from './times.ts';

const STATUSES: Readonly<Record<string, BusySpan['status'] | null>> = {
  free: null,
  workingElsewhere: null,
  tentative: 'tentative',
  oof: 'away',
};

const WorkingHours = z.object({
  daysOfWeek: z.array(z.string()),
  startTime: z.string(),
  endTime: z.string(),
  timeZone: z.object({ name: z.string().nullish() }).nullish(),
});

const Schedule = z.object({
  scheduleId: z.string(),
  scheduleItems: z
    .array(z.object({ status: z.string().nullish(), start: ZonedMoment, end: ZonedMoment }))
    .nullish(),
  workingHours: WorkingHours.nullish(),
  error: z.object({ responseCode: z.string().nullish() }).nullish(),
});
type Schedule = z.infer<typeof Schedule>;

export const Schedules = z.object({ value: z.array(Schedule) });

const NOBODY = new Set([
  'ErrorMailRecipientNotFound',
  'ErrorNonExistentMailbox',
  'ErrorInvalidSmtpAddress',
  'ErrorMailboxNotFound',
]);
const CLOSED = new Set(['ErrorNoFreeBusyAccess', 'ErrorAccessDenied', 'ErrorProxyRequestNotAllowed']);

/** One person's schedule, or why there is none to read. */
export function availabilityIn(schedule: Schedule, around: IsoInstant): Availability | CalendarTrouble {
  const code = schedule.error?.responseCode ?? null;
  if (schedule.error && code !== null && NOBODY.has(code)) return 'no-mailbox';
  if (schedule.error) return code !== null && CLOSED.has(code) ? 'forbidden' : 'refused';
  const busy = (schedule.scheduleItems ?? []).flatMap(({ status, start, end }) => {
    // A status we do not know may well be in the way.
    const known = STATUSES[status ?? ''];
    return known === null ? [] : [{ from: start, until: end, status: known ?? ('busy' as const) }];
  });
  return { busy, workingHours: workingHoursIn(schedule, around) };
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function workingHoursIn({ workingHours }: Schedule, around: IsoInstant): Availability['workingHours'] {
  if (!workingHours) return null;
  const zone = workingHours.timeZone?.name ?? '';
  const from = inLondon(workingHours.startTime, zone, around);
  const until = inLondon(workingHours.endTime, zone, around);
  if (from === null || until === null || from >= until) return null;
  const theirs = new Set(workingHours.daysOfWeek.map(name => name.toLowerCase()));
  return { days: DAYS.flatMap((name, at) => (theirs.has(name) ? [at + 1] : [])), from, until };
}
