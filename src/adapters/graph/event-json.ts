import { addMinutes } from '#domain/time/iso.ts';
import type { EventDraft, NewEvent } from '#ports/calendar.ts';
import { utcTime } from './times.ts';

/** Where our record's name stands on an event: a property of this GUID is ours alone, and no Outlook shows it. */
export const RECORD_PROPERTY = 'String {5b3f0c52-7f0e-4f5b-9a64-2d2c9e1a7d31} Name FortnightRecord';

/** Outlook's longest. */
const LONGEST_SUBJECT = 255;

/** A draft as Graph's event; `body` where it is not the draft's plain text. */
export function eventJson(draft: EventDraft, body?: object): object {
  return {
    subject: draft.subject.slice(0, LONGEST_SUBJECT).toWellFormed(),
    body: body ?? { contentType: 'text', content: draft.body },
    start: utcTime(draft.startsAt),
    end: utcTime(addMinutes(draft.startsAt, draft.minutes)),
    // Somebody may have made it one: such an event takes no times but midnights.
    isAllDay: false,
    location: { displayName: draft.location ?? '' },
    attendees: draft.invited.map(({ address, name, required }) => ({
      emailAddress: { address, name },
      type: required ? 'required' : 'optional',
    })),
    ...(draft.isOnline && { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' }),
    singleValueExtendedProperties: [{ id: RECORD_PROPERTY, value: draft.record }],
  };
}

export function newEventJson({ draft, transactionId }: NewEvent): object {
  return { ...eventJson(draft), transactionId };
}

/** Teams' part of a body begins with a line of underscores. */
const RULE = /_{20,}/;

/**
 * The draft's words above what Teams put into the body. Written anew without Teams' part, the event would be no online
 * meeting any more, and nobody could join (as Microsoft documents it).
 */
export function bodyAbove(html: string, draft: EventDraft): object | undefined {
  const rule = RULE.exec(html)?.index;
  if (rule === undefined) return undefined;
  const block = html.lastIndexOf('<div', rule);
  const below = html.slice(block < 0 ? rule : block);
  const words = draft.body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return {
    contentType: 'html',
    content: `<html><body><div>${words.replaceAll('\n', '<br>')}</div>${below}`,
  };
}
