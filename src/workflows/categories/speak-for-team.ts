import type { EvidenceLine } from '#domain/category/proposal.ts';
import { type CategoryReview, teamIds } from '#domain/category/review.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { askedOfSchool } from './answer-by.ts';
import { type ReviewFacts, reviewFacts } from './review-facts.ts';
import { type Stepping, takeStep } from './take-step.ts';

/** Who steps, when. */
export interface By extends Stepping {
  readonly byId: string;
}

/** What somebody proposes; the caller has looked that the category, the factors and the evidence are the model's and the record's. */
export interface Proposed {
  readonly category: string;
  readonly discussedOn: IsoDate;
  readonly evidence: readonly EvidenceLine[];
  readonly words: string;
  readonly factors: readonly string[];
  readonly from: IsoDate;
}

/** Puts a category to the school; beside another officer's it goes to whoever decides first. */
export async function propose(
  trust: TrustWrites,
  id: string,
  { evidence, factors, ...proposed }: Proposed,
  by: By,
): Promise<CategoryReview> {
  const facts = await factsThere(trust, id, by);
  const { byId, now: at } = by;
  const proposal = { ...proposed, evidence: [...evidence], factors: [...factors], byId, at };
  const before = facts.review.proposal;
  if (before !== null && before.byId !== byId)
    return takeStep(trust, id, { kind: 'differed', at, byId, proposal }, by);
  const asked = await askedOfSchool(trust, facts, { ...by, except: [byId] });
  return takeStep(trust, id, { kind: 'proposed', at, byId, proposal, asked }, by);
}

/** Says that head and officer have talked: the clock goes on. */
export async function haveTalked(
  trust: TrustWrites,
  id: string,
  { on, note }: { readonly on: IsoDate; readonly note: string },
  by: By,
): Promise<CategoryReview> {
  const asked = await askedAgain(trust, id, by);
  return takeStep(trust, id, { kind: 'talked', at: by.now, byId: by.byId, on, note, asked }, by);
}

/** The team's one reply to a dispute, with the same category or another. */
export async function replyToDispute(
  trust: TrustWrites,
  id: string,
  { words, category }: { readonly words: string; readonly category: string },
  by: By,
): Promise<CategoryReview> {
  const asked = await askedAgain(trust, id, by);
  return takeStep(trust, id, { kind: 'replied', at: by.now, byId: by.byId, words, category, asked }, by);
}

/** Of two officers' proposals, which goes to the school. */
export async function chooseProposal(
  trust: TrustWrites,
  id: string,
  { ofId, reason }: { readonly ofId: string; readonly reason: string },
  by: By,
): Promise<CategoryReview> {
  const asked = await askedAgain(trust, id, by);
  return takeStep(trust, id, { kind: 'chosen', at: by.now, byId: by.byId, ofId, reason, asked }, by);
}

export const withdrawReview = (
  trust: TrustWrites,
  id: string,
  reason: string,
  by: By,
): Promise<CategoryReview> =>
  takeStep(trust, id, { kind: 'withdrawn', at: by.now, byId: by.byId, reason }, by);

async function askedAgain(trust: TrustWrites, id: string, by: By) {
  const facts = await factsThere(trust, id, by);
  return askedOfSchool(trust, facts, { ...by, except: [...teamIds(facts.review), by.byId] });
}

export async function factsThere(trust: TrustWrites, id: string, stepping: Stepping): Promise<ReviewFacts> {
  const facts = await reviewFacts(trust, id, stepping);
  if (!facts) throw new Error('a review that `allow` has found');
  return facts;
}
