import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const HEAD = actor('head', { kind: 'school', urn: '900104' }, 'tom-reed');
const NORTH = actor('officer', { kind: 'hub', hubId: 'hub-north' }, 'sam-hall');
const buttons = (name: string) => texts(name).filter(line => line.startsWith('['));

describe('what is seen', () => {
  it('the title says how it stands, where and when', () => {
    expect(texts('booked')[0]).toBe(
      '# Booked: Academy Improvement Meeting at Oakwood Primary School, Thu 12 Nov, 9:30',
    );
    expect(summary('lapsed')).toBe(
      'Nobody answered in time: Academy Improvement Meeting at Oakwood Primary School',
    );
  });

  it('each who comes is named with their answer', () => {
    expect(texts('booked')).toContain('Who comes: Maria Lopez has not answered and Tom Reed is coming');
    expect(texts('held')).toContain('Who comes: Maria Lopez and Tom Reed');
  });

  it('the lead has everything that can be changed, the head one wish, others nothing', () => {
    expect(buttons('booked')).toEqual(['[Move]', '[Cancel]', '[Who comes]', '[Change the lead]']);
    expect(buttons('booked-head')).toEqual(['[Ask to move]']);
    expect(buttons('booked-attendee')).toEqual([]);
    expect(buttons('booked-elsewhere')).toEqual([]);
    expect(buttons('begun')).toEqual([]);
  });

  it.each([
    ['booked', 'Outlook: In everyone’s calendar'],
    ['several-things', 'Outlook: Being written'],
    [
      'not-in-outlook',
      'Outlook: Not in Outlook: Priya Shah’s mailbox cannot be reached. Ask your administrator',
    ],
  ])('says how it stands in Outlook: %s', (name, words) => {
    expect(texts(name)).toContain(words);
  });

  it('says nothing of Outlook where no calendar is connected', () => {
    expect(texts('moved').some(line => line.startsWith('Outlook'))).toBe(false);
  });

  it('what is flagged is said; another school’s name only to whoever arranges it', () => {
    expect(texts('flagged').slice(2, 5)).toEqual([
      '! This is a day without school.',
      '! Clashes with Elmfield Academy, Thu 12 Nov, 10:00.',
      '! Tom Reed has declined in Outlook: what would you like to do?',
    ]);
    expect(buttons('flagged')[0]).toBe('[Keep it as it is]');
    expect(texts('flagged-head')).toContain('! Somebody who is to be there has another visit at this time.');
  });

  it('a move and a cancellation give their reason', () => {
    expect(texts('moved')[1]).toBe('Moved from Tue 10 Nov, 9:30. Priya Shah: Training day at the trust');
    expect(texts('cancelled')[1]).toBe('Priya Shah: The inspectors come that week');
    expect(texts('not-held')[1]).toBe('Priya Shah: Snow: the school was closed');
  });

  it('of what was taken out of Outlook its lead is asked why; once it is said, everybody reads it', () => {
    expect(texts('taken-out')).toContain('This was taken out of Outlook. Why was it called off? *: ');
    expect(buttons('taken-out')).toEqual(['[Say why]']);
    expect(texts('taken-out-head')[1]).toBe('It was taken out of Outlook. Priya Shah is asked why.');
    expect(buttons('taken-out-head')).toEqual([]);
    expect(texts('taken-out-said')[1]).toBe('Priya Shah: The inspectors come that week');
  });

  it('its lead alone is reminded of that', () => {
    const viewer = (personId: string) =>
      ({ actor: actor(null, undefined, personId), surface: 'personal' }) as const;
    expect(card.asks?.(subject('taken-out'), viewer('priya-shah'))).toEqual({
      what: 'Why was the Academy Improvement Meeting at Oakwood Primary School called off?',
      since: '2026-11-03',
    });
    expect(card.asks?.(subject('taken-out'), viewer('sam-hall'))).toBeNull();
    expect(card.asks?.(subject('taken-out-said'), viewer('priya-shah'))).toBeNull();
  });

  it('one of a series can be cancelled with all the later ones, which stand as cancelled afterwards', () => {
    expect(texts('series')).toContain('  [Cancel this and 5 later ones]');
    expect(texts('series-cancelled').find(line => line.startsWith('Agreed with it'))).toContain(
      'Tue 8 Dec, 9:00 (cancelled)',
    );
  });

  it('what became of each time is kept for whoever arranges it', () => {
    expect(texts('offered')).toContain('Thu 12 Nov, 9:30: taken since');
    expect(texts('offered')).toContain('Thu 12 Nov, 13:00: ruled out by Maria Lopez');
  });

  it('what was typed is kept, and said to be', () => {
    expect(texts('move-refused')).toContain('What you typed is kept: press “Move” to change it.');
    expect(texts('ask-refused')).toContain('What you typed is kept: press “Ask to move” to change it.');
    expect(texts('people-refused')).toContain('What you typed is kept: press “Who comes” to change it.');
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **bold** [link](https://example.org)`);
  });
});

describe('who may do what', () => {
  it.each([
    ['its lead', actor(null, undefined, 'priya-shah'), true, true, false],
    ['the officer of the hub', NORTH, true, true, false],
    ['another officer', actor('officer', { kind: 'hub', hubId: 'hub-south' }), true, false, false],
    ['the deputy CEO', actor('deputy-ceo'), true, true, false],
    ['the head', HEAD, true, false, true],
    ['somebody who comes', actor(null, undefined, 'maria-lopez'), true, false, false],
    ['a head of another school', actor('head', { kind: 'school', urn: '900109' }), false, false, false],
    ['the administrator', actor('administrator'), false, false, false],
  ])('%s', (_who, person, reads, arranges, asks) => {
    const seen = subject('booked');
    expect(card.mayRead(person, seen)).toBe(reads);
    expect(card.mayRead(person, subject('draft'))).toBe(arranges);
    for (const name of ['move', 'cancel'])
      expect(actionOf(card, name).allow(person, seen, {}).ok, name).toBe(arranges);
    expect(actionOf(card, 'lead').allow(person, seen, { newLead: 'dee-marsh' }).ok).toBe(arranges);
    expect(actionOf(card, 'people').allow(person, seen, { addNames: 'x', takeOff: [] }).ok).toBe(arranges);
    expect(actionOf(card, 'ask-move').allow(person, seen, {}).ok).toBe(asks);
  });

  it('whoever may arrange it says why it was taken out of Outlook, even when its time is past', () => {
    const sayWhy = actionOf(card, 'say-why');
    const past = { ...subject('taken-out'), hasBegun: true };
    expect(sayWhy.allow(NORTH, past, {}).ok).toBe(true);
    expect(sayWhy.allow(HEAD, past, {}).ok).toBe(false);
    for (const name of ['cancelled', 'booked', 'taken-out-said'])
      expect(sayWhy.allow(NORTH, subject(name), {}).ok, name).toBe(false);
  });

  it('later ones are cancelled only where there are some', () => {
    expect(actionOf(card, 'cancel-rest').allow(NORTH, subject('series'), {}).ok).toBe(true);
    expect(actionOf(card, 'cancel-rest').allow(NORTH, subject('booked'), {}).ok).toBe(false);
    expect(actionOf(card, 'cancel-rest').allow(HEAD, subject('series'), {}).ok).toBe(false);
  });

  it('what has begun stays as it is', () => {
    for (const name of ['move', 'cancel'])
      expect(actionOf(card, name).allow(NORTH, subject('begun'), {})).toEqual({
        ok: false,
        because: 'It has begun, so it stays as it is.',
      });
    expect(actionOf(card, 'ask-move').allow(HEAD, subject('begun'), {}).ok).toBe(false);
  });

  it('nothing is kept where nothing is flagged, nor what is wrong with Outlook', () => {
    for (const name of ['booked', 'not-in-outlook'])
      expect(actionOf(card, 'keep').allow(NORTH, subject(name), {}).ok).toBe(false);
    expect(actionOf(card, 'keep').allow(NORTH, subject('flagged'), {}).ok).toBe(true);
  });
});

describe('bad and stale input', () => {
  it.each([
    ['move', { moveTime: '10:00', moveReason: 'x' }, 'Please give the day.'],
    ['ask-move', { askDay: '2026-11-30', askTime: '9', askReason: 'x' }, /^Please give the time/],
    ['cancel', { cancelReason: '' }, /^Please say why/],
    ['cancel', { cancelReason: 'a'.repeat(201) }, /^Please keep the reason/],
    ['cancel-rest', { cancelReason: ' ' }, /^Please say why/],
    ['say-why', { offReason: ' ' }, /^Please say why it was called off/],
    ['lead', {}, 'Please choose who leads it.'],
    ['people', { addNames: 'a'.repeat(301) }, /^Please keep the names/],
  ])('%s with %j', (name, raw, because) => {
    expect(actionOf(card, name).parse(raw)).toEqual({
      ok: false,
      because: typeof because === 'string' ? because : expect.stringMatching(because),
    });
  });

  it('nobody, or somebody who does not come, cannot be taken off', () => {
    const people = actionOf(card, 'people');
    expect(people.allow(NORTH, subject('booked'), { addNames: '', takeOff: [] }).ok).toBe(false);
    expect(people.allow(NORTH, subject('booked'), { addNames: '', takeOff: ['x'] }).ok).toBe(false);
  });

  it('who leads it already, or cannot, is not made its lead', () => {
    for (const newLead of ['priya-shah', 'tom-reed'])
      expect(actionOf(card, 'lead').allow(NORTH, subject('booked'), { newLead }).ok).toBe(false);
  });
});
