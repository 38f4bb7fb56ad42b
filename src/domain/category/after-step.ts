import { dayOf } from '../time/iso.ts';
import { later } from '../time/order.ts';
import type { CategoryReview, HeadAnswer, ReviewState } from './review.ts';
import type { ReviewStep, StepKind } from './review-step.ts';

/** Which steps can follow in which state; nothing follows what is over. The whole of the workflow, read downwards. */
export const STEPS: Record<ReviewState, readonly StepKind[]> = {
  open: ['proposed', 'withdrawn'],
  'with-head': [
    'differed',
    'confirmed',
    'talk-asked',
    'disputed',
    'asked-again',
    'not-answered',
    'withdrawn',
  ],
  talking: ['talked', 'proposed', 'differed', 'withdrawn'],
  differing: ['chosen', 'withdrawn'],
  'with-officer': ['replied', 'not-replied', 'withdrawn'],
  // Who was silent may still speak until somebody has ruled.
  ruling: ['ruled', 'confirmed', 'disputed', 'withdrawn'],
  settled: [],
  withdrawn: [],
};

/** Whether the step can follow now. */
export function canFollow(review: CategoryReview, kind: StepKind): boolean {
  if (!STEPS[review.state].includes(kind)) return false;
  // Once of each proposal: a head who has talked answers.
  if (kind === 'talk-asked' && review.talk !== null) return false;
  // A reply has been given and a dispute has been heard: what is left is the ruling.
  if (review.state === 'ruling' && review.rulingOn === 'disputed')
    return kind === 'ruled' || kind === 'withdrawn';
  // Two officers differ, and the team replies, only about the first proposal.
  if (review.round === 2) return kind !== 'proposed' && kind !== 'differed';
  return true;
}

/** A step that cannot follow what came before it: a fault of ours, since `canFollow` is asked first. */
export class StepOutOfPlace extends Error {
  override readonly name = 'StepOutOfPlace';
}

/** The review that begins with this step. */
export function opened(
  { id, urn }: Pick<CategoryReview, 'id' | 'urn'>,
  step: Extract<ReviewStep, { kind: 'opened' }>,
): CategoryReview {
  return {
    ...{ id, urn, state: 'open', because: step.because, visitId: step.visitId },
    ...{ openedAt: step.at, openedById: step.byId, round: 0 },
    ...{ proposal: null, other: null, chosen: null, asked: null, askedEver: [] },
    ...{ talk: null, answers: [], reply: null },
    ...{ rulingOn: null, settled: null, withdrawn: null, version: 1 },
  };
}

/** What a review is after one more step. Throws `StepOutOfPlace` where it cannot follow. */
export function afterStep(review: CategoryReview, step: ReviewStep): CategoryReview {
  if (step.kind === 'opened' || !canFollow(review, step.kind))
    throw new StepOutOfPlace(`${step.kind} cannot follow while a review is ${review.state}`);
  const changed = { ...review, ...change(review, step), version: review.version + 1 };
  const isOfSchool = changed.state === 'with-head' && changed.asked !== null;
  return isOfSchool
    ? { ...changed, askedEver: [...new Set([...review.askedEver, ...(changed.asked?.ids ?? [])])] }
    : changed;
}

/** The review that all its steps make; null: there are none. */
export function replayed(
  which: Pick<CategoryReview, 'id' | 'urn'>,
  [first, ...rest]: readonly ReviewStep[],
): CategoryReview | null {
  if (first === undefined) return null;
  if (first.kind !== 'opened') throw new StepOutOfPlace('a review begins with its opening');
  return rest.reduce(afterStep, opened(which, first));
}

function change(
  review: CategoryReview,
  step: Exclude<ReviewStep, { kind: 'opened' }>,
): Partial<CategoryReview> {
  switch (step.kind) {
    case 'proposed':
      return { state: 'with-head', round: 1, proposal: step.proposal, asked: step.asked, talk: null };
    case 'differed':
      return { state: 'differing', other: step.proposal, asked: null, talk: null };
    case 'chosen':
      return chosenOf(review, step);
    case 'talk-asked':
      return {
        state: 'talking',
        asked: null,
        talk: { byId: step.byId, at: step.at, note: step.note, on: null, outcome: '' },
      };
    case 'talked':
      return {
        state: 'with-head',
        asked: step.asked,
        talk: review.talk && { ...review.talk, on: step.on, outcome: step.note },
      };
    case 'confirmed':
      return confirmedBy(review, step);
    case 'disputed':
      return disputedBy(review, step);
    case 'replied':
      return {
        ...{ state: 'with-head', round: 2, asked: step.asked, talk: null },
        reply: { byId: step.byId, at: step.at, words: step.words, category: step.category },
      };
    case 'asked-again':
      return { asked: step.asked };
    case 'not-answered':
      // A second silence leaves the first answer standing: what is ruled on is the dispute.
      return {
        state: 'ruling',
        rulingOn: review.answers.length > 0 ? 'disputed' : 'not-answered',
        asked: null,
      };
    case 'not-replied':
      return { state: 'ruling', rulingOn: 'disputed', asked: null };
    case 'ruled':
      return ruledBy(review, step);
    case 'withdrawn':
      return {
        state: 'withdrawn',
        asked: null,
        withdrawn: { byId: step.byId, at: step.at, reason: step.reason },
      };
  }
}

type Of<Kind extends StepKind> = Extract<ReviewStep, { kind: Kind }>;

function chosenOf({ proposal, other }: CategoryReview, step: Of<'chosen'>): Partial<CategoryReview> {
  const taken = [proposal, other].find(each => each?.byId === step.ofId);
  if (!taken) throw new StepOutOfPlace('nobody of that id has proposed anything');
  return {
    ...{ state: 'with-head', round: 1, proposal: taken, asked: step.asked },
    // The other stays on the record: whoever made it has spoken for the team, and does not rule.
    other: taken === proposal ? other : proposal,
    chosen: { byId: step.byId, reason: step.reason },
  };
}

function confirmedBy(review: CategoryReview, { byId, at }: Of<'confirmed'>): Partial<CategoryReview> {
  const { proposal, reply } = review;
  if (!proposal) throw new StepOutOfPlace('there is nothing to confirm');
  const answer: HeadAnswer = { kind: 'confirmed', byId, at, reasons: '', links: [], prefers: null };
  return {
    ...{ state: 'settled', asked: null, rulingOn: null, answers: [...review.answers, answer] },
    settled: {
      ...{ how: 'agreed', category: reply?.category ?? proposal.category, byId, at },
      ...{ from: later(proposal.from, dayOf(at)), reason: null, forTrustees: false },
    },
  };
}

function disputedBy(review: CategoryReview, step: Of<'disputed'>): Partial<CategoryReview> {
  const { byId, at, reasons, links, prefers } = step;
  const answers = [...review.answers, { kind: 'disputed' as const, byId, at, reasons, links, prefers }];
  return review.round === 2
    ? { state: 'ruling', rulingOn: 'disputed', asked: null, answers }
    : { state: 'with-officer', rulingOn: null, asked: step.asked, answers };
}

function ruledBy(review: CategoryReview, step: Of<'ruled'>): Partial<CategoryReview> {
  const { byId, at, category, reason, from, forTrustees } = step;
  return {
    state: 'settled',
    asked: null,
    settled: {
      ...{ how: review.rulingOn === 'not-answered' ? 'not-answered' : 'ruled', category, byId, at },
      ...{ from: later(from, dayOf(at)), reason, forTrustees },
    },
  };
}
