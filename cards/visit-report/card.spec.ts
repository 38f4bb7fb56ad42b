import { describe, expect, it } from 'vitest';
import { readSamples, renderSample, viewOfSample } from '#cards-kit/sample.ts';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(text => text.startsWith('['));
const all = readSamples(import.meta.dirname);

const form = { headline: 'x', strengths: '', areas: '', agreed: '', rag: '', links: '', changed: '' };
const typed = { ...form, recommended: '', recommendedWhy: '' };

describe('what is seen', () => {
  it('at the end of a visit: whether it happened, and what it was', () => {
    expect(texts('ask')).toEqual([
      '# Did the AIM at Oakwood Primary School happen?',
      'It was to be on Tue 3 Nov, 9:30. What you say counts to what Oakwood Primary School is owed.',
      'When: Tue 3 Nov, 9:30',
      'Led by: Priya Shah',
      'What was it, of what the school is owed? *: aim',
      'As at Tue 3 Nov, 15:30',
      '[It happened]',
      '[It did not happen]',
      '  Why not? The head reads it. *: ',
      '  [It did not happen]',
    ]);
    expect(summary('ask')).toBe('Did the AIM at Oakwood Primary School happen?');
  });

  it('whoever stands in for a lead who has left reads why they are asked', () => {
    expect(texts('ask-left')).toContain(
      'Priya Shah has left, so this is for the officers of Oakwood Primary School, the deputy CEO or the CEO.',
    );
    expect(texts('ask').join()).not.toContain('has left');
  });

  it('a lead whose draft the head finds accurate reads that it is out', () => {
    expect(summary('released-accurate')).toBe(
      'The head finds it accurate: your report of the AIM at Oakwood Primary School is out',
    );
    expect(texts('released-accurate')).toContain('Checked by the headteacher, who found it accurate.');
  });

  it('the form says by when, what the head’s time would be, and whom to send it to by hand', () => {
    expect(texts('writing-empty').slice(0, 8)).toEqual([
      '# Report: AIM at Oakwood Primary School',
      'Due Tue 17 Nov. Save as you go: nobody else reads it until you send the draft to the head.',
      'When: Tue 3 Nov, 9:30',
      'Led by: Priya Shah',
      'Due: Tue 17 Nov',
      'Goes to: Maria Lopez and Tom Reed',
      'If you send the draft now, the head has until Mon 9 Nov to check it.',
      'Nobody is recorded as the chair of governors at Oakwood Primary School: please send it by hand.',
    ]);
    expect(buttons('writing-empty')).toEqual(['[Save]', '[Send the draft to the head]']);
    expect(texts('writing-late')[1]).toMatch(/^It was due Tue 17 Nov/);
    expect(texts('writing-late').join('\n')).toContain('fewer than three school days');
    expect(texts('writing-no-model')[1]).toMatch(/^The model asks for no report/);
  });

  it('keeps every line of what was typed', () => {
    expect(texts('writing-wrong')).toContain('Strengths: Phonics\nLeaders');
    expect(texts('writing-full')).toContain(
      'Agreed actions, one a line: Visit Elmfield to see how writing is taught there, by December\nAttendance looked at each week',
    );
  });

  it('the head reads the draft and has two answers, later than asked too', () => {
    expect(buttons('head-checks')).toEqual(['[It is accurate]', '[Something is inaccurate]']);
    expect(texts('head-checks')[1]).toBe('You have until Mon 9 Nov to point out anything inaccurate.');
    expect(texts('head-checks-short')[1]).toContain('the report is due that day');
    expect(buttons('head-late')).toEqual(buttons('head-checks'));
    expect(buttons('head-waits')).toEqual([]);
  });

  it('the lead releases what was answered, or what nobody answered in time', () => {
    expect(buttons('with-head')).toEqual([]);
    expect(buttons('time-over')).toEqual(['[Release the report]']);
    expect(buttons('pointed-out')).toEqual(['[Save]', '[Release the report]']);
    expect(texts('pointed-out').join('\n')).toContain('What did you change?');
    expect(texts('no-head').join('\n')).not.toContain('What did you change?');
  });

  it('a released report reads whole, and says how it was checked and what becomes of it', () => {
    expect(texts('released-read')).toEqual(
      expect.arrayContaining([
        'Released Mon 9 Nov, 10:00. It stays as it is.',
        'Rating: Amber',
        'The headteacher pointed out: “Attendance was 94 per cent in October, not 92.” Changed: The figure for attendance.',
        'Writing in Years 3 and 4',
        '[Get the Word document]',
      ]),
    );
    expect(buttons('released-link')).toEqual(['[Open the document]']);
  });
});

describe('what is for the category review', () => {
  const WORDS = /category review|Writing is the only gap|"refinement"|Refinement/;
  it.each(['released-read', 'released-link', 'head-checks', 'head-late', 'head-waits', 'writing-no-model'])(
    'is in nothing that is drawn for its readers: %s',
    name => {
      const sample = all.find(each => each.name === name);
      if (!sample) throw new Error(`there is no sample ${name}`);
      const { recommendHeading: _ours, recommendNote: _too, ...data } = viewOfSample(card, sample);
      expect(JSON.stringify([data, renderSample(card, sample)])).not.toMatch(WORDS);
    },
  );
  it('is read by the lead and by the CEO, under a heading of its own', () => {
    for (const name of ['with-head', 'released', 'released-ceo'])
      expect(texts(name)).toEqual(expect.arrayContaining(['# For the category review only']));
  });
});

describe('who may do what', () => {
  const INPUT: Record<string, object> = { held: { things: ['aim'] }, 'not-held': { notHeldWhy: 'Snow' } };
  const who = actor('officer');
  const may = (view: ReportView) =>
    card.actions
      .map(({ name }) => name)
      .filter(name => actionOf(card, name).allow(who, view, { ...typed, headNote: 'x', ...INPUT[name] }).ok);

  it.each([
    ['ask', ['held', 'not-held']],
    ['ask-left', ['held', 'not-held']],
    ['writing-full', ['save', 'send']],
    ['with-head', []],
    ['time-over', ['release']],
    ['pointed-out', ['save', 'release']],
    ['no-head', ['save', 'release']],
    ['head-checks', ['accurate', 'inaccurate']],
    ['head-late', ['accurate', 'inaccurate']],
    ['head-waits', []],
    ['released', ['document']],
    ['released-read', ['document']],
    ['off', []],
    ['early', []],
  ])('%s: %j', (name, verbs) => {
    expect(may(subject(name))).toEqual(verbs);
  });

  it('is past for what did not happen, what is not over yet, and for a lead who has released it', () => {
    const lapsed = (name: string) => card.lapsed?.(subject(name));
    expect(['off', 'early', 'released'].map(lapsed)).toEqual([true, true, true]);
    const live = ['ask', 'writing-full', 'head-checks', 'released-read', 'released-accurate'];
    expect(live.map(lapsed)).toEqual(live.map(() => false));
  });
});

describe('bad input', () => {
  it.each([
    ['held', { things: '' }, 'Please choose what the visit was.'],
    ['not-held', { notHeldWhy: ' ' }, 'Please say in a few words why: the head reads it.'],
    ['inaccurate', { headNote: '' }, 'Please say what is inaccurate, and what is right instead.'],
    ['save', { strengths: 'x'.repeat(701) }, 'Please keep the strengths to 700 characters.'],
    ['save', { links: 7 }, 'Please keep the links to 800 characters.'],
  ])('%s: %j', (verb, input, because) => {
    expect(actionOf(card, verb).parse(input)).toEqual({ ok: false, because });
  });

  it('what is no rating and no category of the ladder is none', () => {
    const parsed = actionOf(card, 'save').parse({ rag: 'purple', recommended: 'none' });
    expect(parsed).toMatchObject({ ok: true, input: { rag: '' } });
    const wrong = actionOf(card, 'held').allow(actor('officer'), subject('ask'), { things: ['tea'] });
    expect(wrong).toEqual({ ok: false, because: 'Please choose what it was from the list.' });
  });

  it.each(['save', 'send', 'release', 'inaccurate', 'not-held'])('%s turns a live concern away', verb => {
    const from =
      { inaccurate: 'head-checks', 'not-held': 'ask', release: 'pointed-out' }[verb] ?? 'writing-full';
    const live = { ...typed, areas: 'A child disclosed it', headNote: 'disclosed', notHeldWhy: 'disclosed' };
    const told = actionOf(card, verb).allow(actor('officer'), subject(from), live);
    expect(told.ok ? '' : told.because).toContain('something that cannot wait');
  });
});
