import { describe, expect, it } from 'vitest';
import type { ObligationRequest, RequestStep } from '#domain/obligation/request.ts';
import { isLateStep } from '#domain/obligation/request.ts';
import { sendersOf } from '#domain/obligation/senders.ts';
import { asSaid, isRecordedElsewhere, lateSince, standingOf } from '#domain/obligation/standing.ts';
import { person } from '#test/builders/trust.ts';

const TODAY = '2026-12-14';
const step = (kind: RequestStep['kind'], day: string | null = null, id = 's'): RequestStep => ({
  ...{ id, requestId: 'r', kind, day, words: '', link: null, byId: 'tom', at: '2026-12-11T09:00:00.000Z' },
});
const said = (...steps: RequestStep[]): Pick<ObligationRequest, 'steps'> => ({ steps });
const item = (
  state: 'owed' | 'late' | 'done' | 'waived' | 'not required' | 'missed',
  fulfilmentId: string | null = null,
) => ({
  ...{ state, fulfilmentId },
});

describe('how a request stands', () => {
  it.each([
    ['asked', [], item('owed')],
    ['asked', [], item('late')],
    ['later', [step('not-yet', '2026-12-15')], item('owed')],
    ['asked', [step('not-yet', TODAY)], item('late')],
    ['put', [step('not-applicable')], item('owed')],
    ['asked', [step('not-applicable'), step('refused')], item('owed')],
    // Said to be sent, and taken back on the record; agreed, and the waiver taken back.
    ['asked', [step('done', TODAY)], item('owed')],
    ['asked', [step('agreed')], item('late')],
    ['sent', [], item('done', 'by hand')],
    ['not-needed', [], item('waived')],
    ['not-needed', [], item('not required')],
    ['passed', [], item('missed')],
    ['passed', [step('not-yet', '2027-01-12')], null],
    ['sent', [step('done', TODAY)], null],
    ['not-needed', [step('agreed')], null],
  ] as const)('%s: %j of %j', (standing, steps, owed) => {
    expect(standingOf(said(...steps), owed, TODAY)).toBe(standing);
  });

  it('is late by the day it was sent, and by the day anything else was said', () => {
    expect(isLateStep({ dueOn: '2026-12-10' }, step('done', '2026-12-10'))).toBe(false);
    expect(isLateStep({ dueOn: '2026-12-10' }, step('not-yet', '2026-12-20'))).toBe(true);
  });
});

describe('the day since which an answer is owed', () => {
  const since = (standing: 'asked' | 'later' | 'put', today: string, ...steps: RequestStep[]) =>
    lateSince({ dueOn: '2026-12-10', steps }, standing, today);

  it('is its last day, and no day that is still to pass', () => {
    expect(since('asked', '2026-12-10')).toBeNull();
    expect(since('asked', '2026-12-11')).toBe('2026-12-10');
  });

  it('is the day to which it was put off, once that is past, and never one before its own', () => {
    expect(since('asked', '2026-12-15', step('not-yet', '2026-12-15'))).toBeNull();
    expect(since('asked', '2026-12-16', step('not-yet', '2026-12-15'))).toBe('2026-12-15');
    expect(since('asked', '2026-12-16', step('not-yet', '2026-12-08'))).toBe('2026-12-10');
  });

  it('is the day of the officer’s refusal, or of what was said to be sent and was not', () => {
    expect(since('asked', TODAY, step('not-applicable'), step('refused'))).toBe('2026-12-11');
    expect(since('asked', TODAY, step('done', '2026-12-01'))).toBe('2026-12-11');
  });

  it('is none while the answer holds or waits for the officer', () => {
    expect(since('later', TODAY, step('not-yet', '2026-12-20'))).toBeNull();
    expect(since('put', TODAY, step('not-applicable'))).toBeNull();
  });
});

describe('a fulfilment', () => {
  const around = { onRecord: new Set(['sent mine']), ofOthers: new Set(['sent theirs']) };
  it('stays with what it was said of, whichever window it is counted to', () => {
    expect(asSaid(said(step('done', TODAY, 'mine')), item('owed'), around)).toEqual(
      item('done', 'sent mine'),
    );
    expect(asSaid(said(), item('done', 'sent theirs'), around)).toEqual(item('late'));
    expect(asSaid(said(), item('done', 'by hand'), around)).toEqual(item('done', 'by hand'));
    expect(asSaid(said(step('done', TODAY, 'mine')), null, around)).toBeNull();
  });

  it('by somebody else’s hand is said to be', () => {
    expect(isRecordedElsewhere(said(step('done', TODAY, 'mine')), item('done', 'by hand'))).toBe(true);
    expect(isRecordedElsewhere(said(step('done', TODAY, 'mine')), item('done', 'sent mine'))).toBe(false);
  });
});

describe('whoever sends it', () => {
  const at = { urn: '900001', hubId: 'north' };
  const people = [
    person('Tom Reed', [{ role: 'head', scope: { kind: 'school', urn: at.urn } }]),
    person('Priya Shah', [{ role: 'officer', scope: { kind: 'hub', hubId: 'north' } }]),
    person('Gus Hale', [{ role: 'chair-of-governors', scope: { kind: 'school', urn: at.urn } }]),
    person('Una Deane', [{ role: 'deputy-ceo', scope: { kind: 'trust' } }]),
  ];
  it.each([
    ['head', false, ['person-tom-reed', 'named']],
    ['leaders', false, ['person-tom-reed', 'named']],
    ['head', true, ['person-tom-reed']],
    ['governors', false, ['person-gus-hale']],
    ['officer', false, ['person-priya-shah']],
    ['safeguarding-lead', false, ['person-priya-shah']],
    ['deputy-ceo', false, ['person-una-deane']],
    ['ceo', false, []],
  ] as const)('%s, confidential %s: %j', (from, confidential, ids) => {
    expect(sendersOf({ from, confidential }, people, at, ['named'])).toEqual(ids);
  });
});
