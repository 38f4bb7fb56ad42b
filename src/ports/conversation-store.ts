import type { IsoInstant } from '#domain/time/iso.ts';

/** Where the bot may write, as Teams announced it. */
export interface Conversation {
  readonly id: string;
  /** Teams' own id. The same id under another `serviceUrl` is another conversation. */
  readonly conversationId: string;
  readonly kind: 'personal' | 'group' | 'channel';
  readonly serviceUrl: string;
  readonly botId: string;
  readonly teamId: string | null;
  /** The one person of a personal chat, once known. */
  readonly personId: string | null;
}

export interface ConversationReads {
  find(id: string): Promise<Conversation | null>;
  /** The open conversations with these Teams ids, every service URL. */
  byTeamsIds(conversationIds: readonly string[]): Promise<Conversation[]>;
  personalOf(personId: string): Promise<Conversation[]>;
}

export interface ConversationWrites extends ConversationReads {
  /** Remembers the conversation or refreshes what is known of it; `isNew` also when it had been closed. */
  remember(
    conversation: Omit<Conversation, 'id'>,
    at: IsoInstant,
  ): Promise<{ conversation: Conversation; isNew: boolean }>;
  /** The app was removed: nothing more is sent there until it is remembered again. */
  close(conversationId: string, serviceUrl: string, at: IsoInstant): Promise<void>;
}
