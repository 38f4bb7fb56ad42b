import { z } from 'zod/v4';
import type { EventResponse, SeenEvent } from '#ports/calendar.ts';
import { RECORD_PROPERTY } from './event-json.ts';
import { unreadable } from './failures.ts';
import { Moment, ZonedMoment } from './times.ts';

/** What Outlook calls the place of a meeting that is nowhere but in Teams. */
const NOWHERE = 'Microsoft Teams Meeting';

const RESPONSES: Readonly<Record<string, EventResponse>> = {
  accepted: 'accepted',
  declined: 'declined',
  tentativelyAccepted: 'tentative',
};

const Attendee = z
  .object({
    type: z.string().nullish(),
    status: z.object({ response: z.string().nullish(), time: Moment.nullish().catch(null) }).nullish(),
    emailAddress: z.object({ address: z.string().nullish(), name: z.string().nullish() }).nullish(),
  })
  // Somebody without an address can be invited by nobody's doing here.
  .transform(({ type, status, emailAddress }) =>
    emailAddress?.address
      ? {
          address: emailAddress.address,
          name: emailAddress.name ?? emailAddress.address,
          required: type !== 'optional',
          response: RESPONSES[status?.response ?? ''] ?? ('none' as const),
          at: status?.time ?? null,
        }
      : null,
  );

/** Graph's event as far as we read it; the rest may come and go. */
export const GraphEvent = z.object({
  id: z.string().min(1),
  subject: z.string().nullish(),
  start: ZonedMoment,
  end: ZonedMoment,
  location: z.object({ displayName: z.string().nullish() }).nullish(),
  isCancelled: z.boolean().nullish(),
  isOrganizer: z.boolean().nullish(),
  type: z.string().nullish(),
  transactionId: z.string().nullish(),
  attendees: z.array(Attendee).nullish(),
  lastModifiedDateTime: Moment,
  singleValueExtendedProperties: z.array(z.object({ id: z.string(), value: z.string() })).nullish(),
});
export type GraphEvent = z.infer<typeof GraphEvent>;

/** What is asked of Graph wherever it lets itself be asked. */
export const EVENT_QUERY = {
  $select: [
    'id',
    'subject',
    'start',
    'end',
    'location',
    'isCancelled',
    'isOrganizer',
    'type',
    'transactionId',
    'attendees',
    'lastModifiedDateTime',
  ].join(','),
  $expand: `singleValueExtendedProperties($filter=id eq '${RECORD_PROPERTY}')`,
};

/** Throws CalendarUnavailable for what is no event. */
export function readEvent(body: unknown): GraphEvent {
  const read = GraphEvent.safeParse(body);
  if (read.success) return read.data;
  throw unreadable(new Error(`An event cannot be read at ${read.error.issues[0]?.path.join('.')}.`));
}

/** `record` where it is known from elsewhere: what answers a change carries no properties of ours. */
export function seenEvent(event: GraphEvent, record: string | null = recordOf(event)): SeenEvent {
  const place = event.location?.displayName ?? '';
  const attendees = (event.attendees ?? []).filter(attendee => attendee !== null);
  const answered = attendees.flatMap(({ response, at }) => (response === 'none' || at === null ? [] : [at]));
  return {
    eventId: event.id,
    record,
    subject: event.subject ?? '',
    startsAt: event.start,
    minutes: Math.round((Date.parse(event.end) - Date.parse(event.start)) / 60_000),
    location: place === '' || place === NOWHERE ? null : place,
    isCancelled: event.isCancelled ?? false,
    invited: attendees.map(({ at: _at, ...invited }) => invited),
    modifiedAt: event.lastModifiedDateTime,
    answeredAt: answered.toSorted().at(-1) ?? null,
  };
}

function recordOf({ singleValueExtendedProperties }: GraphEvent): string | null {
  const ours = singleValueExtendedProperties?.find(
    ({ id }) => id.toLowerCase() === RECORD_PROPERTY.toLowerCase(),
  );
  return ours?.value ?? null;
}
