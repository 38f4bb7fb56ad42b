import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const all = (name: string) => texts(name).join('\n');
const DEPUTY = actor('deputy-ceo');
const ADD = { addWho: 'Oakhurst', addFrom: '2026-11-09' };

describe('what is seen', () => {
  it('who is of it with who acts for a school, then reviews to come and those before', () => {
    expect(texts('head')).toEqual([
      '# Coaching group Curlew',
      'Its members review each other.',
      '# Who is in it',
      ...['Oakwood Primary School: Tom Reed', 'Elmfield Church of England School: Helen Day'],
      ...['Birch Lane School: no head is on record', 'Maria Lopez: in person'],
      'Priya Shah facilitates, and is asked if nobody in it can.',
      '# Peer reviews',
      '● Booked: Birch Lane School hosts Oakwood Primary School and Elmfield Church of England School (Autumn 2, Tue 24 Nov, 9:30)',
      '○ To be timed: Elmfield Church of England School hosts Birch Lane School (Autumn 2)',
      '■ Not held: Elmfield Church of England School hosts Oakwood Primary School and Maria Lopez (Autumn 1)',
      '✓ Held: Oakwood Primary School hosts Birch Lane School and Maria Lopez (Autumn 1, Tue 22 Sep, 9:30). Written up by 1 of 2',
      '[Find a time: Elmfield Church of England School]',
      'A review: r3',
      '[Open it]',
    ]);
  });

  it('whoever works groups sees what is not kept, who was of it, and the forms', () => {
    expect(all('deputy')).toContain('▲ Not kept: The schools of a group are of one phase');
    expect(all('deputy')).toContain('Of it before: Harbour High School (until Mon 31 Aug).');
    expect(all('deputy')).toContain('[Take out]');
    expect(all('head')).not.toContain('[Take out]');
  });

  it('from when and until when, where that is not now', () => {
    expect(all('new')).toContain('It begins on Mon 9 Nov.');
    expect(all('changing')).toContain('Helen Day, until Mon 30 Nov');
    expect(all('changing')).toContain('Ada Quinn, from Tue 1 Dec');
    expect(all('too-small')).toContain('There are too few of it to review each other: somebody has to join.');
  });

  it('one that has ended is read and not changed', () => {
    expect(all('ended')).toContain('It ended on Fri 16 Oct.');
    expect(texts('ended').filter(line => line.startsWith('['))).toEqual(['[Open it]']);
  });

  it('several, none, and nobody’s', () => {
    expect(texts('which').slice(1)).toEqual([
      'No one group is called “cur”. Please check the name, or choose.',
      ...['[Curlew]', '[Curlew South]'],
    ]);
    expect(texts('several')[1]).toBe('You are in several.');
    expect(summary('no-such')).toBe('No such coaching group');
    expect(texts('none')[1]).toMatch(/^Schools in a group review each other\./);
    expect(texts('none-deputy')[1]).toBe('To see every group, type: coaching groups');
  });

  it('text of people stays text', () => {
    expect(all('hostile-text')).toContain(`\${title} **[x](https://example.org)** <at>Sam</at>`);
  });
});

it('nobody changes a group that may not be worked', () => {
  for (const name of ['add', 'remove', 'change', 'end']) {
    const input = { ...ADD, removeWho: 'm1' };
    expect(actionOf(card, name).allow(DEPUTY, subject('head'), input).ok, name).toBe(false);
    expect(actionOf(card, name).allow(DEPUTY, subject('none'), input).ok, name).toBe(false);
    expect(actionOf(card, name).allow(DEPUTY, subject('deputy'), input).ok, name).toBe(true);
  }
  expect(actionOf(card, 'remove').allow(DEPUTY, subject('deputy'), { removeWho: 'gone' }).ok).toBe(false);
});

it.each([
  ['add', { ...ADD, addWho: ' ' }, 'Please say which school or who: a name, a URN or an e-mail address.'],
  ['add', { ...ADD, addWho: 'a'.repeat(201) }, 'Please add fewer at a time.'],
  ['add', { ...ADD, addFrom: '2026-11-31' }, 'Please give the first day.'],
  ['remove', { removeFrom: '2026-11-09' }, 'Please choose a member from the list.'],
  ['remove', { removeWho: 'm1' }, 'Please give the first day without them.'],
  ['change', { newName: '' }, 'Please give the group a name.'],
  ['change', { newName: 'a'.repeat(61) }, 'Please keep the name to 60 characters.'],
  ['end', {}, 'Please give its last day.'],
  ['choose', {}, 'Please choose a group from the list.'],
])('%s with %j: %s', (name, raw, because) => {
  expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
});

it.each([
  ['my group', ''],
  ['My coaching group?', ''],
  ['group curlew', 'curlew'],
  ['coaching group called Curlew.', 'Curlew'],
])('“%s” asks about “%s”', (said, asked) => {
  expect(card.commands?.[0]?.pattern.exec(said)?.[1]).toBe(asked);
});
it.each(['groups', 'coaching groups', 'the group'])('“%s” does not', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(false);
});
