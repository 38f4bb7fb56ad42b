import type { Conversation } from '#ports/conversation-store.ts';
import type { CardMessage, Messenger, SendFailed } from '#ports/messenger.ts';

/** Keeps what is sent instead of sending it; fails when told to. */
export class MemoryMessenger implements Messenger {
  readonly sent: { id: string; to: Conversation; message: CardMessage }[] = [];
  readonly updates: { id: string; message: CardMessage }[] = [];
  readonly principalNames = new Map<string, string>();
  /** Each is thrown once, in order, by the next sends. */
  readonly failures: SendFailed[] = [];

  async send(to: Conversation, message: CardMessage): Promise<string> {
    const failure = this.failures.shift();
    if (failure) throw failure;
    const id = `activity-${this.sent.length + 1}`;
    this.sent.push({ id, to, message });
    return id;
  }

  async update(_to: Conversation, id: string, message: CardMessage): Promise<void> {
    const failure = this.failures.shift();
    if (failure) throw failure;
    this.updates.push({ id, message });
  }

  async principalName(
    _at: { serviceUrl: string; conversationId: string },
    memberId: string,
  ): Promise<string | null> {
    return this.principalNames.get(memberId) ?? null;
  }
}
