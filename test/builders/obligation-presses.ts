type Given = [name: string, subject: string, input?: Record<string, unknown>];

/** Presses on what is to be sent, as `settleObligations` makes it. */
export function obligationPresses(id: (name: string) => string, own: string): Given[] {
  const [open, put] = [id('request-open'), id('request-put')];
  const said = { answer: 'done', sentOn: '2026-11-12', by: '', words: 'Sent by post', link: '' };
  return [
    ['to-send.answer', `urn:${own}`, { about: open }],
    ['to-send.save', `form:${open}`, said],
    ['to-send.list', `form:${open}`],
    ['to-send.agree', `form:${put}`],
    ['to-send.refuse', `form:${put}`, { refusal: 'It is for every school' }],
    ['to-send.more', `urn:${own}`, { page: 1 }],
    ['not-sent.open', 'not-sent', { request: open }],
    ['not-sent.cut', 'not-sent', { hub: 'all', thing: 'all' }],
    ['not-sent.more', 'not-sent', { page: 1 }],
  ];
}
