type Given = [name: string, subject: string, input?: Record<string, unknown>];

/** Presses on reviews of a school's category, as `settleReviews` makes them. */
export function reviewPresses(
  id: (name: string) => string,
  urns: Record<'own' | 'hubs' | 'other', string>,
): Given[] {
  const form = {
    ...{
      category: 'recovery',
      discussedOn: '2026-11-11',
      evidence: '',
      words: 'Seen',
      factors: '',
      from: '',
    },
  };
  return [
    ['category-review.propose', id('review-open'), form],
    ['category-review.propose (beside another)', id('review-with-head'), form],
    ['category-review.confirm', id('review-with-head')],
    ['category-review.talk', id('review-with-head'), { talkNote: '' }],
    ['category-review.dispute', id('review-with-head'), { reasons: 'Not so', links: '', prefers: 'none' }],
    ['category-review.talked', id('review-talking'), { talkedOn: '2026-11-12', talkedNote: '' }],
    ['category-review.reply', id('review-disputed'), { replyCategory: 'recovery', replyWords: 'So' }],
    ['category-review.choose', id('review-differing'), { chosenId: id('officer'), chosenReason: 'So' }],
    [
      'category-review.rule',
      id('review-ruling'),
      { ruledCategory: 'recovery', ruledReason: 'So', ruledFrom: '' },
    ],
    ['category.review (own school)', `urn:${urns.own}`],
    ['category.review (other school)', `urn:${urns.other}`],
    ['category-review.withdraw', id('review-with-head'), { withdrawReason: 'Too early' }],
  ];
}
