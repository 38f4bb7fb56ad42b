import { htmlOf, joinUrlOf, withJoinLink } from './event-body.ts';
import type { EventInput } from './event-input.ts';
import { accessDenied, badRequest } from './graph-error.ts';
import { immutableId, type Mailbox, type StoredAttendee, type StoredEvent } from './mailbox.ts';
import type { Outlook } from './outlook.ts';
import { millisecondsOf } from './zones.ts';

const addressesOf = (event: StoredEvent) => event.attendees.map(({ address }) => address);

/** Makes an event and its copies; with a transactionId that is known already, answers with the event there is. */
export function createEvent(
  outlook: Outlook,
  mailbox: Mailbox,
  input: EventInput,
): { event: StoredEvent; isNew: boolean } {
  const { transactionId = null } = input;
  const known = [...mailbox.events.values()].find(
    held => transactionId !== null && held.transactionId === transactionId,
  );
  if (known) return { event: known, isNew: false };
  if (!input.start || !input.end)
    throw badRequest('Start and end are required.', 'ErrorPropertyValidationFailure');

  const count = outlook.nextCount();
  const now = outlook.clock.now();
  const event: StoredEvent = {
    id: immutableId(count),
    iCalUId: `040000008200E00074C5B7101A82E008${String(count).padStart(16, '0')}`,
    organiser: mailbox,
    isOrganizer: true,
    type: 'singleInstance',
    createdAt: now,
    transactionId,
    properties: new Map(),
    folderMoves: 0,
    subject: '',
    html: htmlOf(''),
    startMs: 0,
    endMs: 0,
    isAllDay: false,
    location: '',
    attendees: [],
    isCancelled: false,
    isOnlineMeeting: input.isOnlineMeeting === true,
    showAs: 'busy',
    response: 'organizer',
    respondedAt: null,
    modifiedAt: now,
    version: 0,
    stood: [],
  };
  apply(event, { ...input, body: input.body ?? { contentType: 'text', content: '' } });
  if (event.isOnlineMeeting) {
    event.html = withJoinLink(event.html, event.iCalUId);
    event.location ||= 'Microsoft Teams Meeting';
  }
  outlook.put(mailbox, event, 'created');
  for (const address of addressesOf(event)) invite(outlook, event, address);
  outlook.send('invitation', addressesOf(event), event.subject);
  return { event, isNew: true };
}

/** Changes an event as its organiser, in every copy. A new time asks everybody anew. */
export function changeEvent(
  outlook: Outlook,
  mailbox: Mailbox,
  event: StoredEvent,
  input: EventInput,
): StoredEvent {
  if (!event.isOrganizer) throw accessDenied();
  const before = { startMs: event.startMs, endMs: event.endMs, invited: addressesOf(event) };
  apply(event, input);
  if (event.startMs !== before.startMs || event.endMs !== before.endMs) forgetAnswers(event);
  outlook.put(mailbox, event, 'updated');
  const invited = addressesOf(event);
  for (const { mailbox: other, copy } of outlook.copies(event)) {
    if (invited.some(address => sameAddress(address, other.address))) {
      carryOver(event, copy);
      outlook.put(other, copy, 'updated');
    } else markCancelled(outlook, other, copy);
  }
  const added = invited.filter(address => !before.invited.some(known => sameAddress(known, address)));
  const left = before.invited.filter(address => !invited.some(kept => sameAddress(kept, address)));
  for (const address of added) invite(outlook, event, address);
  outlook.send('cancellation', left, event.subject);
  outlook.send('invitation', added, event.subject);
  outlook.send(
    'update',
    invited.filter(address => !added.includes(address)),
    event.subject,
  );
  return event;
}

/** Takes it out of the organiser's calendar; the others keep a cancelled copy and are told. */
export function cancelEvent(outlook: Outlook, mailbox: Mailbox, event: StoredEvent, comment: string): void {
  if (!event.isOrganizer) throw badRequest('Only the organizer can cancel a meeting.');
  outlook.takeOut(mailbox, event);
  for (const { mailbox: other, copy } of outlook.copies(event)) markCancelled(outlook, other, copy);
  outlook.send('cancellation', addressesOf(event), event.subject, comment);
}

/** As Outlook's Delete: the organiser's deletion calls the meeting off, anybody else's concerns their copy alone. */
export function deleteEvent(outlook: Outlook, mailbox: Mailbox, event: StoredEvent): void {
  if (event.isOrganizer) cancelEvent(outlook, mailbox, event, '');
  else outlook.takeOut(mailbox, event);
}

export type Answer = 'accepted' | 'declined' | 'tentativelyAccepted';

/** An attendee's answer; declining takes the copy out of their calendar. */
export function answerInvitation(
  outlook: Outlook,
  mailbox: Mailbox,
  event: StoredEvent,
  answer: Answer,
  { comment, sendResponse }: { comment: string; sendResponse: boolean },
): void {
  if (event.isOrganizer)
    throw badRequest("You can't respond to this meeting because you're the meeting organizer.");
  const now = outlook.clock.now();
  event.response = answer;
  event.respondedAt = now;
  event.showAs = answer === 'accepted' ? 'busy' : 'tentative';
  if (answer === 'declined') outlook.takeOut(mailbox, event);
  else outlook.put(mailbox, event, 'updated');
  if (!sendResponse) return;
  for (const { mailbox: other, copy } of outlook.copies(event)) {
    if (!copy.isOrganizer) continue;
    copy.attendees = copy.attendees.map(attendee =>
      sameAddress(attendee.address, mailbox.address)
        ? { ...attendee, response: answer, respondedAt: now }
        : attendee,
    );
    outlook.put(other, copy, 'updated');
    outlook.send('response', [other.address], event.subject, comment);
  }
}

function apply(event: StoredEvent, input: EventInput): void {
  const startMs = input.start ? millisecondsOf(input.start) : event.startMs;
  const endMs = input.end ? millisecondsOf(input.end) : event.endMs;
  if (endMs < startMs) throw badRequest('The end is before the start.', 'ErrorPropertyValidationFailure');
  event.startMs = startMs;
  event.endMs = endMs;
  if (input.subject != null) event.subject = input.subject;
  if (input.location) event.location = input.location.displayName ?? '';
  if (input.location === null) event.location = '';
  if (input.showAs) event.showAs = input.showAs;
  if (input.isAllDay !== undefined) event.isAllDay = input.isAllDay;
  if (input.body) {
    const { contentType, content } = input.body;
    event.html = contentType.toLowerCase() === 'html' ? content : htmlOf(content);
    // As documented: who writes the body anew without the link to join takes the meeting off Teams.
    if (event.version > 0 && !event.html.includes(joinUrlOf(event.iCalUId))) event.isOnlineMeeting = false;
  }
  if (input.isOnlineMeeting && !event.isOnlineMeeting) {
    event.isOnlineMeeting = true;
    event.html = withJoinLink(event.html, event.iCalUId);
  }
  if (input.attendees) event.attendees = input.attendees.map(one => attendeeOf(one, event.attendees));
  for (const { id, value } of input.singleValueExtendedProperties ?? []) event.properties.set(id, value);
}

function attendeeOf(
  { emailAddress, type }: NonNullable<EventInput['attendees']>[number],
  known: readonly StoredAttendee[],
): StoredAttendee {
  const { address } = emailAddress;
  const before = known.find(one => sameAddress(one.address, address));
  const name = emailAddress.name ?? address;
  return {
    address,
    name,
    type,
    response: before?.response ?? 'none',
    respondedAt: before?.respondedAt ?? null,
  };
}

function forgetAnswers(event: StoredEvent): void {
  event.attendees = event.attendees.map(one => ({ ...one, response: 'none', respondedAt: null }));
}

function invite(outlook: Outlook, event: StoredEvent, address: string): void {
  const mailbox = outlook.look(address);
  if (!mailbox || mailbox.state === 'no-mailbox' || sameAddress(address, event.organiser.address)) return;
  const copy: StoredEvent = {
    ...event,
    id: immutableId(outlook.nextCount()),
    isOrganizer: false,
    transactionId: null,
    // What an app writes on an event for itself does not travel with the invitation.
    properties: new Map(),
    response: 'notResponded',
    showAs: 'tentative',
    stood: [],
  };
  outlook.put(mailbox, copy, 'created');
}

function carryOver(event: StoredEvent, copy: StoredEvent): void {
  const moved = copy.startMs !== event.startMs || copy.endMs !== event.endMs;
  const { subject, html, startMs, endMs, isAllDay, location, attendees, isOnlineMeeting } = event;
  Object.assign(copy, { subject, html, startMs, endMs, isAllDay, location, attendees, isOnlineMeeting });
  if (moved) Object.assign(copy, { response: 'notResponded', respondedAt: null, showAs: 'tentative' });
}

function markCancelled(outlook: Outlook, mailbox: Mailbox, copy: StoredEvent): void {
  copy.isCancelled = true;
  copy.showAs = 'free';
  copy.subject = `Canceled: ${copy.subject.replace(/^Canceled: /, '')}`;
  outlook.put(mailbox, copy, 'updated');
}

function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
