import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts } = samplesOf(card, import.meta.dirname);

describe('what is seen', () => {
  it('each line says where, what and by when, with its own button', () => {
    expect(texts('usual').slice(0, 4)).toEqual([
      '# To book this half term: North',
      '3 visits without a time, 1 of them late.',
      'Oakwood Primary School: Academy Improvement Meeting, was due Fri 23 Oct',
      '[Book at Oakwood Primary School]',
    ]);
  });

  it('more than fits has a button, and the last page ends', () => {
    expect(texts('many')).toContain('[and 12 more]');
    expect(texts('many-last').some(line => line.startsWith('[and '))).toBe(false);
  });

  it.each([
    ['none', 'Everything that is due this half term has its time.'],
    ['no-model', 'fortnight model use ID'],
    ['no-terms', 'fortnight import terms FILE'],
  ])('%s says so', (name, words) => {
    expect(texts(name)[1]).toContain(words);
  });
});

describe('bad and stale input', () => {
  it('what has its time meanwhile is not booked again', () => {
    const book = actionOf(card, 'book');
    const officer = actor('officer', { kind: 'hub', hubId: 'hub-north' });
    expect(book.allow(officer, subject('usual'), { urn: '900100', what: 'aim' }).ok).toBe(true);
    expect(book.allow(officer, subject('none'), { urn: '900100', what: 'aim' }).ok).toBe(false);
    expect(book.parse({ urn: 'x', what: 'aim' })).toEqual({
      ok: false,
      because: 'Please use one of the buttons.',
    });
  });
});

it.each(['book this half term', 'Book this', 'what is to book this half term?'])('“%s” asks for it', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(true);
});
