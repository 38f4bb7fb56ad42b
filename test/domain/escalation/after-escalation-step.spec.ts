import { describe, expect, it } from 'vitest';
import {
  afterEscalationStep,
  begun,
  canFollow,
  ESCALATION_STEPS,
  EscalationStepOutOfPlace,
  escalationOf,
} from '#domain/escalation/after-escalation-step.ts';
import { EscalationState } from '#domain/escalation/escalation.ts';
import type { EscalationStep, EscalationStepKind } from '#domain/escalation/escalation-step.ts';

const OF = { kind: 'thing', thingId: 't', urn: '900001', dueOn: '2026-12-18' };
const BY = { at: '2027-01-05T09:00:00.000Z', byId: 'priya' };
const STEP: Record<EscalationStepKind, EscalationStep> = {
  reminded: { kind: 'reminded', ...BY },
  raised: { kind: 'raised', ...BY },
  'officer-asked': { kind: 'officer-asked', ...BY },
  'given-time': { kind: 'given-time', ...BY, until: '2027-01-13', reason: '' },
  left: { kind: 'left', ...BY, reason: 'By phone' },
  'taken-on': { kind: 'taken-on', ...BY, to: 'decider' },
  spoken: { kind: 'spoken', ...BY },
  'put-on-agenda': { kind: 'put-on-agenda', ...BY },
  added: { kind: 'added', ...BY, words: 'Ill' },
  waited: { kind: 'waited', ...BY, on: '2027-01-06' },
  stopped: { kind: 'stopped', ...BY, because: 'answered' },
};
const KINDS = Object.keys(STEP) as EscalationStepKind[];
/** A road to each state. */
const WAYS: Record<EscalationState, EscalationStepKind[]> = {
  reminded: ['reminded'],
  'with-officer': ['reminded', 'officer-asked'],
  'given-time': ['reminded', 'officer-asked', 'given-time'],
  'with-decider': ['reminded', 'officer-asked', 'taken-on'],
  'on-agenda': ['reminded', 'officer-asked', 'taken-on', 'put-on-agenda'],
  spoken: ['reminded', 'officer-asked', 'taken-on', 'spoken'],
  left: ['reminded', 'officer-asked', 'left'],
  stopped: ['reminded', 'stopped'],
};
const at = (state: EscalationState) => {
  const found = escalationOf(
    OF,
    WAYS[state].map(kind => STEP[kind]),
  );
  if (!found) throw new Error('a way without a step');
  return found;
};

describe.each(EscalationState.options)('while it is %s', state => {
  it('is in that state', () => {
    expect(at(state)).toMatchObject({ state, version: WAYS[state].length });
  });

  it.each(KINDS)('%s follows, or throws and changes nothing', kind => {
    const before = at(state);
    if (canFollow(before, kind))
      expect(afterEscalationStep(before, STEP[kind]).version).toBe(before.version + 1);
    else expect(() => afterEscalationStep(before, STEP[kind])).toThrow(EscalationStepOutOfPlace);
    expect(canFollow(before, kind)).toBe(ESCALATION_STEPS[state].includes(kind));
  });
});

it.each([
  ['reminded', 'officer-asked waited stopped'],
  ['with-officer', 'given-time left taken-on added waited stopped'],
  ['given-time', 'officer-asked left taken-on added waited stopped'],
  ['with-decider', 'spoken left put-on-agenda added waited stopped'],
  ['on-agenda', 'added stopped'],
  ['spoken', ''],
  ['left', ''],
  ['stopped', ''],
] as const)('%s is followed by %s', (state, follow) => {
  expect(KINDS.filter(kind => canFollow(at(state), kind)).toSorted()).toEqual(
    follow.split(' ').filter(Boolean).toSorted(),
  );
});

it('gives time once', () => {
  const again = afterEscalationStep(at('given-time'), STEP['officer-asked']);
  expect(again).toMatchObject({ state: 'with-officer', officerAsked: 2 });
  expect(canFollow(again, 'given-time')).toBe(false);
  expect(canFollow(again, 'taken-on')).toBe(true);
});

it('goes straight to the agenda where nobody else decides', () => {
  const step = { kind: 'taken-on', ...BY, to: 'agenda' } as const;
  expect(afterEscalationStep(at('with-officer'), step)).toMatchObject({
    state: 'on-agenda',
    onAgenda: { byId: 'priya' },
  });
});

it('begins with a reminder, or raised with the officer, and with nothing else', () => {
  expect(begun(OF, { kind: 'raised', ...BY })).toMatchObject({ state: 'with-officer', officerAsked: 1 });
  expect(() => escalationOf(OF, [STEP.left])).toThrow(EscalationStepOutOfPlace);
  expect(escalationOf(OF, [])).toBeNull();
});

it('keeps of what a school adds the last, and of a day waited one', () => {
  const more = [STEP.added, { ...STEP.added, words: 'Better' } as const, STEP.waited, STEP.waited];
  expect(more.reduce(afterEscalationStep, at('with-officer'))).toMatchObject({
    addition: { words: 'Better' },
    waited: ['2027-01-06'],
  });
});
