import { FORGOTTEN_NAME } from '#domain/access/role.ts';
import type { CategoryReview } from '#domain/category/review.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { TrustReads } from '#ports/store.ts';
import { nameInShort } from '../agenda-sources/channel-may-know.ts';

/** Why a category is looked at, as the middle of a sentence: "at the end of the AIM of Thu 12 Nov". */
export async function becauseInWords(
  trust: Pick<TrustReads, 'visits' | 'people'>,
  { because, visitId, openedById }: Pick<CategoryReview, 'because' | 'visitId' | 'openedById'>,
  model: ImprovementModel,
  now: IsoInstant,
): Promise<string> {
  const word = model.words.category.name;
  switch (because) {
    case 'engagement': {
      const visit = visitId === null ? null : await trust.visits.find(visitId);
      if (!visit) return 'at the end of a visit';
      const day = visit.startsAt ? ` of ${dayInWords(dayOf(visit.startsAt), now)}` : '';
      return `at the end of the ${nameInShort(model, visit)}${day}`;
    }
    case 'year':
      return `because the ${word} was last looked at a year ago`;
    case 'none-yet':
      return `because the school has no ${word} yet`;
    case 'joining':
      return 'because the school has joined the trust';
    case 'asked': {
      const by = await trust.people.find(openedById);
      return `because ${by?.name ?? FORGOTTEN_NAME} asked for it`;
    }
  }
}
