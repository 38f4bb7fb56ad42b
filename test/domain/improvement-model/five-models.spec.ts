import { describe, expect, it } from 'vitest';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { cadenceInWords, type Lasting } from '#domain/improvement-model/cadence.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { packagedModel } from '#workflows/models/read-model.ts';

const files = yamlModelFiles();
const model = (id: string): ImprovementModel => packagedModel(files, id);

/** A figure of a rulebook: what, for which category (`-`: any), how often, and where it is said. */
type Figure = readonly [what: string, category: string, often: string, source: string];

const DSAT: readonly Figure[] = [
  ...['excellence', 'refinement', 'reinforcement', 'recovery', 'repair'].flatMap((category): Figure[] => [
    ['aim', category, '3 times a year', 'seed 003, Categorisation'],
    ['csf-visit', category, 'once a year', 'seed 003, Categorisation'],
  ]),
  ...['excellence', 'refinement', 'reinforcement'].map(
    (category): Figure => ['recwfl-visit', category, 'once a year, if required', 'seed 003, Categorisation'],
  ),
  ['focused-visit', 'refinement', 'once a year', 'seed 003, Categorisation'],
  ['focused-visit', 'excellence', 'never', ''],
  ['focused-visit', 'reinforcement', 'never', ''],
  ['support-day', 'excellence', 'once a term, on request', 'seed 003, Categorisation'],
  ['support-day', 'refinement', 'never', ''],
  ['support-day', 'reinforcement', 'once a school fortnight', 'seed 003, Categorisation'],
  ['team-around-school', 'excellence', 'never', ''],
  ['team-around-school', 'refinement', 'never', ''],
  [
    'team-around-school',
    'reinforcement',
    '3 or 6 times a year, if identified',
    'seed 003, Team Around the School',
  ],
  [
    'review-governance',
    'reinforcement',
    'once, within 1 term of its being identified, if identified',
    'seed 003, Categorisation',
  ],
  [
    'review-inclusion',
    'reinforcement',
    'once, within 1 term of its being identified, if identified',
    'seed 003, Categorisation',
  ],
  ['rapid-action-plan', 'reinforcement', 'never', ''],
  ['agreed-action-plan', 'reinforcement', 'once a half term', 'default'],
  ['attendance-plan', 'reinforcement', 'once a term', 'default'],
  ...['recovery', 'repair'].flatMap((category): Figure[] => [
    ['recwfl-visit', category, 'once a year', 'seed 003, Categorisation'],
    ['support-day', category, 'at least once a school week, initially', 'seed 003, Categorisation'],
    ['team-around-school', category, '3 or 6 times a year', 'seed 003, Team Around the School'],
    [
      'review-standards',
      category,
      'once, within 1 half term of coming into the category',
      'seed 003, Categorisation',
    ],
    [
      'review-early-years',
      category,
      'once, within 1 half term of coming into the category',
      'seed 003, Categorisation',
    ],
    [
      'review-pupil-premium',
      category,
      'once, within 1 term of its being identified, if identified',
      'seed 003, Categorisation',
    ],
    [
      'review-governance',
      category,
      'once, within 1 term of its being identified, if identified',
      'seed 003, Categorisation',
    ],
    [
      'review-send',
      category,
      'once, within 1 term of its being identified, if identified',
      'seed 003, Categorisation',
    ],
    ['rapid-action-plan', category, 'every 6 school weeks', 'seed 003, Categorisation'],
  ]),
  ['new-head-contact', '-', 'every 3 school weeks, 2 terms or longer', 'seed 003, New Headteachers'],
  ['new-head-aim', '-', 'once, within 1 half term of a new head’s first day', 'seed 003, New Headteachers'],
  ['joining-visit', '-', 'once, within 1 half term of joining the trust', 'seed 003, New Joiners'],
];

const DDAT: readonly Figure[] = [
  ['visit', '-', 'at least 6 times a year', 'seed 002, paragraph 4'],
  ['health-check', '-', 'at least once a year', 'seed 002, health checks'],
  ['head-appraisal', '-', 'once a year', 'seed 002, performance management'],
  ['pupil-data', '-', 'once a term', 'seed 002, data'],
  ['self-evaluation', '-', 'once a term', 'seed 002, plans'],
  ['sip', '-', 'once a term', 'seed 002, plans'],
];

const ILLUMINATE: readonly Figure[] = [
  ['leadership-walk', '-', 'at least once a school week', 'seed 004, quality assurance'],
  ['subject-review-day', '-', 'once a term', 'seed 004, quality assurance'],
  ['raising-attainment', 'sustain-and-innovate', 'once a term', 'seed 004, quality assurance'],
  ['raising-attainment', 'improve-and-embed', 'once a half term', 'seed 004, our model (Phase 3)'],
  ['raising-attainment', 'repair', 'once a term', 'seed 004, quality assurance'],
  ['commissioned-review', '-', 'once a term', 'seed 004, quality assurance'],
  ['external-review', '-', 'once a year', 'seed 004, quality assurance'],
  ['safeguarding-review', '-', 'once a year', 'seed 004, quality assurance'],
  ['peer-review', '-', 'twice a half term', 'seed 004, quality assurance'],
  ['daily-walk', '-', 'every school day', 'seed 004, quality assurance'],
  ['internal-subject-review', '-', 'once a school fortnight', 'seed 004, quality assurance'],
  [
    'ceo-visit',
    '-',
    'every 3 school weeks, not sooner than 2 school weeks after the last',
    'seed 004, core offer',
  ],
  ['on-site-support', '-', 'once a school week', 'seed 004, core offer'],
  ['executive-meeting', '-', 'once a school week', 'seed 004, core offer'],
  ['plan-review', '-', 'once a half term', 'seed 004, core offer'],
  ['head-report', '-', 'once a term', 'seed 004, core offer'],
  ['kpi-dashboard', '-', 'once a term', 'seed 004, delivery model'],
  ['data-dashboard', '-', 'once a term', 'seed 004, delivery model'],
  ['targeted-action-plan', 'repair', 'once a half term', 'seed 004, our model (Phase 2)'],
  ['targeted-action-plan', 'stabilise', 'never', ''],
  [
    'intensive-care-programme',
    'stabilise',
    'once a school fortnight, 3 to 12 months',
    'seed 004, enhanced support',
  ],
  ['intensive-care-programme', 'improve-and-embed', 'never', ''],
  [
    'teaching-lead',
    'repair',
    'at most 4 times a school week, if identified, initially',
    'seed 004, enhanced support',
  ],
];

const AN_DARAS: readonly Figure[] = [
  ...[
    ...[
      'teaching-review',
      'moderation',
      'external-review',
      'safeguarding-review',
      'specialist-provision-review',
    ],
    ...['governance-review', 'leadership-review', 'early-years-review', 'self-evaluation-review'],
    ...['performance-management-review'],
  ].map((id): Figure => [id, '-', 'once a term', 'seed 001, 3f Benchmarking']),
  ...['plan-review', 'curriculum-audit', 'achievement-meeting'].map(
    (id): Figure => [id, '-', 'once a term', 'seed 001, 2a Academic achievement'],
  ),
  ['heat-map', '-', 'once a term', 'seed 001, 2b Quality assurance'],
  ['staff-development-meeting', '-', 'once a half term', 'seed 001, 4a Staff feedback'],
  ['evaluation-tool', '-', 'twice a year', 'seed 001, 2e Self-assessment'],
  ['ofsted-type-review', '-', 'once a year', 'seed 001, 2b Quality assurance'],
  ...[
    ...['standards-review', 'risk-register-review', 'curriculum-effectiveness', 'governance-impact'],
    ...['board-impact', 'provision-impact'],
  ].map((id): Figure => [id, '-', 'once a year', 'seed 001, 3f Benchmarking']),
  ['benchmarks', '-', 'once a year', 'seed 001, 2a Academic achievement'],
];

const DARTMOOR: readonly Figure[] = [
  ['kpi-meeting', '-', 'once a term', 'default'],
  ['peer-support', '-', 'once a half term', 'default'],
  ['peer-review', '-', 'once a term', 'default'],
  ['rapid-improvement-plan', '-', 'every 3 school weeks', 'default'],
];

/** The rule that holds in the category, as words, and its source. */
function figure(id: string, what: string, category: string): [often: string, source: string] {
  const { engagements, obligations, plans } = model(id);
  const rules =
    [...engagements, ...obligations].find(each => each.id === what)?.rules ??
    plans.find(each => each.id === what)?.reviews;
  if (!rules) throw new Error(`${id} has no ${what}`);
  const rule = rules.find(({ when }) => category === '-' || (when?.categories?.includes(category) ?? true));
  if (!rule) return ['never', ''];
  const { lasting } = rule;
  const parts = [
    cadenceInWords(rule.cadence),
    ...(rule.need === 'always' ? [] : [rule.need]),
    ...(lasting === undefined ? [] : [lastingWords(lasting)]),
  ];
  return [parts.join(', '), rule.source];
}

function lastingWords(lasting: Lasting): string {
  if (lasting === 'initially') return 'initially';
  if ('months' in lasting) return `${lasting.months.from} to ${lasting.months.to} months`;
  return `${lasting.terms} terms${lasting.orLonger ? ' or longer' : ''}`;
}

describe.each([
  ['dsat', DSAT],
  ['ddat', DDAT],
  ['illuminate', ILLUMINATE],
  ['an-daras', AN_DARAS],
  ['dartmoor', DARTMOOR],
] as const)('the figures of %s', (id, figures) => {
  it.each(figures)('%s, in %s: %s (%s)', (what, category, often, source) => {
    expect(figure(id, what, category)).toEqual([often, source]);
  });
});

describe('the ladders', () => {
  it.each([
    ['dsat', ['Excellence', 'Refinement', 'Reinforcement', 'Recovery', 'Repair']],
    [
      'illuminate',
      [
        'Phase 4, Sustain and Innovate',
        'Phase 3, Improve and Embed',
        'Phase 2, Repair',
        'Phase 1, Stabilise',
      ],
    ],
    [
      'an-daras',
      [
        '4 Sustain and Strengthen (very good)',
        '3 Improve (good)',
        '2 Repair (becoming good)',
        '1 De-clutter (not good)',
      ],
    ],
    ['ddat', []],
    ['dartmoor', []],
  ])('of %s goes from best to weakest', (id, names) => {
    expect(model(id).ladder.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['reinforcement', 'refinement', '18 months'],
    ['recovery', 'reinforcement', '12 months'],
    ['repair', 'recovery', '12 months'],
  ])('of dsat takes %s to %s within %s, and nothing else has a target', (from, to, within) => {
    expect(model('dsat').ladder.find(({ id }) => id === from)?.exit).toMatchObject({ to, within });
    const targets = files.packaged().flatMap(id => model(id).ladder.filter(({ exit }) => exit));
    expect(targets).toHaveLength(3);
  });
});

describe('what else the rulebooks state', () => {
  it('is an AIM report in two weeks to the CEO, the head and the chair of the committee', () => {
    const aim = model('dsat').engagements.find(({ id }) => id === 'aim');
    expect(aim?.report).toMatchObject({ within: '2 weeks', to: ['ceo', 'head', 'chair-of-governors'] });
    expect(aim?.lead).toEqual(['officer', 'another-head']);
  });

  it('is a category that the deputy CEO decides where dsat’s head and officers disagree, and a letter each year', () => {
    expect(model('dsat').categoryReview).toMatchObject({
      ...{ atTheEndOf: 'aim', confirmedBy: 'head', decidedBy: 'deputy-ceo' },
      letters: { atTheStartOfTheYear: true },
    });
    for (const id of ['illuminate', 'an-daras'])
      expect(model(id).categoryReview?.letters.source, id).toBe('default');
  });

  it('is twenty factors and six circumstances of direct intervention in dsat, ten of each group', () => {
    const { factors, directIntervention } = model('dsat');
    expect(factors.filter(({ group }) => group === 'Outcomes')).toHaveLength(10);
    expect(factors.filter(({ group }) => group === 'Capacity')).toHaveLength(10);
    expect(directIntervention).toHaveLength(6);
  });

  it('is what counts: in ddat reviews are within the six visits, and safeguarding and the health check outside', () => {
    const of = (id: string) => model('ddat').engagements.find(each => each.id === id);
    expect([of('early-years-review')?.countsTowards, of('send-review')?.countsTowards]).toEqual([
      'visit',
      'visit',
    ]);
    expect([of('safeguarding-audit')?.counts, of('safeguarding-advice')?.counts]).toEqual([
      'not counted',
      'not counted',
    ]);
    expect(of('additional-visit')?.counts).toBe('additional');
    expect(of('health-check')?.agenda).toHaveLength(9);
  });

  it('is the nine moves of attainment in an-daras', () => {
    const moves = new Map(
      model('an-daras').movement?.moves.map(({ from, to, is }) => [`${from} to ${to}`, is]),
    );
    expect(Object.fromEntries(moves)).toEqual({
      'low to low': 'no gain',
      'low to middle': 'positive',
      'low to high': 'double positive',
      'middle to low': 'negative',
      'middle to middle': 'no gain',
      'middle to high': 'positive',
      'high to low': 'double negative',
      'high to middle': 'negative',
      'high to high': 'no gain',
    });
  });

  it('is who reads a peer review: the trust too in illuminate and dartmoor, by default the group alone', () => {
    expect(Object.fromEntries(files.packaged().map(id => [id, model(id).peerReviews?.readBy]))).toEqual({
      'an-daras': 'the group',
      dartmoor: 'the group and the trust',
      ddat: 'the group',
      dsat: 'the group',
      illuminate: 'the group and the trust',
    });
  });

  it('is six levers and the PDSA cycle in dartmoor, where nothing goes further by itself', () => {
    const { tags, inquiries, lateness } = model('dartmoor');
    expect(tags.find(({ id }) => id === 'levers')?.values).toHaveLength(6);
    expect(inquiries[0]?.stages).toEqual(['plan', 'do', 'study', 'act']);
    expect(lateness).toMatchObject({ escalatesByItself: false, source: 'seed 000, guiding principles' });
  });

  it('is a committee told three times a year in ddat, each term in dsat', () => {
    const often = (id: string) => model(id).reporting.map(({ cadence }) => cadenceInWords(cadence));
    expect([often('ddat'), often('dsat')]).toEqual([['3 times a year'], ['once a term']]);
  });

  it('is all of the trust’s curriculum, policies and practices in dsat, from Reinforcement on', () => {
    const takers = model('dsat').ladder.filter(({ takesOn }) => takesOn);
    expect(takers.map(({ id }) => id)).toEqual(['reinforcement', 'recovery', 'repair']);
  });

  it('is external support in ddat only as agreed with the CEO beforehand, and senior leaders at the committee by invitation', () => {
    const support = model('ddat').engagements.find(({ id }) => id === 'external-support');
    expect(support).toMatchObject({ agreedWith: 'ceo', counts: 'additional' });
    expect(model('ddat').reporting[0]?.note).toBe('Key senior leaders present by invitation');
  });

  it('is a team that meets fortnightly: stated in ddat, by default elsewhere', () => {
    const meetings = files.packaged().map(id => [id, model(id).teamMeeting]);
    for (const [id, meeting] of meetings) {
      const source = id === 'ddat' ? 'seed 002, fortnightly meeting' : 'default';
      expect(meeting, String(id)).toMatchObject({ every: '2 school weeks', source });
    }
  });

  it('is an AIM report that goes on to the committee, a letter each year and the head’s yearly appraisal in dsat', () => {
    const { engagements, obligations } = model('dsat');
    expect(engagements.find(({ id }) => id === 'aim')?.report?.next).toContain(
      'next meeting of the committee',
    );
    expect(engagements.find(({ id }) => id === 'head-appraisal')?.rules).toHaveLength(1);
    expect(obligations.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'category-letter',
        'category-shared',
        'mentor-for-new-head',
        'executive-leader',
      ]),
    );
  });

  it('is fourteen core things a term in an-daras, peer review beside them', () => {
    const termly = model('an-daras').engagements.filter(({ rules, counts }) =>
      rules.some(({ cadence }) => counts === 'core' && cadenceInWords(cadence) === 'once a term'),
    );
    expect(termly).toHaveLength(14);
  });
});
