import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSchool, offer, wordsOf } from '#domain/school/find-school.ts';

const NAMES = [
  'Oakwood Primary School',
  'Oakwood Hill Academy',
  'Oakhurst Academy',
  'Elmfield Church of England Primary School',
  'Elmfield Secondary School',
  "St Mary's Catholic Primary School",
  'St Mark’s C.E. (VA) Infant School',
  'All Saints C of E Junior School',
  'Thérèse Day Nursery School',
  'Bishop & Clerk Free School',
  'Stowe-on-the-Wold Primary School',
  'The Academy',
  'Ash Lane Primary School',
  'Ashe Primary School',
];
const SCHOOLS = NAMES.map((name, i) => ({ urn: String(900_001 + i), name }));

/** The answer in short: the name found, those offered, or those that come near. */
function find(asked: string, schools = SCHOOLS): string {
  const found = findSchool(asked, schools);
  if (found.kind === 'one') return found.school.name;
  const names = (found.kind === 'several' ? found.schools : found.nearest).map(school => school.name);
  return `${found.kind}: ${names.join(', ')}`;
}

describe('a school is found', () => {
  it.each([
    // exact
    ['Oakwood Primary School', 'Oakwood Primary School'],
    ['The Academy', 'The Academy'],
    // case, spaces, punctuation
    ['  oakWOOD   primary SCHOOL. ', 'Oakwood Primary School'],
    ['oakwood, hill!', 'Oakwood Hill Academy'],
    ['stowe on the wold', 'Stowe-on-the-Wold Primary School'],
    // another order
    ['hill oakwood', 'Oakwood Hill Academy'],
    ['primary oakwood', 'Oakwood Primary School'],
    // words left out
    ['oakwood', 'Oakwood Primary School'],
    ['hill', 'Oakwood Hill Academy'],
    ['wold', 'Stowe-on-the-Wold Primary School'],
    ['nursery', 'Thérèse Day Nursery School'],
    // common words break a tie, and only that
    ['elmfield primary', 'Elmfield Church of England Primary School'],
    ['elmfield secondary', 'Elmfield Secondary School'],
    ['oakhurst primary', 'Oakhurst Academy'],
    ['the oakhurst school', 'Oakhurst Academy'],
    // beginnings
    ['oakh', 'Oakhurst Academy'],
    ['oakw hi', 'Oakwood Hill Academy'],
    ['elmf sec', 'Elmfield Secondary School'],
    // one letter too many, too few, another
    ['oakhhurst', 'Oakhurst Academy'],
    ['oakurst', 'Oakhurst Academy'],
    ['oakhirst', 'Oakhurst Academy'],
    // letters swapped
    ['okahurst', 'Oakhurst Academy'],
    ['bihsop', 'Bishop & Clerk Free School'],
    // a slip in one word and a beginning or a common word beside it
    ['elmfeild secondary', 'Elmfield Secondary School'],
    ['elmfield secondry', 'Elmfield Secondary School'],
    ['okawood hil', 'Oakwood Hill Academy'],
    // saints
    ['saint marys', "St Mary's Catholic Primary School"],
    ['st marys', "St Mary's Catholic Primary School"],
    ['St. Mary’s', "St Mary's Catholic Primary School"],
    ['st mark`s ce', 'St Mark’s C.E. (VA) Infant School'],
    ['all saints', 'All Saints C of E Junior School'],
    // accents, ampersands
    ['therese', 'Thérèse Day Nursery School'],
    ['THÉRÈSE DAY', 'Thérèse Day Nursery School'],
    ['bishop and clerk', 'Bishop & Clerk Free School'],
    // numbers
    ['900003', 'Oakhurst Academy'],
    [' 900003 ', 'Oakhurst Academy'],
  ])('by "%s": %s', (asked, name) => {
    expect(find(asked)).toBe(name);
  });
});

describe('the better fit wins:', () => {
  it.each([
    ['a whole word over the beginning of another', 'ash', 'Ash Lane Primary School'],
    ['a whole word over one with a slip', 'ashe', 'Ashe Primary School'],
    ['the whole name over a part of a longer one', 'oakwood', 'Oakwood Primary School'],
    ['a beginning over a slip', 'stow', 'Stowe-on-the-Wold Primary School'],
  ])('%s', (_what, asked, name) => {
    expect(find(asked)).toBe(name);
  });
});

describe('schools are offered, by name,', () => {
  it.each([
    ['equals by a word', 'elmfield', 'Elmfield Church of England Primary School, Elmfield Secondary School'],
    ['equals by a beginning', 'oak', 'Oakhurst Academy, Oakwood Hill Academy, Oakwood Primary School'],
    [
      'equals by a word both have',
      'st',
      "St Mark’s C.E. (VA) Infant School, St Mary's Catholic Primary School",
    ],
  ])('%s', (_what, asked, names) => {
    expect(find(asked)).toBe(`several: ${names}`);
  });

  it('with the same name twice, both', () => {
    const twins = ['900001', '900002'].map(urn => ({ urn, name: 'Oakwood School' }));
    expect(findSchool('Oakwood School', twins)).toEqual({ kind: 'several', schools: twins });
  });

  it('when only words that many share are asked for, all that have them', () => {
    expect(findSchool('academy', SCHOOLS.slice(0, 4))).toMatchObject({
      kind: 'several',
      schools: [{ name: 'Oakhurst Academy' }, { name: 'Oakwood Hill Academy' }],
    });
  });

  it('six at most', () => {
    expect(offer(SCHOOLS)).toEqual(SCHOOLS.slice(0, 6));
  });
});

describe('no school is found', () => {
  it.each([
    ['nothing at all', '', 'none: '],
    ['marks alone', ' ?!… ', 'none: '],
    ['a number nobody has', '999999', 'none: '],
    ['one letter', 'z', 'none: '],
    ['a slip in a word that many share', 'primry', 'none: '],
    ['a word like none', 'xylophone', 'none: '],
    ['two slips in a short word', 'hxxl', 'none: Oakwood Hill Academy'],
    ['a word more than any name has', 'oakhurst spaceport', 'none: Oakhurst Academy'],
  ])('by %s', (_what, asked, answer) => {
    expect(find(asked)).toBe(answer);
  });

  it('and the three nearest in spelling are named, the nearest first', () => {
    const asked = findSchool('ockwodd', SCHOOLS);
    expect(asked).toMatchObject({
      kind: 'none',
      nearest: [{ name: 'Oakwood Hill Academy' }, { name: 'Oakwood Primary School' }],
    });
    expect(asked.kind === 'none' && asked.nearest.length).toBeLessThanOrEqual(3);
  });

  it('in a trust without schools', () => {
    expect(findSchool('oakwood', [])).toEqual({ kind: 'none', nearest: [] });
  });
});

describe('whatever the schools are called', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'oakwood',
      'Ash',
      'St',
      'Saint',
      "Mary's",
      'C.E.',
      'the',
      'School',
      'Primary',
      '&',
      'Élan',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }),
  );
  const name = fc
    .array(word, { minLength: 1, maxLength: 7 })
    .map(words => words.join(' '))
    .filter(text => wordsOf(text).length > 0 && !/^\s*\d{6}\s*$/.test(text));
  const schools = fc
    .array(name, { minLength: 1, maxLength: 8 })
    .map(names => names.map((each, i) => ({ urn: String(900_001 + i), name: each })));

  it('a school’s own full name finds it, or offers it among those of the same words', () => {
    fc.assert(
      fc.property(schools, all => {
        for (const school of all) {
          const found = findSchool(school.name, all);
          const same = all.filter(({ name }) => wordsOf(name).join(' ') === wordsOf(school.name).join(' '));
          if (same.length === 1) expect(found).toEqual({ kind: 'one', school });
          else expect(found.kind === 'several' && found.schools).toHaveLength(same.length);
        }
      }),
    );
  });

  it('its words in any order never lose it', () => {
    const one = fc.tuple(schools, fc.nat(), fc.nat());
    fc.assert(
      fc.property(one, ([all, which, turn]) => {
        const school = all[which % all.length];
        const words = wordsOf(school?.name ?? '');
        const turned = [...words.slice(turn % words.length), ...words.slice(0, turn % words.length)];
        if (turned.length === 1 && /^\d{6}$/.test(turned[0] ?? '')) return;
        const found = findSchool(turned.join(' '), all);
        const among = found.kind === 'one' ? [found.school] : found.kind === 'several' ? found.schools : [];
        // A school whose words are the same but for how often they stand may fit as well or better.
        const asGood = all.filter(({ name }) => words.every(word => wordsOf(name).includes(word)));
        expect(asGood.some(each => among.includes(each))).toBe(true);
      }),
    );
  });

  it('no words make it fail, and what it finds is one of the schools', () => {
    const asked = fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), name);
    fc.assert(
      fc.property(asked, schools, (said, all) => {
        const found = findSchool(said, all);
        if (found.kind === 'one') expect(all).toContain(found.school);
        else if (found.kind === 'several') expect(found.schools.length).toBeGreaterThan(1);
        else expect(found.nearest.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 300 },
    );
  });
});
