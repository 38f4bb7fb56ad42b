type Given = [name: string, subject: string, input?: Record<string, unknown>];

/** Presses on the cards of categories, statuses and what follows, of a trust as `settleRoads` makes it, under dsat's model. */
export function standingPresses(
  id: (name: string) => string,
  { own, hubs, other }: Record<'own' | 'hubs' | 'other', string>,
): Given[] {
  const school = `urn:${own}`;
  const right = { correctEntry: id('category'), correctTo: 'repair', correctFrom: '2026-09-01' };
  const set = { setDecidedOn: '2026-11-10', setFrom: '2026-11-12', setWhy: 'Results fell' };
  const asked = `request:${id('support')}`;
  const words = { what: 'A coach', area: 'Maths', reason: 'None within the trust', fromWhom: '' };
  const circumstance = { circumstance: 'ofsted', on: '2026-11-10', note: '' };
  return [
    ['category.choose (own school)', 'ask:', { urn: own }],
    ['category.choose (other school)', 'ask:', { urn: other }],
    ['category.needs', school],
    ['category.more', school, { page: 1 }],
    ['category.correct', school, { ...right, correctWhy: 'A wrong row' }],
    ['categories.open (own school)', 'ladder', { school: own }],
    ['categories.more', 'ladder', { page: 1 }],
    ['concern.set', `urn:${hubs}`, { ...set, setWhat: 'direct-intervention trustees' }],
    ['concern.end', school, { endOn: '2026-11-12', endWhy: 'Results rose' }],
    ['concern.convene', school, { boardOn: '2026-11-27', boardWhere: 'The office' }],
    ['concern.ask-plan', school, { planDueOn: '2026-11-27' }],
    ['concern.send-plan', school, { planLink: 'https://example.org/plan' }],
    ['concern.book', school, { what: 'aim' }],
    ['concern.choose (own school)', 'ask:', { urn: own }],
    ['concern.choose (other school)', 'ask:', { urn: other }],
    ['external-support.ask', school, words],
    ['external-support.agree', asked],
    ['external-support.decline', asked, { declineWhy: 'Ours is free' }],
    ['external-support.withdraw', asked],
    ['external-support.book', asked],
    ['external-support.choose (own school)', 'ask:', { urn: own }],
    ['external-support.choose (other school)', 'ask:', { urn: other }],
    ['intervention.record', school, circumstance],
    ['intervention.choose', 'ask:', { urn: own }],
  ];
}
