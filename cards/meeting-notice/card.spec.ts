import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);

describe('what is seen', () => {
  it('a moved meeting says where to, where from, why, and when its agenda comes', () => {
    expect(texts('moved')).toEqual([
      '# Moved: School improvement team is now Wed 18 Nov, 10:00, not Tue 17 Nov, 9:30',
      'Because: Half the team is at the governors’ conference on the Tuesday',
      'For 90 minutes. The agenda comes Fri 13 Nov.',
    ]);
    expect(summary('moved')).toBe(
      'Moved: School improvement team is now Wed 18 Nov, 10:00, not Tue 17 Nov, 9:30',
    );
  });

  it('an agenda that is out already is not promised again', () => {
    expect(texts('moved-agenda-out')).toContain('For 90 minutes. Its agenda is in this channel.');
  });

  it('a cancelled meeting says what becomes of its agenda', () => {
    expect(texts('cancelled')).toEqual([
      '# Cancelled: School improvement team, Tue 17 Nov, 9:30',
      'Because: The boiler at the office has failed',
      'What was on its agenda goes on the next one.',
    ]);
  });

  it('one that takes place after all gives no reason that is past', () => {
    expect(texts('on-after-all')).toEqual([
      '# Going ahead: School improvement team, Tue 17 Nov, 9:30',
      'For 90 minutes. Its agenda is in this channel.',
    ]);
  });

  it('an extra meeting is called one, and its agenda comes at once where that is due', () => {
    expect(texts('extra')[0]).toBe('# Extra meeting: School improvement team, Fri 20 Nov, 14:00');
    expect(texts('extra-now')).toContain('For 90 minutes. The agenda comes now.');
  });

  it('nothing is promised of a meeting that is past, and it is not posted any more', () => {
    expect(texts('past').at(-1)).toBe('For 90 minutes.');
    expect(card.lapsed?.(subject('past'))).toBe(true);
    expect(card.lapsed?.(subject('moved'))).toBe(false);
  });

  it('the chair alone is told who has taken the meeting over, and that nothing is asked of them', () => {
    expect(texts('chair-taken')).toEqual([
      '# Maria Lopez is in the chair for you: School improvement team, Tue 17 Nov, 9:30',
      'You need do nothing. Should you be there after all, your own chair’s card still works.',
    ]);
    expect(texts('chair-was-taken')).toEqual([
      '# Maria Lopez was in the chair for you: School improvement team, Tue 17 Nov, 9:30',
      'You need do nothing.',
    ]);
    expect(card.lapsed?.(subject('chair-taken'))).toBe(false);
    expect(card.lapsed?.(subject('chair-was-taken'))).toBe(true);
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(
      `\${reason} [link](https://example.org) **bold** <b>x</b>`,
    );
  });
});

describe('who may do what', () => {
  it.each([
    ['a member', actor(null, undefined, 'tom-reed'), true],
    ['the CEO', actor('ceo'), true],
    ['an officer', actor('officer'), true],
    ['a head who is no member', actor('head', { kind: 'school', urn: '900001' }), false],
    ['a department', actor('department'), false],
  ])('%s', (_who, person, reads) => {
    expect(card.mayRead(person, subject('moved'))).toBe(reads);
  });
});

describe('bad and stale input', () => {
  it('there is nothing to press', () => {
    expect(card.actions).toEqual([]);
  });
});
