import { describe, expect, it } from 'vitest';
import { letterKey } from '#domain/category/letter.ts';
import { typeset } from '#domain/category/letter-content.ts';
import { type LetterText, letterText } from '#domain/category/letter-text.ts';
import { letterOf, OAKWOOD_NAME } from '#test/builders/letter.ts';
import { packaged } from '#test/builders/owed.ts';

const textOf = (...of: Parameters<typeof letterOf>): LetterText =>
  letterText(letterOf(...of), {
    ...{ schoolName: OAKWOOD_NAME, trustName: 'Mill Lane Learning Trust', officers: ['Priya Shah'] },
  });
const under = ({ sections }: LetterText, heading: string) => {
  const found = sections.find(each => each.heading === heading);
  return found && [...found.paragraphs, ...found.bullets];
};
const whole = ({ title, standing, opening, sections, ending }: LetterText) =>
  [
    ...[title, standing ?? '', ...opening, ...ending],
    ...sections.flatMap(({ heading, paragraphs, bullets }) => [heading, ...paragraphs, ...bullets]),
  ].join('\n');

const LADDERS = ['dsat', 'illuminate', 'an-daras'];
const rungs = LADDERS.flatMap(model => packaged(model).ladder.map(({ id }) => [model, id] as const));

describe('a letter on a category', () => {
  it.each(rungs)(
    '%s, %s: says the category in the trust’s words and everything the model says of it',
    (model, id) => {
      const { ladder, words } = typeset(packaged(model));
      const rung = ladder.find(each => each.id === id);
      const text = textOf({ model, category: id });
      expect(text.standing).toBe(rung?.name);
      expect(text.title).toBe(`Your school’s ${words.category.name} for 2026/27`);
      expect(under(text, 'What it means')?.[0]).toContain(`“${rung?.descriptor}”`);
      expect(under(text, 'The support you will have')).toEqual(
        id === 'repair' && model === 'dsat'
          ? expect.arrayContaining(rung?.support.slice(1) ?? [])
          : rung?.support,
      );
      expect(under(text, 'What we ask of the school')?.slice(0, rung?.challenge.length)).toEqual(
        rung?.challenge.length ? rung.challenge : undefined,
      );
      expect(under(text, 'How much the school leads itself')).toEqual([`${rung?.autonomy}.`]);
      expect(whole(text)).toContain(`please speak to Priya Shah (${words.officer.name}).`);
    },
  );

  it.each(rungs)(
    '%s, %s: ranks nobody, shouts at nobody and names no other category but the target',
    (model, id) => {
      const { ladder } = packaged(model);
      const rung = ladder.find(each => each.id === id);
      const text = whole(textOf({ model, category: id }));
      expect(text).not.toMatch(/!|better than|worse than|rank|league|compared with other/i);
      const others = ladder.filter(each => each.id !== id && each.id !== rung?.exit?.to);
      // "As for Recovery": the model's own words for what Repair brings.
      const ours = text.replaceAll(/As for Recovery|Strive for Excellence/g, '');
      for (const { name } of others) expect(ours).not.toContain(name);
    },
  );

  it.each([
    ['reinforcement', '2026-09-01', 'Refinement by 1 March 2028'],
    ['recovery', '2026-09-01', 'Reinforcement by 1 September 2027'],
    ['recovery', '2024-02-29', 'Reinforcement by 28 February 2025'],
    ['repair', '2026-11-12', 'Recovery by 12 November 2027'],
  ])('%s since %s: the target is %s', (category, since, words) => {
    const [line] = under(textOf({ category, since, from: since }), 'Where we are going together') ?? [];
    expect(line).toContain(words);
  });

  it('a category that aims nowhere has no target', () => {
    expect(under(textOf({ category: 'excellence' }), 'Where we are going together')).toBeUndefined();
  });

  it('“as for Recovery” is what it is for Recovery, for whoever does not know the model', () => {
    expect(under(textOf({ category: 'repair' }), 'The support you will have')).toEqual([
      ...(typeset(packaged('dsat')).ladder.find(({ id }) => id === 'recovery')?.support ?? []),
      'With direct intervention to secure senior leadership',
      'A monitoring schedule beside the improvement plan',
      'A learning programme for all staff',
    ]);
  });

  it('says what is to be taken on, once', () => {
    expect(under(textOf({ category: 'repair' }), 'What we ask of the school')?.at(-1)).toBe(
      'Take on all of the trust’s curriculum, policies and practices',
    );
    const asked = under(textOf({ category: 'recovery' }), 'What we ask of the school') ?? [];
    expect(asked.filter(line => /curriculum, policies/.test(line))).toHaveLength(1);
  });

  it('leaves out what concerns one person or is confidential', () => {
    const text = whole(textOf({ category: 'recovery' }));
    expect(text).not.toMatch(/appraisal|safeguarding|new head|mentor/i);
    expect(text).toContain('At least once a school week, to begin with: Support day');
    expect(text).toContain(
      'Where the need is seen: Review of the pupil premium strategy, Review of governance',
    );
  });

  it('what is done once on coming there is said in its year alone', () => {
    const isSaid = (since: string) =>
      whole(textOf({ category: 'repair', since })).includes('Review of standards');
    expect([isSaid('2026-09-01'), isSaid('2025-11-03')]).toEqual([true, false]);
    expect(whole(textOf({ model: 'illuminate', category: 'repair' }))).toContain('of coming into the phase');
  });

  it.each([
    ['start of year', 'Your school’s category for 2026/27', 'At the start of each academic year'],
    ['change', 'Your school’s category from 12 November 2026', 'From 12 November 2026 Oakwood'],
    ['joining', 'Your school’s category from 12 November 2026', 'Welcome to Mill Lane Learning Trust.'],
    ['again', 'Your school’s category for 2026/27', 'takes the place of the one you had before'],
  ] as const)('%s: %s', (because, title, opening) => {
    const text = textOf({ because, from: '2026-11-12' });
    expect(text.title).toBe(title);
    expect(text.opening.join(' ')).toContain(opening);
  });

  it('asks to share it where the model does, and nowhere else', () => {
    expect(under(textOf(), 'Sharing this letter')?.[0]).toContain('all governors and staff');
    const illuminate = textOf({ model: 'illuminate', category: 'repair' });
    expect(under(illuminate, 'Receiving this letter')).toEqual([
      'Please tell us in Teams that you have received this letter.',
    ]);
  });
});

describe('a letter of a trust that sorts no schools', () => {
  it.each(['ddat', 'dartmoor'])('%s: says what to expect, and knows no category', model => {
    const text = textOf({ model, category: null });
    expect(text.title).toBe('What Oakwood Primary School can expect in 2026/27');
    expect(text.standing).toBeNull();
    expect(whole(text)).not.toMatch(/categor|phase|rank|ladder|rung|!/i);
    expect(under(text, 'Visits and meetings to expect')?.length).toBeGreaterThan(1);
  });

  it('ddat: at least six visits, and what the school sends', () => {
    const text = textOf({ model: 'ddat', category: null });
    expect(under(text, 'Visits and meetings to expect')).toContain(
      'At least 6 times a year: School improvement visit',
    );
    expect(under(text, 'What the school sends us')).toEqual([
      'Once a term: Termly pupil data and Self-evaluation updated',
    ]);
  });

  it('says a status in the model’s words, with what follows from it', () => {
    const of = { model: 'ddat', category: null, status: 'cause-for-concern', because: 'status' } as const;
    const text = textOf({ ...of, from: '2026-11-12' });
    expect(text.title).toBe('Oakwood Primary School: Cause for concern, from 12 November 2026');
    expect(under(text, 'Cause for concern')).toContain('The board monitors the school’s progress');
    expect(under(text, 'Visits and meetings to expect')?.join()).toContain('Raising Achievement Board');
  });

  it('knows nobody to ask but the team where nobody is recorded', () => {
    const { ending } = letterText(letterOf({ model: 'dartmoor', category: null }), {
      ...{ schoolName: OAKWOOD_NAME, trustName: 'T', officers: [] },
    });
    expect(ending).toEqual(['If anything here is unclear, please speak to the drive teams.']);
  });
});

it('the same cause at the same school is the same letter, and one written again never is', () => {
  const key = (...of: Parameters<typeof letterOf>) => letterKey(letterOf(...of));
  expect(key({}, { id: 'a' })).toBe(key({ from: '2026-10-01', category: 'repair' }, { id: 'b' }));
  expect(key({ because: 'change' }, { id: 'a' })).toBe(key({ because: 'change' }, { id: 'b' }));
  expect(key({ because: 'change' })).not.toBe(key({ because: 'change', category: 'repair' }));
  expect(key({ because: 'again' }, { id: 'a' })).not.toBe(key({ because: 'again' }, { id: 'b' }));
});
