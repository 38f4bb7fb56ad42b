import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';
import { saveWriteUp } from '#workflows/coaching/write-up-review.ts';
import { notLive, WriteForm } from '../form-input.ts';
import { mayWrite } from '../may-settle.ts';
import { whyClosed } from '../readers.ts';

/**
 * Keeps what somebody wrote, finished or not, beside what others write at the same time. Others' forms are left alone, since a redraw
 * would wipe what they are typing.
 */
export const save = defineAction({
  name: 'save',
  kind: 'append',
  input: WriteForm,
  allow(_actor, subject: PeerReviewSubject, { told: _told, ...words }) {
    if (subject.kind !== 'write') return no(plainText`Please open the form first.`);
    const allowed = mayWrite(subject);
    if (!allowed.ok) return allowed;
    if (Object.values(words).every(each => each === ''))
      return no(plainText`There is nothing to save yet: please write in one of the three.`);
    return notLive(Object.values(words), subject);
  },
  async run({ trust, subject, actor, now, newId, modelFiles }, { told, ...words }) {
    const review = await trust.coaching.review(subject.id);
    if (!review) throw new Error('a review that `allow` has found');
    const writing = { byId: actor.personId, now, newId, told, modelFiles };
    const saved = await saveWriteUp(trust, review, words, writing);
    if ('closed' in saved) throw new NotDone(whyClosed(saved.closed, 'write'));
    const { readBy } = saved;
    return {
      said:
        readBy === 'the group'
          ? plainText`Saved, for ${subject.groupName} alone. You can write on here.`
          : plainText`Saved, for ${subject.groupName} and the trust’s team. You can write on here.`,
      unchanged: true,
      // Not a word of it.
      audited: { readBy },
    };
  },
});
