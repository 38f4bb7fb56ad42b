import { describe, expect, it } from 'vitest';
import { readSamples, renderSample } from '#cards-kit/sample.ts';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(line => line.startsWith('['));
const viewer = { surface: 'personal', actor: null } as const;
const ask = (name: string) => card.asks?.(subject(name), viewer)?.what ?? null;

describe('what is seen', () => {
  it('the host is asked for the focus, and told that the trust sees it', () => {
    expect(texts('focus-asked')).toEqual([
      '# Peer review at Oakwood Primary School, Thu 5 Nov, 9:30',
      'You host it. Please say what it is to look at, so that everybody can come prepared.',
      'What is written is read by Curlew alone: Tom Reed, Lena Hart and Maria Lopez. The trust sees that it was held, its day and its focus.',
      'When: Thu 5 Nov, 9:30',
      'Host: Oakwood Primary School',
      'Visitors: Elmfield School and Maria Lopez',
      'Group: Curlew',
      'Focus: For you to say',
      '# To have in mind',
      'Before: what would the host like to know, and what would show it?',
      'There: what do you see and hear, and what do pupils and staff say about it?',
      'Together, before you part: what was learned, and what will the host do about it?',
      'What is it to look at? A heading: the trust sees it. *: ',
      '[This is the focus]',
      'As at Tue 3 Nov, 9:30',
    ]);
    expect(ask('focus-asked')).toBe('What is the peer review at your school to look at?');
    expect(ask('ahead-host')).toBeNull();
    expect(buttons('ahead-visitor')).toEqual([]);
  });

  it('at its end those who were there say whether it was held; others see that nobody has', () => {
    expect(buttons('ask')).toEqual(['[It happened]', '[It did not happen]']);
    expect(summary('ask')).toBe('Did the peer review at Oakwood Primary School happen?');
    expect(ask('ask')).toBe('Did the peer review at Oakwood Primary School happen?');
    expect(buttons('ask-member')).toEqual([]);
    expect(ask('ask-member')).toBeNull();
    expect(texts('ask-wrong').join('\n')).toContain('Half of us were ill');
  });

  it('the form says who will read it before there is anything to write into', () => {
    const lines = texts('write');
    const says = lines.findIndex(line =>
      line.startsWith('What is written is read by Curlew alone: Tom Reed, Lena Hart'),
    );
    expect(says).toBeGreaterThan(0);
    expect(says).toBeLessThan(lines.findIndex(line => line.startsWith('What was seen?')));
    expect(texts('write-trust').join('\n')).toContain(
      'and by the trust’s improvement officers and deputy CEO, as the trust’s model says.',
    );
    expect(texts('write-default').join('\n')).toContain('The model says nothing else, so this is how it is.');
    expect(texts('write-again')).toContain(
      'What will the host do about it?: Try daily reading in Year 2 until February half term',
    );
    expect(buttons('write')).toEqual(['[Save]', '[Back to the review]']);
    expect([ask('write'), ask('write-again')]).toEqual([
      'Write up the peer review at Oakwood Primary School',
      null,
    ]);
  });

  it('without its key it says what an administrator must do', () => {
    expect(texts('held-no-key').join('\n')).toContain('the key that keeps it for the group alone is not set');
    expect(texts('write-no-key').join('\n')).toContain('another key is set');
    expect(texts('read-closed').join('\n')).toContain('it is not what was saved');
  });

  it('the team sees that it was held or not, its day, its focus and why not: not who wrote, and no button to read', () => {
    expect(texts('held-team')).toEqual([
      '# Peer review at Oakwood Primary School, Mon 2 Nov, 9:30',
      '✓ It was held.',
      'When: Mon 2 Nov, 9:30',
      'Host: Oakwood Primary School',
      'Visitors: Elmfield School and Maria Lopez',
      'Group: Curlew',
      'Focus: Reading in Year 1',
      '# Shared with the trust',
      'Daily reading in Year 1 works, and is worth a visit',
      'For the team’s channel, Mon 2 Nov',
      'As at Tue 3 Nov, 9:30',
    ]);
    expect(texts('not-held-team')).toContain('■ Not held: The boiler had failed (Lena Hart)');
    expect(buttons('not-held-team')).toEqual([]);
    expect(buttons('held-assurance')).toEqual(['[Read what was written (1)]']);
  });

  it('afterwards it is written up, read, and one thing shared', () => {
    expect(buttons('held-written')).toEqual([
      '[Take it back]',
      '[Write]',
      '[Read what was written (2)]',
      '[Share one thing with the trust]',
    ]);
    expect(texts('held-written')).toContain('Tom Reed and Maria Lopez have written.');
    expect(texts('held-written')).toContain('Taken back: no agenda had it');
    expect(buttons('not-held')).toEqual(['[Look for another time]']);
  });

  it('what was written says whose it is, for whom it was, and what was saved again', () => {
    expect(texts('read')).toContain('Tom Reed, Mon 2 Nov, 15:30, for the group alone');
    expect(texts('read')).toContain('Maria Lopez, Mon 2 Nov, 16:00, for the group and the trust’s team');
    expect(texts('read').join('\n')).toContain('Phonics is taught the same way in every class');
    expect(texts('read-earlier').join('\n')).toContain('(saved again since)');
  });

  it('whoever joined later is not told that nobody wrote', () => {
    expect(texts('held-joined-later')).toContain('What was written is for those who were of the group then.');
    expect(texts('held-joined-later')).not.toContain('Nobody has written yet.');
    expect(buttons('held-joined-later')).toEqual([]);
  });

  it('before one thing is shared, who would read it', () => {
    expect(buttons('share')).toEqual(['[Go on]', '[Back to the review]']);
    expect(buttons('share-confirm')).toEqual(['[Yes, share this]', '[Back to the review]']);
    expect(texts('share-confirm').join('\n')).toContain(
      'Share this? The chair of the team’s meeting, the deputy CEO and the CEO read it',
    );
    expect(texts('share-channel').join('\n')).toContain('departments too');
  });

  it('text of people stays text', () => {
    for (const name of ['hostile-text', 'hostile-read', 'hostile-form'])
      expect(texts(name).join('\n')).toContain(`\${title} **[x](https://example.org)** <at>Sam</at>`);
  });

  it('what was written stands on the card for reading it and on its writer’s own form alone', () => {
    const saying = readSamples(import.meta.dirname).filter(sample =>
      /Every child reads|Short and often|daily reading in Year 2/.test(
        JSON.stringify(renderSample(card, sample)),
      ),
    );
    expect(saying.map(({ name }) => name).toSorted()).toEqual(['read', 'read-earlier', 'write-again']);
  });
});

describe('who may do what', () => {
  const INPUT: Record<string, object> = {
    focus: { focus: 'Phonics' },
    'not-held': { notHeldWhy: 'Snow' },
    save: { seen: 'x', learned: '', willDo: '', told: 'the group' },
    confirm: { sharedText: 'x', sharedWith: 'chair' },
    give: { sharedText: 'x', sharedWith: 'chair', confirmed: 'chair' },
    'take-back': { shared: 's1' },
  };
  const may = (view: PeerReviewSubject) =>
    card.actions
      .map(({ name }) => name)
      .filter(name => name !== 'more' && name !== 'back')
      .filter(name => actionOf(card, name).allow(actor('head'), view, INPUT[name] ?? {}).ok);
  const writing = ['write', 'read', 'share', 'confirm', 'give'];
  it.each([
    ['focus-asked', ['focus', 'read']],
    ['ahead-visitor', ['read']],
    ['ahead-team', []],
    ['unplanned', ['read']],
    ['ask', ['held', 'not-held', 'read']],
    ['ask-member', ['read']],
    ['held', writing],
    ['held-written', ['write', 'read', 'share', 'confirm', 'give', 'take-back']],
    ['held-team', []],
    ['held-assurance', ['read']],
    ['not-held', ['rebook', 'read']],
    ['not-held-team', []],
    ['off', ['read']],
    ['write', ['write', 'save', 'read', 'share', 'confirm', 'give']],
  ])('%s: %j', (name, verbs) => {
    expect(may(subject(name))).toEqual(verbs);
  });

  it('is past where its question is', () => {
    const lapsed = (name: string) => card.lapsed?.(subject(name));
    expect(['focus-asked', 'ask', 'write'].map(lapsed)).toEqual([false, false, false]);
    expect(['held', 'off', 'not-held', 'unplanned', 'write-again'].map(lapsed)).toEqual(Array(5).fill(true));
  });
});

describe('bad input', () => {
  it.each([
    ['focus', { focus: ' ' }, 'Please say in a few words what it is to look at.'],
    ['focus', { focus: 'x'.repeat(101) }, 'Please keep the focus to 100 characters: it is a heading.'],
    ['not-held', {}, 'Please say in a few words why not: the group and the trust can read it.'],
    ['save', { seen: 'x'.repeat(701) }, 'Please keep what was seen to 700 characters.'],
    ['save', { willDo: 7 }, 'Please keep what the host will do to 700 characters.'],
    [
      'give',
      { sharedText: '', sharedWith: 'chair' },
      'Please write the one thing you would like the trust to know.',
    ],
    ['give', { sharedText: 'x', sharedWith: 'world' }, 'Please choose who is to read it.'],
    ['take-back', { shared: '' }, 'Please choose what is to be taken back.'],
  ])('%s: %j', (verb, input, because) => {
    expect(actionOf(card, verb).parse(input)).toEqual({ ok: false, because });
  });

  it('of a button that names no readers the group alone is meant', () => {
    expect(actionOf(card, 'save').parse({ seen: 'x', told: 'the world' })).toMatchObject({
      input: { told: 'the group' },
    });
  });

  it.each([
    ['channel', 'chair'],
    ['chair', null],
  ])('nothing is shared with the %s where the sentence before it named: %s', (sharedWith, confirmed) => {
    const given = { sharedText: 'x', sharedWith, confirmed };
    expect(actionOf(card, 'give').allow(actor('head'), subject('share'), given).ok).toBe(false);
  });

  it('an empty form is not saved', () => {
    const empty = { seen: '', learned: '', willDo: '', told: 'the group' };
    expect(actionOf(card, 'save').allow(actor('head'), subject('write'), empty).ok).toBe(false);
  });

  it.each([
    ['focus', 'focus-asked', { focus: 'A child disclosed it' }],
    ['not-held', 'ask', { notHeldWhy: 'A child disclosed it' }],
    ['save', 'write', { seen: 'A child disclosed it', learned: '', willDo: '', told: 'the group' }],
    ['confirm', 'share', { sharedText: 'A child disclosed it', sharedWith: 'chair' }],
    ['give', 'share', { sharedText: 'A child disclosed it', sharedWith: 'chair', confirmed: 'chair' }],
  ])('%s turns a live concern away', (verb, from, input) => {
    const told = actionOf(card, verb).allow(actor('head'), subject(from), input);
    expect(told.ok ? '' : told.because).toContain('something that cannot wait');
  });
});
