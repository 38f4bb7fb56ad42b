import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(text => text.startsWith('['));

describe('what is theirs in plans', () => {
  it('stands among the others by its day, with where to say how it goes', () => {
    expect(texts('plan-owner').slice(1, 9)).toEqual([
      '3 open actions, 1 past the day agreed.',
      'Oakwood Primary School: 1.1 Train every teacher of Year 1 in phonics',
      'Overdue: due Fri 30 Oct. ◆ Amber. (Improvement plan 2026/27)',
      '[Say how it goes]',
      '[Open the plan]',
      'Oakwood Primary School: Send the dates of the phonics sessions',
      'Due Fri 6 Nov. (School improvement team, Mon 12 Oct)',
      '[Mark done]',
    ]);
    expect(summary('plan-owner')).toBe('You have 3 open actions');
  });

  it('who was handed one answers it, and has no plan to open', () => {
    expect(buttons('handed-on')).toEqual(['[Say how it goes]']);
    expect(buttons('handed-over')).toEqual([]);
  });

  it.each([
    ['plan-owner', 'tom-reed', 'p1', 'answer plan'],
    ['plan-owner', 'tom-reed', 'p2', 'plan'],
    ['plan-owner', 'tom-reed', 'action-1', ''],
    ['plan-owner', 'somebody-else', 'p1', ''],
    ['handed-on', 'anna-bell', 'p1', 'answer'],
    ['handed-over', 'anna-bell', 'p1', ''],
  ])('%s: %s on %s may: %s', (name, who, about, may) => {
    const by = actor('staff', { kind: 'trust' }, who);
    const allowed = ['answer', 'plan'].filter(
      verb => actionOf(card, verb).allow(by, subject(name), { about }).ok,
    );
    expect(allowed.join(' ')).toBe(may);
  });
});

describe('what is seen', () => {
  it('each action has its day and one button', () => {
    expect(texts('overdue')).toEqual([
      '# Your actions',
      '2 open actions, 1 past the day agreed.',
      'Oakwood Primary School: Send the dates of the phonics sessions',
      'Overdue: due Fri 30 Oct. (School improvement team, Mon 12 Oct)',
      '[Mark done]',
      'Ask Harbour View for a moderation partner',
      'Due Mon 16 Nov. (School improvement team, Mon 12 Oct)',
      '[Mark done]',
      'As at Tue 3 Nov, 9:30',
      '[Ask for another day]',
      '  Which action?: action-1',
      '  Which day do you need? *: 2026-11-10',
      '  Why? The chair reads it. *: ',
      '  [Ask the chair]',
    ]);
    expect(summary('few')).toBe('You have 3 open actions');
    expect(texts('few')[1]).toBe('3 open actions, none overdue.');
  });

  it('says what became of a wish for another day', () => {
    const seen = texts('asked').filter(text => text.startsWith('Due'));
    expect(seen.map(text => text.replace(/ \(.*/, ''))).toEqual([
      'Due Fri 6 Nov. You asked for Fri 13 Nov.',
      'Due Mon 9 Nov. The chair keeps this day.',
      'Due Mon 30 Nov. The chair agreed to this day.',
    ]);
  });

  it('nothing open has nothing to press but a slip put right', () => {
    expect(texts('none')).toEqual(['# Your actions', 'You have no open actions.', 'As at Tue 3 Nov, 9:30']);
    expect(texts('all-done')[1]).toBe('All done: nothing is open.');
    expect(buttons('all-done')).toEqual(['[Open again]', '[Open again]', '[Open again]']);
  });

  it('what was just done is first among what was done lately', () => {
    expect(texts('marked-done')[0]).toBe('! ✓ Marked done: Send the dates of the phonics sessions');
    expect(texts('marked-done')).toEqual(
      expect.arrayContaining(['# Done lately', '✓ Send the dates of the phonics sessions', '[Open again]']),
    );
  });

  it('many come in pages, and those seen are asked about first', () => {
    expect(buttons('many')).toContain('[and 7 more]');
    expect(buttons('many')).not.toContain('[Back to the start]');
    expect(buttons('many-next')).toEqual(expect.arrayContaining(['[and 2 more]', '[Back to the start]']));
    expect(texts('many-next')).toContain('  Which action?: action-6');
    expect(buttons('many-last').join()).not.toContain('more');
    expect(texts('fullest').join('\n')).toMatch(/Which action\? \(and \d+ more, not listed\)/);
  });

  it('what was typed is put back, and the card says where', () => {
    expect(texts('wrong-input')).toEqual(
      expect.arrayContaining([
        'What you typed is kept: press “Ask for another day” to change it.',
        '  Which action?: action-2',
        '  Which day do you need? *: 2026-11-20',
      ]),
    );
    expect(texts('wrong-input').join('\n')).toContain('Harbour View is closed for two days');
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(
      `[School](https://example.org): \${title} **bold** [link](https://example.org)`,
    );
  });
});

describe('who may do what', () => {
  const own = { ...subject('few'), done: subject('all-done').done };
  const school = { kind: 'school', urn: '900104' } as const;
  const PRESS: Record<string, object> = {
    done: { about: 'action-1' },
    'ask-day': { about: 'action-1', newDay: '2026-11-20', why: 'x' },
    undo: { about: own.done[0]?.id },
  };
  it.each([
    ['the owner', actor(null, undefined, 'tom-reed'), true],
    ['the owner, as a head', actor('head', school, 'tom-reed'), true],
    ['the chair', actor(null, undefined, 'priya-shah'), false],
    ['another member', actor(null, undefined, 'maria-lopez'), false],
    ['the CEO', actor('ceo'), false],
    ['the deputy CEO', actor('deputy-ceo'), false],
    ['a head', actor('head', school), false],
    ['a department', actor('department'), false],
    ['the administrator', actor('administrator'), false],
  ])('%s', (_who, person, may) => {
    expect(card.mayRead(person, own)).toBe(may);
    for (const [name, input] of Object.entries(PRESS))
      expect(actionOf(card, name).allow(person, own, input).ok, name).toBe(may);
  });

  it('is not posted when nothing is open', () => {
    expect([card.lapsed?.(subject('few')), card.lapsed?.(subject('all-done'))]).toEqual([false, true]);
  });
});

describe('bad and stale input', () => {
  const me = actor(null, undefined, 'tom-reed');
  const ask = (input: object) =>
    actionOf(card, 'ask-day').parse({ about: 'a', newDay: '2026-11-20', ...input });
  it.each([
    [{}, 'Please say in a few words why.'],
    [{ why: ' \u200b ' }, 'Please say in a few words why.'],
    [{ why: 'a'.repeat(201) }, 'Please keep the reason to 200 characters.'],
    [{ why: 'a'.repeat(1_000_000) }, 'Please keep the reason to 200 characters.'],
    [{ why: 'x', newDay: 7 }, 'Please give the day you need.'],
    [{ why: 'x', about: '' }, 'Please choose an action.'],
  ])('%# one sentence on what to change', (input, because) => {
    expect(ask(input)).toEqual({ ok: false, because });
  });

  it.each([
    ['2026-11-02', 'Please give a day that is not past.'],
    ['2028-11-02', 'Please give a day within a year.'],
    ['Friday', 'Please give the day it is due.'],
  ])('%s cannot be asked for', (newDay, because) => {
    const input = { about: 'action-1', newDay, why: 'x' };
    expect(actionOf(card, 'ask-day').allow(me, subject('few'), input)).toEqual({ ok: false, because });
  });

  it('what is not open any more, or was done long ago, is said to be', () => {
    for (const name of ['done', 'ask-day'])
      expect(actionOf(card, name).allow(me, subject('few'), { about: 'gone', newDay: '2026-11-20' })).toEqual(
        {
          ok: false,
          because: 'That action is not open any more, so nothing was changed.',
        },
      );
    expect(actionOf(card, 'undo').allow(me, subject('few'), { about: 'action-1' })).toEqual({
      ok: false,
      because: 'That cannot be undone any more.',
    });
    expect(actionOf(card, 'more').parse({ page: 'x' })).toEqual({ ok: true, input: { page: 1 } });
  });
});

describe('what can be typed', () => {
  const [command] = card.commands ?? [];
  it.each(['my actions', 'My actions?', 'show my tasks', 'what are my to-dos'])('“%s” asks for it', said => {
    expect(command?.pattern.test(said)).toBe(true);
  });
  it.each(['actions', 'my status', 'my actionss'])('“%s” is not for this card', said => {
    expect(command?.pattern.test(said)).toBe(false);
  });
});
