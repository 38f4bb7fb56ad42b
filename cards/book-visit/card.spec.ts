import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const NORTH = actor('officer', { kind: 'hub', hubId: 'hub-north' }, 'sam-hall');

describe('what is seen', () => {
  it('before times are looked for: by when it is owed, who is named, and who is missing', () => {
    expect(texts('form').slice(0, 2)).toEqual([
      '# Book: Academy Improvement Meeting at Oakwood Primary School',
      'Owed by Fri 18 Dec. Evaluate, validate and strengthen with the school’s leaders.',
    ]);
    expect(texts('form')).toContain('Also needs: the school’s other leaders: add them by name');
    expect(texts('form')).toContain('  Until which day? *: 2026-12-18');
  });

  it('what is owed stands first of what can be booked', () => {
    expect(texts('kind')[0]).toBe('# What is to be booked at Oakwood Primary School?');
    expect(texts('kind')).toContain('What is it? *: support-day');
  });

  it('each time that was found is ticked, and nobody is asked yet', () => {
    expect(texts('found')).toContain('Which times are offered? *: s1,s2,s3,s4,s5');
    expect(texts('found')).toContain('Owed by Fri 18 Dec. Nobody is asked before you offer.');
    expect(texts('found')[0]).toContain('Assumed: Tom Reed’s calendar could not be read');
  });

  it('where none was found it says why and what to change', () => {
    expect(texts('none-found')[0]).toContain('Priya Shah is away until Fri 20 Nov. Please look at more days');
  });

  it('what has to be agreed first is ticked first', () => {
    expect(texts('agreed-first').join('\n')).toContain('This has to be agreed before it is offered');
    expect(texts('found').join('\n')).not.toContain('This has to be agreed');
  });

  it('support days are offered for a term, with what would do instead and what cannot be', () => {
    expect(texts('support-day')).toContain('[Every week or fortnight]');
    expect(texts('form')).not.toContain('[Every week or fortnight]');
    expect(texts('series-found')).toContain('Which dates are offered? *: d1,d2,x3,d4,d6');
    expect(texts('series-found')).toContain('Cannot be: Tue 8 Dec, 9:00 (Priya Shah is away all day)');
  });

  it('offered or booked, it is the record, and leads to the visit', () => {
    expect(summary('offered')).toBe(
      'Waiting for the school: Academy Improvement Meeting at Oakwood Primary School',
    );
    expect(texts('booked')).toContain('[Open the visit]');
    expect(texts('booked')).not.toContain('[Look again]');
  });

  it.each([
    ['choose-more', 'There are 4 more than these'],
    ['none', 'Please check the spelling'],
    ['none-said', 'for example: book visit oakwood'],
    ['no-model', 'fortnight model use ID'],
  ])('%s says what to do', (name, words) => {
    expect(texts(name).join('\n')).toContain(words);
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **bold** [link](https://example.org)`);
  });
});

describe('who may do what', () => {
  it.each([
    ['the officer of the hub', NORTH, true],
    ['another officer', actor('officer', { kind: 'hub', hubId: 'hub-south' }), false],
    ['the deputy CEO', actor('deputy-ceo'), true],
    ['the head', actor('head', { kind: 'school', urn: '900104' }), false],
    ['the administrator', actor('administrator'), false],
  ])('%s', (_who, person, may) => {
    expect(actionOf(card, 'find').allow(person, subject('form'), {}).ok).toBe(may);
    expect(actionOf(card, 'kind').allow(person, subject('kind'), { what: 'aim' }).ok).toBe(may);
    expect(
      actionOf(card, 'offer').allow(person, subject('found'), { slots: ['s1'], agreed: 'false' }).ok,
    ).toBe(may);
  });

  it('what has its time is not looked for again', () => {
    expect(actionOf(card, 'find').allow(NORTH, subject('booked'), {}).ok).toBe(false);
    expect(actionOf(card, 'find').allow(NORTH, subject('declined'), {}).ok).toBe(true);
    expect(actionOf(card, 'find').allow(NORTH, subject('series-offered'), {}).ok).toBe(false);
  });

  it('nothing is offered before it is agreed with whom it has to be', () => {
    const offer = actionOf(card, 'offer');
    const slots = ['s1'];
    expect(offer.allow(NORTH, subject('agreed-first'), { slots, agreed: 'false' })).toMatchObject({
      because: 'This has to be agreed with the CEO first. Please tick that it is.',
    });
    expect(offer.allow(NORTH, subject('agreed-first'), { slots, agreed: 'true' }).ok).toBe(true);
  });
});

describe('bad and stale input', () => {
  const good = { findFrom: '2026-11-09', findTo: '2026-11-20', minutes: '90', lead: 'priya-shah' };
  it.each([
    ['find', { ...good, minutes: 'long' }, 'Please give the length in minutes, from 15 to 600.'],
    ['find', { ...good, minutes: '601' }, 'Please give the length in minutes, from 15 to 600.'],
    ['find', { ...good, findFrom: 'soon' }, 'Please give the first and the last day to look at.'],
    ['find', { ...good, lead: '' }, 'Please choose who leads it.'],
    ['choose', { urn: 'oakwood' }, 'Please choose a school from the list.'],
    ['kind', {}, 'Please choose what it is.'],
  ])('%s with %j: %s', (name, raw, because) => {
    expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
  });

  it('times that are there no more are not offered', () => {
    const offer = actionOf(card, 'offer');
    expect(offer.allow(NORTH, subject('found'), { slots: ['x'], agreed: 'false' }).ok).toBe(false);
    expect(offer.allow(NORTH, subject('found'), { slots: [], agreed: 'false' }).ok).toBe(false);
    expect(offer.allow(NORTH, subject('offered'), { slots: ['s1'], agreed: 'false' }).ok).toBe(false);
  });
});

describe('what can be typed', () => {
  const [command] = card.commands ?? [];
  it.each([
    ['book visit oakwood aim', 'oakwood aim'],
    ['book an aim at oakwood', 'aim at oakwood'],
    ['Book Oakwood', 'Oakwood'],
    ['book a visit to Oakwood?', 'to Oakwood'],
    ['book', ''],
  ])('“%s” is “%s”', (said, argument) => {
    expect(command?.pattern.exec(said)?.[1]).toBe(argument);
  });

  it.each(['book this half term', 'booked', 'status oakwood'])('“%s” is not for this card', said => {
    expect(command?.pattern.test(said)).toBe(false);
  });
});
