import { z } from 'zod/v4';
import { dayOf, IsoDate, IsoInstant } from '../time/iso.ts';
import { Rag } from '../visit/report.ts';

/**
 * What somebody said of one action of a plan; it is never changed. Two of one check-in are both kept, and the later stands.
 * Without a check-in: what the plan said of it when it was made.
 */
export const PlanAnswer = z.object({
  id: z.string(),
  actionId: z.string(),
  checkInId: z.string().nullable(),
  rag: Rag.nullable(),
  words: z.string(),
  /** Addresses of evidence, https only. */
  links: z.array(z.string()),
  done: z.boolean(),
  /** What would help, of what is red or has been amber for long; empty: not said. */
  help: z.string(),
  byId: z.string(),
  at: IsoInstant,
});
export type PlanAnswer = z.infer<typeof PlanAnswer>;

/**
 * One time a school is asked how its plan goes. `open`: it is being answered, in time or late. `sent`: the school has said that
 * this is all. `passed`: it was not sent and is asked for no more: the next was due, or it was not needed. What was answered in it
 * counts all the same.
 */
export const CheckIn = z.object({
  id: z.string(),
  planId: z.string(),
  state: z.enum(['open', 'sent', 'passed']),
  openedAt: IsoInstant,
  /** The last day of what is owed that it is for. */
  owedTo: IsoDate,
  /** The last day on which it is in time: that, or the day of the visit it joins. */
  dueOn: IsoDate,
  /** It asks about the actions due by this day: until the next check-in. */
  asksUntil: IsoDate,
  /** The actions whose owners were asked as well. */
  handedOn: z.array(z.string()),
  /**
   * When it was sent last, and `unchanged`: why nothing else had changed; null: everything was answered. Of one that is not `sent` it
   * was taken back since: see `sentOf`.
   */
  sent: z.object({ byId: z.string(), at: IsoInstant, unchanged: z.string().nullable() }).nullable(),
  /** What the officer said about it, once; the head's next card shows it. */
  comment: z.object({ byId: z.string(), at: IsoInstant, words: z.string() }).nullable(),
});
export type CheckIn = z.infer<typeof CheckIn>;

/** When it was sent, so long as that stands. */
export const sentOf = ({ state, sent }: Pick<CheckIn, 'state' | 'sent'>): CheckIn['sent'] =>
  state === 'sent' ? sent : null;

/** What a check-in that is sent does of what is owed: another each time it is sent (`nth`: nobody else's), should it be taken back between. */
export const fulfilmentOfCheckIn = ({ id }: Pick<CheckIn, 'id'>, nth: string): string =>
  `check-in ${id} ${nth}`;

/** The check-in that brought a fulfilment; null: something else did. */
export const checkInOfFulfilment = (fulfilmentId: string): string | null =>
  /^check-in (\S+)(?: \S+)?$/.exec(fulfilmentId)?.[1] ?? null;

/** Whether something said of a check-in came after its last day: it is kept, and marked. */
export const isLate = ({ dueOn }: Pick<CheckIn, 'dueOn'>, at: IsoInstant): boolean => dayOf(at) > dueOn;
