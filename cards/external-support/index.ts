import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { readSupport, SupportAnswer } from '#workflows/standing/read-support.ts';
import { askSupport, readSupportRef } from '#workflows/standing/support-refs.ts';
import { agree } from './actions/agree.ts';
import { ask } from './actions/ask.ts';
import { book } from './actions/book.ts';
import { choose } from './actions/choose.ts';
import { decline } from './actions/decline.ts';
import { withdraw } from './actions/withdraw.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/**
 * Help from outside the trust: somebody asks, the CEO agrees or not, and only then is anything booked. The reference is
 * "urn:123456", "request:ID", or "ask:" and the words typed.
 */
export default defineCard<SupportAnswer>({
  name: 'external-support',
  label: 'help from outside the trust',
  audience: 'person',
  subject: SupportAnswer,
  template,
  actions: [ask, agree, decline, withdraw, book, choose],
  commands: [
    {
      pattern: /^external (?:support|help)\b(?: (?:for|at))?\s*(.*?)[\s?!.]*$/i,
      usage: 'external support SCHOOL',
      about: 'Ask for help from outside the trust, which the CEO agrees to first; and what became of it',
      topic: 'schools',
      for: ['school.ask-support'],
      find: async (_trust, argument) => askSupport(argument.slice(0, 100)),
    },
  ],
  load: async (trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) =>
    actor && readSupport(trust, ref, { actor, now, bankHolidays, modelFiles }),
  async hold(trust, ref) {
    const asked = readSupportRef(ref);
    const urn =
      asked?.of === 'request'
        ? (await trust.roads.findSupport(asked.id))?.urn
        : asked?.of === 'school' && asked.urn;
    if (urn) await trust.owed.hold(urn);
  },
  // `load` has limited the subject to what this person may see.
  mayRead: () => true,
  asks: answer =>
    answer.kind === 'request' && answer.mayAgree && answer.request.state === 'asked'
      ? { what: asWords(`Agree to external support for ${answer.schoolName}, or not`, 120) }
      : null,
  version: answer => (answer.kind === 'request' ? answer.request.version : 0),
  facts(answer) {
    if (answer.kind === 'which') return {};
    const requests = answer.kind === 'school' ? answer.requests : [answer.request];
    return Object.fromEntries(requests.map(({ id, state }) => [`request ${id}`, state]));
  },
  view,
  summary: answer => asWords(headline(answer), 200),
});
