import { z } from 'zod/v4';
import type { IsoInstant } from '#domain/time/iso.ts';

/** Who a post is for; turned into conversations when it is sent, not before. */
export const Audience = z.discriminatedUnion('kind', [
  /** Every copy of the series' channel. */
  z.object({ kind: z.literal('series'), seriesId: z.string() }),
  z.object({ kind: z.literal('person'), personId: z.string() }),
]);
export type Audience = z.infer<typeof Audience>;

/** "Post this card about this subject to this audience." */
export interface PostRequest {
  /** The same key asked for twice is one post. */
  readonly key: string;
  readonly card: string;
  readonly subject: string;
  readonly audience: Audience;
  readonly dueAt: IsoInstant;
}

export interface Post extends PostRequest {
  readonly id: string;
}

/** One posted copy. `unknown`: the send may or may not have arrived, and only a person repeats it. */
export interface Delivery {
  readonly id: string;
  readonly postId: string;
  readonly conversationId: string;
  readonly state: 'sending' | 'sent' | 'refused' | 'unknown';
  readonly activityId: string | null;
  readonly attempts: number;
  readonly shownVersion: number;
  readonly wantsUpdate: boolean;
}

export interface OutboxReads {
  findPost(id: string): Promise<Post | null>;
  /** Posts of this card about this subject. */
  postsAbout(card: string, subject: string): Promise<Post[]>;
  /** Posts to exactly this audience. */
  postsTo(audience: Audience): Promise<Post[]>;
  deliveriesOf(postId: string): Promise<Delivery[]>;
  findDelivery(id: string): Promise<Delivery | null>;
}

export interface OutboxWrites extends OutboxReads {
  /**
   * Writes the post, and, when it is due by `now`, queues it in the same transaction: both happen or neither.
   * A key already there changes nothing.
   */
  post(request: PostRequest, now: IsoInstant): Promise<void>;
  /** Queues every written post that has come due and was not queued; returns how many. Safe from two processes. */
  queueDue(now: IsoInstant): Promise<number>;
  /** Queues posts again, for conversations of their audience that opened since; copies already sent stay as they are. */
  requeue(postIds: readonly string[], now: IsoInstant): Promise<void>;
  /**
   * Takes the right to send this post into this conversation. `null` when a delivery is already there: whoever
   * made it is sending, has sent, or died while sending, and then nobody knows.
   */
  claim(postId: string, conversationId: string, at: IsoInstant): Promise<Delivery | null>;
  /** The copy has arrived. When its subject changed while it was on its way, a redraw is queued. */
  markSent(deliveryId: string, activityId: string, shownVersion: number, at: IsoInstant): Promise<void>;
  markUnknown(deliveryId: string, error: string): Promise<void>;
  markRefused(deliveryId: string, error: string): Promise<void>;
  /** Gives the claim back: the message surely did not arrive. */
  release(deliveryId: string): Promise<void>;
  /** Claims from before `before` whose sender never came back become `unknown`; returns how many. */
  markAbandoned(before: IsoInstant): Promise<number>;
  /**
   * Asks for every copy of this card about this subject that was sent, or is being sent, to be redrawn; many asks
   * make one redraw.
   */
  wantUpdates(card: string, subject: string): Promise<void>;
  /** Takes the ask: one that comes while the copy is being redrawn makes another redraw. */
  beginRedraw(deliveryId: string): Promise<void>;
  markShown(deliveryId: string, version: number): Promise<void>;
}
