import { z } from 'zod/v4';
import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { WaitingQuestion } from '#cards-kit/waiting-question.ts';
import { countInWords } from '#domain/time/words.ts';
import { open } from './actions/open.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** What one person has been asked and has not answered yet. */
export const WaitingQuestions = z.object({
  personId: z.string(),
  waiting: z.array(WaitingQuestion),
});
export type WaitingQuestions = z.infer<typeof WaitingQuestions>;

/** One person's waiting questions together, at most once a day, in their own chat. The reference is "questions of" and the person. */
export default defineCard<WaitingQuestions>({
  name: 'waiting-questions',
  label: 'the reminder of waiting questions',
  audience: 'person',
  subject: WaitingQuestions,
  template,
  actions: [open],
  commands: [
    {
      pattern: /^(?:what (?:is|are) waiting|waiting|my questions|questions)[\s?!.]*$/i,
      usage: 'questions',
      about: 'What waits for your answer',
      topic: 'meetings',
      for: 'everyone',
      find: async (_trust, _argument, { actor }) => `questions of ${actor.personId}`,
    },
  ],
  async load(_trust, ref, { waitingQuestions }) {
    const personId = /^questions of (.+)$/.exec(ref)?.[1];
    return personId === undefined ? null : { personId, waiting: await waitingQuestions() };
  },
  mayRead: (actor, { personId }) => actor.personId === personId,
  lapsed: ({ waiting }) => waiting.length === 0,
  version: () => 0,
  view,
  summary: ({ waiting }) =>
    asWords(
      waiting.length === 0
        ? 'All answered, thank you'
        : `When you have a moment: ${countInWords(waiting.length, 'question')} for you`,
    ),
});
