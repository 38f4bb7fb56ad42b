import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts } = samplesOf(card, import.meta.dirname);
const viewer = { surface: 'personal', actor: null } as const;
const SET = {
  ...{ setWhat: 'cause-for-concern trustees', setDecidedOn: '2026-10-30', setFrom: '2026-11-03' },
  setWhy: 'Results fell',
};

describe('what is seen', () => {
  it('what is set, who decided it, why, and what follows; and whom to talk to', () => {
    expect(texts('head')).toEqual([
      '# Oakwood Primary School: Cause for concern',
      'This brings help sooner. Please talk to Priya Shah about what would help most.',
      'Cause for concern: from Mon 2 Nov',
      expect.stringMatching(/^Executive leaders and trustees/),
      'Decided by the trustees on Fri 30 Oct, recorded by the deputy CEO, because: Results in mathematics fell for three years',
      expect.stringMatching(/^What follows: A Raising Achievement Board/),
    ]);
    expect(texts('governor').join('\n')).toContain(
      'The board is convened for Fri 20 Nov, the trust’s office, 4 pm.',
    );
    expect(texts('imported').join('\n')).toContain('It came with the trust’s records.');
  });

  it('the head is asked for the plan until it is sent', () => {
    expect(texts('plan-wanted')[0]).toBe('# Oakwood Primary School: a plan is asked for');
    expect(card.asks?.(subject('plan-wanted'), viewer)?.what).toContain(
      'Send the plan for Oakwood Primary School',
    );
    expect(texts('plan-sent').join('\n')).toContain('✓ Plan sent on Tue 3 Nov');
    for (const name of ['plan-sent', 'head', 'deputy', 'choose'])
      expect(card.asks?.(subject(name), viewer), name).toBeNull();
  });

  it('afterwards it says when and why it ended', () => {
    expect(texts('ended')[0]).toBe('# Oakwood Primary School: no special status');
    expect(texts('ended')).toContain('Ended because: Results have risen for two terms');
    expect(texts('rapid')).toContain('[Book: Rapid improvement review]');
    expect(texts('rapid').join('\n')).not.toMatch(/category|board/i);
  });

  it('asks which school, keeps what was typed, and text stays text', () => {
    expect(texts('no-name').join('\n')).toContain('for example: special status oakwood');
    expect(texts('wrong-input').join('\n')).toContain('Tom Reed is ill');
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **[x](https://example.org)** <at>Sam</at>`);
  });
});

it.each([
  ['deputy-ceo', true],
  ['ceo', true],
  ['officer', false],
  ['head', false],
  ['chair-of-governors', false],
  ['department', false],
  ['administrator', false],
] as const)('a %s sets, records and ends: %s', (role, may) => {
  const who = actor(role);
  expect(actionOf(card, 'set').allow(who, subject('nothing'), SET).ok).toBe(may);
  const past = { endOn: '2026-11-03', endWhy: 'Better' };
  expect(actionOf(card, 'end').allow(who, subject('deputy'), past).ok).toBe(may);
  const board = { boardOn: '2026-11-20', boardWhere: 'Here' };
  expect(actionOf(card, 'convene').allow(who, subject('deputy'), board).ok).toBe(may);
  expect(actionOf(card, 'ask-plan').allow(who, subject('deputy'), { planDueOn: '2026-11-20' }).ok).toBe(may);
});

it('what is not there is not ended, convened, sent or booked', () => {
  const ceo = actor('ceo');
  const head = actor('head', { kind: 'school', urn: '900104' });
  const link = { planLink: 'https://example.org/plan' };
  expect(actionOf(card, 'end').allow(ceo, subject('nothing'), {}).ok).toBe(false);
  expect(actionOf(card, 'convene').allow(ceo, subject('rapid'), {}).ok).toBe(false);
  expect(actionOf(card, 'ask-plan').allow(ceo, subject('deputy'), { planDueOn: '2026-11-03' }).ok).toBe(
    false,
  );
  expect(actionOf(card, 'set').allow(ceo, subject('deputy'), SET).ok).toBe(false);
  expect(actionOf(card, 'send-plan').allow(head, subject('plan-wanted'), link).ok).toBe(true);
  expect(actionOf(card, 'send-plan').allow(head, subject('plan-wanted'), { planLink: 'http://x' }).ok).toBe(
    false,
  );
  expect(actionOf(card, 'send-plan').allow(head, subject('plan-sent'), link).ok).toBe(false);
  expect(actionOf(card, 'send-plan').allow(ceo, subject('plan-wanted'), link).ok).toBe(false);
  expect(actionOf(card, 'book').allow(ceo, subject('deputy'), { what: 'rab-meeting' }).ok).toBe(true);
  expect(actionOf(card, 'book').allow(ceo, subject('deputy'), { what: 'aim' }).ok).toBe(false);
});

it.each([
  ['set', { ...SET, setWhat: '' }, 'Please choose the status.'],
  ['set', { ...SET, setFrom: 'soon' }, 'Please give the first day.'],
  [
    'end',
    { endOn: '2026-11-03', endWhy: ' ' },
    'Please say why it ends: the head and the chair of governors read it.',
  ],
  ['convene', { boardOn: '2026-11-20' }, 'Please say where it meets.'],
  ['ask-plan', {}, 'Please give the day by which the plan is to be there.'],
  ['choose', {}, 'Please choose a school from the list.'],
])('%s with %j: %s', (action, raw, because) => {
  expect(actionOf(card, action).parse(raw)).toEqual({ ok: false, because });
});
