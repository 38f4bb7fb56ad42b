import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { countInWords } from '#domain/time/words.ts';
import { listVisits, VisitsAnswer } from '#workflows/visits/list-visits.ts';
import { choose } from './actions/choose.ts';
import { open } from './actions/open.ts';
import { askedIn, commands } from './commands.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** Visits by day. The reference is "week:next", "week:this", "mine", "urn:123456", or "ask:" and the words typed. */
export default defineCard<VisitsAnswer>({
  name: 'visits',
  label: 'the list of visits',
  audience: 'person',
  subject: VisitsAnswer,
  template,
  actions: [open, choose, more],
  commands,
  async load(trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) {
    const asked = askedIn(ref);
    return actor && asked && listVisits(trust, asked, { actor, now, bankHolidays, modelFiles });
  },
  // `load` has limited the list to what this person may know of.
  mayRead: () => true,
  version: () => 0,
  view,
  summary(answer) {
    if (answer.kind === 'visits')
      return asWords(`${answer.title}: ${countInWords(answer.rows.length, 'visit')}`, 200);
    return asWords(answer.kind === 'choose' ? 'Which school do you mean?' : 'No school by that name');
  },
});
