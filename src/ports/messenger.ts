import type { Conversation } from './conversation-store.ts';

/** An Adaptive Card as it goes over the wire. */
export interface CardMessage {
  readonly card: Readonly<Record<string, unknown>>;
  /** Plain words for notifications and for clients that show no cards. */
  readonly summary: string;
}

/** Sends cards to conversations. One call is one request: nothing is repeated in here. */
export interface Messenger {
  /** Posts a new message and returns its id. Throws `SendFailed`. */
  send(to: Conversation, message: CardMessage): Promise<string>;
  /** Replaces a message of ours; may be repeated. Throws `SendFailed`. */
  update(to: Conversation, activityId: string, message: CardMessage): Promise<void>;
  /** The user principal name behind a member of a conversation; `null` when Teams does not say. */
  principalName(at: { serviceUrl: string; conversationId: string }, memberId: string): Promise<string | null>;
}

/**
 * `arrived` says what is known: 'no' (refused before anything was done; may be sent again), 'never' (it will be
 * refused again: blocked, removed, not found), 'unknown' (a time-out or a failure after it was handed over).
 */
export class SendFailed extends Error {
  override readonly name = 'SendFailed';
  readonly arrived: 'no' | 'never' | 'unknown';
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
  constructor(
    message: string,
    facts: { arrived: 'no' | 'never' | 'unknown'; status?: number; retryAfterSeconds?: number },
  ) {
    super(message);
    this.arrived = facts.arrived;
    this.status = facts.status ?? null;
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null;
  }
}
