import { describe, expect, it } from 'vitest';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { readModel } from '#workflows/models/read-model.ts';

const files = yamlModelFiles();
const NONE_OWED = 'must be 1 or more: leave the rule out where nothing is owed';
const DSAT = files.readPackaged('dsat') ?? '';

/** The dsat model with one piece of its text replaced. */
function changed(from: string, to: string): string {
  if (!DSAT.includes(from)) throw new Error(`dsat does not say: ${from}`);
  return DSAT.replace(from, to);
}
function faultsIn(text: string): string[] {
  const read = readModel(files, text);
  return 'faults' in read ? read.faults.map(({ line, reason, mend }) => `${line}: ${reason}; ${mend}`) : [];
}

describe('a model with a fault', () => {
  it.each([
    [
      'exit: { to: refinement,',
      'exit: { to: repair,',
      'worse than "reinforcement"',
      'name a better rung: excellence, refinement',
    ],
    ['exit: { to: refinement,', 'exit: { to: reinforcement,', 'its own exit target', 'name a better rung'],
    ['exit: { to: refinement,', 'exit: { to: brilliance,', 'no rung of the ladder', 'excellence, refinement'],
    ['within: 18 months', 'within: 0 months', 'must be a number above 0', '"within"'],
    ['within: 18 months', 'within: -18 months', 'must be a number above 0', '"within"'],
    ['- id: csf-visit', '- id: aim', 'the id "aim" stands twice', 'another id'],
    ['lead: [officer, another-head]', 'lead: [wizard]', 'none of the words it can be', 'officer, head'],
    ['- cadence: { times: 3, per: year }', '- cadence: { times: 0, per: year }', NONE_OWED, 'give "times"'],
    ['- cadence: { times: 3, per: year }', '- cadence: { times: -3, per: year }', NONE_OWED, 'give "times"'],
    [
      '- cadence: { times: 3, per: year }',
      '- cadence: { times: 3, per: century }',
      '"per" is none of the words it can be',
      'use one of: year, term',
    ],
    [
      '      within: 2 weeks\n      to: [ceo',
      '      within: -2 weeks\n      to: [ceo',
      'must be a number above 0',
      '"within"',
    ],
    [
      'cadence: { oneOf: [3, 6], per: year }',
      'cadence: { oneOf: [6, 3], per: year }',
      'do not rise',
      'the smallest first',
    ],
    [
      'when: { categories: [refinement] }',
      'when: { categories: [refinment] }',
      'no category "refinment"',
      'excellence',
    ],
    ['countsTowards: aim', 'countsTowards: new-head-aim', 'in a circle', 'counts by itself'],
    ['  atTheEndOf: aim', '  atTheEndOf: tea', 'no engagement "tea"', 'aim'],
    ['  above: ceo', '  above: deputy-ceo', 'rule on their own proposal', 'above the decider'],
    ['- [aim, new-head-aim]', '- [aim, aim]', '"aim" stands twice', 'take one of them out'],
    [
      'peerReviews: { readBy: the group,',
      'peerReviews: { readBy: everybody,',
      'none of the words',
      'the group',
    ],
    ['lateness: { escalatesByItself: false, source: default }\n', '', '"lateness" is missing', 'add it'],
    [
      'joining: { rule: in proportion,',
      'joining: { rools: x, rule: in proportion,',
      '"rools" is not something',
      'take it out',
    ],
    ['when: { newHead: true }\n        cadence: { every', 'cadence: { every', '', ''],
    [
      '- id: refinement\n',
      '- id: refinement\n    exit: { to: reinforcement, within: 6 months, source: default }\n',
      'worse than "refinement"',
      'name a better rung: excellence',
    ],
    [
      'cadence: { every: 6 school weeks }',
      'cadence: { every: 0 school weeks }',
      '"every" must be a number above 0 and one of day',
      'give "every"',
    ],
    [
      'cadence: { every: 6 school weeks }',
      'cadence: { every: 6 school weeks, per: year }',
      '"cadence" must be { times, per }, { oneOf, per }, { every } or',
      'give "cadence"',
    ],
    ['- cadence: { times: 3, per: year }', '- cadence: { times: 3 }', '"per" is missing', 'add it'],
    ['- cadence: { times: 3, per: year }', '- cadence: thrice', '"cadence" must be { times', 'such a value'],
    ['within: 18 months', 'within: 21 years', 'must be 20 years or less', '"within"'],
    ['within: 18 months', 'within: 241 months', 'must be 20 years or less', '"within"'],
    ['within: 18 months', 'within: 20 years', '', ''],
    [
      'cadence: { every: 6 school weeks }',
      'cadence: { every: 6 school weeks, notBefore: 8 school weeks }',
      'could never be done in time',
      'shorter than "every"',
    ],
    [
      'cadence: { oneOf: [3, 6], per: year }',
      'cadence: { oneOf: [0, 3], per: year }',
      `number 1 of oneOf ${NONE_OWED}`,
      'such a value',
    ],
    [
      'lasting: { terms: 2, orLonger: true }',
      'lasting: { terms: 0 }',
      '"terms" must be 1 or more',
      '"terms"',
    ],
    [
      '    short: AIP\n    about',
      '    lasting: initially\n    about',
      '"lasting" is not something number',
      'take it out',
    ],
    [
      '    short: AIP\n    about',
      '    reviewedAt: tea\n    about',
      'no engagement "tea"',
      'name one of: aim',
    ],
    ['countsTowards: aim', 'countsTowards: tea', 'no engagement "tea"', 'name one of: aim'],
    ['minutes: 360', 'minutes: -360', '"minutes" is not right', 'such a value'],
    ['minutes: 360', 'minutes: all day', '"minutes" is not right', 'such a value'],
    ['lead: [officer, another-head]', 'lead: officer', '"lead" is not right', 'such a value'],
    [
      '      within: 2 weeks\n      to: [ceo',
      '      within: 0 days\n      to: [ceo',
      'must be a number above 0',
      '"within"',
    ],
    ['of: new head }', 'of: full moon }', '"of" is none of the words it can be', 'use one of: joining'],
    ['  - id: aip\n', '  - id: aim\n', 'the id "aim" stands twice', 'another id'],
    [
      'when: { newHead: true }\n        cadence: { once: { within: 1 half term',
      'when: { categories: [repair] }\n        cadence: { once: { within: 1 half term',
      'no condition says for whom',
      'add "when" to the rule, with newHead',
    ],
  ])('where “%s” is written as “%s”: %s', (from, to, reason, mend) => {
    const text = changed(from, to);
    const faults = faultsIn(text);
    if (reason === '') return expect(faults).toEqual([]);
    expect(faults.join('\n')).toContain(reason);
    expect(faults.join('\n')).toContain(mend);
    if (to === '') return;
    const [first = ''] = faults;
    const at = DSAT.slice(0, DSAT.indexOf(from)).split('\n').length;
    expect(Number(first.split(':')[0]), first).toBeGreaterThanOrEqual(at);
    expect(Number(first.split(':')[0]), first).toBeLessThanOrEqual(at + to.split('\n').length);
  });

  it('names every fault at once, each with its line', () => {
    const text = changed('within: 18 months', 'within: soon').replace(
      'escalatesByItself: false',
      'escalatesByItself: perhaps',
    );
    expect(faultsIn(text)).toHaveLength(2);
  });

  it('says that a rule is never reached, where one before it always holds', () => {
    const text = changed(
      '      - cadence: { times: 3, per: year }\n        source: seed 003, Categorisation\n',
      '      - cadence: { times: 3, per: year }\n        source: default\n      - cadence: { times: 4, per: year }\n        source: default\n',
    );
    expect(faultsIn(text)).toEqual([expect.stringContaining('never reached')]);
  });

  it.each([
    [
      'no ladder, and a review of categories',
      (text: string) => text.replace(/^ladder:[\s\S]*?^statuses:/m, 'statuses:'),
      'no ladder to review',
    ],
    [
      'a ladder, and nothing that says how a category comes about',
      (text: string) => text.replace(/^categoryReview:[\s\S]*?^factors:/m, 'factors:'),
      'nothing says how a category comes about',
    ],
  ])('has %s', (_what, change, reason) => {
    expect(faultsIn(change(DSAT)).join('\n')).toContain(reason);
  });
});

describe('a model that extends another', () => {
  const extended = (lines: string) => `id: our-trust\nname: Our own model\nextends: dsat\n${lines}`;
  const model = (lines: string) => {
    const read = readModel(files, extended(lines));
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    return read.model;
  };

  it('is that model with what it changes: words, one number, one engagement more, one fewer', () => {
    const ours = model(`words:
  officer: { name: Trust lead, short: TL, source: our policy }
engagements:
  - id: aim
    rules:
      - cadence: { times: 4, per: year }
        source: our policy 2026
  - id: drop-in
    remove: true
  - id: tea
    name: Tea with the chair
    about: A talk.
    counts: not counted
    lead: [ceo]
    minutes: 30
    source: our policy 2026
`);
    expect(ours.name).toBe('Our own model');
    expect(ours.words.officer).toEqual({ name: 'Trust lead', short: 'TL', source: 'our policy' });
    expect(ours.words.head.name).toBe('Headteacher');
    const ids = ours.engagements.map(({ id }) => id);
    expect(ids).not.toContain('drop-in');
    expect(ids.at(-1)).toBe('tea');
    const aim = ours.engagements.find(({ id }) => id === 'aim');
    expect(aim?.rules).toEqual([expect.objectContaining({ cadence: expect.objectContaining({ times: 4 }) })]);
    expect(aim?.report?.within).toBe('2 weeks');
    expect(ours.ladder).toHaveLength(5);
  });

  it('has its faults at its own lines, and what only shows together at what it extends', () => {
    const text = extended('ladder:\n  - id: recovery\n    exit: { to: repair }\n');
    expect(faultsIn(text)).toEqual([expect.stringMatching(/^6: .*worse than "recovery"/)]);
    expect(faultsIn(extended('ladder:\n  - id: refinement\n    remove: true\n'))).toContainEqual(
      expect.stringMatching(/^(3|4): .*"refinement"/),
    );
  });

  it.each([
    ['extends: nothing', /^3: there is no model "nothing" to extend; extend one of: an-daras/],
    ['extends: [dsat]', /^3: there is no model \["dsat"\] to extend/],
    ['extends: ../../secrets', /there is no model/],
    ['extends: our-trust', /^3: there is no model "our-trust" to extend/],
  ])('is refused: %s', (line, why) => {
    expect(faultsIn(`id: our-trust\nname: Ours\n${line}\n`)).toEqual([expect.stringMatching(why)]);
  });

  it('is refused where it takes out what is not there: a slip of the pen would leave it owed', () => {
    const [first] = faultsIn(extended('engagements:\n  - id: dropin\n    remove: true\n'));
    expect(first).toMatch(/^5: .*is missing|^6: "remove" is not something/);
  });

  it.each([
    ['engagements:\n  - id: aim\n    minutes: 60\n  - id: aim\n    minutes: 90\n', 7, 'aim'],
    ['engagements:\n  - id: tea\n    minutes: 60\n  - id: tea\n    minutes: 90\n', 7, 'tea'],
    ['ladder:\n  - id: repair\n    name: Mending\n  - id: repair\n    remove: true\n', 7, 'repair'],
  ])('changes nothing twice: %j', (lines, line, id) => {
    const mend = 'write all that changes in one of them';
    expect(faultsIn(extended(lines))).toEqual([`${line}: the id "${id}" stands twice; ${mend}`]);
  });

  it('cannot have the id of the one it extends, whether it says so or says none', () => {
    expect(faultsIn('id: dsat\nname: Ours\nextends: dsat\n')).toEqual([
      expect.stringMatching(/^1: .*id of the one it extends/),
    ]);
    expect(faultsIn('name: Ours\nextends: dsat\n')).toEqual([
      expect.stringMatching(/^1: "id" is missing; .*id of its own/),
    ]);
  });
});

describe('a file that is no model', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d, *d, *d]\n`;
  it.each([
    ['empty', '', /^1: the file is empty/],
    ['only a comment', '# nothing\n', /^1: the file is empty/],
    ['a list', '- a\n- b\n', /^1: the file is no list of fields/],
    ['several documents', 'id: a\n---\nid: b\n', /several documents/],
    ['not YAML', 'id: a\n  name: [b\n', /^\d: this is not YAML/],
    ['indented with tabs', 'id: a\nwords:\n\tteam: x\n', /^3: this is not YAML/],
    ['a number', '42\n', /^1: the file is no list of fields/],
    ['of fields of the wrong kind', 'id: 7\nladder: yes\nengagements: { aim: 3 }\n', /"ladder" is not right/],
    ['one field twice', 'id: a\nid: b\n', /^2: this is not YAML.*take one of the two out/],
    ['anchors gone wild', bomb, /anchors/],
    ['an anchor in itself', 'a: &a [*a]\n', /anchors|not YAML|not something/],
    [
      'nested without end',
      `id: a\nabout: ${'['.repeat(20_000)}`,
      /^1: .*nested too deep.*; write it with fewer/,
    ],
    ['of ten megabytes', `id: a\nabout: ${'x'.repeat(10_000_000)}\n`, /300,000 at most/],
    ['bytes of no text', '\u0000\u0001\ufffd', /./],
    [
      'a trick with prototypes',
      '__proto__: { id: a }\nconstructor: 1\n',
      /not something a model can say|missing/,
    ],
  ])('because it is %s', (_what, text, why) => {
    const faults = faultsIn(text);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.join('\n')).toMatch(why);
  });
});
