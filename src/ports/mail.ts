import { z } from 'zod/v4';
import type { DocumentFile } from './documents.ts';

export interface MailDraft {
  /** One address, and the name that stands beside it. */
  readonly to: { readonly address: string; readonly name: string };
  readonly subject: string;
  /** Plain language; lines are separated by \n. */
  readonly body: string;
  readonly attachment: DocumentFile | null;
}

/**
 * Why a mail will not go however often it is tried. `no-mailbox`: nobody has the sending address; `forbidden`: the bot may
 * not send from it; `not-signed-in`: Entra refuses the bot; `too-large`: the attachment is; `refused`: anything else.
 */
export const MailTrouble = z.enum(['no-mailbox', 'forbidden', 'not-signed-in', 'too-large', 'refused']);
export type MailTrouble = z.infer<typeof MailTrouble>;

/** It was not sent, and would not be however often it is tried. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  readonly trouble: MailTrouble;
  constructor(trouble: MailTrouble, options?: ErrorOptions) {
    super(`the mail was refused: ${trouble}`, options);
    this.trouble = trouble;
  }
}

/** It was surely not sent, and may be later; `afterMs` is how long whoever refused it asks to wait. */
export class MailLater extends Error {
  override readonly name = 'MailLater';
  readonly afterMs: number | null;
  constructor(afterMs: number | null, options?: ErrorOptions) {
    super('the mail was not sent yet', options);
    this.afterMs = afterMs;
  }
}

/** It may have been sent: nobody answered. Sent again it might arrive twice, so only a person decides that. */
export class MailUnknown extends Error {
  override readonly name = 'MailUnknown';
}

/** One sending mailbox of one tenant. */
export interface Mail {
  /**
   * Sends one mail and keeps it among those sent. Resolves when it was taken; that says nothing of its arrival. Throws
   * MailRefused, MailLater or MailUnknown and nothing else, each after half a minute at most. Not to be repeated after
   * MailUnknown: there is no way to find out whether it went.
   */
  send(draft: MailDraft): Promise<void>;
}

/** Where mails go from. */
export interface Mails {
  /** null where none can be sent: no mailbox is named, the tenant is not known, or nothing is signed in. */
  of(tenantId: string | null): Mail | null;
}
