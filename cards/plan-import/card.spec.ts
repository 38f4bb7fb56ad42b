import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';
import { saidOf } from './questions.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const TOM = actor('head', { kind: 'school', urn: '900001' }, 'tom-reed');
const SAY = { school: '900001', planKind: 'aip', year: '2026', ongoing: 'false' };

describe('what is seen', () => {
  it('what was read: how much, whose, by when, from which columns, and what was not', () => {
    const read = texts('read').join('\n');
    expect(summary('read')).toBe('Make Oakwood AIP.xlsx a plan');
    expect(read).toContain('2 priorities, 8 actions');
    expect(read).toContain('5 of 8 have somebody on record');
    expect(read).toContain('as written, since they fit nobody or several: the office');
    expect(read).toContain('C “Lead” as the person responsible');
    expect(read).toContain('is taken as Fri 18 Dec');
    expect(read).toContain('[Make this plan a draft]');
  });

  it('of what is wrong each fault with its cell, and no button to make a plan', () => {
    const faults = texts('faults').join('\n');
    expect(faults).toContain('Sheet AIP, cell D9: there is no date');
    expect(faults).toContain('send the file again');
    expect(faults).not.toContain('[Make this plan a draft]');
    expect(texts('fullest-faults').join('\n')).toContain('and 192 more');
  });

  it('only what the file leaves open is asked, and nothing is said of a command line', () => {
    const asked = texts('asked').join('\n');
    expect(asked).toContain('Which column is the person responsible?');
    expect(asked).toContain('What does column D, “Timescale / measure”, say?');
    expect(asked).not.toContain('Which sheet');
    for (const name of ['asked', 'faults', 'no-plan', 'choose'])
      expect(texts(name).join('\n'), name).not.toMatch(/--|npm|fortnight plan/);
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain('${title} **bold** [link](https://example.org)');
  });

  it('the template is offered where there is no plan in it, and opened by the presser', () => {
    expect(texts('no-plan')).toContain('[Get the template]');
    expect(texts('template-ready')).toContain('[Open the template]');
    expect(texts('read')).not.toContain('[Get the template]');
  });
});

describe('who may do what', () => {
  const INPUT: Record<string, unknown> = { say: SAY, make: {}, drop: {}, open: {}, document: {} };
  it.each([
    ['choose', 'say drop document'],
    ['asked', 'say drop document'],
    ['read', 'say make drop document'],
    ['faults', 'say drop document'],
    ['there', 'say drop document'],
    ['live', 'say drop document'],
    ['made', 'open'],
    ['gone', ''],
  ])('%s: %s', (name, may) => {
    const allowed = Object.keys(INPUT).filter(
      verb => actionOf(card, verb).allow(TOM, subject(name), INPUT[verb]).ok,
    );
    expect(allowed.join(' ')).toBe(may);
  });

  it('takes no school and no kind that is not offered', () => {
    const say = (input: object) => actionOf(card, 'say').allow(TOM, subject('choose-school'), input);
    expect(say({ ...SAY, school: '999999' })).toMatchObject({ ok: false });
    expect(say({ ...SAY, planKind: 'none' })).toMatchObject({ ok: false });
  });

  it('says with whom a live concern cannot wait', () => {
    const allowed = actionOf(card, 'make').allow(TOM, subject('live'), {});
    expect(allowed).toMatchObject({ ok: false, because: expect.stringContaining('Imran Qureshi') });
  });
});

describe('what the answers say of the file', () => {
  const field = {
    of: 'field',
    field: 'owner',
    isNeeded: false,
    columns: [{ column: 'C', label: 'Lead' }],
  } as const;
  const column = {
    of: 'column',
    column: { column: 'D', label: 'When' },
    fields: ['due', 'measure'],
  } as const;
  const sheet = { of: 'sheet', names: ['A', 'B'] } as const;
  it.each([
    [[{ ...field, columns: [...field.columns] }], ['C'], { columns: { owner: 'C' } }],
    [[{ ...field, columns: [...field.columns] }], ['none'], { columns: { owner: 'none' } }],
    [[{ ...column, fields: [...column.fields] }], ['measure'], { columns: { measure: 'D' } }],
    [[{ ...column, fields: [...column.fields] }], ['none'], { columns: { due: 'none', measure: 'none' } }],
    [[{ ...sheet, names: [...sheet.names] }], ['B'], { sheet: 'B', columns: {} }],
    [[{ ...sheet, names: [...sheet.names] }], ['C'], { columns: {} }],
  ])('%j, answered %j: %j', (asked, answers, said) => {
    expect(saidOf(asked, answers)).toEqual(said);
  });
});
