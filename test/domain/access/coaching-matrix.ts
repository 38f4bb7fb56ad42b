import type { GroupTarget, Target } from '#domain/access/can.ts';
import type { Permission } from '#domain/access/permission.ts';

type GroupPermission = Extract<Permission, `coaching.${string}`>;
type TrustPermission = Extract<Permission, `trust.${string}group${string}`>;

/**
 * The part of the matrix that is about coaching groups. Groups: one they have no part in; one their school is of; one they are of
 * themselves; one they facilitate; one whose write-ups the model lets the trust read.
 */
export const COACHING_MATRIX: Record<GroupPermission, string> = {
  'coaching.read-group': `
                               none       head’s     theirs     facilitates assured
    nobody                     -          -          yes        yes        -
    officer, hub               yes        yes        yes        yes        yes
    officer, trust             yes        yes        yes        yes        yes
    head, school               -          yes        yes        yes        -
    deputy-ceo, trust          yes        yes        yes        yes        yes
    ceo, trust                 yes        yes        yes        yes        yes
    chair-of-governors, school -          -          yes        yes        -
    clerk, school              -          -          yes        yes        -
    coaching-member, school    -          -          yes        yes        -
    staff, school              -          -          yes        yes        -
    department, trust          -          -          yes        yes        -
    administrator, trust       -          -          yes        yes        -
    operator                   -          -          -          -          -
    schedule                   yes        yes        yes        yes        yes`,
  'coaching.work-group': `
                               none       head’s     theirs     facilitates assured
    nobody                     -          -          -          -          -
    officer, hub               yes        yes        yes        yes        yes
    officer, trust             yes        yes        yes        yes        yes
    head, school               -          -          -          -          -
    deputy-ceo, trust          yes        yes        yes        yes        yes
    ceo, trust                 yes        yes        yes        yes        yes
    chair-of-governors, school -          -          -          -          -
    clerk, school              -          -          -          -          -
    coaching-member, school    -          -          -          -          -
    staff, school              -          -          -          -          -
    department, trust          -          -          -          -          -
    administrator, trust       -          -          -          -          -
    operator                   -          -          -          -          -
    schedule                   yes        yes        yes        yes        yes`,
  'coaching.set-time': `
                               none       head’s     theirs     facilitates assured
    nobody                     -          -          -          yes        -
    officer, hub               yes        yes        yes        yes        yes
    officer, trust             yes        yes        yes        yes        yes
    head, school               -          -          -          yes        -
    deputy-ceo, trust          yes        yes        yes        yes        yes
    ceo, trust                 yes        yes        yes        yes        yes
    chair-of-governors, school -          -          -          yes        -
    clerk, school              -          -          -          yes        -
    coaching-member, school    -          -          -          yes        -
    staff, school              -          -          -          yes        -
    department, trust          -          -          -          yes        -
    administrator, trust       -          -          -          yes        -
    operator                   -          -          -          -          -
    schedule                   yes        yes        yes        yes        yes`,
  'coaching.answer-time': `
                               none       head’s     theirs     facilitates assured
    nobody                     -          -          yes        -          -
    officer, hub               -          -          yes        -          -
    officer, trust             -          -          yes        -          -
    head, school               -          yes        yes        -          -
    deputy-ceo, trust          -          -          yes        -          -
    ceo, trust                 -          -          yes        -          -
    chair-of-governors, school -          -          yes        -          -
    clerk, school              -          -          yes        -          -
    coaching-member, school    -          -          yes        -          -
    staff, school              -          -          yes        -          -
    department, trust          -          -          yes        -          -
    administrator, trust       -          -          yes        -          -
    operator                   -          -          -          -          -
    schedule                   yes        yes        yes        yes        yes`,
  'coaching.read-write-up': `
                               none       head’s     theirs     facilitates assured
    nobody                     -          -          yes        -          -
    officer, hub               -          -          yes        -          yes
    officer, trust             -          -          yes        -          yes
    head, school               -          yes        yes        -          -
    deputy-ceo, trust          -          -          yes        -          yes
    ceo, trust                 -          -          yes        -          -
    chair-of-governors, school -          -          yes        -          -
    clerk, school              -          -          yes        -          -
    coaching-member, school    -          -          yes        -          -
    staff, school              -          -          yes        -          -
    department, trust          -          -          yes        -          -
    administrator, trust       -          -          yes        -          -
    operator                   -          -          -          -          -
    schedule                   yes        yes        yes        yes        yes`,
};

/** What of it is asked about the trust itself. */
export const GROUPS_MATRIX: Record<TrustPermission, string> = {
  'trust.read-groups': `
                               trust
    nobody                     -
    officer, hub               yes
    officer, trust             yes
    head, school               -
    deputy-ceo, trust          yes
    ceo, trust                 yes
    chair-of-governors, school -
    clerk, school              -
    coaching-member, school    -
    staff, school              -
    department, trust          -
    administrator, trust       -
    operator                   -
    schedule                   yes`,
  'trust.work-groups': `
                               trust
    nobody                     -
    officer, hub               yes
    officer, trust             yes
    head, school               -
    deputy-ceo, trust          yes
    ceo, trust                 yes
    chair-of-governors, school -
    clerk, school              -
    coaching-member, school    -
    staff, school              -
    department, trust          -
    administrator, trust       -
    operator                   -
    schedule                   yes`,
  'trust.give-group-rules': `
                               trust
    nobody                     -
    officer, hub               -
    officer, trust             -
    head, school               -
    deputy-ceo, trust          yes
    ceo, trust                 yes
    chair-of-governors, school -
    clerk, school              -
    coaching-member, school    -
    staff, school              -
    department, trust          -
    administrator, trust       -
    operator                   -
    schedule                   yes`,
};

const group = (change: Partial<GroupTarget> = {}): Target => ({
  ...{ kind: 'coaching', urns: ['900003'], personIds: ['someone'], facilitatorId: 'someone' },
  ...{ isForTrust: false, ...change },
});

/** The columns, as whoever asks (`me`) stands to each. */
export const groupSubjects = (me: string): Record<string, Target> => ({
  none: group(),
  'head’s': group({ urns: ['900003', '900001'] }),
  theirs: group({ personIds: ['someone', me] }),
  facilitates: group({ facilitatorId: me }),
  assured: group({ isForTrust: true }),
});
