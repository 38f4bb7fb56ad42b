import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';
import { rowOf } from './row.ts';

const { subject, texts } = samplesOf(card, import.meta.dirname);
const TOM = actor('head', { kind: 'school', urn: '900001' }, 'tom-reed');
const SAID = { rag: 'green', words: 'Better', help: '', links: '', done: 'no' };
const buttons = (name: string) => texts(name).filter(line => line.startsWith('['));

describe('what is seen', () => {
  it('the head: what is asked, why now, and how each action stood', () => {
    expect(texts('list')).toEqual(
      expect.arrayContaining([
        '# How does Oakwood Primary School’s plan go?',
        'Priya Shah, on the last one: Thank you. Please bring the reading ages in December.',
        '1.1 Train every teacher of Year 1 in phonics',
        '◆ Amber, 2 times running. Overdue: due Fri 20 Nov. Anna Bell',
        'Last, Tom Reed on Fri 16 Oct: Half of them are trained; two are ill.',
      ]),
    );
    expect(buttons('list')).toEqual([
      ...['[Answer]', '[Answer]', '[Answer]', '[Nothing has changed since]', '[The whole plan]'],
    ]);
  });

  it('the head of one that is asked for again reads why, and that nothing is lost', () => {
    const read = texts('list-again').join('\n');
    expect(read).toContain('This was sent on Fri 11 Dec, thank you.');
    expect(read).toContain('taken back on the record that it was done, so it is open again.');
    expect(read).toContain(
      'All you wrote is kept: please look through it and send it again. Your officer can say why.',
    );
    expect(read).toContain('Please answer');
    expect(texts('team-again').join('\n')).toContain('the school is asked to send it again');
    for (const name of ['list-some', 'sent', 'team'])
      expect(texts(name).join('\n')).not.toContain('taken back');
  });

  it('what is answered, what was handed on, and that the rest can be said to be as it was', () => {
    const read = texts('list-some').join('\n');
    expect(read).toContain('● Green. All but one are trained. ↗ oakwood.example/phonics');
    expect(read).toContain('Sam Lee (asked)');
    expect(read).toContain('[Nothing else has changed (2 actions)]');
  });

  it('what has to be said before it goes', () => {
    expect(texts('list-help').join('\n')).toContain('First please say what would help with 2.1');
    expect(texts('list-all').join('\n')).not.toContain('First please say');
  });

  it.each([
    ['list-late', 'That day is past: what you answer is kept, and marked late.'],
    ['list-joins', 'for the Intensive Care Programme review on Tue 15 Dec'],
    ['list-none', 'nothing is due yet. Please say by Fri 18 Dec that this is so.'],
    ['sent', 'Sent by Tom Reed on Fri 11 Dec.'],
    ['sent-unchanged', 'on Fri 11 Dec, late: nothing has changed (Mocks all fortnight).'],
    ['passed', 'It was not sent, and is not asked for any more. What was answered counts.'],
    ['team', '1 of 3 actions answered so far; due Fri 18 Dec.'],
    ['form-late', 'It was due Fri 4 Dec: your answer is kept, and marked late.'],
    ['form-sent', 'It was sent; what you save now counts at once.'],
    ['form-removed', 'This was taken out of the plan, so there is nothing to answer.'],
    ['form-passed', 'This is not asked for any more.'],
  ])('%s: %s', (name, said) => {
    expect(texts(name).join('\n')).toContain(said);
  });

  it('of two answers both are read, and which stands', () => {
    const read = texts('form-two').join('\n');
    expect(read).toContain('Anna Bell, Fri 11 Dec, 9:01 (earlier): ◆ Amber. Two are ill.');
    expect(read).toContain('Tom Reed, Fri 11 Dec, 9:05: ● Green. All but one are trained.');
  });

  it('an owner has their action and nothing else', () => {
    expect(buttons('form-owner')).toEqual(['[Save]']);
    expect(buttons('form')).toEqual(['[Save]', '[Ask Anna Bell to answer]', '[Back to the list]']);
  });

  it('only https is a link, and text of people stays text', () => {
    const read = texts('hostile-text').join('\n');
    expect(read).toContain('${now} # heading');
    expect(read).not.toContain('javascript');
  });

  it('a link is shown by the host that is asked, whatever was typed', () => {
    const form = subject('form-two');
    if (form.kind !== 'answer') throw new Error('it is a form');
    const [given] = form.row.given;
    if (!given) throw new Error('something was said');
    const row = { ...form.row, given: [{ ...given, links: ['https://\u0435xample.org/a'] }] };
    const shown = rowOf(row, { mayAnswer: false, isForm: true, now: '2026-12-11T09:30:00.000Z' });
    expect(shown.given[0]?.links).toEqual([
      { text: '↗ xn--xample-2of.org/a', url: 'https://xn--xample-2of.org/a' },
    ]);
  });

  it('what was typed and not taken is put back', () => {
    expect(texts('form-wrong').join('\n')).toContain('one a line: http://oakwood.example');
  });
});

describe('who may do what', () => {
  const INPUT: Record<string, unknown> = {
    ...{ answer: { about: 'a11' }, save: SAID, 'hand-on': {}, list: {}, send: {}, plan: {} },
    ...{ unchanged: { unchangedWhy: 'Tests' }, comment: { comment: 'Thank you' } },
  };
  it.each([
    ['list', 'answer unchanged plan'],
    ['list-help', 'answer plan'],
    ['list-all', 'answer send unchanged plan'],
    ['sent', 'answer plan'],
    ['passed', 'plan'],
    ['team', 'comment plan'],
    ['team-said', 'plan'],
    ['form', 'save hand-on list plan'],
    ['form-owner', 'save'],
    ['form-two', 'save list plan'],
    ['form-removed', 'list plan'],
    ['form-passed', 'list plan'],
  ])('%s: %s', (name, may) => {
    const allowed = Object.keys(INPUT).filter(
      verb => actionOf(card, verb).allow(TOM, subject(name), INPUT[verb]).ok,
    );
    expect(allowed.toSorted().join(' ')).toBe(may.split(' ').toSorted().join(' '));
    for (const verb of Object.keys(INPUT).filter(each => !allowed.includes(each)))
      expect(actionOf(card, verb).allow(TOM, subject(name), INPUT[verb])).toMatchObject({
        because: expect.stringMatching(/\.$/),
      });
  });
});

describe('bad input', () => {
  it.each([
    ['save', { ...SAID, words: 'a'.repeat(501) }, 'Please keep the sentence to 500 characters.'],
    ['save', { ...SAID, links: 7 }, 'Please keep the links to 600 characters.'],
    ['unchanged', {}, 'Please say in a few words why.'],
    ['comment', { comment: ' ' }, 'Please say it in a sentence: the head reads it.'],
    ['answer', {}, 'Please choose an action from the list.'],
  ])('%s with %j: %s', (name, raw, because) => {
    expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
  });

  it.each([
    ['save', 'form', { ...SAID, rag: 'none', words: '' }, 'rate it, or say in a sentence'],
    ['save', 'form', { ...SAID, links: 'http://oakwood.example' }, 'begins with https://'],
    ['save', 'form', { ...SAID, help: 'A pupil disclosed abuse' }, 'Ruth Amos, 01632 960 123'],
    ['save', 'form-sent', { ...SAID, rag: 'red' }, 'say what would help as well'],
    ['unchanged', 'list', { unchangedWhy: 'A child was raped' }, 'cannot wait'],
    ['comment', 'team', { comment: 'There was an allegation' }, 'cannot wait'],
    ['send', 'list-some', {}, 'Not every action is answered yet'],
    ['send', 'list-help', {}, 'what would help with 2.1'],
    ['send', 'sent', {}, 'Tom Reed sent it already'],
    ['answer', 'list', { about: 'gone' }, 'not asked about any more'],
  ])('%s on %s: %s', (name, on, input, because) => {
    expect(actionOf(card, name).allow(TOM, subject(on), input)).toMatchObject({
      ok: false,
      because: expect.stringContaining(because),
    });
  });
});

describe('what it asks', () => {
  it.each([
    ['list', 'Check in on Oakwood Primary School’s plan, by Fri 18 Dec'],
    ['sent', null],
    ['team', null],
    ['form-owner', 'Say how action 1.1 of Oakwood Primary School’s plan goes, by Fri 18 Dec'],
    ['form-owner-saved', null],
    ['form', null],
  ])('%s: %s', (name, what) => {
    expect(card.asks?.(subject(name), { surface: 'personal', actor: TOM })?.what ?? null).toBe(what);
  });

  it('what has passed is not posted any more', () => {
    expect([card.lapsed?.(subject('passed')), card.lapsed?.(subject('list'))]).toEqual([true, false]);
  });
});
