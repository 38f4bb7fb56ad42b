import type { IsoInstant } from '#domain/time/iso.ts';

/** Since when somebody's mailbox answers by itself, and until when; null: open on that side. */
export interface AutomaticReply {
  readonly from: IsoInstant | null;
  readonly until: IsoInstant | null;
}

/** Whose mailboxes of one tenant say that they are away. What they say to others is read by nobody. */
export interface AutomaticReplies {
  /**
   * Of each address whose automatic reply is on or scheduled, when; the others are left out, and so are those that could not be
   * asked, whose number is `unknown`. Never throws. Reads only; may be called again and again.
   */
  of(addresses: readonly string[]): Promise<{
    readonly replies: ReadonlyMap<string, AutomaticReply>;
    readonly unknown: number;
  }>;
}

/** Mailboxes of every tenant. */
export interface AutomaticRepliesOf {
  /** null where none can be asked: the tenant is not known, or nothing is signed in. */
  of(tenantId: string | null): AutomaticReplies | null;
}
