import { z } from 'zod/v4';
import { RequestStep } from '#domain/obligation/request.ts';
import { RequestStanding } from '#domain/obligation/standing.ts';
import { IsoDate } from '#domain/time/iso.ts';

/** One thing somebody said of a request. */
export const GivenStep = RequestStep.pick({
  kind: true,
  day: true,
  words: true,
  link: true,
  at: true,
}).extend({
  byName: z.string(),
  /** By whoever looks. */
  isOwn: z.boolean(),
  /** It came, or was sent, after the last day. */
  isLate: z.boolean(),
});
export type GivenStep = z.infer<typeof GivenStep>;

/** One thing that is to be sent or confirmed, as whoever looks may see it. */
export const ToSendRow = z.object({
  id: z.string(),
  name: z.string(),
  about: z.string(),
  /** The first day of the time it is for; null: it is owed no more. */
  from: IsoDate.nullable(),
  dueOn: IsoDate,
  /** The day on which it was first asked for. */
  askedOn: IsoDate,
  standing: RequestStanding,
  isLate: z.boolean(),
  /** On the record by somebody else's hand. */
  isElsewhere: z.boolean(),
  /** Everything that was said, the earlier first. */
  given: z.array(GivenStep),
  /** Who is asked; none: nobody on record. */
  askedNames: z.array(z.string()),
  /** It is the trust's to send, not the school's. */
  isFromTrust: z.boolean(),
  mayAnswer: z.boolean(),
  /** Say whether it is applicable: it was put to them. */
  mayDecide: z.boolean(),
});
export type ToSendRow = z.infer<typeof ToSendRow>;

const Common = {
  urn: z.string(),
  schoolName: z.string(),
  safeguardingContact: z.string().nullable(),
  today: IsoDate,
  facts: z.record(z.string(), z.unknown()),
  version: z.int(),
};

/** All that a school, or the trust for it, has to send now, and what of each was sent last. */
export const ToSendList = z.object({
  kind: z.literal('list'),
  ...Common,
  rows: z.array(ToSendRow),
  /** For the school's own people; else for the team. */
  isOwn: z.boolean(),
});
export type ToSendList = z.infer<typeof ToSendList>;

/** One of them: to be answered, to be decided, or to be read. */
export const ToSendOne = z.object({
  kind: z.literal('one'),
  ...Common,
  row: ToSendRow,
  /** Whoever looks decides what is owed there: what they say is not applicable is not asked of anybody. */
  decidesAlone: z.boolean(),
});
export type ToSendOne = z.infer<typeof ToSendOne>;

export const ToSend = z.discriminatedUnion('kind', [ToSendList, ToSendOne]);
export type ToSend = z.infer<typeof ToSend>;
