import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);

describe('what is seen', () => {
  it('counts from the best, targets, moves, and each school by name', () => {
    expect(texts('ladder')).toEqual([
      '# Where our schools stand',
      '6 schools, by category, the strongest first. Within one they stand by name.',
      'Excellence: 1 school',
      'Refinement: 2 schools',
      'Reinforcement: 1 school',
      'Recovery: 1 school',
      'Repair: 0 schools',
      'No category set yet: 1 school',
      'Direct intervention: 1 school',
      '# Targets',
      '■ Passed: Birch Lane School was to be in Refinement by Fri 30 Oct',
      '▲ At risk: Oakwood Primary School is to be in Reinforcement by Tue 8 Dec',
      '# Moves this academic year',
      'Oakwood Primary School: Repair → Recovery, Mon 12 Oct',
      'Birch Lane School: Reinforcement, its first, Tue 1 Sep',
      '# Excellence',
      'Elmfield Church of England School',
      '# Refinement',
      'Oakhurst Academy, Mill Lane Infants',
      '# Reinforcement',
      'Birch Lane School',
      '# Recovery',
      'Oakwood Primary School',
      '# No category set yet',
      'Harbour High School',
      '# Direct intervention',
      'Oakwood Primary School',
      'Look at one school *: 900102',
      '[Open it]',
      'As at Tue 3 Nov, 9:30, by Categorisation and support (a diocesan academies trust).',
    ]);
  });

  it('says no percentage, no average and no place in an order', () => {
    for (const name of ['ladder', 'many', 'no-ladder'])
      expect(texts(name).join('\n'), name).not.toMatch(/%|average|\b(?:1st|2nd|rank \d|place \d)/i);
  });

  it('ninety schools are three pages', () => {
    expect(texts('many')).toContain('[and more: page 2 of 3]');
    expect(texts('many-last').some(line => line.startsWith('[and more'))).toBe(false);
  });

  it('a trust without a ladder ranks nobody, and says so kindly', () => {
    expect(texts('no-ladder').slice(0, 4)).toEqual([
      '# No school is ranked here',
      'Your trust has chosen not to sort its schools: School Improvement Policy (Derby Diocesan Academy Trust) has no order of them. These schools have a special status now, by name.',
      '# Cause for concern',
      'Oakwood Primary School, Harbour High School',
    ]);
    expect(texts('no-ladder-none')[1]).toContain('None of its 24 schools has a special status now.');
    expect(texts('no-ladder').join('\n')).not.toMatch(/category|phase/i);
    expect(summary('no-ladder')).toBe('No school is ranked here');
  });

  it('without a model it says what to do', () => {
    expect(texts('no-model').join('\n')).toContain('fortnight model use ID');
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **[x](https://example.org)** <at>Sam</at>`);
  });
});

it.each([
  ['officer', { kind: 'hub', hubId: 'hub-north' }, true],
  ['deputy-ceo', { kind: 'trust' }, true],
  ['ceo', { kind: 'trust' }, true],
  ['head', { kind: 'school', urn: '900104' }, false],
  ['chair-of-governors', { kind: 'school', urn: '900104' }, false],
  ['clerk', { kind: 'school', urn: '900104' }, false],
  ['department', { kind: 'trust' }, false],
  ['administrator', { kind: 'trust' }, false],
] as const)('a %s of %j may read it: %s', (role, scope, may) => {
  expect(card.mayRead(actor(role, scope), subject('ladder'))).toBe(may);
});

it.each([{}, { school: 'oakwood' }])('%j opens nothing', raw => {
  expect(actionOf(card, 'open').parse(raw)).toEqual({
    ok: false,
    because: 'Please choose a school from the list.',
  });
});

it.each(['categories', 'Phases?', 'ladder', 'heat map'])('“%s” asks for it', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(true);
});
it.each(['category oakwood', 'categories oakwood'])('“%s” does not', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(false);
});
