import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const NORTH = actor('officer', { kind: 'hub', hubId: 'hub-north' });
const FORM = { firstDay: '2026-11-09', lastDay: '2026-11-13', moveBy: '1w', moveReason: 'Ofsted' };

describe('what is seen', () => {
  it('each visit with where it would go, and why not where it was wanted; one that stays is named', () => {
    expect(texts('planned').slice(0, 6)).toEqual([
      '# Move the visits at Oakwood Primary School, Mon 9 Nov to Fri 13 Nov',
      '2 of 3 visits would move, to the same weekday, 1 school week later or the nearest time after it. Nobody is told yet.',
      'AIM: Tue 10 Nov, 9:30 → Tue 17 Nov, 9:30',
      'Support day: Wed 11 Nov, 9:30 → Wed 18 Nov, 10:00 (Priya Shah is busy 9:00–10:00)',
      'Stays: Reading review, Thu 12 Nov, 13:00 (no free time until Thu 3 Dec; Tom Reed is away)',
      '[Move them]',
    ]);
  });

  it('nothing can be pressed that moves before somebody has looked, or where nothing would move', () => {
    for (const name of ['asked', 'booked', 'stays', 'nothing', 'moved'])
      expect(texts(name), name).not.toContain('[Move them]');
    expect(texts('stays')[1]).toMatch(/^None of them can be moved/);
  });

  it('no visit in these days is said plainly', () => {
    expect(texts('nothing')[1]).toBe(
      'No visit is booked at Oakwood Primary School in these days, so there is nothing to move.',
    );
  });

  it('afterwards it is the record of what was moved', () => {
    expect(texts('moved')).toContain('AIM: Tue 10 Nov, 9:30 → Tue 17 Nov, 9:30');
    expect(texts('all-moved')[1]).toBe('Nothing is left in these days.');
  });

  it('what may be all the same is pointed out', () => {
    expect(texts('noted')).toContain(
      'AIM: Tue 10 Nov, 9:30 → Tue 17 Nov, 9:30. Please note: it is outside the time it is owed in, Tue 3 Nov to Fri 13 Nov',
    );
  });

  it('the school alone asks for the days: next week unless they are changed', () => {
    expect(texts('asked')).toContain('First day *: 2026-11-09');
    expect(texts('asked')).toContain('Last day *: 2026-11-13');
    expect(summary('asked')).toBe('Move the visits at Oakwood Primary School');
  });

  it('words that fit several schools or none are answered with a choice', () => {
    expect(texts('choose')).toContain('[Oakhurst Academy]');
    expect(texts('none')[1]).toContain('called “okwod”');
    expect(texts('none-said')[1]).toContain('move visits oakwood');
  });
});

describe('who may do what', () => {
  it.each([
    ['the officer of the hub', NORTH, true],
    ['the deputy CEO', actor('deputy-ceo'), true],
    ['another officer', actor('officer', { kind: 'hub', hubId: 'hub-south' }), false],
    ['the head', actor('head', { kind: 'school', urn: '900104' }), false],
    ['the lead of one of them', actor(null, undefined, 'maria-lopez'), false],
    ['the administrator', actor('administrator'), false],
  ])('%s', (_who, person, may) => {
    for (const name of ['look', 'move'])
      expect(actionOf(card, name).allow(person, subject('planned'), {}).ok, name).toBe(may);
    expect(actionOf(card, 'move').allow(person, subject('choose'), {}).ok).toBe(false);
  });
});

describe('bad and stale input', () => {
  it.each([
    [{ ...FORM, firstDay: '9 Nov' }, /^Please give the first and the last day/],
    [{ ...FORM, moveBy: '11d' }, /^Please choose from the list/],
    [{ ...FORM, moveBy: '5w' }, /^Please choose from the list/],
    [{ ...FORM, moveReason: ' ' }, /^Please say why/],
    [{ ...FORM, moveReason: 'a'.repeat(201) }, /^Please keep the reason/],
  ])('%j', (raw, because) => {
    for (const name of ['look', 'move'])
      expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because: expect.stringMatching(because) });
  });

  it('a plan that is longer than any is taken for none', () => {
    expect(actionOf(card, 'move').parse({ ...FORM, plan: 'a'.repeat(4001) })).toMatchObject({
      input: { plan: '' },
    });
  });
});

it.each([
  ['move visits oakwood', 'oakwood'],
  ['Move all visits at Oakwood from 9 nov to 13 nov by 1 week.', 'Oakwood from 9 nov to 13 nov by 1 week'],
  ['move the visits', ''],
])('“%s” asks for it', (said, argument) => {
  expect(card.commands?.[0]?.pattern.exec(said)?.[1]).toBe(argument);
});
