import type { ReviewTarget, Target } from '#domain/access/can.ts';
import type { Permission } from '#domain/access/permission.ts';

/**
 * What everybody may do to a category review, in the table's form of matrix.spec.ts. Reviews: of the school they are appointed
 * to, while nothing was put to it ("new"), and since; of another school of the same hub; of one of another hub. The rest are of
 * a school of another hub: they have spoken for the team in it; its head has named them; or they rule on it.
 */
export const REVIEW_MATRIX: Record<Extract<Permission, `review.${string}`>, string> = {
  'review.read': `
                               new       own       hub’s     other     spoke     delegate  decider
    nobody                     -         -         -         -         -         yes       yes
    officer, hub               yes       yes       yes       -         yes       yes       yes
    officer, trust             yes       yes       yes       yes       yes       yes       yes
    head, school               -         yes       -         -         -         yes       yes
    deputy-ceo, trust          yes       yes       yes       yes       yes       yes       yes
    ceo, trust                 yes       yes       yes       yes       yes       yes       yes
    chair-of-governors, school -         -         -         -         -         yes       yes
    clerk, school              -         -         -         -         -         yes       yes
    coaching-member, school    -         -         -         -         -         yes       yes
    staff, school              -         -         -         -         -         yes       yes
    department, trust          -         -         -         -         -         yes       yes
    administrator, trust       -         -         -         -         -         yes       yes
    operator                   -         -         -         -         -         -         -
    schedule                   yes       yes       yes       yes       yes       yes       yes`,
  'review.propose': `
                               new       own       hub’s     other     spoke     delegate  decider
    nobody                     -         -         -         -         -         -         -
    officer, hub               yes       yes       yes       -         yes       -         -
    officer, trust             yes       yes       yes       yes       yes       yes       yes
    head, school               -         -         -         -         -         -         -
    deputy-ceo, trust          yes       yes       yes       yes       yes       yes       yes
    ceo, trust                 yes       yes       yes       yes       yes       yes       yes
    chair-of-governors, school -         -         -         -         -         -         -
    clerk, school              -         -         -         -         -         -         -
    coaching-member, school    -         -         -         -         -         -         -
    staff, school              -         -         -         -         -         -         -
    department, trust          -         -         -         -         -         -         -
    administrator, trust       -         -         -         -         -         -         -
    operator                   -         -         -         -         -         -         -
    schedule                   yes       yes       yes       yes       yes       yes       yes`,
  'review.answer': `
                               new       own       hub’s     other     spoke     delegate  decider
    nobody                     -         -         -         -         -         yes       -
    officer, hub               -         -         -         -         -         yes       -
    officer, trust             -         -         -         -         -         yes       -
    head, school               -         yes       -         -         -         yes       -
    deputy-ceo, trust          -         -         -         -         -         yes       -
    ceo, trust                 -         -         -         -         -         yes       -
    chair-of-governors, school -         -         -         -         -         yes       -
    clerk, school              -         -         -         -         -         yes       -
    coaching-member, school    -         -         -         -         -         yes       -
    staff, school              -         -         -         -         -         yes       -
    department, trust          -         -         -         -         -         yes       -
    administrator, trust       -         -         -         -         -         yes       -
    operator                   -         -         -         -         -         -         -
    schedule                   yes       yes       yes       yes       yes       yes       yes`,
  'review.rule': `
                               new       own       hub’s     other     spoke     delegate  decider
    nobody                     -         -         -         -         -         -         yes
    officer, hub               -         -         -         -         -         -         yes
    officer, trust             -         -         -         -         -         -         yes
    head, school               -         -         -         -         -         -         yes
    deputy-ceo, trust          -         -         -         -         -         -         yes
    ceo, trust                 -         -         -         -         -         -         yes
    chair-of-governors, school -         -         -         -         -         -         yes
    clerk, school              -         -         -         -         -         -         yes
    coaching-member, school    -         -         -         -         -         -         yes
    staff, school              -         -         -         -         -         -         yes
    department, trust          -         -         -         -         -         -         yes
    administrator, trust       -         -         -         -         -         -         yes
    operator                   -         -         -         -         -         -         -
    schedule                   yes       yes       yes       yes       yes       yes       yes`,
};

const review = (urn: string, hubId: string, change: Partial<ReviewTarget> = {}): Target => ({
  ...{ kind: 'review', urn, hubId, proposerRoles: ['officer', 'deputy-ceo', 'ceo'], teamIds: ['someone'] },
  ...{ delegateIds: ['someone'], isWithSchool: true, deciderIds: ['someone'], ...change },
});
/** The columns, as whoever asks (`me`) stands to each. */
export const reviewSubjects = (me: string): Record<string, Target> => ({
  new: review('900001', 'north', { isWithSchool: false }),
  own: review('900001', 'north'),
  'hub’s': review('900002', 'north'),
  other: review('900003', 'south'),
  spoke: review('900003', 'south', { teamIds: [me] }),
  delegate: review('900003', 'south', { delegateIds: [me] }),
  decider: review('900003', 'south', { deciderIds: [me] }),
});
