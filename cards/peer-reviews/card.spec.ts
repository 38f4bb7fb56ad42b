import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const all = (name: string) => texts(name).join('\n');

describe('what is seen', () => {
  it('by half term, then by group and school, in numbers', () => {
    expect(texts('counted').slice(0, 10)).toEqual([
      '# Peer reviews, Autumn 2',
      'Every school: 2 times a half term, by Quality assurance (Illuminate Minds Trust). Counted by the half term in which a review’s time ends.',
      'Autumn 1: 9 of 12 held, 3 not held in time',
      'Autumn 2 (now): 2 of 12 held, 4 booked',
      'Spring 1: 0 of 12 held, 1 booked',
      ...['Spring 2: 0 of 12 held', 'Summer 1: 0 of 12 held', 'Summer 2: 0 of 12 held'],
      'Curlew: 2 of 6 held, 2 booked',
      'Oakwood Primary School: 1 of 2 held, 1 booked; Elmfield Church of England School: 1 of 2 held; Birch Lane School: 0 of 2 held, 1 booked',
    ]);
    expect(all('counted')).toContain('In no group: 0 of 2 held');
  });

  it('of each that was held the day, the host and the heading, on pages of their own, and back', () => {
    expect(all('counted')).toContain('[When and on what (2)]');
    expect(texts('held')).toEqual([
      '# Peer reviews held this year',
      'The latest first: the day, who hosted, and what it looked at. What was written stays with its readers.',
      'Tue 3 Nov: Oakwood Primary School (Curlew): Reading in the early years',
      'Tue 6 Oct: Birch Lane School (Curlew): no focus was given',
      '[Back to the counts]',
      'As at Tue 3 Nov, 9:30.',
    ]);
  });

  it('a school that is owed none, and those without term dates, are said to be', () => {
    expect(all('some-without-terms')).toContain('Oakwood Primary School: none owed');
    expect(all('some-without-terms')).toContain('1 school without term dates left out.');
  });

  it('where nothing can be counted it says why and what to do', () => {
    expect(all('no-model')).toContain('fortnight model use ID');
    expect(all('no-terms')).toContain('fortnight import terms FILE');
    expect(all('not-owed')).toContain('asks for none');
    expect(summary('not-owed')).toBe('No peer reviews are owed here');
  });

  it('many groups are pages, and text of people stays text', () => {
    expect(all('many')).toContain('Group 25');
    expect(all('hostile-text')).toContain(`\${title} **[x](https://example.org)** <at>Sam</at>`);
  });
});

it.each([
  ['officer', { kind: 'hub', hubId: 'hub-north' }, true],
  ['deputy-ceo', { kind: 'trust' }, true],
  ['ceo', { kind: 'trust' }, true],
  ['head', { kind: 'school', urn: '900100' }, false],
  ['department', { kind: 'trust' }, false],
  ['administrator', { kind: 'trust' }, false],
] as const)('a %s of %j may read it: %s', (role, scope, may) => {
  expect(card.mayRead(actor(role, scope), subject('counted'))).toBe(may);
});

it('opens a group that was chosen', () => {
  expect(actionOf(card, 'open').parse({})).toEqual({
    ok: false,
    because: 'Please choose a group from the list.',
  });
});

it.each(['peer reviews', 'Peer review?', 'our peer reviews'])('“%s” asks for it', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(true);
});
