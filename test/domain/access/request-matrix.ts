import type { Permission } from '#domain/access/permission.ts';

/**
 * What everybody may do about what is to be sent, in the table's form of matrix.spec.ts: whoever the model says sends it answers, and
 * nobody else; the team reads who has not.
 */
export const REQUEST_MATRIX = {
  'school.answer-request': `
                               own      hub’s    other    sender
    nobody                     -        -        -        yes
    officer, hub               -        -        -        yes
    officer, trust             -        -        -        yes
    head, school               -        -        -        yes
    deputy-ceo, trust          -        -        -        yes
    ceo, trust                 -        -        -        yes
    chair-of-governors, school -        -        -        yes
    clerk, school              -        -        -        yes
    coaching-member, school    -        -        -        yes
    staff, school              -        -        -        yes
    department, trust          -        -        -        yes
    administrator, trust       -        -        -        yes
    operator                   -        -        -        -
    schedule                   yes      yes      yes      yes`,
  'trust.read-not-sent': `
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
} as const satisfies Partial<Record<Permission, string>>;
