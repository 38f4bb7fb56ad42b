import type { IsoInstant } from '#domain/time/iso.ts';
import type { Audience, Post, PostRequest } from './post.ts';

/**
 * What is known of one posted copy. `waiting`: it surely did not arrive and is tried again; `refused`: it would be
 * refused again; `unknown`: it may or may not have arrived, and only a person repeats it; `dead`: tried too often;
 * `dropped`: a person decided that it need not go.
 */
export const DELIVERY_STATES = [
  'sending',
  'waiting',
  'sent',
  'refused',
  'unknown',
  'dead',
  'dropped',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One posted copy. `attempts`: how often it was handed to Teams, or is about to be. */
export interface Delivery {
  readonly id: string;
  readonly postId: string;
  readonly conversationId: string;
  readonly state: DeliveryState;
  /** The message; null before it was sent, and again when it is gone. */
  readonly activityId: string | null;
  readonly attempts: number;
  readonly shownVersion: number;
  readonly wantsUpdate: boolean;
  /** How often the redraw it waits for has failed. */
  readonly redrawTries: number;
  /** What the last try failed with; null when it did not. */
  readonly error: string | null;
  /** Since when its redraw is given up: it shows an older state. */
  readonly staleSince: IsoInstant | null;
}

/**
 * What has not gone out: posts that are due, were not given to the queue and are not held back, since when the oldest
 * is due (null without any), how many are held back, and how many copies are in each state but those that are settled;
 * `stale`: sent, and their redraw was given up.
 */
export interface Backlog {
  readonly due: number;
  readonly held: number;
  readonly oldestDueAt: IsoInstant | null;
  readonly copies: Readonly<Record<Exclude<DeliveryState, 'sent' | 'dropped'> | 'stale', number>>;
}

/** `stale`: it was sent, and shows an older state since its redraw was given up. */
export type StuckState =
  | Exclude<DeliveryState, 'sending' | 'sent' | 'dropped'>
  | 'stale'
  | 'no-conversation'
  | 'held';

/** A copy, or a post without one, that has not gone out as it should. */
export interface StuckPost {
  /**
   * The copy's id; of a post that is held back or that no conversation has been opened for, the post's, and where it waits
   * for one of several people, theirs after it.
   */
  readonly id: string;
  readonly postId: string;
  /** Which of several people it waits for. */
  readonly personId: string | null;
  readonly state: StuckState;
  readonly card: string;
  readonly subject: string;
  readonly audience: Audience;
  readonly since: IsoInstant;
  readonly attempts: number;
  readonly error: string | null;
  /** Of what is held back: when it goes. */
  readonly until: IsoInstant | null;
}

/** A post of which not everybody has a copy, and of several people those who need none: they have it, or it was dropped. */
export interface UncopiedPost extends StuckPost {
  readonly settledFor: readonly string[];
}

/** A card that somebody has in their own chat, and when it was last sent there. */
export interface CardInChat {
  readonly personId: string;
  readonly card: string;
  readonly subject: string;
  readonly sentAt: IsoInstant;
}

export interface OutboxReads {
  /** Copies that wait for another try, that were given up, that are stale, or of which nobody knows; oldest first. */
  stuckCopies(): Promise<StuckPost[]>;
  /**
   * Posts given to the queue by `now`, due since `since`, of which there is no copy: nowhere to send them, or nothing to
   * show; and all those to several people, who each have one or not. Oldest first.
   */
  uncopied(now: IsoInstant, since?: IsoInstant): Promise<UncopiedPost[]>;
  /** Posts due by `now` and not queued that wait while it is quiet until `openAt`; oldest first. */
  heldBack(now: IsoInstant, openAt: IsoInstant): Promise<StuckPost[]>;
  findPost(id: string): Promise<Post | null>;
  /** Posts of this card about this subject. */
  postsAbout(card: string, subject: string): Promise<Post[]>;
  /** Posts to exactly this audience. */
  postsTo(audience: Audience): Promise<Post[]>;
  /**
   * These cards as far as they were sent into open chats of people, or of one person, since then, and may still ask
   * something; each subject once.
   */
  inChats(of: { cards: readonly string[]; since: IsoInstant; personId?: string }): Promise<CardInChat[]>;
  deliveriesOf(postId: string): Promise<Delivery[]>;
  findDelivery(id: string): Promise<Delivery | null>;
}

export interface OutboxWrites extends OutboxReads {
  /**
   * Writes the post, and, when it is due by `now` and cannot wait, queues it in the same transaction: both happen or
   * neither. What can wait is left to `queueDue`. A key already there changes nothing.
   */
  post(request: PostRequest, now: IsoInstant): Promise<void>;
  /** The same of many at once. */
  postAll(requests: readonly PostRequest[], now: IsoInstant): Promise<void>;
  /** Whether anything is due that can wait and was not queued. */
  anyThatWaits(now: IsoInstant): Promise<boolean>;
  /**
   * Queues every written post that has come due and was not queued, but for what waits while it is quiet until
   * `openAt` (null: it is not); returns how many. Safe from two processes.
   */
  queueDue(now: IsoInstant, openAt: IsoInstant | null): Promise<number>;
  /** A queued post goes back to be queued again later. */
  unqueue(postId: string): Promise<void>;
  /** Queues the redraws asked for where there was no queue (the command line). Asked again, each is queued once. */
  queueRedraws(): Promise<void>;
  /** Queues posts again, for conversations of their audience that opened since; copies already sent stay as they are. */
  requeue(postIds: readonly string[], now: IsoInstant): Promise<void>;
  /**
   * Takes the right to send this post into this conversation. `null` when a delivery is already there that does not
   * wait to be tried again: whoever made it is sending, has sent, or died while sending, and then nobody knows.
   */
  claim(postId: string, conversationId: string, at: IsoInstant): Promise<Delivery | null>;
  /** The copy has arrived. When its subject changed while it was on its way, a redraw is queued. */
  markSent(deliveryId: string, activityId: string, shownVersion: number, at: IsoInstant): Promise<void>;
  /** The copy was not delivered, or nobody knows, and the machine does no more about it. */
  giveUp(
    deliveryId: string,
    state: 'unknown' | 'refused' | 'dead',
    error: string,
    at: IsoInstant,
  ): Promise<void>;
  /** The message surely did not arrive and is to be tried again. Without an `error` it was not even tried. */
  putOff(deliveryId: string, error: string | null, at: IsoInstant): Promise<void>;
  /** A copy that was given up is tried again from the start, by the bot's next tick. */
  revive(deliveryId: string, at: IsoInstant): Promise<void>;
  /** A copy that was given up stays as it is for good. */
  drop(deliveryId: string, at: IsoInstant): Promise<void>;
  /** A post that is held back, or has nowhere to go, need not go. */
  dropPost(postId: string, at: IsoInstant): Promise<void>;
  /** The same for one of several people; the others get it. */
  dropPostFor(postId: string, personId: string): Promise<void>;
  /** Its redraw failed once more; given up, the copy is `stale` from then on. */
  redrawFailed(deliveryId: string, error: string, staleSince: IsoInstant | null): Promise<void>;
  /** The message is not there any more: its copy is not redrawn again, whoever asks. */
  messageGone(deliveryId: string): Promise<void>;
  /** A stale copy is redrawn after all, by the bot's next tick. */
  redrawAgain(deliveryId: string): Promise<void>;
  /** A stale copy may stay as it is. */
  letBeStale(deliveryId: string): Promise<void>;
  /**
   * Holds every copy of this card in this person's chat until this transaction ends: a change that asks for their redraw
   * has been saved before, or comes after. `false`: there is none.
   */
  holdInChat(card: CardInChat): Promise<boolean>;
  /**
   * What this card asked is settled: it is left out of `inChats` until its subject changes. The caller has held it before
   * it looked: what changed meanwhile would be lost otherwise.
   */
  askNoMore(card: CardInChat): Promise<void>;
  /** Takes the claim away: there is nothing to send. */
  release(deliveryId: string): Promise<void>;
  /** Claims from before `before` whose sender never came back become `unknown`; returns how many. */
  markAbandoned(before: IsoInstant, now: IsoInstant): Promise<number>;
  /**
   * Asks for every copy of every card about this subject, or about one of these, that was sent, or is being sent, to be redrawn; many asks
   * make one redraw. `except`: copies of this card, and of cards that list it, in this conversation, where
   * somebody has it in hand. `soon`: nobody has just pressed a card, so that it need not wait until an answer is read.
   */
  wantUpdates(
    subject: string | readonly string[],
    options?: { except?: { card: string; conversationId: string }; soon?: boolean },
  ): Promise<void>;
  /** The same for every copy in these people's own chats: what they may see has changed. */
  wantUpdatesOf(personIds: readonly string[]): Promise<void>;
  /** The same for every copy sent since then. */
  wantUpdatesSince(at: IsoInstant): Promise<void>;
  /**
   * The same for the copies of this card, posted since, in the open chats of its readers, that show another version; but
   * for those whose redraw is on its way or was given up.
   */
  wantUpdatesOfOlder(of: {
    card: string;
    version: number;
    readerIds: readonly string[];
    since: IsoInstant;
  }): Promise<void>;
  /** Takes the ask: one that comes while the copy is being redrawn makes another redraw. */
  beginRedraw(deliveryId: string): Promise<void>;
  /** It shows how things stand: what failed before is forgotten. */
  markShown(deliveryId: string, version: number): Promise<void>;
}
