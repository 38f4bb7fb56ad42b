import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts } = samplesOf(card, import.meta.dirname);
const PRIYA = actor('officer', { kind: 'hub', hubId: 'hub-north' }, 'priya-shah');
const read = (name: string) => texts(name).join('\n');
const WAIT = { until: '2027-01-13', waitWhy: '' };

describe('what is seen', () => {
  it.each([
    ['officer', '# Does it go further? Overdue check-in: Oakwood Primary School'],
    ['officer', 'It was due Fri 18 Dec 2026 and has not come. Nothing goes further without your word.'],
    ['officer', '[Ask Una Deane]'],
    ['officer-away', 'Tom Reed is away today.'],
    ['officer-decides', '[Put it on the agenda]'],
    ['officer-decides', 'it goes further by itself in time, as the improvement model says'],
    ['given', 'The officer waits a little longer.'],
    ['decider', '# What becomes of it? Overdue check-in'],
    ['decider', '[I will speak to them]'],
    ['decider-by-itself', 'Without your word it goes to the agenda'],
    [
      'on-agenda',
      'It goes to the next agenda, for the chair alone. The school has the line too, and may add to it.',
    ],
    ['on-agenda-confidential', 'It goes to the next agenda, for the officer and whoever decides alone.'],
    ['head', '# Oakwood Primary School: what the team may talk about'],
    ['head', 'The chair of the improvement team’s next meeting will have this line. You can add to it first'],
    [
      'head-confidential',
      'Your officer and whoever decides will have this line at the improvement team’s next meeting. You can add',
    ],
    ['head-added', 'The school adds: “Two of us were ill.”'],
    ['concern', 'What would help: a day of cover'],
    ['concern-head', 'Your officer decides whether the improvement team talks about it.'],
    ['concern-head-left', '# Oakwood Primary School: nothing is waiting here'],
    ['concern-head-left', 'Your officer has looked at it, and it goes to no agenda.'],
    ['answered', 'It was answered, so it goes no further. Thank you.'],
    ['not-needed', 'It is not asked for any more, so it goes no further.'],
    ['reminded', 'The school has been reminded.'],
  ])('%s: %s', (name, said) => {
    expect(read(name)).toContain(said);
  });

  it.each(['head-confidential', 'on-agenda-confidential'])('%s: no chair has it', name => {
    expect(read(name)).not.toContain('chair');
  });

  it('of what was left there is no line, and nothing to add to', () => {
    expect(read('concern-head-left')).not.toMatch(/The line|add to it|decides whether/);
  });

  // Every officer of the trust may read it, and whoever decides.
  it.each(['head', 'head-added'])('%s: it does not say that nobody else reads what is added', name => {
    expect(read(name)).not.toContain('nobody else');
    expect(read(name)).toContain('the improvement team can read that too');
  });

  it.each(['head', 'head-added', 'concern-head', 'head-over'])('%s: no button of the team’s', name => {
    expect(read(name)).not.toMatch(/\[(Leave it|Give it time|Put it on|Ask )/);
  });

  it('only https is a link, and text of people stays text', () => {
    expect(read('hostile-text')).toContain('${now} <at>Tom</at> # heading');
  });
});

describe('who may do what', () => {
  const INPUT: Record<string, unknown> = {
    ...{ 'give-time': WAIT, leave: { leaveWhy: 'By phone' }, 'take-on': {}, speak: {}, agenda: {} },
    ...{ add: { words: 'Two were ill' }, open: {} },
  };
  it.each([
    ['officer', 'give-time leave take-on open'],
    ['officer-again', 'leave take-on open'],
    ['decider', 'leave speak agenda open'],
    ['on-agenda', 'open'],
    ['head', 'add open'],
    ['head-over', 'open'],
    ['answered', 'open'],
    ['reminded', 'open'],
  ])('%s: %s', (name, may) => {
    const allowed = Object.keys(INPUT).filter(
      verb => actionOf(card, verb).allow(PRIYA, subject(name), INPUT[verb]).ok,
    );
    expect(allowed.toSorted().join(' ')).toBe(may.split(' ').toSorted().join(' '));
  });

  it.each([
    ['leave', {}, 'Please say why in a few words'],
    ['add', { words: ' ' }, 'Please say in a sentence'],
    ['add', { words: 'a'.repeat(201) }, 'Please keep it to 200 characters.'],
    ['give-time', { until: 'soon' }, 'Please give the day until which you wait.'],
  ])('%s with %j: %s', (name, raw, because) => {
    expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because: expect.stringContaining(because) });
  });

  it.each([
    ['give-time', 'officer', { ...WAIT, until: '2027-01-08' }, 'a day after today'],
    ['give-time', 'officer', { ...WAIT, until: '2027-06-01' }, 'no later than in six weeks'],
    ['leave', 'officer', { leaveWhy: 'A child was raped' }, 'Ruth Amos, 01632 960 123'],
    ['add', 'head', { words: 'A pupil disclosed abuse' }, 'cannot wait'],
    ['take-on', 'answered', {}, 'It was answered meanwhile'],
    ['agenda', 'left', {}, 'decided already'],
    ['take-on', 'head', {}, 'decided already'],
    ['leave', 'concern-head', { leaveWhy: 'x' }, 'for the improvement team to say'],
    ['take-on', 'with-decider', {}, 'with whoever decides now'],
  ])('%s on %s: %s', (name, on, input, because) => {
    expect(actionOf(card, name).allow(PRIYA, subject(on), input)).toMatchObject({
      ok: false,
      because: expect.stringContaining(because),
    });
  });
});

describe('what it asks', () => {
  it.each([
    ['officer', 'Say whether it goes further: overdue check-in at Oakwood Primary School'],
    ['decider', 'Say whether it goes further: overdue check-in at Oakwood Primary School'],
    ['given', null],
    ['head', null],
    ['answered', null],
  ])('%s: %s', (name, what) => {
    expect(card.asks?.(subject(name), { surface: 'personal', actor: PRIYA })?.what ?? null).toBe(what);
  });

  it('what is over is not posted any more', () => {
    expect([card.lapsed?.(subject('answered')), card.lapsed?.(subject('officer'))]).toEqual([true, false]);
  });
});
