import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { momentInWords } from '#domain/time/words.ts';
import { findForStatus, readSchoolStatus, StatusAnswer } from '#workflows/read-school-status.ts';
import { needs } from './actions/needs.ts';
import { show } from './actions/show.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

const BY_URN = /^urn:(\d{6})$/;
const ASKED = 'ask:';

/** One school as the asker may see it. The reference is "urn:123456", or "ask:" and the words typed. */
export default defineCard<StatusAnswer>({
  name: 'school-status',
  label: 'the status of a school',
  audience: 'person',
  subject: StatusAnswer,
  template,
  actions: [show, needs],
  commands: [
    {
      pattern:
        /^(?:status(?: of)?|how(?:'|’)?s|how is|how are things at)\b\s*(.*?)(?:\s+(?:doing|getting on))?[\s?!.]*$/i,
      usage: 'status SCHOOL',
      about: 'What is known of a school, for example: status oakwood, or: how is Oakwood?',
      topic: 'schools',
      for: ['school.read-basics'],
      find: async (_trust, argument) => `${ASKED}${argument.slice(0, 100)}`,
    },
  ],
  async load(trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) {
    if (!actor) return null;
    const asking = { actor, now, bankHolidays, modelFiles };
    const urn = BY_URN.exec(ref)?.[1];
    if (urn) return readSchoolStatus(trust, urn, asking);
    return ref.startsWith(ASKED) ? findForStatus(trust, ref.slice(ASKED.length), asking) : null;
  },
  // `load` has limited the subject to what this person may see, and gives nothing when that is nothing.
  mayRead: () => true,
  version: () => 0,
  view,
  summary(answer, { now }) {
    if (answer.kind === 'status') return asWords(`${answer.name}, as at ${momentInWords(answer.asAt, now)}`);
    if (answer.kind === 'choose') return asWords('Which school do you mean?');
    return asWords(answer.empty ? 'Which school?' : 'No school by that name');
  },
});
