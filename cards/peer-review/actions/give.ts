import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { concernIn, turnedAwayInWords } from '#domain/meeting/channel-concern.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';
import { shareOne } from '#workflows/coaching/share-one.ts';
import { ConfirmedShare, notLive } from '../form-input.ts';
import { mayWrite } from '../may-settle.ts';

/** One thing is shared, with those whom the sentence before it named. */
export const give = defineAction({
  name: 'give',
  kind: 'append',
  input: ConfirmedShare,
  allow(_actor, subject: PeerReviewSubject, { sharedText, sharedWith, confirmed }) {
    const allowed = mayWrite(subject);
    if (allowed.ok && confirmed !== sharedWith)
      return no(plainText`Nothing was shared. Please press “Go on” first: it says who would read it.`);
    return allowed.ok ? notLive([sharedText], subject) : allowed;
  },
  async run({ trust, subject, actor, now, newId }, { sharedText: text, sharedWith }) {
    const review = await trust.coaching.review(subject.id);
    if (!review) throw new Error('a review that `allow` has found');
    const toChannel = sharedWith === 'channel';
    const names = toChannel ? (await trust.people.list()).map(({ name }) => name) : [];
    const concern = toChannel ? concernIn(text, names) : null;
    if (concern) throw new NotDone(asPlain(turnedAwayInWords(concern, subject.safeguardingContact), 600));
    const share = { id: newId(), reviewId: review.id, byId: actor.personId, at: now, text, toChannel };
    await shareOne(trust, review.groupId, share);
    return {
      said: plainText`Shared. You can take it back until an agenda is out.`,
      audited: { share: share.id, toChannel },
    };
  },
});
