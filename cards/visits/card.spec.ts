import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import { askedIn } from './commands.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);

describe('what is seen', () => {
  it('visits by day, with what they are, who leads them, and what is only offered', () => {
    expect(texts('next-week')).toEqual([
      '# Visits next week',
      '3 visits, Mon 9 Nov to Sun 15 Nov.',
      '# Tue 10 Nov',
      '9:30 Oakwood Primary School: AIM, Priya Shah',
      '13:30 Oakhurst Academy: CSF, Maria Lopez',
      '# Thu 12 Nov',
      '9:00 Elmfield Church of England School: Drop-in, Priya Shah, offered, not booked yet',
      'Which visit do you want to open?: visit-1',
      'As at Tue 3 Nov, 9:30',
      '[Open]',
    ]);
    expect(summary('next-week')).toBe('Visits next week: 3 visits');
  });

  it('a department is told the day and who goes, and has nothing to open', () => {
    expect(texts('department')).toContain('Oakwood Primary School: visit, Priya Shah');
    expect(texts('department').join('\n')).not.toMatch(/AIM|9:30 Oakwood|\[Open\]/);
  });

  it('says what took place and what did not', () => {
    expect(texts('school').join('\n')).toMatch(
      /9:30 AIM: Priya Shah, took place[\s\S]*9:30 Drop-in: Priya Shah, did not take place/,
    );
    expect(texts('none')[1]).toBe('No visit that you can see, Tue 20 Oct to Sat 2 Jan 2027.');
  });

  it('many come in pages', () => {
    expect(texts('many')).toContain('[and 18 more visits]');
    expect(texts('many-last')).toContain('[Back to the start]');
  });
});

describe('what may be opened', () => {
  it('a visit of the list, and no other', () => {
    const open = actionOf(card, 'open');
    const may = (visit: string, name = 'next-week') =>
      open.allow(actor('officer'), subject(name), { visit }).ok;
    expect([may('visit-1'), may('visit-99'), may('visit-1', 'department'), may('visit-1', 'choose')]).toEqual(
      [...[true, false, false, false]],
    );
    expect(open.parse({ visit: '' })).toEqual({ ok: false, because: 'Please choose a visit from the list.' });
  });
});

describe('what can be typed', () => {
  const refOf = async (said: string) => {
    for (const command of card.commands ?? []) {
      const found = command.pattern.exec(said);
      if (found && 'find' in command) return command.find(null as never, found[1] ?? '', null as never);
    }
    return null;
  };
  it.each([
    ['visits next week', 'week:next'],
    ['Who visits next week?', 'week:next'],
    ['who is visiting this week', 'week:this'],
    ['visits this week', 'week:this'],
    ['my visits', 'mine'],
    ['visits', 'week:this'],
    ['visits oakwood', 'ask:oakwood'],
    ['visits at Oakwood Primary?', 'ask:Oakwood Primary'],
    ['visit oakwood', null],
    ['book a visit', null],
  ])('“%s”: %s', async (said, ref) => {
    expect(await refOf(said)).toBe(ref);
    if (ref) expect(askedIn(ref)).not.toBeNull();
  });
  it('a reference of another kind is none', () => {
    expect([askedIn('week:last'), askedIn('urn:1'), askedIn('')]).toEqual([null, null, null]);
  });
});
