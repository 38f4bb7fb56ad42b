import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';
import { askedInWords } from './said.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(line => line.startsWith('['));
const text = (name: string) => texts(name).join('\n');
const TOM = actor('head', { kind: 'school', urn: '900104' }, 'tom-reed');
const OF = { poll: 'poll-1', round: 1 };

describe('what is seen', () => {
  it('whoever is asked answers each time by itself, and knows until when and what then', () => {
    expect(texts('asked')[0]).toBe('# When could you? Peer review at Oakwood Primary School');
    expect(texts('asked')[1]).toMatch(
      /^Please answer by Mon 16 Nov, 16:00. As soon as everybody has answered/,
    );
    expect(buttons('asked')).toEqual(['[Save my answers]', '[None of these suits]']);
    expect(text('asked')).toContain('Tue 17 Nov, 9:00');
  });

  it('how it stands is on it while it is open', () => {
    expect(text('part-answered')).toContain('Can: Oakwood Primary School and Elmfield School.');
    expect(text('part-answered')).toContain('If need be: Oakwood Primary School.');
    expect(text('part-answered')).toContain('Cannot: Elmfield School.');
    expect(text('part-answered')).toContain('Sam Okoro: taken as free');
    expect(text('as-officer')).toContain('Can: Oakwood Primary School and Elmfield School.');
    expect(buttons('as-officer')).toEqual([]);
  });

  it('why it looks further is said, and that later than owed is late', () => {
    expect(text('further')).toContain(
      'At none of the first times could the host and a visitor both come, so days until Fri 15 Jan 2027 are looked at.',
    );
    expect(text('further')).toContain('a later day is late, and better than none');
  });

  it('whoever facilitates sets a time, asks again or skips it; the others see that they are asked', () => {
    expect(buttons('facilitator')).toEqual(
      expect.arrayContaining(['[Set the time]', '[Ask the group again]', '[Skip this review]']),
    );
    expect(buttons('member-waits')).toEqual([]);
    expect(text('member-waits')).toContain('Whoever facilitates the group is asked what is to be.');
    expect(text('host-left')).toContain('The host is not of the group any more.');
  });

  it.each([
    ['booked', 'Tue 17 Nov, 9:00.'],
    ['booked-next-best', 'A time that suited better was taken in a calendar meanwhile.'],
    ['booked-moved', 'The group chose Tue 17 Nov, 9:00; it was moved since.'],
    ['skipped', 'Dee Marsh skipped it: Two heads are new; we begin in January'],
    ['group-ended', 'It is not to be: The group has ended'],
    ['held', 'Held: Peer review at Oakwood Primary School'],
  ])('afterwards it is the record: %s', (name, words) => expect(text(name)).toContain(words));

  it('once it is booked it leads to the visit and asks nothing', () => {
    expect(buttons('booked')).toEqual(['[Open the visit]']);
    expect(text('booked')).toContain('open the visit and move it there');
    expect(text('booked')).toContain('Sam Okoro');
    expect(summary('booked')).toBe('Peer review at Oakwood Primary School: Tue 17 Nov, 9:00');
  });

  it('the host can have a time looked for, and another where one was called off', () => {
    expect(buttons('untimed')).toEqual(['[Find a time]']);
    expect(buttons('called-off-time')).toEqual(['[Find another time]']);
  });

  it.each([
    ['host-left', 'The host is not of the group any more. Whoever facilitates the group is asked.'],
    ['none-free', 'There is no time at which everybody is free. Whoever facilitates the group is asked.'],
  ] as const)('where nobody can be asked it says why: %s', (why, words) => {
    expect(askedInWords({ state: 'asks', answerBy: null, why }, '2026-11-12T09:00:00.000Z')).toBe(words);
  });

  it('text of people stays text', () => {
    expect(text('hostile-text')).toContain(`\${title} **bold** [link](https://example.org)`);
    expect(text('hostile-reason')).toContain(`\${title} **bold** [link](https://example.org)`);
  });
});

describe('what may be pressed', () => {
  it.each([
    ['asked', 'save', { ...OF, s1: 'yes' }, true],
    ['asked', 'save', { ...OF }, false],
    ['asked', 'save', { poll: 'poll-0', round: 1, s1: 'yes' }, false],
    ['asked', 'save', { poll: 'poll-1', round: 2, s1: 'yes' }, false],
    ['asked', 'none', OF, true],
    ['as-officer', 'save', { ...OF, s1: 'yes' }, false],
    ['booked', 'save', { ...OF, s1: 'yes' }, false],
    ['booked', 'open', {}, true],
    ['asked', 'open', {}, false],
    ['asked', 'find', {}, false],
    ['untimed', 'find', {}, true],
    ['facilitator', 'again', {}, true],
    ['facilitator', 'skip', { skipWhy: 'Two heads are new' }, true],
    ['facilitator', 'skip', { skipWhy: 'A child has disclosed abuse at home today' }, false],
    ['asked', 'skip', { skipWhy: 'Two heads are new' }, false],
    ['member-waits', 'again', {}, false],
    ['member-waits', 'set', { setDay: '2026-12-01', setTime: '10:00' }, false],
  ])('%s: %s %o', (name, action, input, may) => {
    const { allow, parse } = actionOf(card, action);
    const parsed = parse(input);
    if (!parsed.ok) throw new Error(parsed.because);
    expect(allow(TOM, subject(name), parsed.input).ok).toBe(may);
  });

  it.each([
    ['save', { ...OF, s1: 'perhaps' }, 'Please choose one of the answers.'],
    ['set', { setDay: 'soon', setTime: '10:00' }, 'Please give the day.'],
    [
      'set',
      { setDay: '2026-12-01', setTime: 'ten' },
      'Please give the time in hours and minutes, such as 9:30.',
    ],
    ['skip', { skipWhy: ' ' }, 'Please say why, in a few words: the group and the team read it.'],
  ])('%s with a bad value says what to change', (action, input, because) => {
    const parsed = actionOf(card, action).parse(input);
    expect(parsed.ok ? 'taken' : parsed.because).toBe(because);
  });

  it('it asks as long as an answer is owed, and whoever facilitates where nobody can', () => {
    const viewer = { actor: TOM, surface: 'personal' } as const;
    const asks = (name: string) => card.asks?.(subject(name), viewer)?.what ?? null;
    expect(asks('asked')).toBe('When could a peer review be at Oakwood Primary School?');
    expect(asks('facilitator')).toBe('Nobody can: the peer review at Oakwood Primary School');
    expect(asks('called-off-time')).toBe('Find another time: the peer review at Oakwood Primary School');
    expect(asks('untimed')).toBeNull();
    expect([asks('answered'), asks('member-waits'), asks('booked')]).toEqual([null, null, null]);
    expect([card.lapsed?.(subject('booked')), card.lapsed?.(subject('asked'))]).toEqual([true, false]);
  });
});
