import { z } from 'zod/v4';
import type { IsoInstant } from '#domain/time/iso.ts';

/** Who a post is for; turned into conversations when it is sent, not before. */
export const Audience = z.discriminatedUnion('kind', [
  /** Every copy of the series' channel. */
  z.object({ kind: z.literal('series'), seriesId: z.string() }),
  z.object({ kind: z.literal('person'), personId: z.string() }),
  /** Whoever chairs the series. */
  z.object({ kind: z.literal('chair'), seriesId: z.string() }),
  /** The group that may take over from the chair. */
  z.object({ kind: z.literal('deputies'), seriesId: z.string() }),
  /** Whoever owns the action. */
  z.object({ kind: z.literal('owner'), actionId: z.string() }),
]);
export type Audience = z.infer<typeof Audience>;

/** Whether it stands for several people, each with a copy of their own. */
export const isSeveral = ({ kind }: Audience): boolean => kind === 'deputies';

export const isOneSeries = (audience: Audience): audience is Extract<Audience, { seriesId: string }> =>
  'seriesId' in audience;

/**
 * `now`: it was asked for, or must be known at once. What can wait is held back while it is quiet, and where a moment
 * is given, only as long as it goes before that.
 */
export type Urgency = 'now' | 'can-wait' | { readonly canWaitUntil: IsoInstant };

/** "Post this card about this subject to this audience." */
export interface PostRequest {
  /** The same key asked for twice is one post. */
  readonly key: string;
  readonly card: string;
  readonly subject: string;
  readonly audience: Audience;
  readonly urgency: Urgency;
  /** Other subjects whose changes redraw it too, until the same card about the same subject was posted five times more. */
  readonly about?: readonly string[];
  readonly dueAt: IsoInstant;
}

export interface Post extends Omit<PostRequest, 'about'> {
  readonly id: string;
  readonly createdAt: IsoInstant;
  /** A person decided that it need not go. */
  readonly droppedAt: IsoInstant | null;
  /** The same for these of several people. */
  readonly droppedFor: readonly string[];
}

/** Whether it waits for this moment when it is quiet until then. */
export function isHeldUntil({ urgency }: Pick<Post, 'urgency'>, openAt: IsoInstant): boolean {
  return urgency === 'can-wait' || (urgency !== 'now' && urgency.canWaitUntil > openAt);
}
