import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts } = samplesOf(card, import.meta.dirname);
const PRIYA = actor('officer', { kind: 'hub', hubId: 'north' }, 'priya-shah');

it.each([
  ['some', 'Termly pupil data ○ 3 of 6 sent, due Fri 18 Dec.'],
  [
    'some',
    'Oakwood Primary School: not yet, by Tue 12 Jan 2027 (Tom Reed, Mon 14 Dec): “Year 6 is missing.”',
  ],
  ['some', 'Self-evaluation updated ● 5 of 6 sent (not needed at 1)'],
  ['late', '▲ Late: 3 of 10 sent (never sent by 1)'],
  ['late', 'Ashdown School: nobody is on record to send it'],
  ['own', 'Yours to send.'],
  ['all-sent', 'Everything that was asked for has been sent.'],
  ['nothing', 'Nothing has been asked for yet this year'],
  ['no-model', 'No improvement model is chosen'],
  ['trust', 'and 15 more schools'],
  ['trust-next', 'Termly pupil data (continued)'],
])('%s says: %s', (name, said) => {
  expect(texts(name).join('\n')).toContain(said);
});

describe('who may do what', () => {
  it('opens only what is in the list', () => {
    const open = (request: string) => actionOf(card, 'open').allow(PRIYA, subject('some'), { request });
    expect(open('a').ok).toBe(true);
    expect(open('other')).toMatchObject({ ok: false, because: expect.stringContaining('not waited for') });
    expect(actionOf(card, 'open').parse({})).toMatchObject({
      because: 'Please choose a school from the list.',
    });
    expect(actionOf(card, 'cut').parse({ hub: '', thing: 'x' })).toMatchObject({ ok: false });
  });

  it('asks for what is one’s own to send, and for nothing else', () => {
    const what = (name: string) =>
      card.asks?.(subject(name), { surface: 'personal', actor: PRIYA })?.what ?? null;
    expect(what('own')).toBe('Send DfE trust evaluation tool: 2 answers for schools');
    expect(what('some')).toBeNull();
  });
});
