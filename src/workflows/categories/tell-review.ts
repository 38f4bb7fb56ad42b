import type { CategoryReview } from '#domain/category/review.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';

/** What a new message of a review is for; a card that is redrawn notifies nobody. */
type News = 'opened' | 'ask' | 'talk' | 'disputed' | 'differing' | 'ruling' | 'settled' | 'withdrawn';

/** The review's card, once to each of these people for each thing there is to say; all of it waits for the morning. */
export async function tellReview(
  trust: Pick<TrustWrites, 'outbox'>,
  review: Pick<CategoryReview, 'id' | 'version'>,
  telling: {
    readonly news: News;
    readonly to: readonly string[];
    readonly now: IsoInstant;
    /** Whoever did it has the answer in front of them. */
    readonly except?: string;
    /** What makes it the same message, where that is not the review's version. */
    readonly of?: string;
  },
): Promise<void> {
  const { news, to, now, except, of = String(review.version) } = telling;
  for (const personId of new Set(to)) {
    if (personId === except) continue;
    await trust.outbox.post(
      {
        key: `category review ${news} ${review.id} ${of} ${personId}`,
        ...{ card: 'category-review', subject: review.id, audience: { kind: 'person', personId } },
        ...{ urgency: 'can-wait', dueAt: now },
      },
      now,
    );
  }
}

/** Asks for the school's answer: once of each person for each time it is asked. */
export const askSchool = (
  trust: Pick<TrustWrites, 'outbox'>,
  review: Pick<CategoryReview, 'id' | 'version' | 'round' | 'asked' | 'proposal'>,
  { to, now }: { readonly to: readonly string[]; readonly now: IsoInstant },
): Promise<void> =>
  tellReview(trust, review, {
    ...{ news: 'ask', to, now },
    of: `${review.round} ${review.asked?.by ?? ''} ${review.proposal?.at ?? ''}`,
  });
