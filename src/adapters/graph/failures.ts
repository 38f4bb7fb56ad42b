import { CalendarRefused, type CalendarTrouble, CalendarUnavailable } from '#ports/calendar.ts';
import type { GraphAnswer } from './graph-client.ts';

/** What Graph calls a user without a calendar, or no user at all. */
const NO_MAILBOX = new Set([
  'MailboxNotEnabledForRESTAPI',
  'MailboxNotSupportedForRESTAPI',
  'ErrorInvalidUser',
  'ErrorNonExistentMailbox',
  'ErrorInvalidMailbox',
  'Request_ResourceNotFound',
  'ResourceNotFound',
]);
/** Busy, or somebody else changed it at the same moment: it may go well next time. */
const PASSING = new Set([408, 409, 412, 423, 429]);

/** The error for an answer other than the one hoped for. Its cause names status and code, never an address. */
export function failureOf(answer: GraphAnswer): CalendarRefused | CalendarUnavailable {
  const { status, code, afterMs } = answer;
  const cause = new Error(`Graph answered ${status}${code ? ` ${code}` : ''}.`);
  if (PASSING.has(status) || status >= 500) return new CalendarUnavailable(afterMs, { cause });
  return new CalendarRefused(troubleOf(status, code), { cause });
}

function troubleOf(status: number, code: string | null): CalendarTrouble {
  if (status === 401) return 'not-signed-in';
  if (code !== null && NO_MAILBOX.has(code)) return 'no-mailbox';
  return status === 403 ? 'forbidden' : 'refused';
}

/** Whatever was thrown on the way as one of the two the port knows. */
export function asCalendarFailure(error: unknown): CalendarRefused | CalendarUnavailable {
  if (error instanceof CalendarRefused || error instanceof CalendarUnavailable) return error;
  return new CalendarUnavailable(null, { cause: error });
}

/** The event is not there. Another 404, of a proxy or of a wrong address, says nothing of the event. */
export function isGone({ status, code }: GraphAnswer): boolean {
  return status === 404 && code === 'ErrorItemNotFound';
}

/** The answer did what was asked, but cannot be read. */
export function unreadable(cause: unknown): CalendarUnavailable {
  return new CalendarUnavailable(null, { cause });
}
