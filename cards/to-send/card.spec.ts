import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts } = samplesOf(card, import.meta.dirname);
const TOM = actor('head', { kind: 'school', urn: '900001' }, 'tom-reed');
const SAID = { answer: 'done', sentOn: '', by: '', words: '', link: '' };
const read = (name: string) => texts(name).join('\n');

describe('what is seen', () => {
  it.each([
    ['list', '2 things to send or confirm, the first by Fri 18 Dec.'],
    ['list-late', '▲ Late: not sent yet. Due Fri 18 Dec'],
    ['list-refused', 'It is needed all the same. The trust needs it for the other classes.'],
    ['list-nothing', 'Nothing is asked for at the moment.'],
    ['list-settled', '● Recorded as sent by the team.'],
    ['list-team', 'For the trust to send: Priya Shah.'],
    ['list-nobody', 'Nobody is on record to send it.'],
    ['form-two', 'Anna Bell, Mon 14 Dec, 9:05 (earlier): Not yet, by Thu 17 Dec. Year 6 is missing.'],
    ['form-late', 'your answer is kept, and marked late.'],
    ['form-wrong', 'Please give the day by which it will be sent.'],
    ['decided', 'Agreed: it is not applicable'],
  ])('%s: %s', (name, said) => {
    expect(read(name)).toContain(said);
  });

  it('only https is a link, and text of people stays text', () => {
    expect(read('hostile-text')).toContain('${now} # heading');
    expect(read('hostile-text')).not.toContain('javascript');
  });
});

describe('who may do what', () => {
  const INPUT: Record<string, unknown> = {
    ...{ answer: { about: 'r1' }, save: SAID, list: {}, agree: {}, refuse: { refusal: 'It is needed' } },
  };
  it.each([
    ['list', 'answer'],
    ['list-settled', ''],
    ['list-team', ''],
    ['form', 'list save'],
    ['form-sent', 'list save'],
    ['form-closed', 'list'],
    ['decide', 'agree list refuse'],
    ['decided', 'list'],
  ])('%s: %s', (name, may) => {
    const allowed = Object.keys(INPUT).filter(
      verb => actionOf(card, verb).allow(TOM, subject(name), INPUT[verb]).ok,
    );
    expect(allowed.toSorted().join(' ')).toBe(may);
  });
});

describe('bad input', () => {
  it.each([
    ['form', { ...SAID, answer: 'not-yet' }, 'Please give the day by which it will be sent.'],
    ['form', { ...SAID, answer: 'not-yet', by: '2026-12-14' }, 'still to come'],
    ['form', { ...SAID, answer: 'not-yet', by: '2028-12-14' }, 'within half a year'],
    ['form', { ...SAID, answer: 'not-applicable' }, 'why it is not applicable'],
    ['form', { ...SAID, sentOn: '2026-12-15' }, 'That day is still to come.'],
    ['form', { ...SAID, sentOn: '2026-08-01' }, 'was for another'],
    ['form', { ...SAID, link: 'http://oakwood.example' }, 'begins with https://'],
    ['form', { ...SAID, words: 'A pupil disclosed abuse' }, 'Ruth Amos, 01632 960 123'],
  ])('%s: %j is turned away: %s', (name, input, because) => {
    expect(actionOf(card, 'save').allow(TOM, subject(name), input)).toMatchObject({
      ok: false,
      because: expect.stringContaining(because),
    });
  });

  it('is said in a sentence', () => {
    expect(actionOf(card, 'save').parse({})).toMatchObject({
      because: expect.stringContaining('Please choose'),
    });
    expect(actionOf(card, 'refuse').parse({ refusal: ' ' })).toMatchObject({
      because: 'Please say in a sentence why it is needed: the school reads it.',
    });
  });
});

describe('what it asks', () => {
  it.each([
    ['list', 'Send for Oakwood Primary School: Termly pupil data, by Fri 18 Dec and 1 more thing'],
    ['list-some', null],
    ['list-team', 'Send for Oakwood Primary School: DfE trust evaluation tool, by Fri 18 Dec'],
    ['form', null],
    ['decide', 'Say whether “Termly pupil data” is applicable to Oakwood Primary School'],
    ['decided', null],
  ])('%s: %s', (name, what) => {
    expect(card.asks?.(subject(name), { surface: 'personal', actor: TOM })?.what ?? null).toBe(what);
  });

  it('since the day it was asked for, not since an older card', () => {
    expect(card.asks?.(subject('list'), { surface: 'personal', actor: TOM })?.since).toBe('2026-12-11');
  });
});
