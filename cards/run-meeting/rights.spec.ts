import { describe, expect, it } from 'vitest';
import { can } from '#domain/access/can.ts';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import card from './index.ts';

const { subject } = samplesOf(card, import.meta.dirname);
const TARGET = {
  kind: 'meeting',
  memberIds: ['priya', 'tom', 'maria', 'omar'],
  deputyIds: ['maria', 'omar'],
  chairId: 'priya',
  actingChairId: 'omar',
} as const;

/** A meeting as far as whoever asks runs it or may take it over. */
function seenBy(person: ReturnType<typeof actor>, view: ChairView): ChairView {
  const runs = can(person, 'meeting.run', TARGET);
  return { ...view, runs, takesOver: !runs && can(person, 'meeting.take-over', TARGET) };
}

const NOTHING = { line: 'line-2', decision: '', action: '', owner: 'none', due: '' };
const PRESS: Record<string, [state: string, input: object]> = {
  start: ['planned', {}],
  next: ['line', NOTHING],
  record: ['line', NOTHING],
  park: ['line', NOTHING],
  'go-to': ['line', { ...NOTHING, goTo: 'line-3' }],
  open: ['line', { line: 'line-2' }],
  settle: ['matters-arising', { ...NOTHING, about: 'action-1', how: 'done', newOwner: '', newDue: '' }],
  attend: ['line', { ...NOTHING, present: [] }],
  'wrap-up': ['line', NOTHING],
  drop: ['closing-three-left', { dropped: 'line-4', dropReason: 'Settled by mail' }],
  close: ['closing', { present: [] }],
  reopen: ['closed', { reopenReason: 'A decision was left out' }],
  'take-back': ['line-recorded', { ...NOTHING, what: 'action', latest: 'action-latest' }],
};
const me = actor(null);
const allow = (name: string, view: ChairView, input: object) => actionOf(card, name).allow(me, view, input);

describe('who may do what', () => {
  const school = { kind: 'school', urn: '900104' } as const;
  it.each([
    ['the chair', actor(null, undefined, 'priya'), true, false],
    ['the acting chair', actor(null, undefined, 'omar'), true, false],
    ['a deputy before taking over', actor(null, undefined, 'maria'), false, true],
    ['the CEO', actor('ceo'), false, true],
    ['the deputy CEO', actor('deputy-ceo'), false, true],
    ['a member', actor(null, undefined, 'tom'), false, false],
    ['an officer', actor('officer'), false, false],
    ['a head', actor('head', school), false, false],
    ['a chair of governors', actor('chair-of-governors', school), false, false],
    ['a department', actor('department'), false, false],
    ['the administrator', actor('administrator'), false, false],
  ])('%s', (_who, person, runs, takesOver) => {
    for (const [name, [state, input]] of Object.entries(PRESS))
      expect(allow(name, seenBy(person, subject(state)), input).ok, name).toBe(runs);
    const line = seenBy(person, subject('line'));
    expect(allow('take-over', line, {}).ok).toBe(takesOver);
    expect(card.mayRead(person, line)).toBe(runs || takesOver);
  });

  it('a refusal says who chairs, and what to do', () => {
    expect(allow('next', { ...subject('line'), runs: false }, NOTHING)).toEqual({
      ok: false,
      because: 'Priya Shah chairs this meeting, so nothing was recorded. Take it over first.',
    });
    expect(allow('next', { ...subject('line'), runs: false, chairName: null }, NOTHING)).toEqual({
      ok: false,
      because: 'Nobody chairs this meeting yet, so nothing was recorded. Take it over first.',
    });
  });

  it.each(Object.keys(PRESS))('%s is refused in every state but its own, with a sentence', name => {
    const [own, input] = PRESS[name] ?? ['', {}];
    const mine: string = subject(own).state;
    for (const state of ['planned', 'line', 'closed', 'cancelled']) {
      const view = subject(state);
      // Somebody pressed first: starting a meeting that is on is no fault.
      if (view.state === mine || (name === 'start' && view.state === 'running')) continue;
      expect(allow(name, view, input), state).toEqual({ ok: false, because: expect.stringMatching(/\.$/) });
    }
  });

  it('opens the record of the line being talked about, and of no other', () => {
    expect(allow('open', subject('line'), { line: 'line-2' }).ok).toBe(true);
    expect(allow('open', subject('line'), { line: 'line-3' }).ok).toBe(false);
    const { current, ...view } = subject('line');
    const bare = current && { ...current, line: { ...current.line, link: null } };
    expect(allow('open', { ...view, current: bare }, { line: 'line-2' }).ok).toBe(false);
  });

  it('nobody takes over what is over, or what is theirs', () => {
    expect(allow('take-over', { ...subject('closed'), runs: false, takesOver: true }, {}).ok).toBe(false);
    expect(allow('take-over', subject('line'), {}).ok).toBe(false);
  });

  it('a meeting is not started before its day, nor opened again after one', () => {
    expect(allow('start', subject('before-the-day'), {})).toEqual({
      ok: false,
      because: 'This meeting is on Mon 9 Nov 2026. If you are meeting today, move it first.',
    });
    expect(allow('reopen', subject('closed-for-good'), { reopenReason: 'x' })).toEqual({
      ok: false,
      because: 'A meeting can be opened again within a day of its closing, and that has passed.',
    });
  });
});

describe('what may be recorded', () => {
  const decided = (decision: string, line = 'line-2') => ({ ...NOTHING, line, decision });
  const undertaken = { ...NOTHING, action: 'Send the visit dates', owner: 'tom-reed', due: '2026-11-10' };
  const view = subject('line');

  it.each(['next', 'record', 'park', 'wrap-up', 'attend', 'go-to', 'settle', 'take-back'])(
    '%s: on a line the channel reads, no safeguarding and no named member of staff',
    name => {
      const [state, more] = PRESS[name] ?? ['', {}];
      for (const words of [
        'The safeguarding audit',
        'Dee Hart joins the visit',
        'The disciplinary goes ahead',
      ])
        for (const input of [decided(words), { ...undertaken, action: words }])
          expect(allow(name, subject(state), { ...more, ...input }), words).toEqual({
            ok: false,
            because: expect.stringContaining('Nothing was recorded'),
          });
    },
  );

  it('on a confidential line the same words are fine', () => {
    for (const words of ['The safeguarding audit', 'Dee Hart joins the visit', 'The disciplinary goes ahead'])
      expect(allow('record', subject('confidential-line'), decided(words, 'line-6')).ok, words).toBe(true);
    expect(allow('record', subject('chair-only-line'), decided('Dee Hart covers', 'line-7')).ok).toBe(true);
  });

  it('the line named by the button counts, not the one the meeting is at', () => {
    expect(
      allow('record', subject('confidential-line'), decided('Dee Hart joins the visit', 'line-2')).ok,
    ).toBe(false);
  });

  it('whoever is asked to do it may be named', () => {
    const input = { ...undertaken, action: 'Dee Hart sends the visit dates', owner: 'dee-hart' };
    expect(allow('record', view, input).ok).toBe(true);
    expect(allow('record', view, { ...input, owner: 'tom-reed' }).ok).toBe(false);
  });

  it('a reason that the minutes give is checked the same, where the channel reads it', () => {
    const why = { dropReason: 'Dee Hart deals with it', dropped: 'line-4' };
    expect(allow('drop', subject('closing-three-left'), why).ok).toBe(false);
    expect(allow('drop', subject('closing-three-left'), { ...why, dropped: 'line-6' }).ok).toBe(true);
    expect(allow('reopen', subject('closed'), { reopenReason: 'Dee Hart was left out' }).ok).toBe(false);
  });

  it.each([
    [
      'a line that is none of this meeting',
      decided('x', 'line-99'),
      'That line is not on this agenda any more, so nothing was recorded.',
    ],
    [
      'an owner who is not there',
      { ...undertaken, owner: 'kim-ward' },
      'Please choose who does it from the list.',
    ],
    ['a day that is past', { ...undertaken, due: '2026-11-02' }, 'Please give a day that is not past.'],
    ['a day in two years', { ...undertaken, due: '2028-11-10' }, 'Please give a day within a year.'],
  ])('%s', (_what, input, because) => {
    for (const name of ['next', 'record', 'park', 'wrap-up'])
      expect(allow(name, view, input), name).toEqual({ ok: false, because });
  });
});

describe('stale presses', () => {
  it.each([
    ['go-to', 'line', { ...NOTHING, goTo: 'line-99' }, 'Please choose a line that is still on this agenda.'],
    [
      'drop',
      'closing-three-left',
      { dropped: 'line-1', dropReason: 'x' },
      'That line has been dealt with already.',
    ],
    [
      'settle',
      'line',
      { ...NOTHING, about: 'action-1', how: 'done' },
      'Somebody has moved on already; this is where the meeting is.',
    ],
    [
      'settle',
      'matters-arising-done',
      { ...NOTHING, about: 'action-1', how: 'done' },
      'That action was settled already.',
    ],
    [
      'settle',
      'matters-arising',
      { ...NOTHING, about: 'action-1', how: 'changed', newOwner: 'none', newDue: '2026-11-10' },
      'Please choose who does it from the list.',
    ],
    [
      'settle',
      'matters-arising',
      { ...NOTHING, about: 'action-1', how: 'changed', newOwner: 'tom-reed', newDue: '2026-10-30' },
      'Please give a day that is not past.',
    ],
  ])('%s on %s', (name, state, input, because) => {
    expect(allow(name, subject(state), input)).toEqual({ ok: false, because });
  });
});

describe('bad input', () => {
  const long = 'a'.repeat(501);
  it.each([
    ['record', { decision: long }, 'Please keep the decision to 500 characters.'],
    ['record', { decision: 'a'.repeat(1_000_000) }, 'Please keep the decision to 500 characters.'],
    ['record', { decision: 7 }, 'Please keep the decision to 500 characters.'],
    [
      'next',
      { action: long, owner: 'tom-reed', due: '2026-11-10' },
      'Please keep the action to 300 characters.',
    ],
    ['next', { action: 'x', due: '2026-11-10' }, 'Please choose who does it: an action needs one owner.'],
    [
      'next',
      { action: 'x', owner: 'none', due: '2026-11-10' },
      'Please choose who does it: an action needs one owner.',
    ],
    ['park', { action: 'x', owner: 'tom-reed' }, 'Please give the day the action is due.'],
    ['park', { action: 'x', owner: 'tom-reed', due: 'Friday' }, 'Please give the day the action is due.'],
    ['go-to', {}, 'Please choose a line.'],
    ['settle', { about: 'action-1', how: 'burnt' }, 'Please press one of the buttons.'],
    ['settle', { how: 'done' }, 'Please press one of the buttons.'],
    ['drop', { dropped: 'line-4', dropReason: ' \u200b ' }, 'Please say why it is dropped.'],
    ['drop', { dropped: 'line-4', dropReason: long }, 'Please keep the reason to 200 characters.'],
    ['drop', { dropReason: 'x' }, 'Please choose the line to drop.'],
    ['reopen', {}, 'Please say what is to be put right.'],
    ['close', { present: 'a'.repeat(20_001) }, 'Please choose who was here from the list.'],
  ])('%s %#: one sentence on what to change', (name, raw, because) => {
    expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
  });

  it('every button of a running meeting takes along what was typed', () => {
    const raw = {
      line: 'line-2',
      decision: ' Two\n visit ',
      goTo: 'x',
      about: 'x',
      how: 'done',
      role: 'ceo',
    };
    for (const name of ['next', 'record', 'park', 'go-to', 'settle', 'attend', 'wrap-up'])
      expect(actionOf(card, name).parse(raw), name).toMatchObject({
        ok: true,
        input: { line: 'line-2', decision: 'Two visit', action: '', owner: 'none' },
      });
  });

  it('who was ticked goes along with a form beside it, and is left alone where nothing was said', () => {
    const drop = (more: object) => actionOf(card, 'drop').parse({ dropped: 'l', dropReason: 'x', ...more });
    expect(drop({ present: 'a,b' })).toMatchObject({ input: { present: ['a', 'b'] } });
    expect(drop({})).toEqual({ ok: true, input: { dropped: 'l', dropReason: 'x' } });
    expect(actionOf(card, 'close').parse({})).toEqual({ ok: true, input: { present: [] } });
  });
});
