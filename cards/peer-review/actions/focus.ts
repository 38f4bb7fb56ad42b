import { z } from 'zod/v4';
import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { LONGEST_FOCUS } from '#domain/coaching/write-up.ts';
import { aboutStaff } from '#domain/meeting/channel-concern.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';
import { agreeFocus } from '#workflows/coaching/settle-peer-review.ts';
import { notLive } from '../form-input.ts';

/** What it is to look at: its host says, and may say otherwise until it is over. */
export const focus = defineAction({
  name: 'focus',
  kind: 'decide',
  input: z.object({
    focus: requiredText(LONGEST_FOCUS, {
      empty: 'Please say in a few words what it is to look at.',
      tooLong: `Please keep the focus to ${LONGEST_FOCUS} characters: it is a heading.`,
    }),
  }),
  allow(_actor, subject: PeerReviewSubject, input) {
    if (subject.part !== 'host') return no(plainText`Its host says what a review is to look at.`);
    if (subject.stage !== 'ahead' && subject.stage !== 'unplanned')
      return no(plainText`The review is over, so its focus stays as it was.`);
    return notLive([input.focus], subject);
  },
  async run({ trust, subject, actor }, input) {
    const review = await trust.coaching.review(subject.id);
    if (!review) throw new Error('a review that `allow` has found');
    const names = (await trust.people.list()).map(({ name }) => name);
    if (aboutStaff(input.focus, names))
      throw new NotDone(
        plainText`The trust sees the focus, so please leave people out of it: say what is looked at, not whom.`,
      );
    await agreeFocus(trust, review, input.focus, { byId: actor.personId });
    return { said: plainText`This is the focus. Everybody of the group sees it.`, audited: {} };
  },
});
