import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(line => line.startsWith('['));
const HEAD = actor('head', { kind: 'school', urn: '900104' }, 'tom-reed');
const GOOD = { person: 'Jo Bell', what: 'answers', from: '2026-11-03', until: '2026-12-18' };

describe('what is seen', () => {
  it('who is named now, for what and until when, then the form', () => {
    expect(texts('named')).toEqual([
      '# Who answers for you at Oakwood Primary School',
      'They answer beside you; the first to answer, answers for the school.',
      'Jo Bell',
      'Answers for you, until Fri 18 Dec',
      '[End now]',
      'Lin Park',
      'Chooses visit times only, from Mon 9 Nov until Fri 20 Nov',
      '[End now]',
      '# Name somebody',
      'Whom? Their name or e-mail address *: ',
      'For what? *: answers',
      'From *: 2026-11-03',
      'Until, that day included *: 2026-11-16',
      '[Name]',
    ]);
    expect(texts('nobody')[1]).toMatch(/^Nobody is named now\./);
    expect(texts('many').at(17)).toBe('and 2 more, who can be ended once one of these is');
  });

  it('a typed name stands in the form; one that is not clear is said to be', () => {
    expect(texts('typed')).toContain('Whom? Their name or e-mail address *: Lin Park');
    expect(texts('unclear')).toContain('“jo” may be Jo Bell or Jo Smith. Please give the whole name.');
  });

  it('what was typed stays where something was wrong', () => {
    expect(texts('wrong-input')).toEqual(
      expect.arrayContaining([
        'Whom? Their name or e-mail address *: Jo Smythe',
        'For what? *: slots',
        'From *: 2026-11-09',
        'Until, that day included *: 2026-11-20',
      ]),
    );
  });

  it('the head of two schools says which', () => {
    expect(buttons('choose')).toEqual(['[Oakwood Primary School]', '[Oakhurst School]']);
  });

  it('whoever is named is told by whom, what they may, and until when', () => {
    expect(texts('told-answers')).toEqual([
      '# Tom Reed has named you to answer for Oakwood Primary School',
      'You can choose, propose or decline times for its visits, read their briefs, check draft reports, and answer about its category, until Fri 18 Dec. Whoever of you answers first, answers for the school.',
    ]);
    expect(texts('told-slots')[1]).toBe(
      'You can choose, propose or decline times for its visits, from Mon 9 Nov until Fri 20 Nov. Briefs and reports stay with Tom Reed.',
    );
    expect(summary('told-slots')).toBe(
      'Tom Reed has named you to choose visit times for Oakwood Primary School',
    );
  });

  it('afterwards they are told that it is over', () => {
    expect(texts('told-ended')).toEqual([
      '# You no longer answer for Oakwood Primary School',
      'It ended on Tue 3 Nov. Tom Reed answers again, and nothing is asked of you.',
    ]);
    expect(texts('told-over')[1]).toMatch(/^It ended on Mon 2 Nov\./);
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **bold** [link](https://example.org)`);
  });
});

describe('who may do what', () => {
  it.each([
    ['the head', HEAD, true],
    ['a head of another school', actor('head', { kind: 'school', urn: '900109' }), false],
    ['the officer', actor('officer'), false],
    ['the deputy CEO', actor('deputy-ceo'), false],
    ['the CEO', actor('ceo'), false],
    ['the administrator', actor('administrator'), false],
    ['whoever is named', actor('staff', { kind: 'school', urn: '900104' }, 'jo-bell'), false],
  ])('%s', (_who, person, may) => {
    const own = subject('named');
    expect(card.mayRead(person, own)).toBe(may);
    expect(actionOf(card, 'name').allow(person, own, GOOD).ok).toBe(may);
    expect(actionOf(card, 'end').allow(person, own, { delegation: 'd1' }).ok).toBe(may);
  });

  it('only whoever is named reads what they were given, and nobody names or ends there', () => {
    const told = subject('told-answers');
    expect(card.mayRead(actor('staff', undefined, 'jo-bell'), told)).toBe(true);
    expect(card.mayRead(HEAD, told)).toBe(false);
    expect(actionOf(card, 'name').allow(HEAD, told, GOOD).ok).toBe(false);
    expect(actionOf(card, 'end').allow(HEAD, told, { delegation: 'd1' }).ok).toBe(false);
    expect(actionOf(card, 'choose').allow(HEAD, told, { urn: '900104' }).ok).toBe(false);
  });

  it('chooses only among their own schools', () => {
    const choose = (urn: string, name = 'choose') =>
      actionOf(card, 'choose').allow(HEAD, subject(name), { urn }).ok;
    expect([choose('900105'), choose('900109'), choose('900104', 'named')]).toEqual([true, false, true]);
  });

  it('somebody who is not named is not ended', () => {
    expect(actionOf(card, 'end').allow(HEAD, subject('nobody'), { delegation: 'd1' })).toEqual({
      ok: false,
      because: 'Please choose somebody who is named now.',
    });
  });
});

describe('bad and stale input', () => {
  it.each([
    ['name', { ...GOOD, person: ' ' }, 'Please say whom you name: their name or e-mail address.'],
    ['name', { ...GOOD, person: 'a'.repeat(101) }, 'Please say whom you name: their name or e-mail address.'],
    ['name', { ...GOOD, what: 'everything' }, 'Please choose what they may do for you.'],
    ['name', { ...GOOD, from: '2026-11-31' }, 'Please give the first day.'],
    ['name', { ...GOOD, until: undefined }, 'Please give the last day.'],
    ['end', {}, 'Please choose somebody who is named now.'],
    ['choose', { urn: 'oakwood' }, 'Please choose a school from the list.'],
  ])('%s with %j: %s', (name, raw, because) => {
    expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
  });
});

describe('what can be typed', () => {
  const [command] = card.commands ?? [];
  it.each([
    ['delegate', ''],
    ['Delegate Jo Bell', 'Jo Bell'],
    ['my delegates', ''],
    ['delegate jo@oakwood.example.', 'jo@oakwood.example'],
  ])('“%s” asks about “%s”', (said, asked) => {
    expect(command?.pattern.exec(said)?.[1]).toBe(asked);
  });
  it('“delegated” is not for this card', () => {
    expect(command?.pattern.test('delegated')).toBe(false);
  });
});
