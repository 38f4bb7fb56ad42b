import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { FlagAnswer, findForFlag, readFlagForm } from '#workflows/read-flag-form.ts';
import { add } from './actions/add.ts';
import { choose } from './actions/choose.ts';
import { withdraw } from './actions/withdraw.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

const BY_URN = /^urn:(\d{6})$/;
const ASKED = 'ask:';

/** A word to the chair about a school that is not for the channel. The reference is "urn:123456", or "ask:" and the words typed. */
export default defineCard<FlagAnswer>({
  name: 'flag-school',
  label: 'the form for flags',
  audience: 'person',
  subject: FlagAnswer,
  template,
  actions: [add, withdraw, choose],
  commands: [
    {
      pattern: /^flag\b\s*(.*?)[\s?!.]*$/i,
      usage: 'flag SCHOOL',
      about: 'Tells the chair and named readers, and nobody else, to speak to you about a school',
      topic: 'meetings',
      for: ['school.flag'],
      find: async (_trust, argument) => `${ASKED}${argument.slice(0, 100)}`,
    },
  ],
  async load(trust, ref, { now, viewer, bankHolidays }) {
    if (!viewer.actor) return null;
    const asker = { now, bankHolidays, actor: viewer.actor };
    const urn = BY_URN.exec(ref)?.[1];
    if (urn) return readFlagForm(trust, urn, asker);
    return ref.startsWith(ASKED) ? findForFlag(trust, ref.slice(ASKED.length), asker) : null;
  },
  async hold() {
    // The meeting a flag goes to is held when it is added.
  },
  // `load` has limited the subject to what this person may flag.
  mayRead: () => true,
  version: () => 0,
  facts: answer => ({ flags: answer.kind === 'form' ? answer.flags.map(({ id }) => id) : [] }),
  view,
  summary(answer) {
    if (answer.kind === 'form') return asWords(`Flag ${answer.schoolName} to a chair`);
    if (answer.kind === 'not-theirs') return asWords('Flags are for the improvement team and departments');
    return asWords('Which school do you want to flag?');
  },
});
