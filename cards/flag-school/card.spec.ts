import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(text => text.startsWith('['));
const RING =
  '! Is a child at risk now? Do not flag it: ring Imran Qureshi, 01632 960 100, or 999 if it cannot wait.';
const GOOD = { urn: '900104', topic: 'hr', live: 'no', series: 'sit', readers: ['sam-okafor'], note: '' };

describe('what is seen', () => {
  it('who will read it comes first, then whom to ring instead, then what is asked', () => {
    expect(texts('form')).toEqual([
      '# Flag Oakwood Primary School',
      'Only Priya Shah, who chairs it, the readers you name and you will see it. The channel learns only that there is a confidential item.',
      RING,
      'Whom should they speak to?: other',
      'May a child be at risk now? *: ',
      'For which meeting?: sit',
      'A few words, if needed. Please name nobody.: ',
      'Who else may read it?: ',
      '[Flag it]',
    ]);
    expect(summary('form')).toBe('Flag Oakwood Primary School to a chair');
  });

  it('of several meetings, or where nobody chairs, no name is promised', () => {
    for (const name of ['several-meetings', 'chair-unknown'])
      expect(texts(name)[1]).toMatch(/^Only whoever chairs the meeting, the readers you name and you/);
    expect(texts('no-contact')[2]).toContain("ring the school's designated safeguarding lead, or 999");
  });

  it('own flags can be taken back, and say who reads them', () => {
    expect(texts('own-flags').slice(9)).toEqual([
      '# Your flags',
      'Speak to HR: the absence rota in the office',
      'For School improvement team, Mon 9 Nov, 9:30: read by the chair, Sam Okafor, Maria Lopez and you',
      '[Take it back]',
      'Speak to finance',
      'For School improvement team, Mon 9 Nov, 9:30: read by the chair and you',
      '[Take it back]',
    ]);
    expect(texts('many-flags').at(-1)).toBe('and 2 more');
    expect(texts('flagged')[0]).toContain('Only the chair, you and the readers you named see it.');
  });

  it('with no meeting ahead nothing can be flagged, and whom to ring still stands there', () => {
    expect(texts('no-meeting')).toEqual([
      '# Flag Oakwood Primary School',
      'There is no meeting ahead that a flag could go to. Please speak to the school’s officer.',
      RING,
    ]);
  });

  it('a live concern is answered with whom to ring', () => {
    expect(texts('live')[0]).toBe(
      '! × Nothing was recorded, so that nobody waits for a meeting: ring Imran Qureshi, 01632 960 100, or 999 if it cannot wait.',
    );
    expect(texts('live')).toContain('May a child be at risk now? *: ');
  });

  it('what was typed stays', () => {
    expect(texts('wrong-input')).toEqual(
      expect.arrayContaining([
        'Whom should they speak to?: hr',
        'For which meeting?: sit',
        'Who else may read it?: sam-okafor,maria-lopez',
      ]),
    );
    expect(texts('wrong-input').join('\n')).toContain('has changed twice since half term');
  });

  it('words that name no school, or several', () => {
    expect(buttons('choose')).toEqual([
      "[St Chad's Catholic Primary School]",
      "[St Mary's Church of England Primary School]",
    ]);
    expect(texts('none')).toEqual([
      '# No school by that name',
      'There is no school called “greenfields” that you can flag. Please check the spelling, or give its six-digit URN.',
    ]);
    expect(texts('no-name')[1]).toBe("Please add the school's name, for example: flag oakwood.");
  });

  it('someone who flags no school learns whom to tell, and whom to ring about a child at risk', () => {
    expect(texts('not-theirs')).toEqual([
      '# Flags are for the improvement team and departments',
      'Please speak to Priya Shah or Lee Gray about it.',
      '! Is a child at risk now? Ring Imran Qureshi, 01632 960 100, or 999 if it cannot wait.',
    ]);
    expect(summary('not-theirs')).toBe('Flags are for the improvement team and departments');
  });

  it('text of people stays text, and a list that does not fit says so', () => {
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **bold** [link](https://example.org)`);
    expect(texts('fullest').join('\n')).toMatch(/Who else may read it\? \(and \d+ more, not listed\)/);
  });
});

describe('who may do what', () => {
  // Whom a school may be flagged by is decided when the form is loaded for them; see read-flag-form.
  it.each(['department', 'officer', 'ceo', 'deputy-ceo'] as const)('a %s with the form', role => {
    const person = actor(role);
    expect(actionOf(card, 'add').allow(person, subject('form'), GOOD).ok).toBe(true);
    const own = { ...subject('own-flags') };
    expect(actionOf(card, 'withdraw').allow(person, own, { line: 'flag-1' }).ok).toBe(true);
    expect(actionOf(card, 'choose').allow(person, subject('choose'), { urn: '900106' }).ok).toBe(true);
  });

  it.each(['choose', 'none', 'no-meeting', 'not-theirs'])('nobody flags without the form: %s', name => {
    expect(actionOf(card, 'add').allow(actor('department'), subject(name), GOOD).ok).toBe(false);
  });

  it.each([
    [
      'a child at risk',
      { live: 'yes' },
      'Nothing was recorded, so that nobody waits for a meeting: ring Imran Qureshi, 01632 960 100, or 999 if it cannot wait.',
    ],
    [
      'a child at risk, whatever else is wrong',
      { live: 'yes', series: 'gone' },
      expect.stringContaining('ring Imran Qureshi'),
    ],
    [
      'a note that sounds like it, though no child is said to be at risk',
      { note: 'a bruise on her arm' },
      'Nothing was recorded: this sounds like something that cannot wait for a meeting. If a child may be at risk, ring Imran Qureshi, 01632 960 100, or 999 if it cannot wait. If not, flag it without saying what happened.',
    ],
    [
      'such a note, whatever else is wrong',
      { note: 'a bruise on her arm', series: 'gone', readers: ['a-head'] },
      expect.stringContaining('ring Imran Qureshi'),
    ],
    ['another school', { urn: '900103' }, 'Please choose a school first.'],
    [
      'a meeting that is over',
      { series: 'gone' },
      'That meeting is not ahead any more. Please choose another.',
    ],
    [
      'a reader nobody offered',
      { readers: ['sam-okafor', 'a-head'] },
      'Please choose the readers from the list.',
    ],
  ])('%s', (_what, change, because) => {
    expect(actionOf(card, 'add').allow(actor('department'), subject('form'), { ...GOOD, ...change })).toEqual(
      {
        ok: false,
        because,
      },
    );
  });

  it('only flags of their own that are still ahead are taken back', () => {
    for (const name of ['form', 'choose'])
      expect(
        actionOf(card, 'withdraw').allow(actor('department'), subject(name), { line: 'flag-1' }),
      ).toEqual({
        ok: false,
        because: 'That flag cannot be taken back any more.',
      });
  });
});

describe('bad and stale input', () => {
  const add = (change: object) => actionOf(card, 'add').parse({ ...GOOD, readers: 'a,b', ...change });
  it.each([
    [{ urn: 'oakwood' }, 'Please choose a school first.'],
    [{ topic: 'gossip' }, 'Please choose whom to speak to.'],
    [{ live: undefined }, 'Please say whether a child may be at risk now.'],
    [{ live: 'perhaps' }, 'Please say whether a child may be at risk now.'],
    [{ series: '' }, 'Please choose the meeting.'],
    [{ note: 'a'.repeat(201) }, 'Please keep the note to 200 characters.'],
    [{ note: 'a'.repeat(1_000_000) }, 'Please keep the note to 200 characters.'],
    [{ readers: 'a'.repeat(5001) }, 'Please choose the readers from the list.'],
  ])('%# one sentence on what to change', (change, because) => {
    expect(add(change)).toEqual({ ok: false, because });
  });

  it('what is good is taken clean', () => {
    expect(add({ note: ' the rota\n in the office ' })).toEqual({
      ok: true,
      input: { ...GOOD, readers: ['a', 'b'], note: 'the rota in the office' },
    });
    expect(actionOf(card, 'choose').parse({ urn: 'st' })).toEqual({
      ok: false,
      because: 'Please choose a school from the list.',
    });
    expect(actionOf(card, 'withdraw').parse({})).toEqual({
      ok: false,
      because: 'Please choose the flag to take back.',
    });
  });
});

describe('what can be typed', () => {
  const [command] = card.commands ?? [];
  it.each([
    ['flag oakwood', 'oakwood'],
    ['Flag St Chad’s!', 'St Chad’s'],
    ['flag', ''],
  ])('“%s” asks for “%s”', (said, asked) => {
    expect(command?.pattern.exec(said)?.[1]).toBe(asked);
  });
  it('“flagpole” is not for this card', () => {
    expect(command?.pattern.test('flagpole')).toBe(false);
  });
});
