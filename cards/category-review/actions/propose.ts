import { defineAction, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { capital, dayInWords, listInWords } from '#domain/time/words.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';
import { propose as put } from '#workflows/categories/speak-for-team.ts';
import { notLive, ProposalForm, proposalFits } from '../form-input.ts';

/** Puts a category to the head, or beside another officer's to whoever decides. */
export const propose = defineAction({
  name: 'propose',
  kind: 'decide',
  input: ProposalForm,
  allow(_actor, subject: ReviewView, form) {
    const { may, proposal, word } = subject;
    if (!may.propose && !may.differ)
      return no(plainText`A ${word} cannot be proposed here as it stands now.`);
    const fits = proposalFits(form, subject);
    if (!fits.ok) return fits;
    if (may.differ && proposal?.category.id === form.category)
      return no(plainText`${proposal.byName} has proposed the same already, so there is nothing to add.`);
    return notLive([form.words], subject);
  },
  async run({ trust, ref, subject, actor, now, newId, modelFiles, bankHolidays }, form) {
    const { today, may, decider } = subject;
    const review = await put(
      trust,
      ref,
      {
        ...{ category: form.category, discussedOn: form.discussedOn, words: form.words },
        evidence: subject.evidence.filter(({ ref: line }) => form.evidence.includes(line)),
        factors: form.factors.filter(id => subject.factors.some(each => each.id === id)),
        from: form.from === '' ? today : form.from,
      },
      { byId: actor.personId, now, newId, modelFiles, bankHolidays },
    );
    const people = await trust.people.list();
    const names = people.filter(({ id }) => review.asked?.ids.includes(id)).map(({ name }) => name);
    return {
      said: may.differ
        ? plainText`Recorded. ${capital(decider.word)} says which of the two goes to the head.`
        : names.length > 0
          ? plainText`With ${listInWords(names)}, who is asked to answer by ${dayInWords(review.asked?.by ?? today, now)}.`
          : asPlain('Recorded. There is no head on record to ask, so it goes on to whoever decides.'),
      audited: {},
    };
  },
});
