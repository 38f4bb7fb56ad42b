import type { Proposal } from '#domain/category/proposal.ts';
import type { ReviewStep, StepKind } from '#domain/category/review-step.ts';

const AT = '2026-11-12T09:00:00.000Z';

export const proposalOf = (change: Partial<Proposal> = {}): Proposal => ({
  ...{ byId: 'priya', at: AT, category: 'reinforcement', discussedOn: '2026-11-11', evidence: [] },
  ...{ words: 'Reading is taught well.', factors: [], from: '2026-11-12', ...change },
});

const asked = { ids: ['tom'], by: '2026-11-19' };

/** One step of each kind, as it would be taken by whoever usually takes it. */
export const STEP: { readonly [Kind in StepKind]: Extract<ReviewStep, { kind: Kind }> } = {
  opened: { kind: 'opened', at: AT, byId: 'fortnight', because: 'asked', visitId: null },
  proposed: { kind: 'proposed', at: AT, byId: 'priya', proposal: proposalOf(), asked },
  differed: {
    ...{ kind: 'differed', at: AT, byId: 'nia' },
    proposal: proposalOf({ byId: 'nia', category: 'recovery' }),
  },
  chosen: { kind: 'chosen', at: AT, byId: 'dana', ofId: 'nia', reason: 'Attendance', asked },
  'talk-asked': { kind: 'talk-asked', at: AT, byId: 'tom', note: 'After Friday' },
  talked: { kind: 'talked', at: AT, byId: 'priya', on: '2026-11-12', note: '', asked },
  confirmed: { kind: 'confirmed', at: AT, byId: 'tom' },
  disputed: {
    ...{ kind: 'disputed', at: AT, byId: 'tom', reasons: 'Attendance is above national.' },
    ...{
      links: ['https://oakwood.example/a'],
      prefers: 'refinement',
      asked: { ids: ['priya'], by: '2026-11-19' },
    },
  },
  replied: {
    kind: 'replied',
    at: AT,
    byId: 'priya',
    words: 'It has fallen since.',
    category: 'reinforcement',
    asked,
  },
  'asked-again': {
    kind: 'asked-again',
    at: AT,
    byId: 'fortnight',
    asked: { ids: ['lena'], by: '2026-11-26' },
  },
  'not-answered': { kind: 'not-answered', at: AT, byId: 'fortnight' },
  'not-replied': { kind: 'not-replied', at: AT, byId: 'fortnight' },
  ruled: {
    ...{ kind: 'ruled', at: AT, byId: 'dana', category: 'recovery', reason: 'Both are right in part.' },
    ...{ from: '2026-11-12', forTrustees: false },
  },
  withdrawn: { kind: 'withdrawn', at: AT, byId: 'priya', reason: 'Too early' },
};

/** How each state is come to, the shortest way; of some there are two. */
export const WAYS = {
  open: ['opened'],
  'with-head': ['opened', 'proposed'],
  'with-head, talked': ['opened', 'proposed', 'talk-asked', 'talked'],
  'with-head, again': ['opened', 'proposed', 'disputed', 'replied'],
  talking: ['opened', 'proposed', 'talk-asked'],
  differing: ['opened', 'proposed', 'differed'],
  'with-officer': ['opened', 'proposed', 'disputed'],
  'ruling, disputed': ['opened', 'proposed', 'disputed', 'not-replied'],
  'ruling, silent': ['opened', 'proposed', 'not-answered'],
  settled: ['opened', 'proposed', 'confirmed'],
  withdrawn: ['opened', 'withdrawn'],
} as const satisfies Record<string, readonly StepKind[]>;
export type Way = keyof typeof WAYS;

export const stepsOf = (way: Way): ReviewStep[] => WAYS[way].map(kind => STEP[kind]);
