import { describe, expect, it } from 'vitest';
import { render } from '#cards-kit/render.ts';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(line => line.startsWith('['));

describe('what is seen', () => {
  it('the chair sees the facts in words, the next dates, and the form', () => {
    expect(texts('chair').slice(0, 11)).toEqual([
      '# School improvement team',
      'Every second Monday in term time, 9:30, 90 minutes; agenda five days before.',
      'Chair: Priya Shah',
      'Deputies: Maria Lopez',
      'Members: Maria Lopez, Priya Shah and Tom Reed',
      'Channel: Known',
      '# Next meetings',
      'Mon 9 Nov, 9:30',
      'Tue 24 Nov, 10:00, moved from Mon 23 Nov, 9:30: Half the team is at the governors’ conference',
      'Mon 7 Dec, 9:30',
      'Mon 4 Jan 2027, 9:30',
    ]);
    expect(buttons('chair')).toEqual(['[Edit]', '[End the series]']);
    expect(texts('chair')).toEqual(
      expect.arrayContaining(['  Name *: School improvement team', '  Chair: priya-shah', '  Time *: 09:30']),
    );
    expect(summary('chair')).toBe('School improvement team');
  });

  it('a member sees the facts and nothing to press', () => {
    expect(buttons('member')).toEqual([]);
    expect(texts('member')).toContain('Chair: Priya Shah');
  });

  it('without a channel it says what to type there', () => {
    expect(texts('no-channel')).toContain(
      'Channel: No channel yet: type “@Fortnight use this channel for School improvement team” in it',
    );
    expect(texts('two-copies')).toContain('Channel: Known, 2 copies');
  });

  it('a chair who has left is nobody, and the form does not offer them', () => {
    expect(texts('chair-has-left')).toEqual(
      expect.arrayContaining(['Chair: nobody (Jo Lind has left)', '  Chair: nobody']),
    );
  });

  it('after a change it says which meetings stay', () => {
    expect(texts('changed')[0]).toContain(
      'The agenda of Mon 9 Nov is out already: move or cancel it by itself.',
    );
  });

  it('what was typed is put back beside how it stands', () => {
    expect(texts('changed-meanwhile')).toEqual(
      expect.arrayContaining([
        '# School improvement team',
        'Every second Monday in term time, 9:30, 90 minutes; agenda five days before. What you typed is kept: press “Edit” to change it.',
        '  Name *: SIT',
        '  Length in minutes *: 60',
      ]),
    );
  });

  it('a new series starts from a fortnightly Tuesday; who may not set one up gets no form', () => {
    expect(texts('new').slice(0, 2)).toEqual([
      '# Set up a new series of meetings',
      'A series is a meeting that comes back in term time. Its agenda is posted in its channel some days before.',
    ]);
    expect(buttons('new')).toEqual(['[Fill in]']);
    expect(buttons('new-refused')).toEqual([]);
  });

  it('no date is guessed where term dates are missing', () => {
    expect(texts('no-term-dates')).toContain(
      'No dates yet: there are no term dates for 2026/27. A trust administrator can import them.',
    );
    expect(texts('later-dates-unknown').join('\n')).toContain('No later dates yet');
    expect(texts('ending')).toContain('Last day: Fri 18 Dec');
  });

  it('a list offers a button for each, and says how to reach the others', () => {
    expect(buttons('list')).toEqual(['[School improvement team]', '[Weekly executive]', '[New series]']);
    expect(buttons('list-many')).toHaveLength(6);
    expect(texts('list-many')).toContain('There are 3 more: type “series” and the name.');
    expect(texts('no-such-series')[1]).toContain('no series called “governors”');
    expect(buttons('none-yet')).toEqual(['[New series]']);
    expect(buttons('none-of-yours')).toEqual([]);
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **SIT** <at>Sam</at>`);
  });
});

describe('a bigger trust', () => {
  it('offers the people of the series first, as many as fit, and says who takes the others', () => {
    const viewer = { actor: null, surface: 'personal' } as const;
    const request = { ref: 'x', viewer, now: '2026-11-03T09:30:00.000Z', newId: () => 'n' };
    const json = JSON.stringify(render(card, subject('big-trust'), request).card);
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(28 * 1024);
    for (let i = 100; i < 135; i += 1) expect(json).toContain(`Alexandra Person ${i}"`);
    expect(texts('big-trust').join('\n')).toMatch(/\d+ more people do not fit here: the command line takes/);
    expect(texts('big-trust').join('\n')).toMatch(/Members: .* and 23 more$/m);
  });

  it('has no form that would lose people of a series it cannot list', () => {
    expect(buttons('too-many-members')).toEqual(['[End the series]']);
    expect(texts('too-many-members').join('\n')).toContain('more people than a form holds');
  });
});

describe('who may do what', () => {
  const sheet = subject('chair');
  it.each([
    ['the chair', actor(null, undefined, 'priya-shah'), true, true, false],
    ['the CEO', actor('ceo'), true, true, true],
    ['the deputy CEO', actor('deputy-ceo'), true, true, true],
    ['the administrator', actor('administrator'), true, true, true],
    ['a deputy', actor(null, undefined, 'maria-lopez'), true, false, false],
    ['a member', actor(null, undefined, 'tom-reed'), true, false, false],
    ['an officer', actor('officer'), true, false, false],
    ['a head', actor('head', { kind: 'school', urn: '900001' }), false, false, false],
    ['a department', actor('department'), false, false, false],
  ])('%s', (_who, person, reads, changes, creates) => {
    expect(card.mayRead(person, sheet)).toBe(reads);
    for (const name of ['save', 'end']) {
      expect(actionOf(card, name).allow(person, sheet, {}).ok, name).toBe(changes);
      expect(actionOf(card, name).allow(person, subject('new'), {}).ok, `new ${name}`).toBe(creates);
      expect(actionOf(card, name).allow(person, subject('list'), {}).ok).toBe(false);
    }
  });

  it('a refusal says who can', () => {
    const because = expect.stringContaining('Its chair is Priya Shah.');
    expect(actionOf(card, 'save').allow(actor('officer'), sheet, {})).toEqual({ ok: false, because });
  });
});

describe('bad and stale input', () => {
  it('whatever is typed is read without failing, and checked where it is saved', () => {
    const typed = {
      name: ' SIT\n',
      weekday: '2',
      time: '9:30',
      minutes: '',
      deputies: 'a, b',
      chair: 'nobody',
    };
    expect(actionOf(card, 'save').parse({ ...typed, everyWeeks: 'often', members: 7 })).toEqual({
      ok: true,
      input: expect.objectContaining({
        name: 'SIT',
        weekday: 2,
        time: '09:30',
        minutes: -1,
        everyWeeks: -1,
        chair: null,
        deputies: ['a', 'b'],
        members: [],
      }),
    });
  });

  it('a last day must be a day', () => {
    expect(actionOf(card, 'end').parse({ endOn: 'soon' })).toEqual({
      ok: false,
      because: 'Please give the last day.',
    });
  });

  it('a change needs the version that was seen', () => {
    expect(actionOf(card, 'save').kind).toBe('decide');
    expect([card.version(subject('chair')), card.version(subject('new'))]).toEqual([4, 0]);
  });
});

describe('what can be typed', () => {
  const read = (said: string) =>
    (card.commands ?? []).map(({ pattern }) => pattern.exec(said)).find(found => found !== null);
  it.each([
    ['series', ''],
    ['series SIT', 'SIT'],
    ['Meeting series weekly executive?', 'weekly executive'],
    ['use this channel for SIT', 'SIT'],
    ['Use this channel for the weekly executive.', 'weekly executive'],
  ])('“%s” asks for “%s”', (said, asked) => {
    expect(read(said)?.[1]).toBe(asked);
  });

  it.each(['new series', 'set up a meeting series'])('“%s” sets one up', said => {
    expect(card.commands?.[1]?.pattern.test(said)).toBe(true);
  });

  it.each(['serious', 'use the channel', 'next meeting'])('“%s” is not for this card', said => {
    expect(read(said)).toBeUndefined();
  });
});
