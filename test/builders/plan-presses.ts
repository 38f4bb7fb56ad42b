type Given = [name: string, subject: string, input?: Record<string, unknown>];

/** Presses on a school's plans and a check-in, as `settlePlans` makes them. */
export function planPresses(
  id: (name: string) => string,
  urns: Record<'own' | 'hubs' | 'other', string>,
): Given[] {
  const draft = `plan:${id('plan-draft')}`;
  const running = `plan:${id('plan-running')}`;
  const checkIn = `check-in:${id('check-in')}`;
  const action = {
    ...{ priority: id('draft-priority'), newPriority: '', text: 'Hear each child', owner: '' },
    ...{ dueOn: '2027-01-15', measure: '', tag: 'none' },
  };
  const said = { rag: 'green', words: 'Better', help: '', links: '', done: 'no' };
  const begin = { planKind: 'attendance-plan', planTitle: 'Here every day' };
  const days = { planFrom: '2026-11-12', planTo: '2027-07-21' };
  const upload = `upload:${id('upload')}`;
  return [
    ['plan-import.say', upload, { school: urns.own, planKind: 'aip', year: '2026' }],
    ['plan-import.make', upload],
    ['plan-import.drop', upload],
    ['plan-import.open', upload],
    ['plan-import.document', upload],
    ['plan.choose (own school)', 'ask:', { urn: urns.own }],
    ['plan.choose (other school)', 'ask:', { urn: urns.other }],
    ['plan.open', `urn:${urns.own}`, { plan: id('plan-running') }],
    ['plan.start (own school)', `urn:${urns.own}`, { ...begin, ...days }],
    ['plan.start (other school)', `urn:${urns.other}`, { ...begin, ...days }],
    ['plan.agree', draft],
    ['plan.edit', draft, { about: id('draft-action') }],
    ['plan.save', `${draft} action:new`, action],
    ['plan.remove', `${draft} action:${id('draft-action')}`],
    ['plan.close', running, { impact: 'They read' }],
    ['plan.roll', running],
    ['plan.check-in', running],
    ['plan.document', running, { as: 'plan' }],
    ['plan.document (spreadsheet)', running, { as: 'plan-sheet' }],
    ['plan.back', `${running} action:${id('running-action')}`],
    ['plan.more', running, { page: 1 }],
    ['plans.open (own school)', 'trust', { school: urns.own }],
    ['plans.open (other school)', 'trust', { school: urns.other }],
    ['plans.hub', 'trust', { hub: 'all' }],
    ['plans.more', 'trust', { page: 1 }],
    ['overdue.open (own school)', 'trust', { school: urns.own }],
    ['overdue.open (other school)', 'trust', { school: urns.other }],
    ['overdue.hub', 'trust', { hub: 'all' }],
    ['overdue.more', 'trust', { page: 1 }],
    ['my-actions.answer', `actions of ${id('owner')}`, { about: id('running-owned') }],
    ['my-actions.plan', `actions of ${id('owner')}`, { about: id('running-owned') }],
    ['plan-check-in.answer', checkIn, { about: id('running-action') }],
    ['plan-check-in.save', `${checkIn} action:${id('running-action')}`, said],
    ['plan-check-in.save (handed on)', `${checkIn} action:${id('running-owned')}`, said],
    ['plan-check-in.hand-on', `${checkIn} action:${id('running-elsewhere')}`],
    ['plan-check-in.list', `${checkIn} action:${id('running-action')}`],
    ['plan-check-in.send', checkIn],
    ['plan-check-in.unchanged', checkIn, { unchangedWhy: 'Tests' }],
    ['plan-check-in.comment', `read:${id('check-in')}`, { comment: 'Thank you' }],
    ['plan-check-in.plan', `read:${id('check-in')}`],
    ['plan-check-in.more', `read:${id('check-in')}`, { page: 1 }],
  ];
}
