import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { findForNeeds, NeedsAnswer, readSchoolNeeds } from '#workflows/owed/read-school-needs.ts';
import { book } from './actions/book.ts';
import { choose } from './actions/choose.ts';
import { decide } from './actions/decide.ts';
import { look } from './actions/look.ts';
import { record } from './actions/record.ts';
import { takeBack } from './actions/take-back.ts';
import { askedRef, readAsked } from './asked-words.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** What one school is owed and owes. The reference is "urn:123456 half-term", " why" with the rules; or "ask:half-term WORDS". */
export default defineCard<NeedsAnswer>({
  name: 'school-needs',
  label: 'what a school needs',
  audience: 'person',
  subject: NeedsAnswer,
  template,
  actions: [choose, look, record, decide, takeBack, book, more],
  commands: [
    {
      pattern: /^(?:what (?:does|do|is|are)\b(?=.*\b(?:needs?|owed?)\b)|needs?\b(?: of)?)\s*(.*?)[\s?!.]*$/i,
      usage: 'what does SCHOOL need',
      about: 'What a school is owed and owes this half term, or: what does Oakwood need this year?',
      topic: 'schools',
      for: ['school.read-owed'],
      find: async (_trust, argument) => askedRef(argument),
    },
  ],
  async load(trust, ref, { now, viewer, bankHolidays, modelFiles }) {
    const { actor } = viewer;
    const asked = readAsked(ref);
    if (!actor || !asked) return null;
    const asking = { now, actor, bankHolidays, modelFiles, showsWhy: false };
    if ('words' in asked) return findForNeeds(trust, asked.words, { ...asking, span: asked.span });
    return readSchoolNeeds(trust, asked.urn, { ...asking, ...asked });
  },
  async hold(trust, ref) {
    const asked = readAsked(ref);
    if (asked && 'urn' in asked) await trust.owed.hold(asked.urn);
  },
  // `load` has limited the subject to what this person may see, and gives nothing when that is nothing.
  mayRead: () => true,
  version: answer => (answer.kind === 'needs' ? answer.version : 0),
  facts: answer =>
    answer.kind === 'needs'
      ? Object.fromEntries(answer.recent.map(({ id, kind, on }) => [`row ${id}`, { kind, on }]))
      : {},
  view,
  summary(answer) {
    if (answer.kind === 'needs') return asWords(`What ${answer.name} needs: ${answer.period.name}`);
    if (answer.kind === 'choose') return asWords('Which school do you mean?');
    if (answer.kind === 'none') return asWords('No school by that name');
    if (answer.kind === 'gone') return asWords(`Nothing more is owed to ${answer.name}`);
    return asWords(`What ${answer.name} needs cannot be worked out yet`);
  },
});
