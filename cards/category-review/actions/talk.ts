import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';
import { askToTalk } from '#workflows/categories/speak-for-school.ts';
import { notLive, TalkForm } from '../form-input.ts';
import { notNow } from '../not-now.ts';

/** The school wants to talk first: no clock runs meanwhile. */
export const talk = defineAction({
  name: 'talk',
  kind: 'decide',
  input: TalkForm,
  allow: (_actor, subject: ReviewView, { talkNote }) =>
    subject.may.askToTalk ? notLive([talkNote], subject) : no(notNow(subject)),
  async run({ trust, ref, subject, actor, now, newId, modelFiles, bankHolidays }, { talkNote }) {
    await askToTalk(trust, ref, talkNote, { byId: actor.personId, now, newId, modelFiles, bankHolidays });
    return {
      said: plainText`${subject.proposal?.byName ?? 'The team'} is asked for a time. Nothing runs out until you have talked.`,
      audited: {},
    };
  },
});
