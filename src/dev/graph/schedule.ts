import { z } from 'zod/v4';
import { badRequest } from './graph-error.ts';
import type { Mailbox, ShowAs, StoredEvent } from './mailbox.ts';
import type { Outlook } from './outlook.ts';
import type { Preferences } from './preferences.ts';
import { millisecondsOf, onTheWall } from './zones.ts';

const MOST_ADDRESSES = 20;
const DAY_MS = 86_400_000;
const FEWEST_DAYS_TOO_MANY = 62;

const Asked = z.strictObject({
  schedules: z.array(z.string()).min(1),
  starttime: z.strictObject({ dateTime: z.string(), timeZone: z.string() }),
  endtime: z.strictObject({ dateTime: z.string(), timeZone: z.string() }),
  availabilityviewinterval: z.number().int().min(5).max(1440).default(30),
});

/** POST …/calendar/getSchedule: who cannot be read stands with an error among the others. */
export function getSchedule(outlook: Outlook, body: unknown, prefer: Preferences): object {
  // The action's parameters are written both ways in Microsoft's own examples.
  const given = Object.entries(typeof body === 'object' && body !== null ? body : {});
  const read = Asked.safeParse(Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), value])));
  if (!read.success) throw badRequest('Could not read the parameters.', 'RequestBodyRead');
  const { schedules, starttime, endtime, availabilityviewinterval: interval } = read.data;
  if (schedules.length > MOST_ADDRESSES)
    throw badRequest(
      `At most ${MOST_ADDRESSES} schedules can be asked for at once.`,
      'ErrorInvalidParameter',
    );
  const [from, until] = [millisecondsOf(starttime), millisecondsOf(endtime)];
  if (until <= from || until - from >= FEWEST_DAYS_TOO_MANY * DAY_MS)
    throw badRequest(
      'The requested time duration is not within the allowed limits.',
      'ErrorInvalidTimeInterval',
    );
  return {
    value: schedules.map(address => scheduleOf(outlook, address, { from, until, interval }, prefer)),
  };
}

interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly interval: number;
}

function scheduleOf(outlook: Outlook, address: string, stretch: Stretch, prefer: Preferences): object {
  const mailbox = outlook.look(address);
  if (!mailbox || mailbox.state === 'no-mailbox')
    return failed(address, 'ErrorMailRecipientNotFound', `Unable to resolve e-mail address ${address}.`);
  if (mailbox.state === 'forbidden')
    return failed(address, 'ErrorNoFreeBusyAccess', 'The caller does not have access to free/busy data.');
  const events = [...mailbox.events.values()]
    .filter(({ startMs, endMs }) => startMs < stretch.until && endMs > stretch.from)
    .sort((a, b) => a.startMs - b.startMs);
  return {
    scheduleId: address,
    availabilityView: viewOf(events, stretch),
    scheduleItems: events.map(event => ({
      isPrivate: false,
      status: event.showAs,
      subject: event.subject,
      location: event.location,
      start: onTheWall(event.startMs, prefer.timeZone),
      end: onTheWall(event.endMs, prefer.timeZone),
    })),
    ...(mailbox.workingHours && { workingHours: hoursOf(mailbox, mailbox.workingHours) }),
  };
}

function failed(address: string, responseCode: string, message: string): object {
  return { scheduleId: address, availabilityView: '', scheduleItems: [], error: { message, responseCode } };
}

function hoursOf({ timeZone }: Mailbox, hours: NonNullable<Mailbox['workingHours']>): object {
  return {
    daysOfWeek: hours.days,
    startTime: `${hours.from}:00.0000000`,
    endTime: `${hours.until}:00.0000000`,
    timeZone: { name: timeZone },
  };
}

/** Working elsewhere counts as free here, as Microsoft says for old callers' sake. */
const DIGIT: Readonly<Record<ShowAs, number>> = {
  free: 0,
  workingElsewhere: 0,
  unknown: 0,
  tentative: 1,
  busy: 2,
  oof: 3,
};

function viewOf(events: readonly StoredEvent[], { from, until, interval }: Stretch): string {
  const step = interval * 60_000;
  const slots = Array.from({ length: Math.ceil((until - from) / step) }, (_, slot) => from + slot * step);
  return slots
    .map(slot => {
      const during = events.filter(({ startMs, endMs }) => startMs < slot + step && endMs > slot);
      return Math.max(0, ...during.map(({ showAs }) => DIGIT[showAs]));
    })
    .join('');
}
