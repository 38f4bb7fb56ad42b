import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);

describe('what is seen', () => {
  it('whoever asks for help sees each command with what it answers', () => {
    expect(texts('help').slice(0, 4)).toEqual([
      '# What you can ask Fortnight',
      'Type one of these here. In a channel, mention Fortnight first.',
      'status SCHOOL',
      'What is known of a school, for example: status oakwood, or: how is Oakwood?',
    ]);
    expect(texts('help').slice(-2)).toEqual(['help', 'This list']);
  });

  it('in a channel the card says how to ask there, and where one’s own list is', () => {
    expect(texts('in-channel')[1]).toBe(
      'Mention Fortnight and type one of these. In your own chat with it, help lists all that you may ask.',
    );
  });

  it('the first time, a person is welcomed by name and told what Fortnight is for', () => {
    expect(texts('welcome').slice(0, 2)).toEqual([
      '# Welcome to Fortnight',
      expect.stringMatching(
        /^Hello Priya Shah\. Fortnight keeps Mill Lane Learning Trust's school improvement/,
      ),
    ]);
    expect(summary('welcome')).toBe('Welcome to Fortnight');
  });

  it('words nobody answers are repeated as they were typed, above what is answered', () => {
    expect(texts('not-understood')[0]).toBe(
      '! ! I did not understand “book a visit to **oakwood**”. Here is what I answer.',
    );
  });
});

it('everyone the trust knows may read it', () => {
  for (const role of ['officer', 'head', 'administrator', null] as const)
    expect(card.mayRead(actor(role), subject('help'))).toBe(true);
});

it.each(['help', 'Hello', 'hi', '?'])('“%s” asks for it', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(true);
});

it('“helpful” does not', () => {
  expect(card.commands?.[0]?.pattern.test('helpful')).toBe(false);
});
