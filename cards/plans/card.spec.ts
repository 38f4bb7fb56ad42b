import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { texts, subject, summary } = samplesOf(card, import.meta.dirname);

describe('what is seen', () => {
  it('each school with its plans in words, by hub, and what is missing', () => {
    expect(texts('trust').slice(0, 13)).toEqual([
      '# How our plans go',
      '3 plans running, 1 draft and 1 check-in late, at 4 schools. What needs somebody stands first.',
      'Elmfield Church of England Primary School (North)',
      'Rapid Action Plan: 1 of 7 done, ▲ 4 red, ◆ 2 amber, 3 overdue. Check-in late, due Fri 23 Oct. Last check-in Fri 11 Sep.',
      '○ No agreed plan: Academy Improvement Plan and Attendance plan',
      'Oakwood Primary School (North)',
      'Academy Improvement Plan: 3 of 8 done, ▲ 1 red, ◆ 2 amber, ● 2 green. Check-in due Fri 18 Dec. Last check-in Tue 20 Oct.',
      'Attendance plan: a draft; waits for the headteacher and the school’s officer',
      'Birch Lane Primary School (South)',
      '○ No agreed plan: Academy Improvement Plan',
      'Harbour View Academy (South)',
      'Academy Improvement Plan: 0 of 5 done, ○ 5 not rated. No check-in yet.',
      'As at Tue 3 Nov, 9:30',
    ]);
    expect(summary('hub')).toBe('How our plans go: North');
  });

  it('a head sees their own school, and no hubs to choose from', () => {
    expect(texts('head').filter(line => line.includes('School ('))).toEqual([
      'Oakwood Primary School (North)',
    ]);
    expect(texts('head')).not.toContain('[Other schools]');
  });

  it('a trust that sorts no schools is told that they stand by name', () => {
    expect(texts('unsorted')[1]).toContain('Schools stand by name.');
  });

  it('a page at a time, with how many more; of many plans of one school the first', () => {
    expect(texts('fullest').join('\n')).toContain('[and 1 more school]');
    expect(texts('fullest')).toContain('and 4 more');
    expect(texts('last-page')).toContain('[Back to the start]');
    expect(texts('last-page').join('\n')).not.toContain('[and');
  });

  it('names of people stay text', () => {
    expect(texts('hostile-text').join('\n')).toContain('${title} **bold** [link](https://example.org)');
  });
});

it.each([
  ['plans', true],
  ['all plans', true],
  ['our plans?', true],
  ['action plans', true],
  ['plans oakwood', false],
  ['plan', false],
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
  expect(actionOf(card, 'hub').parse({ hub: '' })).toMatchObject({ ok: false });
});
