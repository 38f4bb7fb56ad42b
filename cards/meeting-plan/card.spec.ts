import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(line => line.startsWith('['));

describe('what is seen', () => {
  it('the chair sees when the team meets next, who cannot come, the dates after it, and the forms', () => {
    expect(texts('chair').slice(0, 8)).toEqual([
      '# School improvement team meets next Mon 9 Nov, 9:30',
      'For 90 minutes. The agenda is out.',
      'Chair: Priya Shah',
      'Apologies: Maria Lopez and Imran Qureshi',
      '# Other dates',
      'Tue 24 Nov, 10:00, moved from Mon 23 Nov, 9:30: Half the team is at the governors’ conference',
      'Mon 7 Dec, 9:30',
      'Mon 4 Jan 2027, 9:30',
    ]);
    expect(buttons('chair')).toEqual(['[Move a meeting]', '[Cancel a meeting]', '[Call an extra meeting]']);
    expect(summary('chair')).toBe('School improvement team meets next Mon 9 Nov, 9:30');
  });

  it('a member sees the dates and nothing to press', () => {
    expect(texts('member')[0]).toBe('# School improvement team meets next Mon 9 Nov, 9:30');
    expect(buttons('member')).toEqual([]);
  });

  it('the administrator plans, and is not told who cannot come', () => {
    expect(texts('administrator').join('\n')).not.toContain('Apologies');
    expect(buttons('administrator')).toContain('[Move a meeting]');
  });

  it('a cancelled meeting stays in sight and can be put back; the extra one is next', () => {
    expect(texts('cancelled-and-extra')).toEqual(
      expect.arrayContaining([
        '# School improvement team meets next Fri 20 Nov, 14:00',
        'Extra: To agree what Oakwood needs this half term. For 90 minutes. The agenda comes Sun 15 Nov.',
        'Mon 9 Nov, 9:30, cancelled: The boiler at the office has failed',
        '[Undo a cancellation]',
      ]),
    );
  });

  it('what was typed is put back, and the card says where', () => {
    expect(texts('kept')).toContain('What you typed is kept: press “Move” to change it.');
    expect(texts('kept')).toEqual(expect.arrayContaining(['  New day *: 2026-12-21', '  New time *: 14:00']));
  });

  it('a chair who has left is nobody', () => {
    expect(texts('chair-has-left')).toContain('Chair: nobody (Jo Lind has left)');
  });

  it('no date is guessed where term dates are missing', () => {
    expect(texts('no-term-dates').slice(0, 2)).toEqual([
      '# School improvement team: no meeting is planned',
      'There are no term dates for 2026/27 yet; a trust administrator can import them.',
    ]);
    expect(texts('later-dates-unknown').join('\n')).toContain('Later dates need the term dates for 2027/28.');
  });

  it('a series that has ended says when, and takes no extra meeting', () => {
    expect(texts('ended')).toContain('The series ended on Fri 30 Oct.');
    expect(buttons('ended')).toEqual([]);
    expect(texts('ending')).toContain('There is no date ahead.');
  });

  it('a meeting that is on says so', () => {
    expect(texts('running')[0]).toBe('# School improvement team is meeting now');
  });

  it('several series: one question first', () => {
    expect(texts('choose')).toEqual([
      '# Which meeting?',
      'Choose the team whose next meeting you want to see.',
      '[School improvement team]',
      '[Weekly executive]',
    ]);
    expect(texts('choose-many')).toContain('There are 2 more: type “next” and the name.');
    expect(texts('no-such-series')[1]).toContain('no series called “governors”');
    expect(texts('no-series')[0]).toBe('# No meetings yet');
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(`\${reason} [link](https://example.org) <b>x</b>`);
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **SIT** <at>Sam</at>`);
  });
});

describe('who may do what', () => {
  const plan = subject('chair');
  it.each([
    ['the chair', actor(null, undefined, 'priya-shah'), true, true],
    ['the CEO', actor('ceo'), true, true],
    ['the deputy CEO', actor('deputy-ceo'), true, true],
    ['the administrator', actor('administrator'), true, true],
    ['a deputy', actor(null, undefined, 'maria-lopez'), true, false],
    ['a member', actor(null, undefined, 'tom-reed'), true, false],
    ['an officer who is no member', actor('officer'), true, false],
    ['a head', actor('head', { kind: 'school', urn: '900001' }), false, false],
    ['a department', actor('department'), false, false],
    ['someone without a role', actor(null), false, false],
  ])('%s', (_who, person, reads, plans) => {
    expect(card.mayRead(person, plan)).toBe(reads);
    for (const name of ['move', 'cancel', 'restore', 'call'])
      expect(actionOf(card, name).allow(person, plan, {}).ok, name).toBe(plans);
    expect(actionOf(card, 'show').allow(person, plan, {}).ok).toBe(true);
  });

  it('a refusal says who can', () => {
    expect(actionOf(card, 'move').allow(actor('officer'), plan, {})).toEqual({
      ok: false,
      because: expect.stringContaining('Its chair is Priya Shah.'),
    });
  });

  it('nothing is planned before a series is chosen', () => {
    expect(actionOf(card, 'move').allow(actor('ceo'), subject('choose'), {}).ok).toBe(false);
  });
});

describe('bad and stale input', () => {
  const good = {
    moveWhich: 'date:2026-11-17T09:30:00.000Z',
    moveDay: '2026-11-18',
    moveTime: '10:00',
    moveReason: 'x',
  };
  it.each([
    ['no meeting', { moveWhich: '' }, 'Please choose a meeting.'],
    ['a forged meeting', { moveWhich: 'all' }, 'Please choose a meeting.'],
    ['no day', { moveDay: '' }, 'Please give the day.'],
    ['a day that is none', { moveDay: '2026-02-30' }, 'Please give the day.'],
    ['no time', { moveTime: '25:00' }, 'Please give the time in hours and minutes, such as 9:30.'],
    ['no reason', { moveReason: '' }, 'Please say why, in a few words: everyone in the channel reads it.'],
    [
      'only what is not seen',
      { moveReason: ' \u200b ' },
      'Please say why, in a few words: everyone in the channel reads it.',
    ],
    ['a long reason', { moveReason: 'a'.repeat(201) }, 'Please keep the reason to 200 characters.'],
  ])('%s is answered with one sentence', (_what, change, because) => {
    expect(actionOf(card, 'move').parse({ ...good, ...change })).toEqual({ ok: false, because });
  });

  it('a decision needs the version that was seen', () => {
    expect(card.version(subject('chair'))).toBe(12);
    expect(['move', 'cancel', 'restore', 'call'].map(name => actionOf(card, name).kind)).toEqual(
      Array(4).fill('decide'),
    );
  });
});

describe('what can be typed', () => {
  const [command] = card.commands ?? [];
  it.each([
    ['next meeting', ''],
    ['When is the next meeting?', ''],
    ['when’s our next meeting', ''],
    ['next SIT', 'SIT'],
    ['when is the next SIT meeting?', 'SIT'],
    ['next meeting of the executive', 'the executive'],
  ])('“%s” asks for “%s”', (said, asked) => {
    expect(command?.pattern.exec(said)?.[1]).toBe(asked);
  });

  it.each(['nextdoor', 'what is next', 'status oakwood'])('“%s” is not for this card', said => {
    expect(command?.pattern.test(said)).toBe(false);
  });
});
