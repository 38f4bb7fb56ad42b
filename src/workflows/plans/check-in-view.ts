import { z } from 'zod/v4';
import { IsoDate, IsoInstant } from '#domain/time/iso.ts';
import { Rag } from '#domain/visit/report.ts';
import { ActionRow } from './plan-view.ts';

/** One thing somebody said of an action in a check-in. */
export const Given = z.object({
  byName: z.string(),
  /** By whoever looks. */
  isOwn: z.boolean(),
  at: IsoInstant,
  rag: Rag.nullable(),
  words: z.string(),
  links: z.array(z.string()),
  done: z.boolean(),
  help: z.string(),
  isLate: z.boolean(),
});
export type Given = z.infer<typeof Given>;

/** An action that is asked about, and everything that was said of it in this check-in, the earlier first. */
export const AskedRow = ActionRow.extend({
  given: z.array(Given),
  needsHelp: z.boolean(),
  /** Its owner was asked about it. */
  isHandedOn: z.boolean(),
});
export type AskedRow = z.infer<typeof AskedRow>;

const Comment = z.object({ byName: z.string(), at: IsoInstant, words: z.string() });

const Common = {
  id: z.string(),
  planId: z.string(),
  urn: z.string(),
  schoolName: z.string(),
  planTitle: z.string(),
  kindName: z.string(),
  state: z.enum(['open', 'sent', 'passed']),
  dueOn: IsoDate,
  /** What it joins, where that is why it is due then: "Intensive Care Programme review". */
  joins: z.string().nullable(),
  isLate: z.boolean(),
  sent: z
    .object({ byName: z.string(), at: IsoInstant, unchanged: z.string().nullable(), isLate: z.boolean() })
    .nullable(),
  /** It was sent, and what that had done was taken back on the record of what is owed: it is asked for again. */
  takenBack: z.object({ sentAt: IsoInstant }).nullable(),
  safeguardingContact: z.string().nullable(),
  today: IsoDate,
  facts: z.record(z.string(), z.unknown()),
  version: z.int(),
};

/** A check-in as a whole: for the school, which answers it, or for the team, which reads it. */
export const CheckInList = z.object({
  kind: z.literal('list'),
  ...Common,
  sees: z.enum(['school', 'team']),
  rows: z.array(AskedRow),
  unanswered: z.int(),
  /** Numbers of the actions of which somebody has to say what would help first; the second list: if all else stayed as it is. */
  wantsHelp: z.array(z.string()),
  wantsHelpUnchanged: z.array(z.string()),
  may: z.object({ answer: z.boolean(), send: z.boolean(), comment: z.boolean() }),
  comment: Comment.nullable(),
  /** What the officer said about the one before. */
  lastComment: Comment.nullable(),
});
export type CheckInList = z.infer<typeof CheckInList>;

/** One action of a check-in, to be answered. */
export const CheckInForm = z.object({
  kind: z.literal('answer'),
  ...Common,
  row: AskedRow,
  measure: z.string(),
  priority: z.string(),
  /** It was taken out of the plan meanwhile. */
  isRemoved: z.boolean(),
  mayAnswer: z.boolean(),
  /** Whether the viewer has the whole check-in to go back to. */
  seesAll: z.boolean(),
  /** Whom it can be handed on to; null: nobody on record owns it, or it was already. */
  handOnTo: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type CheckInForm = z.infer<typeof CheckInForm>;

export const CheckInSubject = z.discriminatedUnion('kind', [CheckInList, CheckInForm]);
export type CheckInSubject = z.infer<typeof CheckInSubject>;
