import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { LetterView, readLetter } from '#workflows/letters/read-letter.ts';
import { acknowledge } from './actions/acknowledge.ts';
import { document } from './actions/document.ts';
import { share } from './actions/share.ts';
import { asks } from './asks.ts';
import { command } from './command.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** A letter of the trust to a school, for its head, its governors and those who wrote it. The reference is the letter's id. */
export default defineCard<LetterView>({
  name: 'category-letter',
  label: 'a letter to a school',
  audience: 'person',
  subject: LetterView,
  template,
  actions: [acknowledge, share, document],
  commands: [command],
  async load(trust, letterId, { now, viewer: { actor }, opensDocuments }) {
    return actor && readLetter(trust, letterId, { actor, now, opensDocuments });
  },
  async hold(trust, letterId) {
    await trust.letters.hold(letterId);
  },
  // `load` has limited the subject to what this person may see, and gives nothing when that is nothing.
  mayRead: () => true,
  lapsed: ({ stage }) => stage === 'coming' || stage === 'replaced',
  asks,
  version: ({ version }) => version,
  facts: ({ acknowledgedAt, sharedOn }) => ({ acknowledgedAt, sharedOn }),
  view,
  // What is read on a locked screen says that there is a letter, and nothing of what it says.
  summary: ({ schoolName }) => asWords(`A letter from the trust about ${schoolName}`, 200),
});
