import { CalendarRefused, CalendarUnavailable } from '#ports/calendar.ts';
import {
  type Mail,
  type MailDraft,
  MailLater,
  MailRefused,
  type Mails,
  type MailTrouble,
  MailUnknown,
} from '#ports/mail.ts';
import { failureOf } from './failures.ts';
import { type AskGraph, graphClient, pathOf } from './graph-client.ts';
import { neverConnected } from './never-connected.ts';
import { patienceOf, realTiming, type Timing } from './patience.ts';

const SEND_MS = 28_000;
/** Above this Graph wants an upload of its own; in base64 it is a third more. */
const MOST_ATTACHED = 3 * 1024 * 1024;
const LONGEST_SUBJECT = 255;

export interface GraphMailsOptions {
  /** GRAPH_BASE_URL, without the version. */
  readonly baseUrl: string;
  /** `graphToken(…)`; null where nothing is signed in. Throws the calendar port's errors. */
  readonly tokenFor: ((tenantId: string) => Promise<string>) | null;
  /** MAIL_SENDER: the one mailbox mails go from; null where there is none. */
  readonly sender: string | null;
  readonly fetch?: typeof fetch;
  readonly timing?: Timing;
  /** How long one mail may take; 28 s. */
  readonly sendWithinMs?: number;
}

/** Mails of every tenant from one mailbox, by Microsoft Graph (`Mail.Send`, limited to that mailbox). */
export function graphMails(options: GraphMailsOptions): Mails {
  const { baseUrl, tokenFor, sender, timing = realTiming, sendWithinMs = SEND_MS } = options;
  const opened = new Map<string, Mail>();
  return {
    of(tenantId) {
      if (tenantId === null || tokenFor === null || sender === null) return null;
      const tenant = tenantId.toLowerCase();
      const token = () => tokenFor(tenant);
      const ask = graphClient({ baseUrl, token, fetch: options.fetch ?? fetch, timing });
      const mail = opened.get(tenant) ?? graphMail(ask, { sender, token, timing, sendWithinMs });
      opened.set(tenant, mail);
      return mail;
    },
  };
}

interface Sending {
  readonly sender: string;
  readonly token: () => Promise<string>;
  readonly timing: Timing;
  readonly sendWithinMs: number;
}

function graphMail(ask: AskGraph, { sender, token, timing, sendWithinMs }: Sending): Mail {
  return {
    async send(draft) {
      if ((draft.attachment?.bytes.length ?? 0) > MOST_ATTACHED) throw new MailRefused('too-large');
      // Before anything is sent: without a token it surely was not.
      await tokenOrWhy(token);
      const call = {
        method: 'POST',
        path: pathOf('users', sender, 'sendMail'),
        body: mailJson(draft),
        isRepeatable: false,
      } as const;
      const answer = await ask(call, patienceOf(sendWithinMs, timing)).catch((error: unknown) => {
        if (error instanceof CalendarRefused) throw new MailRefused(asTrouble(error.why), { cause: error });
        throw neverConnected(error)
          ? new MailLater(null, { cause: error })
          : new MailUnknown('nobody answered', { cause: error });
      });
      const { status, afterMs } = answer;
      if (status === 202) return;
      // Throttled: nothing was done. A server that failed may have sent it, and takes no key by which to ask.
      if (status === 429) throw new MailLater(afterMs, { cause: failureOf(answer) });
      if (status < 300 || status === 408 || status >= 500)
        throw new MailUnknown(`answered ${status}`, { cause: failureOf(answer) });
      const failure = failureOf(answer);
      throw new MailRefused(failure instanceof CalendarRefused ? asTrouble(failure.why) : 'refused', {
        cause: failure,
      });
    },
  };
}

async function tokenOrWhy(token: () => Promise<string>): Promise<void> {
  try {
    await token();
  } catch (error) {
    if (error instanceof CalendarRefused) throw new MailRefused(asTrouble(error.why), { cause: error });
    throw new MailLater(error instanceof CalendarUnavailable ? error.afterMs : null, { cause: error });
  }
}

const SAME: readonly MailTrouble[] = ['no-mailbox', 'forbidden', 'not-signed-in'];
const asTrouble = (trouble: CalendarRefused['why']): MailTrouble =>
  SAME.find(each => each === trouble) ?? 'refused';

function mailJson({ to, subject, body, attachment }: MailDraft): object {
  return {
    message: {
      subject: oneLine(subject).slice(0, LONGEST_SUBJECT).toWellFormed(),
      body: { contentType: 'text', content: body.toWellFormed() },
      toRecipients: [{ emailAddress: { address: to.address, name: oneLine(to.name) } }],
      ...(attachment && {
        attachments: [
          {
            '@odata.type': '#microsoft.graph.fileAttachment',
            name: attachment.name,
            contentType: attachment.mediaType,
            contentBytes: Buffer.from(attachment.bytes).toString('base64'),
          },
        ],
      }),
    },
    saveToSentItems: true,
  };
}

/** A name that holds the end of a line could begin another header. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
