import { joinUrlOf, textOf } from './event-body.ts';
import { type Mailbox, passingId, type StoredEvent } from './mailbox.ts';
import type { Preferences } from './preferences.ts';
import { onTheWall } from './zones.ts';

export function changeKeyOf(version: number): string {
  return Buffer.from(`change-${version}`).toString('base64');
}

export function etagOf(version: number): string {
  return `W/"${changeKeyOf(version)}"`;
}

export function idFor(event: Pick<StoredEvent, 'id' | 'folderMoves'>, prefer: Preferences): string {
  return prefer.immutableIds ? event.id : passingId(event);
}

const emailAddress = (who: { name: string; address: string }) => ({
  emailAddress: { name: who.name, address: who.address },
});

/** Before anybody answers, Outlook has the year 1. */
const NEVER = '0001-01-01T00:00:00Z';

/** An event as Graph shows it from one mailbox. */
export function eventJson(
  event: StoredEvent,
  mailbox: Mailbox,
  prefer: Preferences,
): Record<string, unknown> {
  const location = { displayName: event.location, locationType: 'default' };
  const content = prefer.textBodies ? textOf(event.html) : event.html;
  return {
    '@odata.etag': etagOf(event.version),
    id: idFor(event, prefer),
    createdDateTime: event.createdAt,
    lastModifiedDateTime: event.modifiedAt,
    changeKey: changeKeyOf(event.version),
    categories: [],
    transactionId: event.transactionId,
    originalStartTimeZone: 'UTC',
    originalEndTimeZone: 'UTC',
    iCalUId: event.iCalUId,
    reminderMinutesBeforeStart: 15,
    isReminderOn: true,
    hasAttachments: false,
    subject: event.subject,
    bodyPreview: textOf(event.html).slice(0, 255),
    importance: 'normal',
    sensitivity: 'normal',
    isAllDay: event.isAllDay,
    isCancelled: event.isCancelled,
    isOrganizer: event.isOrganizer,
    responseRequested: true,
    seriesMasterId: event.type === 'occurrence' ? 'a-series' : null,
    showAs: event.showAs,
    type: event.type,
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(event.id)}`,
    onlineMeetingUrl: null,
    isOnlineMeeting: event.isOnlineMeeting,
    onlineMeetingProvider: event.isOnlineMeeting ? 'teamsForBusiness' : 'unknown',
    allowNewTimeProposals: true,
    isDraft: false,
    hideAttendees: false,
    recurrence: null,
    onlineMeeting: event.isOnlineMeeting ? { joinUrl: joinUrlOf(event.iCalUId) } : null,
    responseStatus: { response: event.response, time: event.respondedAt ?? NEVER },
    body: { contentType: prefer.textBodies ? 'text' : 'html', content },
    start: onTheWall(event.startMs, prefer.timeZone),
    end: onTheWall(event.endMs, prefer.timeZone),
    location,
    locations: event.location ? [location] : [],
    attendees: event.attendees.map(attendee => ({
      type: attendee.type,
      status: { response: attendee.response, time: attendee.respondedAt ?? NEVER },
      ...emailAddress(attendee),
    })),
    organizer: emailAddress(event.isOrganizer ? mailbox : event.organiser),
  };
}
