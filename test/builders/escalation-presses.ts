type Given = [name: string, subject: string, input?: Record<string, unknown>];

/** Presses on what is late at a school, and on when somebody is away, as `settleEscalations` makes them. */
export function escalationPresses(
  id: (name: string) => string,
  urns: Record<'own' | 'hubs' | 'other', string>,
): Given[] {
  const late = (state: string) => `check-in:${id(`late-${state}`)}:2026-11-06`;
  const days = { from: '2026-11-16', until: '2026-11-20' };
  return [
    ['escalation.give-time', late('officer'), { until: '2026-11-20', waitWhy: '' }],
    ['escalation.leave', late('officer'), { leaveWhy: 'By phone' }],
    ['escalation.leave (decider)', late('decider'), { leaveWhy: 'By phone' }],
    ['escalation.take-on', late('officer')],
    ['escalation.speak', late('decider')],
    ['escalation.agenda', late('decider')],
    ['escalation.add', late('agenda'), { words: 'Two were ill' }],
    ['escalation.open', late('agenda')],
    ['escalations.take-on', `waiting for ${id('officer')}`, { item: late('officer'), seen: 2 }],
    ['escalations.wait', `waiting for ${id('officer')}`, { item: late('officer'), seen: 2 }],
    ['escalations.open', `waiting for ${id('officer')}`, { item: late('officer'), seen: 2 }],
    ['escalations.more', `waiting for ${id('officer')}`, { page: 1 }],
    ['away.record (own school)', `urn:${urns.own}`, { person: id('head'), ...days }],
    ['away.record (other school)', `urn:${urns.other}`, { person: id('head'), ...days }],
    ['away.take-back', `urn:${urns.own}`, { absence: id('absence') }],
    ['away.choose (own school)', `urn:${urns.own}`, { urn: urns.own }],
  ];
}
