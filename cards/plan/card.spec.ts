import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { nodesOf } from '#cards-kit/contract.ts';
import { readSamples, renderSample } from '#cards-kit/sample.ts';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import { ActionForm } from './form-input.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const Chart = z.object({
  body: z.array(z.looseObject({ type: z.string(), data: z.array(z.unknown()).optional() })),
});
const TOM = actor('head', { kind: 'school', urn: '900001' }, 'tom-reed');
const ACTION = {
  ...{ priority: 'p1', newPriority: '', text: 'Hear each child', owner: '', dueOn: '2027-01-15' },
  ...{ measure: '', tag: 'none' },
};
const START = {
  ...{ planKind: 'aip', planTitle: 'AIP', planFrom: '2026-09-01', planTo: '2027-08-31' },
};

describe('what is seen', () => {
  it('how each priority goes, and what is open, in words with signs of their own', () => {
    expect(texts('running')).toEqual(
      expect.arrayContaining([
        '# Oakwood Primary School: Improvement plan 2026/27',
        'Academy Improvement Plan, Tue 1 Sep to Tue 31 Aug 2027. 3 of 6 actions done.',
        'Reading: 3 of 5 done. ◆ 1 amber, ● 1 green',
        'Attendance: 0 of 1 done. ▲ 1 red',
        '◆ Amber, 2 times running. Overdue: due Fri 20 Nov. Anna Bell',
        '[Check-in due Fri 18 Dec]',
        '[Close the plan]',
      ]),
    );
    expect(summary('draft')).toBe('Agree Oakwood Primary School’s plan: Improvement plan 2026/27');
  });

  it('what is overdue and due next, and how it has gone, in words where no chart is drawn', () => {
    expect(texts('running')).toEqual(
      expect.arrayContaining([
        '1 action is overdue. Next due: 1.2, Wed 16 Dec. Last check-in Fri 16 Oct, by Tom Reed.',
        '# At each check-in',
        'Thu 12 Feb: ▲ 3 red, ◆ 2 amber, ● 1 green',
        'Fri 18 Dec, so far: ▲ 1 red, ◆ 1 amber, ● 1 green, ✓ 3 done',
      ]),
    );
    expect(texts('draft').join('\n')).not.toContain('At each check-in');
    expect(texts('fullest').filter(line => line.includes('1000 amber'))).toHaveLength(6);
  });

  it('the last check-ins as a chart, its colours named beside it', () => {
    const [running] = readSamples(import.meta.dirname).filter(({ name }) => name === 'running');
    if (!running) throw new Error('it is there');
    const { body } = Chart.parse(renderSample(card, running).card);
    const chart = body.find(({ type }) => type === 'Chart.HorizontalBar.Stacked');
    expect(chart?.data).toHaveLength(6);
    expect(chart?.data?.[0]).toEqual({
      title: 'Thu 12 Feb',
      data: [
        { legend: 'Red', value: 3, color: 'attention' },
        { legend: 'Amber', value: 2, color: 'warning' },
        { legend: 'Green', value: 1, color: 'good' },
        { legend: 'Done', value: 0, color: 'neutral' },
      ],
    });
  });

  it('a document is opened from the answer', () => {
    const buttons = texts('running-link').filter(line => line.startsWith('['));
    expect(buttons).toEqual(['[Open the document]', '[The last check-in]', '[All plans of the school]']);
  });

  it('who has agreed, who has not, and who is missing', () => {
    expect(texts('draft-agreed')).toContain('The headteacher: ✓ Agreed by Tom Reed on Tue 8 Sep');
    expect(texts('draft-blocked')).toContain(
      'The chair of governors: ○ Nobody is on record; the administrator can add somebody',
    );
    expect(texts('draft-blocked').join('\n')).toContain('runs still, and is closed before this is agreed');
  });

  it('of many the first pages, with how many more', () => {
    const read = texts('fullest').join('\n');
    expect(read).toContain('120 open actions, page 2 of 30');
    expect(read).toContain('[and 112 more]');
    expect(read).toMatch(/and \d+ more priorities/);
  });

  it('who only reads it has nothing to change', () => {
    const buttons = texts('running-read').filter(line => line.startsWith('['));
    expect(buttons).toEqual([...['[The last check-in]', '[All plans of the school]', '[As a document]']]);
  });

  it('afterwards what came of it', () => {
    expect(texts('closed').join('\n')).toContain('Nine in ten children of Year 1');
    expect(texts('closed')).toContain('[Carry what is open into the next plan]');
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain('${title} **bold** [link](https://example.org)');
  });

  it('a form puts back what was typed', () => {
    expect(texts('form-wrong')).toContain('What is to be done? *: Ring at nine');
    expect(texts('form-agreed').join('\n')).toContain('after a change they are asked again');
    expect(texts('form-removed').join('\n')).toContain('was taken out of the plan');
  });
});

describe('who may do what', () => {
  const INPUT: Record<string, unknown> = {
    ...{ agree: {}, edit: { about: 'new' }, save: ACTION, remove: {}, close: { impact: 'They read' } },
    ...{ roll: {}, start: START, 'check-in': {}, document: { as: 'plan' } },
  };
  it.each([
    ['running', 'edit close check-in document'],
    ['running-read', 'check-in document'],
    ['draft', 'agree edit close'],
    ['draft-agreed', 'edit close'],
    ['draft-blocked', 'edit close'],
    ['closed', 'roll document'],
    ['form-new', 'save'],
    ['form-change', 'save remove'],
    ['form-removed', ''],
    ['form-read', ''],
    ['school-none', 'start'],
    ['school-several', ''],
    ['which', ''],
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

describe('what a file brought in', () => {
  it('is in the form whole, in its lines, and saved as it is it stays so', () => {
    const [sample] = readSamples(import.meta.dirname).filter(({ name }) => name === 'form-change');
    if (!sample) throw new Error('it is there');
    const long = { text: `One\ntwo ${'a'.repeat(1990)}`, measure: `Three\nfour ${'b'.repeat(1980)}` };
    const owner = 'c'.repeat(300);
    const { action } = z.looseObject({ action: z.looseObject({}) }).parse(sample.subject);
    const changed = {
      ...z.looseObject({}).parse(sample.subject),
      action: { ...action, ...long, owner },
    };
    const drawn = renderSample(card, { ...sample, subject: changed }).card;
    const inputs = Object.fromEntries(
      [...nodesOf(drawn)]
        .filter(({ type }) => String(type).startsWith('Input.'))
        .map(each => [each.id, each.value]),
    );
    expect(inputs).toMatchObject({ ...long, owner });
    expect(ActionForm.parse(inputs)).toMatchObject({ ...long, owner });
  });
});

describe('bad input', () => {
  it.each([
    ['save', { ...ACTION, text: ' ' }, 'Please say what is to be done.'],
    ['save', { ...ACTION, text: 'a'.repeat(2001) }, 'Please keep the action to 2,000 characters.'],
    ['save', { ...ACTION, dueOn: 'Summer 2' }, 'Please give the day it is due.'],
    ['close', {}, 'Please say it in a sentence: it stays on the record.'],
    ['start', { ...START, planTitle: '' }, 'Please give it a title.'],
    ['start', { ...START, planTo: 7 }, 'Please give its last day.'],
    ['document', { as: 'minutes' }, 'Please use one of the buttons.'],
    ['open', { plan: 'a b' }, 'Please choose a plan from the list.'],
    ['choose', { urn: '1' }, 'Please choose a school from the list.'],
  ])('%s with %j: %s', (name, raw, because) => {
    expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
  });

  it.each([
    ['save', 'form-first', { ...ACTION, priority: 'new' }, 'choose a priority, or name a new one'],
    ['save', 'form-new', { ...ACTION, dueOn: '2036-01-01' }, 'a day of the plan’s own time'],
    ['save', 'form-new', { ...ACTION, text: 'A pupil disclosed abuse' }, 'cannot wait'],
    ['close', 'running', { impact: 'A child was abused' }, 'Ruth Amos, 01632 960 123'],
    ['start', 'school-none', { ...START, planKind: 'other' }, 'a kind of plan from the list'],
    ['start', 'school-none', { ...START, planTo: '2026-09-01' }, 'comes after the first'],
    ['start', 'school-none', { ...START, planTo: '2036-09-01' }, 'three years'],
  ])('%s on %s: %s', (name, on, input, because) => {
    expect(actionOf(card, name).allow(TOM, subject(on), input)).toMatchObject({
      ok: false,
      because: expect.stringContaining(because),
    });
  });
});

describe('what it asks, and what can be typed', () => {
  it.each([
    ['draft', 'Agree Oakwood Primary School’s plan: Improvement plan 2026/27'],
    ['draft-agreed', null],
    ['running', null],
  ])('%s: %s', (name, what) => {
    expect(card.asks?.(subject(name), { surface: 'personal', actor: TOM })?.what ?? null).toBe(what);
  });

  const [command] = card.commands ?? [];
  it.each([
    ['plan oakwood', 'oakwood'],
    ['Plan of Oak Hill?', 'Oak Hill'],
    ['improvement plan for oakwood', 'oakwood'],
    ['plan', ''],
    ['plans', null],
    ['plans oakwood', 'oakwood'],
    ['planning', null],
    ['my plan', null],
  ])('“%s” asks about “%s”', (said, asked) => {
    expect(command?.pattern.exec(said)?.[1] ?? null).toBe(asked);
  });
});
