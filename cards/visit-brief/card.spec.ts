import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);

describe('what is seen', () => {
  it('when, where, with whom, what about, what was agreed last, whom to meet, what to have at hand', () => {
    expect(texts('brief')).toEqual([
      '# Brief: AIM at Oakwood Primary School',
      'Everybody of the visit has this.',
      'When: Thu 5 Nov, 9:30 to 15:30',
      'Where: Oakwood Primary School, Ashford Bridge',
      'Led by: Priya Shah',
      'With: Tom Reed (the headteacher) and Imran Qureshi (a head of another school, has declined)',
      "Evaluate, validate and strengthen with the school's leaders, ending in agreed priorities.",
      'Focus',
      'Writing in Years 3 and 4',
      'What it is for',
      'Academy Improvement Meeting: 3 times a year',
      'Agreed at the last visit, Academy Improvement Meeting, Tue 16 Jun',
      'Phonics every day, by September',
      'Attendance looked at each week',
      'People to meet',
      'The English lead',
      'The chair of governors, at 14:00',
      'Documents wanted',
      'Writing moderation of October',
      'The attendance plan',
      'Agenda',
      'What has changed since the last meeting',
      'Evaluating the agreed focus together',
      'Priorities, and how they will be met',
      'As at Tue 3 Nov, 9:30',
    ]);
    expect(summary('brief')).toBe('Brief: AIM at Oakwood Primary School, Thu 5 Nov, 9:30');
  });

  it('says plainly what is not known', () => {
    expect(texts('lead-empty')).toContain('Nothing is on record yet.');
    expect(texts('lead-empty')[1]).toContain('You can still say what the focus is');
    expect(texts('online')).toEqual(expect.arrayContaining(['Where: Online', 'No actions were agreed.']));
    expect(texts('moved')[1]).toMatch(/not booked for this time any more/);
  });

  it('what was typed is put back in its lines', () => {
    expect(texts('lead-wrong')).toContain('  Focus: Writing\nReading');
  });
});

describe('who may change it', () => {
  const typed = { focus: 'x', meet: '', wanted: '' };
  const ok = (name: string, input = typed) =>
    actionOf(card, 'add').allow(actor('officer'), subject(name), input);
  it('its lead, until it is over', () => {
    expect([ok('lead').ok, ok('brief').ok, ok('over').ok]).toEqual([true, false, false]);
  });
  it('turns a live concern away', () => {
    const told = ok('lead', { ...typed, focus: 'A disclosure' });
    expect(told.ok ? '' : told.because).toContain('something that cannot wait');
  });
  it('one sentence on what is too long', () => {
    expect(actionOf(card, 'add').parse({ focus: 'x'.repeat(501) })).toEqual({
      ok: false,
      because: 'Please keep the focus to 500 characters.',
    });
  });
});

it('is not sent for a time the visit does not have any more, nor after it', () => {
  const lapsed = (name: string) => card.lapsed?.(subject(name));
  expect(['brief', 'moved', 'over'].map(lapsed)).toEqual([false, true, true]);
});
