import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { texts, summary } = samplesOf(card, import.meta.dirname);

describe('what is seen', () => {
  it('an officer sees the school, as at when, its facts and what was said of it at meetings', () => {
    expect(texts('full')).toEqual([
      '# Oakwood Primary School',
      "As at Tue 3 Nov, 9:30, from the school register and your trust's meetings.",
      'Phase: Primary, ages 3 to 11',
      'Hub: North',
      'RDE: Tom Reed and Priya Shah',
      'Category: Recovery, since Tue 1 Sep',
      'Owed: 2 late and 6 due this half term and not booked',
      'Town: Millbridge',
      'URN: 900104',
      '# Open actions',
      'Send the dates of the phonics sessions (Tom Reed, due Fri 30 Oct, overdue)',
      'Ask Harbour View for a moderation partner (Priya Shah, due Mon 16 Nov)',
      '# Decided',
      'Mon 12 Oct, 9:30, School improvement team: Priya Shah visits the phonics sessions before half term',
      'Mon 28 Sep, 9:30, School improvement team: Mathematics fluency is looked at again in the spring',
      '# At meetings',
      'Mon 9 Nov, 9:30, School improvement team: The new phonics scheme starts after half term: who can visit?',
      'Mon 12 Oct, 9:30, School improvement team: New inspection date in the register: Tue 13 Oct',
      'Mon 28 Sep, 9:30, School improvement team: Last discussed Mon 6 Jul',
      'Mon 6 Jul, 9:30, School improvement team: Reading in Year 2: what the spring visit found',
      'Mon 22 Jun, 9:30, School improvement team: Moderation partner for the summer',
      'and 4 earlier mentions',
      '[What does it need?]',
    ]);
    expect(summary('full')).toBe('Oakwood Primary School, as at Tue 3 Nov, 9:30');
  });

  it('the head sees that the school was on an agenda, and nothing that was said', () => {
    expect(texts('as-its-head')).toContain('Mon 12 Oct, 9:30, School improvement team: on the agenda');
  });

  it('the head sees what they undertook themselves, and no decision of a meeting that is not theirs', () => {
    const seen = texts('as-its-head');
    expect(seen).toContain('Send the dates of the phonics sessions (Tom Reed, due Mon 16 Nov)');
    expect(seen).not.toContain('# Decided');
  });

  it('a department sees what the school is, and nothing of meetings', () => {
    expect(texts('as-a-department').join('\n')).not.toMatch(/meeting/i);
    expect(texts('as-a-department')).toContain('Phase: Primary, ages 3 to 11');
  });

  it('what is not known is said in words', () => {
    expect(texts('no-mentions-yet')).toEqual(
      expect.arrayContaining(['Hub: Not in a hub yet', 'Officer: Nobody yet', 'Not on an agenda so far.']),
    );
  });

  it('a school that has closed or left says so', () => {
    expect(texts('closed')).toContain('In the register: Closed');
    expect(texts('moved')).toContain('In the register: Moved to another trust');
  });

  it('words that fit several schools offer six, and say that there are more', () => {
    const seen = texts('choose');
    expect(seen.slice(0, 3)).toEqual([
      '# Which school do you mean?',
      'More than one fits “st”.',
      'There are 2 more schools like it: add a word to narrow it down.',
    ]);
    expect(seen.filter(line => line.startsWith('['))).toHaveLength(6);
  });

  it('a misspelt name offers the nearest, an unknown one says what to try', () => {
    expect(texts('none-with-nearest')).toContain('[Oakwood Primary School]');
    expect(texts('none')).toEqual([
      '# No school by that name',
      'There is no school called “greenfields” that you can see. Please check the spelling, or give its six-digit URN.',
    ]);
  });

  it('no name at all gets an example', () => {
    expect(texts('no-name')).toEqual([
      '# Which school?',
      "Please add the school's name, for example: status oakwood.",
    ]);
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(
      `“\${title} **[x](https://example.org)** <at>Sam</at>”`,
    );
  });
});

describe('who may do what', () => {
  // What a person may see of a school is decided when it is loaded for them; see read-school-status.
  it.each(['officer', 'head', 'department', 'administrator'] as const)(
    'a %s may pick an offered school',
    role => {
      const subject = { kind: 'choose', asked: 'st', schools: [], more: 0 } as const;
      expect(
        actionOf(card, 'show').allow(actor(role), { ...subject, schools: [] }, { urn: '900104' }),
      ).toEqual({
        ok: true,
      });
    },
  );
});

describe('bad and stale input', () => {
  it.each([[{}], [{ urn: 'oakwood' }], [{ urn: '1234567' }], [{ urn: 900104 }]])('%j is no school', raw => {
    expect(actionOf(card, 'show').parse(raw).ok).toBe(false);
  });

  it('a button that was changed by hand gets a sentence', () => {
    expect(actionOf(card, 'show').parse({ urn: 'oakwood' })).toEqual({
      ok: false,
      because: 'Please choose a school from the list.',
    });
  });
});

describe('what can be typed', () => {
  const [command] = card.commands ?? [];
  it.each([
    ['status oakwood', 'oakwood'],
    ['Status of St Chad’s', 'St Chad’s'],
    ['how is Oakwood doing?', 'Oakwood'],
    ["how's oakwood?", 'oakwood'],
    ['status', ''],
  ])('“%s” asks for “%s”', (said, asked) => {
    expect(command?.pattern.exec(said)?.[1]).toBe(asked);
  });

  it.each(['statuses', 'book oakwood', 'my status'])('“%s” is not for this card', said => {
    expect(command?.pattern.test(said)).toBe(false);
  });
});
