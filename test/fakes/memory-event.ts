import type { EventDraft, SeenEvent } from '#ports/calendar.ts';

/** An event as the fake keeps it. */
export interface Held extends SeenEvent {
  readonly mailbox: string;
  readonly transactionId: string;
  readonly version: number;
}

export function said(
  draft: EventDraft,
): Pick<SeenEvent, 'subject' | 'startsAt' | 'minutes' | 'location' | 'record'> {
  const { subject, startsAt, minutes, location, record } = draft;
  return { subject, startsAt, minutes, location, record };
}

export function seen({
  mailbox: _mailbox,
  transactionId: _id,
  version: _version,
  ...event
}: Held): SeenEvent {
  return event;
}

export function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
