import { z } from 'zod/v4';
import { badRequest } from './graph-error.ts';

const ZonedTime = z.strictObject({ dateTime: z.string(), timeZone: z.string().default('UTC') });
const EmailAddress = z.strictObject({ address: z.string(), name: z.string().nullish() });

/** What may be said of an event when it is made or changed. Graph refuses a property it does not know. */
const EventInput = z.strictObject({
  subject: z.string().max(255).nullish(),
  body: z
    .strictObject({
      contentType: z.enum(['text', 'html', 'Text', 'HTML']).default('text'),
      content: z.string(),
    })
    .optional(),
  start: ZonedTime.optional(),
  end: ZonedTime.optional(),
  isAllDay: z.boolean().optional(),
  location: z.strictObject({ displayName: z.string().nullish() }).nullish(),
  attendees: z
    .array(
      z.strictObject({
        emailAddress: EmailAddress,
        type: z.enum(['required', 'optional', 'resource']).default('required'),
      }),
    )
    .max(500)
    .optional(),
  isOnlineMeeting: z.boolean().optional(),
  onlineMeetingProvider: z.enum(['teamsForBusiness', 'unknown']).optional(),
  transactionId: z.string().nullish(),
  showAs: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere']).optional(),
  allowNewTimeProposals: z.boolean().optional(),
  singleValueExtendedProperties: z.array(z.strictObject({ id: z.string(), value: z.string() })).optional(),
});
export type EventInput = z.infer<typeof EventInput>;

/** Throws Graph's 400, naming what it could not read. */
export function readEventInput(body: unknown): EventInput {
  const read = EventInput.safeParse(body);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw badRequest(
    `Could not read the request body at '${where}': ${issue?.message ?? ''}`,
    'RequestBodyRead',
  );
}

const Answer = z.strictObject({ comment: z.string().default(''), sendResponse: z.boolean().default(true) });

/** The parameters of cancel, accept, decline and tentativelyAccept, whose case Graph does not mind. */
export function readAnswer(body: unknown): z.infer<typeof Answer> {
  const given = Object.entries(typeof body === 'object' && body !== null ? body : {});
  const read = Answer.safeParse(
    Object.fromEntries(given.map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value])),
  );
  if (!read.success) throw badRequest('Could not read the parameters.', 'RequestBodyRead');
  return read.data;
}
