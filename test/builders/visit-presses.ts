type Given = [name: string, subject: string, input?: Record<string, unknown>];

/** Presses on the cards of visits, of a trust whose visits are as `settleVisits` makes them. */
export function visitPresses(
  id: (name: string) => string,
  urns: Record<'own' | 'hubs' | 'other', string>,
): Given[] {
  const [offered, booked, dated] = ['offered', 'booked', 'dated'].map(state => id(`visit-${state}`)) as [
    string,
    string,
    string,
  ];
  const [slot, reason] = [id('slot'), 'The hall is taken'];
  const draft = `${id('visit-draft')} urn:${urns.own} aim`;
  const form = {
    ...{ findFrom: '2026-11-16', findTo: '2026-12-11', minutes: '90', where: 'school', lead: id('officer') },
    ...{ who: '', others: '', also: '', focus: '', documents: '' },
  };
  const series = {
    ...{ seriesFrom: '2026-11-16', seriesTo: '2026-12-18', weekday: '2', seriesTime: '09:00', every: '1' },
    ...{ seriesMinutes: '120', seriesLead: id('officer'), seriesFocus: '' },
  };
  const range = (urn: string) => `urn:${urn} 2026-12-01 2026-12-04 2w`;
  const moves = { firstDay: '2026-12-01', lastDay: '2026-12-04', moveBy: '2w', moveReason: reason };
  const plan = `${urns.own} 2026-12-01 2026-12-04 2w, ${id('visit-first')} 1 2026-12-15T13:00:00.000Z`;
  return [
    ['visit-offer.accept', offered, { slot }],
    ['visit-offer.propose', offered, { proposeDay: '2026-11-26', proposeTime: '10:00' }],
    ['visit-offer.decline', offered, { declineReason: reason }],
    ['visit-offer.rule-out', offered, { slot }],
    ['visit-offer.agree-dates', dated, { dates: dated }],
    ['visit-offer.open', offered],
    ['visit.move', booked, { moveDay: '2026-11-25', moveTime: '10:00', moveReason: reason }],
    ['visit.ask-move', booked, { askDay: '2026-11-25', askTime: '10:00', askReason: reason }],
    ['visit.cancel', booked, { cancelReason: reason }],
    ['visit.cancel-rest', id('visit-first'), { cancelReason: reason }],
    ['visit.say-why', id('visit-taken-out'), { offReason: reason }],
    ['visit.lead', booked, { newLead: id('deputy-ceo') }],
    ['visit.people', booked, { addNames: '', takeOff: id('member') }],
    ['visit.keep', booked],
    ['visit.new-times', offered],
    ['book-visit.find (own school)', `new-1 urn:${urns.own} aim`, form],
    ['book-visit.find (hub’s school)', `new-1 urn:${urns.hubs} aim`, form],
    ['book-visit.find (other school)', `new-1 urn:${urns.other} aim`, form],
    ['book-visit.find-series', `new-2 urn:${urns.own} support-day`, series],
    ['book-visit.offer', draft, { slots: slot, agreed: 'false' }],
    ['book-visit.choose (own school)', 'ask x', { urn: urns.own }],
    ['book-visit.choose (other school)', 'ask x', { urn: urns.other }],
    ['book-visit.kind', `new-3 urn:${urns.own} -`, { what: 'aim' }],
    ['book-visit.open', draft],
    ['move-visits.choose (own school)', 'ask x', { urn: urns.own }],
    ['move-visits.choose (other school)', 'ask x', { urn: urns.other }],
    ['move-visits.look (own school)', range(urns.own), moves],
    ['move-visits.look (other school)', range(urns.other), moves],
    ['move-visits.move (own school)', range(urns.own), { ...moves, plan }],
    ['owed.book (own school)', 'trust', { urn: urns.own, what: 'support-day' }],
    ['to-book.book (own school)', 'trust', { urn: urns.own, what: 'support-day' }],
    ['to-book.more', 'trust', { page: 1 }],
    ['school-needs.book (own school)', `urn:${urns.own} half-term`, { what: 'aim' }],
    ['school-needs.book (other school)', `urn:${urns.other} half-term`, { what: 'aim' }],
  ];
}
