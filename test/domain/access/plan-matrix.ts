import type { PlanTarget, Target } from '#domain/access/can.ts';

/**
 * What everybody may do to a school's plan and its check-ins, in the table's form of matrix.spec.ts. Schools: the one they are
 * appointed to; another of the same hub; one of another hub. The rest are of a school of another hub: its head has named them to
 * answer; the model has them agree such a plan; they own the action and were asked about it.
 */
export const PLAN_MATRIX = {
  'school.read-plan': `
                               own      hub’s    other    delegate agreer   owner
    nobody                     -        -        -        yes      yes      -
    officer, hub               yes      yes      yes      yes      yes      yes
    officer, trust             yes      yes      yes      yes      yes      yes
    head, school               yes      -        -        yes      yes      -
    deputy-ceo, trust          yes      yes      yes      yes      yes      yes
    ceo, trust                 yes      yes      yes      yes      yes      yes
    chair-of-governors, school -        -        -        yes      yes      -
    clerk, school              -        -        -        yes      yes      -
    coaching-member, school    -        -        -        yes      yes      -
    staff, school              -        -        -        yes      yes      -
    department, trust          -        -        -        yes      yes      -
    administrator, trust       -        -        -        yes      yes      -
    operator                   -        -        -        -        -        -
    schedule                   yes      yes      yes      yes      yes      yes`,
  'school.work-plan': `
                               own      hub’s    other    delegate agreer   owner
    nobody                     -        -        -        -        -        -
    officer, hub               yes      yes      -        -        -        -
    officer, trust             yes      yes      yes      yes      yes      yes
    head, school               yes      -        -        -        -        -
    deputy-ceo, trust          yes      yes      yes      yes      yes      yes
    ceo, trust                 yes      yes      yes      yes      yes      yes
    chair-of-governors, school -        -        -        -        -        -
    clerk, school              -        -        -        -        -        -
    coaching-member, school    -        -        -        -        -        -
    staff, school              -        -        -        -        -        -
    department, trust          -        -        -        -        -        -
    administrator, trust       -        -        -        -        -        -
    operator                   -        -        -        -        -        -
    schedule                   yes      yes      yes      yes      yes      yes`,
  'school.agree-plan': `
                               own      hub’s    other    delegate agreer   owner
    nobody                     -        -        -        -        yes      -
    officer, hub               -        -        -        -        yes      -
    officer, trust             -        -        -        -        yes      -
    head, school               -        -        -        -        yes      -
    deputy-ceo, trust          -        -        -        -        yes      -
    ceo, trust                 -        -        -        -        yes      -
    chair-of-governors, school -        -        -        -        yes      -
    clerk, school              -        -        -        -        yes      -
    coaching-member, school    -        -        -        -        yes      -
    staff, school              -        -        -        -        yes      -
    department, trust          -        -        -        -        yes      -
    administrator, trust       -        -        -        -        yes      -
    operator                   -        -        -        -        -        -
    schedule                   yes      yes      yes      yes      yes      yes`,
  'school.answer-check-in': `
                               own      hub’s    other    delegate agreer   owner
    nobody                     -        -        -        yes      -        yes
    officer, hub               -        -        -        yes      -        yes
    officer, trust             -        -        -        yes      -        yes
    head, school               yes      -        -        yes      -        yes
    deputy-ceo, trust          -        -        -        yes      -        yes
    ceo, trust                 -        -        -        yes      -        yes
    chair-of-governors, school -        -        -        yes      -        yes
    clerk, school              -        -        -        yes      -        yes
    coaching-member, school    -        -        -        yes      -        yes
    staff, school              -        -        -        yes      -        yes
    department, trust          -        -        -        yes      -        yes
    administrator, trust       -        -        -        yes      -        yes
    operator                   -        -        -        -        -        -
    schedule                   yes      yes      yes      yes      yes      yes`,
  'school.comment-check-in': `
                               own      hub’s    other    delegate agreer   owner
    nobody                     -        -        -        -        -        -
    officer, hub               yes      yes      -        -        -        -
    officer, trust             yes      yes      yes      yes      yes      yes
    head, school               -        -        -        -        -        -
    deputy-ceo, trust          yes      yes      yes      yes      yes      yes
    ceo, trust                 yes      yes      yes      yes      yes      yes
    chair-of-governors, school -        -        -        -        -        -
    clerk, school              -        -        -        -        -        -
    coaching-member, school    -        -        -        -        -        -
    staff, school              -        -        -        -        -        -
    department, trust          -        -        -        -        -        -
    administrator, trust       -        -        -        -        -        -
    operator                   -        -        -        -        -        -
    schedule                   yes      yes      yes      yes      yes      yes`,
};

const plan = (urn: string, hubId: string, change: Partial<PlanTarget> = {}): Target => ({
  ...{ kind: 'school', urn, hubId, delegateIds: ['someone'], agreerIds: ['someone'], ownerIds: ['someone'] },
  ...change,
});

/** The columns, as whoever asks (`me`) stands to each. */
export const planSubjects = (me: string): Record<string, Target> => ({
  own: plan('900001', 'north'),
  'hub’s': plan('900002', 'north'),
  other: plan('900003', 'south'),
  delegate: plan('900003', 'south', { delegateIds: [me] }),
  agreer: plan('900003', 'south', { agreerIds: [me] }),
  owner: plan('900003', 'south', { ownerIds: [me] }),
});
