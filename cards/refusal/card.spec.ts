import { describe, expect, it } from 'vitest';
import { samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';
import { Refusal } from './view.ts';

const { texts, subject } = samplesOf(card, import.meta.dirname);

describe('a refusal says what happened and who can help', () => {
  it.each([
    [
      'no-trust',
      '# Fortnight is not set up here yet',
      /no trust in Fortnight, so nothing was shown or recorded.*ask/,
    ],
    [
      'unknown-person',
      '# Fortnight does not know you yet',
      /nothing was shown.*ask Jo Lind or Sam Okafor to add you/,
    ],
    [
      'unknown-person-nobody-to-ask',
      '# Fortnight does not know you yet',
      /ask your trust administrator to add you/,
    ],
    ['may-not-see', '# That is not yours to see', /linked to.*nothing was shown or recorded.*ask Jo Lind/],
    [
      'nothing-there',
      '# There is nothing here any more',
      /Nothing was changed just now; what was done before stands/,
    ],
    ['store-gone', '# Please try again in a minute', /nothing was recorded.*does not count twice/],
    ['unsure', '# Please look before you try again', /may or may not have been recorded.*look first/],
    ['press-alone', '# Please press it in your own chat', /nothing was shown or recorded here/],
    ['too-fast', '# One moment, please', /nothing was recorded just now.*wait 12 seconds and try again/],
    ['old-card', '# This card is out of date', /Type help/],
    ['answered-alone', '# Answered in your own chat', /for you alone/],
    ['ask-alone', '# Please ask in your own chat', /open a chat with Fortnight/],
    ['failed', '# That did not work', /nothing was changed/],
  ])('%s', (name, title, reason) => {
    expect(texts(name)).toEqual([title, expect.stringMatching(reason)]);
  });

  it('under a sentence that is an answer by itself nothing contradicts it', () => {
    expect(texts('nothing-to-show')).toEqual([
      '! ↻ There are no minutes that you may read yet.',
      '# Anything else?',
      'Type help to see what you can ask.',
    ]);
  });

  it('has a sample for every reason there is', () => {
    for (const why of Refusal.shape.why.options) expect(subject(why).why).toBe(why);
  });

  it('has no buttons: there is nothing to press', () => {
    expect(card.actions).toEqual([]);
  });
});
