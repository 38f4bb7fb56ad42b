import { type CategoryReview, teamIds } from '#domain/category/review.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { answerBy } from './answer-by.ts';
import { type By, factsThere } from './speak-for-team.ts';
import { takeStep } from './take-step.ts';

/** The school agrees: it is settled. */
export const confirmCategory = (trust: TrustWrites, id: string, by: By): Promise<CategoryReview> =>
  takeStep(trust, id, { kind: 'confirmed', at: by.now, byId: by.byId }, by);

/** The school wants to talk first: no clock runs until that was done. */
export const askToTalk = (trust: TrustWrites, id: string, note: string, by: By): Promise<CategoryReview> =>
  takeStep(trust, id, { kind: 'talk-asked', at: by.now, byId: by.byId, note }, by);

/** What the school holds against it. */
export interface Dispute {
  readonly reasons: string;
  readonly links: readonly string[];
  readonly prefers: string | null;
}

/** The school disputes: the team replies once, then whoever decides has both sides. */
export async function disputeCategory(
  trust: TrustWrites,
  id: string,
  { reasons, links, prefers }: Dispute,
  by: By,
): Promise<CategoryReview> {
  const { review, school } = await factsThere(trust, id, by);
  const { byId, now: at } = by;
  const asked = { ids: teamIds(review), by: await answerBy(trust, school, by) };
  return takeStep(trust, id, { kind: 'disputed', at, byId, reasons, links: [...links], prefers, asked }, by);
}

/** What it is, where the two sides do not agree or one was silent. `from`: never before today. */
export async function ruleOn(
  trust: TrustWrites,
  id: string,
  ruling: { readonly category: string; readonly reason: string; readonly from: IsoDate },
  by: By,
): Promise<CategoryReview> {
  const { deciders } = await factsThere(trust, id, by);
  const { byId, now: at } = by;
  return takeStep(trust, id, { kind: 'ruled', at, byId, ...ruling, forTrustees: deciders.forTrustees }, by);
}
