import { describe, expect, it } from 'vitest';
import type { DayKinds } from '#domain/academic-year/quiet-hours.ts';
import { escalationOf } from '#domain/escalation/after-escalation-step.ts';
import { dueStep, isToBeReminded, onAgendasFrom } from '#domain/escalation/due-step.ts';
import type { EscalationStep } from '#domain/escalation/escalation-step.ts';
import { weekdayOf } from '#domain/time/iso.ts';

/** Holidays until Mon 4 Jan 2027; weekends are weekends. */
const kinds: DayKinds = day =>
  weekdayOf(day) > 5 ? 'weekend' : day > '2026-12-18' && day < '2027-01-05' ? 'holiday' : 'school-day';
const on = (today: string, away: readonly string[] = []) => ({
  ...{ today, kinds },
  isAway: (day: string) => away.includes(day),
});
const at = (day: string) => ({ at: `${day}T09:00:00.000Z`, byId: 'fortnight' });
const escalation = (...steps: EscalationStep[]) => {
  const found = escalationOf({ kind: 'thing', thingId: 't', urn: '900001', dueOn: '2026-12-18' }, steps);
  if (!found) throw new Error('nothing began');
  return found;
};
const REMINDED = { kind: 'reminded', ...at('2027-01-05') } as const;
const ASKED = { kind: 'officer-asked', ...at('2027-01-08') } as const;
const NOT = { byItself: false };
const ITSELF = { byItself: true };

describe('the reminder', () => {
  it.each([
    ['2026-12-18', false],
    ['2026-12-21', false],
    ['2027-01-04', false],
    ['2027-01-05', true],
  ])('of what was due on the last day of term, on %s: %s', (today, isDue) => {
    expect(isToBeReminded('2026-12-18', on(today))).toBe(isDue);
  });

  it('waits while nobody who could answer is there', () => {
    expect(isToBeReminded('2026-12-18', on('2027-01-05', ['2027-01-05']))).toBe(false);
    expect(isToBeReminded('2026-12-18', on('2027-01-06', ['2027-01-05']))).toBe(true);
  });
});

describe('the officer', () => {
  it.each([
    ['2027-01-04', null],
    ['2027-01-07', null],
    ['2027-01-08', 'officer-asked'],
    ['2027-02-08', 'officer-asked'],
  ])('three working days after the reminder: %s, %s', (today, kind) => {
    expect(dueStep(escalation(REMINDED), on(today), NOT)).toBe(kind);
  });

  it('is asked as many days later as nobody was there, by the record or as was seen', () => {
    expect(dueStep(escalation(REMINDED), on('2027-01-08', ['2027-01-06']), NOT)).toBeNull();
    const waited = { kind: 'waited', ...at('2027-01-06'), on: '2027-01-06' } as const;
    expect(dueStep(escalation(REMINDED, waited), on('2027-01-08'), NOT)).toBeNull();
    expect(dueStep(escalation(REMINDED, waited), on('2027-01-11'), NOT)).toBe('officer-asked');
    expect(dueStep(escalation(REMINDED), on('2027-01-08', ['2027-01-08']), NOT)).toBeNull();
    // However long ago it was time: nobody is asked on a day on which nobody could answer.
    expect(dueStep(escalation(REMINDED), on('2027-01-12', ['2027-01-12']), NOT)).toBeNull();
  });

  it('is asked again on the working day after the day they gave', () => {
    const given = { kind: 'given-time', ...at('2027-01-08'), until: '2027-01-15', reason: '' } as const;
    const waits = escalation(REMINDED, ASKED, given);
    expect(dueStep(waits, on('2027-01-15'), NOT)).toBeNull();
    expect(dueStep(waits, on('2027-01-16'), NOT)).toBeNull();
    expect(dueStep(waits, on('2027-01-18'), NOT)).toBe('officer-asked');
  });
});

describe('by itself', () => {
  it('goes nowhere unless the model says so, whatever time passes', () => {
    expect(dueStep(escalation(REMINDED, ASKED), on('2027-06-01'), NOT)).toBeNull();
    const taken = { kind: 'taken-on', ...at('2027-01-11'), to: 'decider' } as const;
    expect(dueStep(escalation(REMINDED, ASKED, taken), on('2027-06-01'), NOT)).toBeNull();
  });

  it('a school week after the officer, and another after the decider, was asked', () => {
    const asked = escalation(REMINDED, ASKED);
    expect(dueStep(asked, on('2027-01-14'), ITSELF)).toBeNull();
    expect(dueStep(asked, on('2027-01-15'), ITSELF)).toBe('taken-on');
    const taken = escalation(REMINDED, ASKED, { kind: 'taken-on', ...at('2027-01-15'), to: 'decider' });
    expect(dueStep(taken, on('2027-01-21'), ITSELF)).toBeNull();
    expect(dueStep(taken, on('2027-01-22'), ITSELF)).toBe('put-on-agenda');
  });
});

it('is on no agenda before the working day after the school was shown the line', () => {
  expect(onAgendasFrom('2027-01-11', kinds)).toBe('2027-01-12');
  expect(onAgendasFrom('2027-01-15', kinds)).toBe('2027-01-18');
  expect(onAgendasFrom('2026-12-18', kinds)).toBe('2027-01-05');
});
