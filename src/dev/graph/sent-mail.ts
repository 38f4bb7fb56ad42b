import { z } from 'zod/v4';
import { badRequest } from './graph-error.ts';

const Recipient = z.strictObject({
  emailAddress: z.strictObject({
    address: z.string().regex(/^[^@\s]+@[^@\s]+$/),
    name: z.string().optional(),
  }),
});
const Attachment = z.strictObject({
  '@odata.type': z.literal('#microsoft.graph.fileAttachment'),
  name: z.string().min(1),
  contentType: z.string().optional(),
  contentBytes: z.base64(),
});

/** Graph's action sendMail, as far as the bot asks for it; anything else is refused, so that a slip shows. */
const SendMail = z.strictObject({
  message: z.strictObject({
    subject: z.string().max(255),
    body: z.strictObject({ contentType: z.enum(['text', 'html']), content: z.string() }),
    toRecipients: z.array(Recipient).min(1),
    attachments: z.array(Attachment).optional(),
  }),
  saveToSentItems: z.boolean().optional(),
});

/** A mail somebody's mailbox has sent, as it stands among its sent items. */
export interface WrittenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly sentAt: string;
}

/** What a mailbox may take in one request. */
const MOST_BYTES = 4 * 1024 * 1024;

export function readSendMail(body: unknown): Omit<WrittenMail, 'from' | 'sentAt'> {
  const read = SendMail.safeParse(body);
  if (!read.success) throw badRequest(`The mail is not right at ${read.error.issues[0]?.path.join('.')}.`);
  const { subject, body: words, toRecipients, attachments = [] } = read.data.message;
  const files = attachments.map(({ name, contentBytes }) => ({
    name,
    bytes: Buffer.from(contentBytes, 'base64'),
  }));
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_BYTES)
    throw badRequest('The request is too large.', 'ErrorMessageSizeExceeded');
  return {
    ...{ subject, body: words.content, attachments: files },
    to: toRecipients.map(({ emailAddress }) => emailAddress.address),
  };
}
