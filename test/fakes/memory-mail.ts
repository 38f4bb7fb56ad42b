import { type Mail, type MailDraft, MailLater, MailRefused, type Mails, MailUnknown } from '#ports/mail.ts';

/** What becomes of the next mail: `unknown-sent` says nothing of it and has sent it. */
export type MailFate = 'later' | 'forbidden' | 'no-mailbox' | 'unknown' | 'unknown-sent';

/** A mailbox to send from that keeps what it sends. */
export class MemoryMail implements Mail, Mails {
  readonly sent: MailDraft[] = [];
  readonly #fates: MailFate[] = [];
  isThere = true;

  of(tenantId: string | null): Mail | null {
    return tenantId !== null && this.isThere ? this : null;
  }

  /** The next mails fare so, one each. */
  next(...fates: readonly MailFate[]): void {
    this.#fates.push(...fates);
  }

  async send(draft: MailDraft): Promise<void> {
    if ((draft.attachment?.bytes.length ?? 0) > 3 * 1024 * 1024) throw new MailRefused('too-large');
    const fate = this.#fates.shift();
    if (fate === 'later') throw new MailLater(120_000);
    if (fate === 'forbidden' || fate === 'no-mailbox') throw new MailRefused(fate);
    if (fate !== 'unknown') this.sent.push(draft);
    if (fate === 'unknown' || fate === 'unknown-sent') throw new MailUnknown('nobody answered');
  }
}
