import { z } from 'zod/v4';
import { CategoryMeaning } from '#domain/category/meaning.ts';
import { EvidenceLine } from '#domain/category/proposal.ts';
import { ReviewState } from '#domain/category/review.ts';
import { IsoDate, IsoInstant } from '#domain/time/iso.ts';

const Choice = z.object({ id: z.string(), name: z.string() });

/** A proposal as it is shown: with the names of people and the words of the model. */
export const ProposalView = z.object({
  byId: z.string(),
  byName: z.string(),
  at: IsoInstant,
  category: CategoryMeaning,
  discussedOn: IsoDate,
  evidence: z.array(z.string()),
  words: z.string(),
  factors: z.array(z.string()),
  from: IsoDate,
});
export type ProposalView = z.infer<typeof ProposalView>;

/** What somebody may do next; the answer's own rules look again. */
export const ReviewMoves = z.object({
  propose: z.boolean(),
  /** Another officer's proposal is before the head: theirs would stand beside it. */
  differ: z.boolean(),
  talked: z.boolean(),
  reply: z.boolean(),
  withdraw: z.boolean(),
  confirm: z.boolean(),
  dispute: z.boolean(),
  askToTalk: z.boolean(),
  choose: z.boolean(),
  rule: z.boolean(),
});
export type ReviewMoves = z.infer<typeof ReviewMoves>;

/** A category review as one person may see it. */
export const ReviewView = z.object({
  id: z.string(),
  urn: z.string(),
  schoolName: z.string(),
  /** What the trust calls a category, and its head. */
  word: z.string(),
  headWord: z.string(),
  state: ReviewState,
  round: z.int(),
  /** "at the end of the AIM of 12 Nov", in words. */
  because: z.string(),
  openedAt: IsoInstant,
  /** As what the viewer sees it: of the school, of the team, as whoever decides, or only as a reader. */
  sees: z.enum(['school', 'team', 'decider', 'reader']),
  may: ReviewMoves,
  /** The category that holds now; null: none yet. */
  current: z.object({ id: z.string(), name: z.string(), since: IsoDate }).nullable(),
  rungs: z.array(Choice),
  proposal: ProposalView.nullable(),
  other: ProposalView.nullable(),
  chosen: z.object({ byName: z.string(), reason: z.string() }).nullable(),
  /** What is proposed now; of a settled review, what it came to. */
  meaning: CategoryMeaning.nullable(),
  asked: z.object({ names: z.array(z.string()), by: IsoDate }).nullable(),
  talk: z
    .object({
      byName: z.string(),
      at: IsoInstant,
      note: z.string(),
      on: IsoDate.nullable(),
      outcome: z.string(),
    })
    .nullable(),
  answers: z.array(
    z.object({
      kind: z.enum(['confirmed', 'disputed']),
      byName: z.string(),
      /** Of somebody who answered for the head. */
      forName: z.string().nullable(),
      at: IsoInstant,
      reasons: z.string(),
      links: z.array(z.string()),
      prefers: z.string().nullable(),
    }),
  ),
  reply: z
    .object({ byName: z.string(), at: IsoInstant, words: z.string(), changedTo: z.string().nullable() })
    .nullable(),
  rulingOn: z.enum(['disputed', 'not-answered']).nullable(),
  /** Who rules, or would: "the deputy CEO", their names, and whether it is written down for the trustees. */
  decider: z.object({ word: z.string(), names: z.array(z.string()), forTrustees: z.boolean() }),
  settled: z
    .object({
      how: z.enum(['agreed', 'ruled', 'not-answered']),
      byName: z.string(),
      at: IsoInstant,
      from: IsoDate,
      reason: z.string().nullable(),
      forTrustees: z.boolean(),
      /** Whether the school had this category before. */
      isSame: z.boolean(),
    })
    .nullable(),
  withdrawn: z.object({ byName: z.string(), at: IsoInstant, reason: z.string() }).nullable(),
  /** What may be ticked; only for whoever may propose. */
  evidence: z.array(EvidenceLine),
  factors: z.array(Choice.extend({ group: z.string() })),
  /** What was recommended in the report of the visit that led to this; only for the team. */
  recommended: z.string().nullable(),
  safeguardingContact: z.string().nullable(),
  viewerId: z.string(),
  today: IsoDate,
  /** By when an answer would be waited for, if it were asked now. */
  wouldAskBy: IsoDate,
  /** For the audit alone: where it stands, in ids and days. */
  facts: z.record(z.string(), z.unknown()),
  version: z.int(),
});
export type ReviewView = z.infer<typeof ReviewView>;
