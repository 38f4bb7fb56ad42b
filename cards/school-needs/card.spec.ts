import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import { askedRef, readAsked } from './asked-words.ts';
import { decisionInWords, recentInWords } from './decision-words.ts';
import card from './index.ts';

const { texts, summary, subject } = samplesOf(card, import.meta.dirname);
const NORTH = { kind: 'hub', hubId: 'hub-north' } as const;

describe('what is seen', () => {
  it('an officer sees what is late, due, open and booked, and what could be asked for', () => {
    expect(texts('officer')).toEqual(
      expect.arrayContaining([
        '# What Oakwood Primary School needs',
        'Autumn 2, Mon 2 Nov to Fri 18 Dec: 2 late and 6 due and not booked.',
        'Category: Recovery, since Tue 1 Sep.',
        '# Late',
        'Review of standards and curriculum: was due Fri 23 Oct',
        '# Due this half term',
        'Support day: by Fri 6 Nov; 6 more to come',
        '# Open now, due later',
        'RECWFL visit: by Wed 21 Jul 2027',
        '# Booked',
        'Team Around the School meeting, 1 of 3: booked for Tue 17 Nov',
        'Only where somebody asks for it: Review of the pupil premium strategy and Review of SEND.',
        'As at Tue 3 Nov, 9:30, by Trust Improvement Model (a diocesan academies trust).',
        '[Record]',
        '[Decide]',
        '[Take back]',
      ]),
    );
    expect(summary('officer')).toBe('What Oakwood Primary School needs: Autumn 2');
  });

  it('its head sees the same lines and no form', () => {
    const seen = texts('head');
    expect(seen).toContain('Review of standards and curriculum: was due Fri 23 Oct');
    for (const form of ['[Record]', '[Decide]', '[Take back]']) expect(seen).not.toContain(form);
  });

  it('what was booked for a day that is past is asked about first, and its head sees that it was booked', () => {
    const seen = texts('was-booked');
    expect(seen[1]).toBe(
      'Autumn 2, Mon 2 Nov to Fri 18 Dec: 2 late and 6 due and not booked. 2 booked for a day that is past, and not recorded as done.',
    );
    expect(seen.slice(3, 7)).toEqual([
      '# Was booked: did it happen?',
      'Support day: was booked for Fri 30 Oct',
      'Follow-up support: Church School Flourishing visit and Support day: was booked for Mon 2 Nov',
      '# Late',
    ]);
    expect(texts('head')).toEqual(
      expect.arrayContaining([
        '# Was booked, not recorded as done yet',
        'Support day: was booked for Fri 30 Oct',
      ]),
    );
  });

  it('the rules are shown on asking, with where each was read and what was assumed', () => {
    const seen = texts('why').join('\n');
    expect(seen).toContain(
      'was due Fri 23 Oct – once, within 1 half term of coming into the category, in Recovery or Repair (seed 003, Categorisation; assumed: by when)',
    );
    expect(seen).toContain('once a half term (Fortnight’s default, not in your policy)');
  });

  it('a school that is well is told so plainly', () => {
    expect(texts('well')[1]).toBe(
      'Autumn 2, Mon 2 Nov to Fri 18 Dec: nothing is late or waits to be booked.',
    );
  });

  it('a ladder without a category says what that means, a trust without a ladder ranks nobody', () => {
    expect(texts('no-category')).toContain(
      'Category: none set yet, so only what every school is owed is listed.',
    );
    expect(texts('no-ladder').join('\n')).not.toMatch(/category|phase/i);
    expect(texts('no-ladder')).toContain('Cause for concern.');
  });

  it('more than fits has a button, and the last page ends', () => {
    expect(texts('many')).toContain('[and 10 more]');
    expect(texts('many-last').some(line => line.startsWith('[and '))).toBe(false);
  });

  it('a list of decisions that had to be cut says how many are missing, and where they are', () => {
    expect(texts('fullest').join('\n')).toMatch(
      /What do you decide\? \(and \d+ more, in the half term’s view\)/,
    );
    expect(texts('officer').join('\n')).toContain('What do you decide? *');
  });

  it('a reason that was too long is kept, and said to be', () => {
    expect(texts('wrong-input')).toContain('What you typed is kept: press “Decide” to change it.');
  });

  it.each([
    ['no-model', 'fortnight model use ID'],
    ['no-terms', 'fortnight import terms FILE'],
    ['no-name', 'for example: what does oakwood need?'],
    ['none', 'check the spelling'],
    ['gone', 'Elmfield Academy has left the trust. What was recorded of it is kept'],
    ['choose', 'and 2 more than these'],
  ])('%s says what to do', (name, words) => {
    expect(texts(name).join('\n')).toContain(words);
  });

  it('whoever gives a reason is asked to name nobody', () => {
    expect(texts('officer')).toContain(
      '  Why? The school’s head can read it. Please name no pupil and no member of staff. *: ',
    );
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **[x](https://example.org)** <at>Sam</at>`);
  });
});

it('a number is said with what it is a number of', () => {
  const decision = {
    kind: 'agreed',
    thing: 'icp-review',
    name: 'Review',
    due: null,
    nth: null,
    of: null,
  } as const;
  const row = { id: 'm', kind: 'agreed', names: ['Review'], on: '2026-11-02', by: null } as const;
  const now = '2026-11-03T09:30:00.000Z';
  for (const [number, measure, words] of [
    [6, 'months', '6 months'],
    [3, 'a term', '3 a term'],
    [3, null, '3'],
  ] as const) {
    expect(decisionInWords({ ...decision, number, measure }, now)).toBe(`Agreed: ${words}, Review`);
    const named = { ...row, names: [...row.names], number, measure };
    expect(recentInWords(named, now)).toBe(`Agreed ${words} from Mon 2 Nov: Review`);
  }
});

describe('who may do what', () => {
  const needs = subject('officer');
  const RECORD = { recordWhat: ['aim'], recordDay: '2026-11-02' };
  it.each([
    ['officer', NORTH, true],
    ['officer', { kind: 'hub', hubId: 'hub-south' }, false],
    ['officer', { kind: 'trust' }, true],
    ['deputy-ceo', { kind: 'trust' }, true],
    ['ceo', { kind: 'trust' }, true],
    ['head', { kind: 'school', urn: '900104' }, false],
    ['administrator', { kind: 'trust' }, false],
  ] as const)('a %s of %j may record and decide: %s', (role, scope, may) => {
    const who = actor(role, scope);
    expect(actionOf(card, 'record').allow(who, needs, RECORD).ok).toBe(may);
    const decision = { decideWhat: 'identified review-send', decideWhy: 'Asked for' };
    expect(actionOf(card, 'decide').allow(who, needs, decision).ok).toBe(may);
    expect(actionOf(card, 'take-back').allow(who, needs, { takeBackWhat: 'f2' }).ok).toBe(may);
  });

  it('of a school that has left nothing is recorded, and why is said', () => {
    expect(actionOf(card, 'record').allow(actor('officer', NORTH), subject('gone'), RECORD)).toMatchObject({
      because: 'Elmfield Academy has left the trust, so nothing more is recorded of it.',
    });
  });

  it('a refusal names who may', () => {
    const elsewhere = actor('officer', { kind: 'hub', hubId: 'hub-south' });
    expect(actionOf(card, 'record').allow(elsewhere, needs, RECORD)).toEqual({
      ok: false,
      because:
        'Only the officer of Oakwood Primary School’s hub, the CEO or the deputy CEO can record this. Please ask one of them.',
    });
  });
});

describe('bad and stale input', () => {
  const needs = subject('officer');
  const officer = actor('officer', NORTH);

  it.each([
    ['record', { recordDay: '2026-11-02' }, 'Please choose what was done or is booked.'],
    ['record', { recordWhat: '', recordDay: '2026-11-02' }, 'Please choose what was done or is booked.'],
    ['record', { recordWhat: 'aim', recordDay: '2 November' }, 'Please give the day.'],
    ['record', { recordWhat: 'aim' }, 'Please give the day.'],
    ['decide', { decideWhy: 'Asked for' }, 'Please choose what you decide.'],
    [
      'decide',
      { decideWhat: 'x', decideWhy: '  ' },
      'Please say why, in a few words: the school’s head can read it.',
    ],
    ['decide', { decideWhat: 'x', decideWhy: 'a'.repeat(201) }, 'Please keep the reason to 200 characters.'],
    ['take-back', {}, 'Please choose what to take back.'],
    ['look', { span: 'decade', why: 'no' }, 'Please use one of the buttons.'],
    ['choose', { urn: 'oakwood' }, 'Please choose a school from the list.'],
  ])('%s with %j: %s', (action, raw, because) => {
    expect(actionOf(card, action).parse(raw)).toEqual({ ok: false, because });
  });

  it('what the model does not have is not recorded, nor a day years away', () => {
    const record = actionOf(card, 'record');
    expect(record.allow(officer, needs, { recordWhat: ['ball'], recordDay: '2026-11-02' })).toMatchObject({
      because: 'That is not in the trust’s model. Please choose from the list.',
    });
    expect(record.allow(officer, needs, { recordWhat: ['aim'], recordDay: '2016-11-02' })).toMatchObject({
      because: 'Wed 2 Nov 2016 is more than a year away. Please check the day.',
    });
  });

  it('what was settled meanwhile cannot be decided or taken back again', () => {
    const decide = { decideWhat: 'identified review-governance', decideWhy: 'Asked for' };
    expect(actionOf(card, 'decide').allow(officer, needs, decide)).toMatchObject({ ok: false });
    expect(actionOf(card, 'take-back').allow(officer, needs, { takeBackWhat: 'x' })).toMatchObject({
      because: 'That was taken back already.',
    });
  });

  it('a reason that sounds like a child at risk is turned away with whom to ring', () => {
    const decide = {
      decideWhat: 'identified review-send',
      decideWhy: 'A child disclosed abuse this morning',
    };
    const refused = actionOf(card, 'decide').allow(officer, needs, decide);
    expect(refused).toMatchObject({ ok: false });
    expect(JSON.stringify(refused)).toContain('01632 960 100');
  });
});

describe('what can be typed', () => {
  const [command] = card.commands ?? [];
  it.each([
    ['what does oakwood need', 'ask:half-term oakwood'],
    ['What does Oakwood need this half term?', 'ask:half-term Oakwood'],
    ['what does oakwood owe this term?', 'ask:term oakwood'],
    ['what is Oakwood owed this year', 'ask:year Oakwood'],
    ['needs oakwood', 'ask:half-term oakwood'],
    ['needs of oakwood this year', 'ask:year oakwood'],
    ['needs', 'ask:half-term '],
  ])('“%s” is %s', (said, ref) => {
    expect(askedRef(command?.pattern.exec(said)?.[1] ?? 'no match')).toBe(ref);
  });

  it.each(['what is overdue?', 'status oakwood', 'needless'])('“%s” is not for this card', said => {
    expect(command?.pattern.test(said)).toBe(false);
  });

  it('a reference that was changed by hand is none', () => {
    for (const ref of ['urn:900104 decade', 'urn:9001 half-term', 'ask:week oakwood', ''])
      expect(readAsked(ref), ref).toBeNull();
  });
});
