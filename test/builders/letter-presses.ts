type Given = [name: string, subject: string, input?: Record<string, unknown>];

/** Presses on the cards of letters, of a trust whose letters are as `settleLetters` makes them. */
export function letterPresses(id: (name: string) => string): Given[] {
  return [
    ['category-letter.acknowledge', id('letter-new')],
    ['category-letter.share', id('letter'), { sharedOn: '2026-11-12' }],
    ['category-letter.document', id('letter')],
    ['category-letter.document (before its date)', id('letter-coming')],
    ['letters.issue', 'letters 2026'],
    ['letters.send-again', 'letters 2026', { copy: `${id('letter')} ${id('clerk')}` }],
    ['letters.open', 'letters 2026', { letter: id('letter') }],
    ['letters.more', 'letters 2026', { page: 1 }],
  ];
}
