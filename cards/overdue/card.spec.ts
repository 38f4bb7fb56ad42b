import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { texts, subject, summary } = samplesOf(card, import.meta.dirname);

describe('what is seen', () => {
  it('several schools: how much, since when, and the first of it by name', () => {
    expect(texts('trust').slice(0, 10)).toEqual([
      '# Overdue',
      '1 check-in, 4 actions of plans and 3 things owed, at 3 of 12 schools, the longest first.',
      'Elmfield Church of England Primary School (North)',
      '▲ Check-in late, due Fri 23 Oct: Academy Improvement Plan',
      '■ 3 actions overdue, since Fri 16 Oct: 1.1 Train every teacher of Year 1 in phonics, 1.3 Buy books that match the sounds and 1 more',
      '■ 1 owed and late, since Fri 23 Oct: Review of standards and curriculum',
      'Harbour View Academy (South)',
      '■ 2 owed and late, since Fri 23 Oct: Review of standards and curriculum and Pupil data',
      'Oakwood Primary School (North)',
      '■ 1 action overdue, since Fri 30 Oct: 1.1 Train every teacher of Year 1 in phonics',
    ]);
    expect(summary('hub')).toBe('Overdue: North');
  });

  it('one school alone: each of its actions, with whose it is', () => {
    expect(texts('head')).toContain(
      '■ 2.1 Ring on the first day of absence (the office, due Fri 30 Oct, Academy Improvement Plan)',
    );
    expect(texts('own-next').join('\n')).toContain('■ 1.9 ');
    expect(texts('own-next').join('\n')).not.toContain('■ 1.8 ');
  });

  it('that nothing is', () => {
    expect(texts('nothing').slice(0, 2)).toEqual([
      ...['# Nothing is overdue', '12 schools looked at: nothing is past its day.'],
    ]);
    expect(texts('nothing')).not.toContain('[One school’s plans]');
  });

  it('a page at a time, with how many more', () => {
    expect(texts('fullest').join('\n')).toContain('[and 1 more school]');
    expect(texts('fullest-own').join('\n')).toContain('[and 32 more actions]');
  });

  it('texts of people stay text', () => {
    expect(texts('hostile-text').join('\n')).toContain('${title} **bold** [link](https://example.org)');
  });
});

it.each([
  ['overdue', true],
  ['What is overdue?', true],
  ['what’s overdue', true],
  ['overdue oakwood', false],
])('“%s” is for this card: %s', (said, isIt) => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(isIt);
});

it('opens one school, and refuses what is none', () => {
  const open = actionOf(card, 'open');
  expect(open.allow(actor('ceo'), subject('trust'), { school: '900001' }).ok).toBe(true);
  expect(open.parse({ school: '1' })).toEqual({
    ok: false,
    because: 'Please choose a school from the list.',
  });
  expect(actionOf(card, 'hub').parse({})).toMatchObject({ ok: false });
});
