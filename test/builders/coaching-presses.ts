type Given = [name: string, subject: string, input?: Record<string, unknown>];

/** Presses on the coaching group that `settleCoaching` makes, and on what is about all groups. */
export function coachingPresses(
  id: (name: string) => string,
  urns: Record<'own' | 'hubs' | 'other', string>,
): Given[] {
  const group = `group:${id('group')}`;
  const held = `peer-review:${id('peer-review-held')}`;
  const written = { seen: 'Books', learned: '', willDo: '', told: 'the group' };
  const shared = { sharedText: 'Books', sharedWith: 'chair' };
  const made = {
    makeWho: `${urns.other}, ${id('staff').replace('-', ' ')}`,
    makeFrom: '2026-11-12',
    makeWhy: '',
  };
  const divided = { groupSize: '3', groupWhom: 'without', groupFrom: '2026-12-07' };
  const shown = { code: '', fingerprint: 'f'.repeat(32) };
  return [
    ['coaching-group.add', group, { addWho: urns.other, addFrom: '2026-11-16' }],
    ['coaching-group.remove', group, { removeWho: id('member-hubs'), removeFrom: '2026-11-16' }],
    ['coaching-group.change', group, { newName: 'Heron', newPurpose: '', newFacilitator: '' }],
    ['coaching-group.end', group, { endOn: '2026-12-18' }],
    ['coaching-group.choose', 'ask:', { group: id('group') }],
    ['coaching-group.review', group, { review: id('peer-review-held') }],
    ['coaching-group.time', group],
    ['coaching-groups.open', 'groups', { group: id('group') }],
    ['coaching-groups.make', 'groups', { makeName: 'Brand new', ...made }],
    ['coaching-groups.give-rule', 'groups', { ruleKind: 'same-phase', ruleSchools: '' }],
    ['coaching-groups.take-rule', 'groups', { takeWhat: id('rule') }],
    ['coaching-groups.more', 'groups', { page: 1 }],
    ['propose-groups.propose', 'propose-groups', divided],
    ['propose-groups.turn-page', 'propose-groups', { ...divided, ...shown, page: 1 }],
    ['propose-groups.agree', 'propose-groups', { ...divided, ...shown }],
    ['rota.propose', 'rota', {}],
    ['rota.turn-page', 'rota', { ...shown, page: 1 }],
    ['rota.agree', 'rota', shown],
    [
      'rota.bar',
      'rota',
      { barSchool: urns.own, barFrom: '2026-11-16', barTo: '2026-11-20', barKind: 'exams' },
    ],
    ['rota.take-back', 'rota', { takeDays: id('blackout') }],
    ['rota.more', 'rota', { page: 1 }],
    ['peer-review-time.find', id('untimed-review')],
    ['peer-review-time.save', id('timed-review'), { poll: id('poll'), round: 1, s1: 'yes' }],
    ['peer-review-time.none', id('timed-review'), { poll: id('poll'), round: 1 }],
    [
      'peer-review-time.set',
      id('stuck-review'),
      { setDay: '2026-12-07', setTime: '10:00', setAnyway: 'true' },
    ],
    ['peer-review-time.again', id('stuck-review')],
    ['peer-review-time.skip', id('stuck-review'), { skipWhy: 'Two heads are new' }],
    ['peer-review-time.open', id('peer-review')],
    ['peer-reviews.open', 'peer-reviews', { group: id('group') }],
    ['peer-reviews.more', 'peer-reviews', { page: 1 }],
    ['peer-review.focus', `peer-review:${id('peer-review')}`, { focus: 'Phonics' }],
    ['peer-review.held', `peer-review:${id('peer-review-over')}`],
    ['peer-review.not-held', `peer-review:${id('peer-review-over')}`, { notHeldWhy: 'Snow' }],
    ['peer-review.rebook', `peer-review:${id('peer-review-not-held')}`],
    ['peer-review.write', held],
    ['peer-review.save', `write:${id('peer-review-held')}`, written],
    ['peer-review.read', held],
    ['peer-review.more', `read:${id('peer-review-held')}`, { page: 1 }],
    ['peer-review.share', held],
    ['peer-review.confirm', `share:${id('peer-review-held')}`, shared],
    ['peer-review.give', `share:${id('peer-review-held')}`, { ...shared, confirmed: 'chair' }],
    ['peer-review.take-back', held, { shared: id('share') }],
    ['peer-review.back', held],
  ];
}
