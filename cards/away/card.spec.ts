import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts } = samplesOf(card, import.meta.dirname);
const TOM = actor('head', { kind: 'school', urn: '900104' }, 'tom-reed');
const DAYS = { from: '2026-11-09', until: '2026-11-13' };

describe('what is seen', () => {
  it.each([
    ['own', '# When are you away?'],
    ['own-kept', 'from Mon 9 Nov until Fri 13 Nov, recorded by Priya Shah'],
    ['officer', '# Who is away at Oakwood Primary School?'],
    ['officer', 'Please do not say why.'],
    ['nobody', 'Nobody on record answers for this school.'],
    ['which', 'More than one fits “oak”.'],
    ['which-unknown', 'There is no school of yours called “elm”.'],
    ['which-unsaid', 'Please choose a school'],
    ['fullest', 'and 3 more'],
  ])('%s: %s', (name, said) => {
    expect(texts(name).join('\n')).toContain(said);
  });
});

describe('who may do what', () => {
  it.each([
    ['record', 'own', { person: '', ...DAYS }, true],
    ['record', 'own', { person: 'anna-bell', ...DAYS }, false],
    ['record', 'officer', { person: 'anna-bell', ...DAYS }, true],
    ['record', 'officer', { person: '', ...DAYS }, false],
    ['record', 'which', { person: 'tom-reed', ...DAYS }, false],
    ['take-back', 'own-kept', { absence: 'a1' }, true],
    ['take-back', 'own', { absence: 'a1' }, false],
    ['choose', 'which', { urn: '900104' }, true],
  ])('%s on %s with %j: %s', (name, on, input, ok) => {
    expect(actionOf(card, name).allow(TOM, subject(on), input).ok).toBe(ok);
  });

  it.each([
    ['record', { from: 'now', until: '2026-11-13' }, 'Please give the first day.'],
    ['record', { from: '2026-11-13' }, 'Please give the last day.'],
    ['choose', { urn: 'x' }, 'Please choose a school from the list.'],
    ['take-back', {}, 'Please choose one that is listed.'],
  ])('%s with %j: %s', (name, raw, because) => {
    expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
  });
});
