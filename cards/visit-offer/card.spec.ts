import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const HEAD = actor('head', { kind: 'school', urn: '900104' }, 'tom-reed');
const buttons = (name: string) => texts(name).filter(line => line.startsWith('['));

describe('what is seen', () => {
  it('the head is asked which, by when, and answers with one tap', () => {
    expect(texts('as-head').slice(0, 4)).toEqual([
      '# Choose a time: Academy Improvement Meeting',
      'Priya Shah would like to come: it is owed by Fri 18 Dec. Please answer by Tue 10 Nov, 16:00.',
      '[Thu 12 Nov, 9:30]',
      'the earliest day that suits everyone; the lead’s only visit that day',
    ]);
    expect(buttons('as-head').slice(-2)).toEqual(['[Another time]', '[Decline]']);
  });

  it('where the lead is otherwise is not told to the school', () => {
    expect(texts('as-head').join('\n')).not.toContain('Elmfield');
  });

  it('what was taken or ruled out is offered no more', () => {
    expect(buttons('just-taken').slice(0, 3)).toEqual([
      '[Tue 17 Nov, 9:00]',
      '[Thu 19 Nov, 10:00]',
      '[Tue 24 Nov, 9:30]',
    ]);
    expect(texts('none-left')).toContain('None of the times is left. Priya Shah will look for others.');
  });

  it('somebody else who must be there says what they cannot make, and does not choose', () => {
    expect(buttons('as-attendee')).toContain('[I cannot make Thu 12 Nov, 9:30]');
    expect(buttons('as-attendee')).not.toContain('[Thu 12 Nov, 9:30]');
    expect(buttons('as-officer')).toEqual([]);
  });

  it.each([
    ['chosen', 'Tom Reed chose Thu 12 Nov, 9:30.'],
    ['chosen-and-moved', 'Tom Reed chose Thu 12 Nov, 9:30. It is now Fri 13 Nov, 9:30.'],
    ['proposed', 'Tom Reed proposed Mon 16 Nov, 10:00.'],
    ['declined', 'Tom Reed declined: We are between deputies until Christmas'],
    ['cancelled', 'Priya Shah cancelled it: The inspectors come that week'],
    ['cancelled-outlook', 'It was cancelled.'],
    ['lapsed', 'Nobody answered in time, so the offer has lapsed.'],
  ])('answered, the card is the record: %s', (name, words) => {
    expect(texts(name)).toContain(words);
    expect(buttons(name)).toEqual(['[Open the visit]']);
  });

  it('a delegate chooses as the head does; one for times only sees when, where and who leads it', () => {
    expect(buttons('as-delegate')).toEqual(buttons('as-head'));
    expect(buttons('as-slots-delegate')).toEqual(buttons('as-head'));
    expect(texts('as-delegate').join('\n')).toContain('Reading in key stage 2');
    expect(texts('as-slots-delegate').join('\n')).not.toMatch(
      /Reading in key stage 2|reading plan|Focus|With/,
    );
  });

  it('the record says who answered for whom', () => {
    const record = 'Lin Park answered for Tom Reed and chose Thu 12 Nov, 9:30.';
    for (const name of ['chosen-for-head', 'chosen-by-slots-delegate']) expect(texts(name)).toContain(record);
    expect(buttons('chosen-by-slots-delegate')).toEqual([]);
  });

  it('a series is agreed at once, each date ticked', () => {
    expect(texts('series')[0]).toBe('# Agree the dates: Support day at Oakwood Primary School');
    expect(texts('series').find(line => line.startsWith('Which dates?'))).toBe(
      'Which dates? *: date-1,date-2,date-3,date-4,date-5,date-6',
    );
    expect(summary('series-agreed')).toBe('Support day at Oakwood Primary School: 5 of 6 dates booked');
  });

  it('what was typed is kept, and said to be', () => {
    expect(texts('as-head-kept')).toContain('What you typed is kept: press “Another time” to change it.');
    expect(texts('decline-kept')).toContain('What you typed is kept: press “Decline” to change it.');
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **bold** [link](https://example.org)`);
  });
});

describe('who may do what', () => {
  const member = actor(null, undefined, 'maria-lopez');
  it.each([
    ['the head', HEAD, true, true, false],
    ['a head of another school', actor('head', { kind: 'school', urn: '900109' }), false, false, false],
    ['somebody who is to be there', member, true, false, true],
    ['the lead', actor('officer', { kind: 'hub', hubId: 'hub-north' }, 'priya-shah'), true, false, false],
    ['the CEO', actor('ceo'), true, false, false],
    ['a department', actor('department'), false, false, false],
    ['the administrator', actor('administrator'), false, false, false],
  ])('%s', (_who, person, reads, answers, rules) => {
    const offer = subject('as-attendee');
    expect(card.mayRead(person, offer)).toBe(reads);
    for (const name of ['accept', 'propose', 'decline'])
      expect(actionOf(card, name).allow(person, offer, { slot: 's1' }).ok, name).toBe(answers);
    expect(actionOf(card, 'rule-out').allow(person, offer, { slot: 's1' }).ok).toBe(rules);
  });

  it.each([
    ['a deputy head who answers', 'jo-bell', true],
    ['a PA who chooses times', 'lin-park', false],
  ])('%s answers as long as they are named', (_who, personId, opens) => {
    const person = actor(null, undefined, personId);
    const offer = subject('as-delegate');
    const over = { ...offer, delegates: { answers: [], slots: [] } };
    for (const name of ['accept', 'propose', 'decline']) {
      expect(actionOf(card, name).allow(person, offer, { slot: 's1' }).ok, name).toBe(true);
      expect(actionOf(card, name).allow(person, over, { slot: 's1' }).ok, name).toBe(false);
    }
    expect([card.mayRead(person, offer), card.mayRead(person, over)]).toEqual([true, false]);
    expect(actionOf(card, 'open').allow(person, offer, {}).ok).toBe(opens);
    const viewer = { actor: person, surface: 'personal' } as const;
    expect(card.asks?.(offer, viewer)?.what).toBe('Choose a time: Academy Improvement Meeting');
    expect(card.asks?.(over, viewer)).toBeNull();
  });

  it('of what is looked for again only those who book know', () => {
    const draft = subject('looked-for-again');
    expect(card.mayRead(HEAD, draft)).toBe(false);
    expect(card.mayRead(HEAD, { ...draft, isLookedForAgain: true })).toBe(true);
    expect(card.mayRead(member, { ...draft, isLookedForAgain: true })).toBe(false);
    expect(card.mayRead(actor('ceo'), draft)).toBe(true);
  });

  it('the head who was asked reads that new times are looked for, and nothing of what is planned', () => {
    const drawn = texts('looked-for-again-head');
    expect(drawn.slice(0, 2)).toEqual([
      '# New times are being looked for: Academy Improvement Meeting at Oakwood Primary School',
      'New times are being looked for.',
    ]);
    expect(drawn.join('\n')).not.toMatch(/Reading|reading plan|9:30/);
  });

  it('the head is asked until it is answered, and nobody else is', () => {
    const asked = { actor: HEAD, surface: 'personal' } as const;
    expect(card.asks?.(subject('as-head'), asked)?.what).toBe('Choose a time: Academy Improvement Meeting');
    expect(card.asks?.(subject('chosen'), asked)).toBeNull();
    expect(card.asks?.(subject('as-attendee'), { ...asked, actor: member })).toBeNull();
  });

  it('is not posted once it is answered', () => {
    expect(card.lapsed?.(subject('as-head'))).toBe(false);
    for (const name of ['chosen', 'declined', 'lapsed', 'cancelled', 'series-agreed'])
      expect(card.lapsed?.(subject(name)), name).toBe(true);
  });
});

describe('bad and stale input', () => {
  it.each([
    ['accept', {}, 'Please choose one of the times.'],
    ['propose', { proposeDay: '2026-11-31', proposeTime: '10:00' }, 'Please give the day.'],
    [
      'propose',
      { proposeDay: '2026-11-30', proposeTime: '25:00' },
      'Please give the time in hours and minutes, such as 9:30.',
    ],
    ['decline', { declineReason: ' ' }, 'Please say why, in a few words: the people who were asked read it.'],
    ['decline', { declineReason: 'a'.repeat(201) }, 'Please keep the reason to 200 characters.'],
    ['agree-dates', { dates: '' }, 'Please leave at least one date ticked, or decline them.'],
  ])('%s with %j: %s', (name, raw, because) => {
    expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
  });

  it('a time that is offered no more is not chosen', () => {
    expect(actionOf(card, 'accept').allow(HEAD, subject('just-taken'), { slot: 's1' })).toEqual({
      ok: false,
      because: 'That time is not offered any more. Please choose another.',
    });
    for (const name of ['chosen', 'declined', 'lapsed'])
      expect(actionOf(card, 'accept').allow(HEAD, subject(name), { slot: 's1' }), name).toMatchObject({
        because: 'This does not wait for an answer any more.',
      });
  });
});
