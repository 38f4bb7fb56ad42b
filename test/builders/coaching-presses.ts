type Given = [name: string, subject: string, input?: Record<string, unknown>];

/** Presses on the coaching group that `settleCoaching` makes, and on what is about all groups. */
export function coachingPresses(
  id: (name: string) => string,
  urns: Record<'own' | 'hubs' | 'other', string>,
): Given[] {
  const group = `group:${id('group')}`;
  const made = {
    makeWho: `${urns.other}, ${id('staff').replace('-', ' ')}`,
    makeFrom: '2026-11-12',
    makeWhy: '',
  };
  return [
    ['coaching-group.add', group, { addWho: urns.other, addFrom: '2026-11-16' }],
    ['coaching-group.remove', group, { removeWho: id('member-hubs'), removeFrom: '2026-11-16' }],
    ['coaching-group.change', group, { newName: 'Heron', newPurpose: '', newFacilitator: '' }],
    ['coaching-group.end', group, { endOn: '2026-12-18' }],
    ['coaching-group.choose', 'ask:', { group: id('group') }],
    ['coaching-groups.open', 'groups', { group: id('group') }],
    ['coaching-groups.make', 'groups', { makeName: 'Brand new', ...made }],
    ['coaching-groups.give-rule', 'groups', { ruleKind: 'same-phase', ruleSchools: '' }],
    ['coaching-groups.take-rule', 'groups', { takeWhat: id('rule') }],
    ['coaching-groups.more', 'groups', { page: 1 }],
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
  ];
}
