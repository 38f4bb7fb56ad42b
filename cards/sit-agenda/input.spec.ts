import { describe, expect, it } from 'vitest';
import { render } from '#cards-kit/render.ts';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import card from './index.ts';

const { subject } = samplesOf(card, import.meta.dirname);
const OAKWOOD = '900104';
const NOW = '2026-11-03T09:30:00.000Z';
const CHANNEL = { actor: null, surface: 'channel' } as const;

describe('bad and stale input', () => {
  const addItem = actionOf(card, 'add-item');
  it.each([
    ['nothing typed', {}, 'Please say in a few words what it is about.'],
    [
      'only spaces and what is not seen',
      { text: ' \u200b \n' },
      'Please say in a few words what it is about.',
    ],
    ['a number instead of text', { text: 7 }, 'Please say in a few words what it is about.'],
    [
      '301 characters',
      { text: 'a'.repeat(301) },
      'Please keep it to 300 characters: one line that says what it is about.',
    ],
    [
      'a megabyte',
      { text: 'a'.repeat(1_000_000) },
      'Please keep it to 300 characters: one line that says what it is about.',
    ],
    [
      'a school nobody offered',
      { text: 'x', urn: 'oakwood' },
      'Please choose a school from the list, or leave it empty.',
    ],
  ])('%s is answered with one sentence on what to change', (_what, raw, because) => {
    expect(addItem.parse(raw)).toEqual({ ok: false, because });
  });

  it.each([
    [{ text: ' Reading\n in Year 2 ' }, { text: 'Reading in Year 2', urn: '' }],
    [
      { text: 'x', urn: 'none' },
      { text: 'x', urn: '' },
    ],
    [
      { text: 'x', urn: OAKWOOD, role: 'ceo' },
      { text: 'x', urn: OAKWOOD },
    ],
  ])('%j is taken as %j', (raw, input) => {
    expect(addItem.parse(raw)).toEqual({ ok: true, input });
  });

  it('a school that has left the list since is refused, and nothing else', () => {
    const answer = addItem.allow(actor('ceo'), subject('usual'), { text: 'x', urn: '999999' });
    expect(answer).toEqual({
      ok: false,
      because: 'Please choose a school from the list, or leave it empty.',
    });
  });

  it('a note of apology is kept to 200 characters', () => {
    expect(actionOf(card, 'send-apologies').parse({ note: 'a'.repeat(201) })).toEqual({
      ok: false,
      because: 'Please keep the note to 200 characters.',
    });
    expect(actionOf(card, 'send-apologies').parse({})).toEqual({ ok: true, input: { note: '' } });
  });

  it('a page that is not there any more is the last one', () => {
    expect(actionOf(card, 'more').parse({ page: 'x' })).toEqual({ ok: true, input: { page: 1 } });
    const request = { ref: 'm', viewer: CHANNEL, now: NOW, newId: () => 'n', page: 99 };
    const drawn = render(card, subject('many-schools'), request);
    expect(textsOf(drawn.card)).toContain('Page 9 of 9');
  });
});
