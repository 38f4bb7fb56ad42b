import type { IsoInstant } from '#domain/time/iso.ts';

/** Where the bot may write, as Teams announced it. */
export interface Conversation {
  readonly id: string;
  /** Teams' own id, which is what makes it this conversation. */
  readonly conversationId: string;
  readonly kind: 'personal' | 'group' | 'channel';
  /** Where Teams was last heard from about it: that can change with the region, and is where it is sent to. */
  readonly serviceUrl: string;
  readonly botId: string;
  readonly teamId: string | null;
  /** The one person of a personal chat, once known. */
  readonly personId: string | null;
}

export interface ConversationReads {
  find(id: string): Promise<Conversation | null>;
  /** The open conversations with these Teams ids. */
  byTeamsIds(conversationIds: readonly string[]): Promise<Conversation[]>;
  personalOf(personId: string): Promise<Conversation[]>;
}

export interface ConversationWrites extends ConversationReads {
  /**
   * Remembers the conversation or refreshes what is known of it; `isNew` also when it had been closed. A personal chat
   * of somebody else is another, whatever its id: what was sent there before was for the other.
   */
  remember(
    conversation: Omit<Conversation, 'id'>,
    at: IsoInstant,
  ): Promise<{ conversation: Conversation; isNew: boolean }>;
  /** The app was removed: nothing more is sent there until it is remembered again. */
  close(conversationId: string, at: IsoInstant): Promise<void>;
  /**
   * It shows nothing any more of what was sent there, as a window of the demo that was loaded again: closed for good, and
   * another conversation when it is remembered again. Nothing happens when it is not known.
   */
  setAside(conversationId: string, at: IsoInstant): Promise<void>;
}
