import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const sam = actor('administrator');

describe('what is seen', () => {
  it('what, for whom, since when, what it means, and what can be done', () => {
    expect(texts('one')).toEqual([
      '# 1 card did not arrive as it should',
      'Fortnight needs somebody to decide. What the cards say is not shown here.',
      'The agenda of a meeting, for the channel of School improvement team, since Mon 2 Nov, 8:00',
      'Teams refuses it: Fortnight was removed from the team or may not write there. Add it again, then try again.',
      '[Try again]',
      'As at Tue 3 Nov, 9:30',
      '[Drop one]',
      '  Which one need not go?: c1',
      '  Why? It is kept on the record. *: ',
      '  [Drop it]',
    ]);
    expect(summary('one')).toBe('1 card did not arrive as it should');
  });

  it('how many of which kind, where there are several', () => {
    expect(texts('several').slice(2, 7)).toEqual([
      '1: given up after many tries',
      '1: refused by Teams',
      '1: may have arrived or not',
      '1: there, but out of date',
      '1: waiting for a chat or channel to be opened',
    ]);
    // What may have arrived and what waits for a chat is not simply tried again.
    expect(texts('several').filter(text => text === '[Try again]')).toHaveLength(3);
  });

  it('what may have arrived is sent again in a form of its own, which says what may come of it', () => {
    expect(texts('may-be-there').slice(-7, -3)).toEqual([
      '[Send again what may have arrived]',
      '  Which one? Look in Teams first: sent again, it may be there twice.: c3',
      '  [Send it again all the same]',
      '[Drop one]',
    ]);
    expect(texts('may-be-there')).not.toContain('[Try again]');
  });

  it('a fault of ours is said to be one, and an unset channel too', () => {
    expect(texts('could-not-be-drawn').join('\n')).toContain(
      'Fortnight itself failed to make or send this card',
    );
    expect(texts('channel-unset').join('\n')).toContain('No channel is set for this series');
  });

  it('five of many, and how many there are beside them; what was chosen is kept', () => {
    expect(texts('many')).toContain('And 55 others: they come up here as these are settled.');
    expect(texts('wrong-input')).toContain('  Which one need not go?: c4');
  });

  it('says when all has arrived', () => {
    expect(texts('all-settled')).toEqual([
      '! ✓ It is dropped, on the record.',
      '# All is settled',
      'Nothing needs you here.',
      'As at Tue 3 Nov, 9:30',
    ]);
    expect(summary('all-settled')).toBe('All is settled');
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **SIT** [x](https://example.org)`);
  });
});

describe('who may do what', () => {
  it.each([
    ['the administrator', sam, true],
    ['the CEO', actor('ceo'), false],
    ['the deputy CEO', actor('deputy-ceo'), false],
    ['an officer', actor('officer'), false],
    ['a department', actor('department'), false],
    ['a head', actor('head', { kind: 'school', urn: '900001' }), false],
    ['somebody without a role', actor(null), false],
  ])('%s', (_who, person, may) => {
    const several = subject('several');
    expect(card.mayRead(person, several)).toBe(may);
    expect(actionOf(card, 'retry').allow(person, several, { about: 'c2' }).ok).toBe(may);
    expect(actionOf(card, 'repeat').allow(person, several, { about: 'c3' }).ok).toBe(may);
    expect(actionOf(card, 'drop').allow(person, several, { which: 'p5', reason: 'x' }).ok).toBe(may);
  });

  it('what may have arrived is not tried again by the other button, nor the other way about', () => {
    const several = subject('several');
    const allowed = (name: string) =>
      several.troubles.filter(
        ({ id }) => actionOf(card, name).allow(sam, several, { about: id, which: id }).ok,
      );
    expect(allowed('retry').map(({ kind }) => kind)).toEqual(['refused', 'dead', 'stale']);
    expect(allowed('repeat').map(({ kind }) => kind)).toEqual(['unknown']);
    expect(allowed('drop')).toHaveLength(5);
  });

  it('what is settled is settled once', () => {
    expect(actionOf(card, 'retry').allow(sam, subject('all-settled'), { about: 'c2' })).toEqual({
      ok: false,
      because: 'That has been settled already. Here is what is left.',
    });
  });

  it('is not posted when all has arrived meanwhile', () => {
    expect(card.lapsed?.(subject('all-settled'))).toBe(true);
    expect(card.lapsed?.(subject('one'))).toBe(false);
  });

  it('the audit keeps ids and kinds, and no names', () => {
    expect(card.facts?.(subject('one'))).toEqual({ 'copy c1': 'refused' });
  });
});

describe('bad input', () => {
  it.each([
    ['drop', { which: 'c1', reason: ' ' }, 'Please say in a few words why it need not go.'],
    ['drop', { which: 'c1', reason: 'x'.repeat(201) }, 'Please keep the reason to 200 characters.'],
    ['drop', { reason: 'x' }, 'Please choose one.'],
    ['retry', {}, 'Please choose one.'],
    ['repeat', { about: '' }, 'Please choose one.'],
  ])('%s %j', (name, raw, because) => {
    expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
  });
});
