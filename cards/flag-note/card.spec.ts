import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);

describe('what is seen', () => {
  it('a reader sees what was flagged, and who else reads it', () => {
    expect(texts('usual')).toEqual([
      '# Dee Hart has flagged Oakwood Primary School',
      'Speak to HR: the absence rota in the office',
      'For School improvement team, Mon 9 Nov, 9:30. Whoever chairs it, Sam Okafor, Maria Lopez and Dee Hart read this, and nobody else. Please keep it there.',
      'As at Tue 3 Nov, 9:30',
    ]);
    expect(summary('usual')).toBe('Dee Hart has flagged Oakwood Primary School for you');
    expect(texts('one-reader')[2]).toContain('Whoever chairs it, Sam Okafor and Dee Hart read this');
  });

  it('what was taken back is not there any more', () => {
    expect(texts('taken-back')).toEqual([
      '# Dee Hart has flagged Oakwood Primary School',
      'Taken back by whoever wrote it.',
      'As at Tue 3 Nov, 9:30',
    ]);
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **bold** [link](https://example.org)`);
  });
});

describe('who may see it', () => {
  it.each([
    ['a reader it names', actor(null, undefined, 'sam-okafor'), true],
    ['whoever wrote it', actor('department', undefined, 'dee-hart'), true],
    ['another department', actor('department'), false],
    ['another member', actor(null, undefined, 'tom-reed'), false],
    ['the CEO', actor('ceo'), false],
    ['the deputy CEO', actor('deputy-ceo'), false],
    ['the head of the school', actor('head', { kind: 'school', urn: '900104' }), false],
    ['the administrator', actor('administrator'), false],
  ])('%s', (_who, person, reads) => {
    expect(card.mayRead(person, subject('usual'))).toBe(reads);
  });

  it('nothing can be pressed, and what was taken back is not posted', () => {
    expect(card.actions).toEqual([]);
    expect([card.lapsed?.(subject('usual')), card.lapsed?.(subject('taken-back'))]).toEqual([false, true]);
  });
});
