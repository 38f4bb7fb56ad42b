import type { Permission } from '#domain/access/permission.ts';

type LetterPermission = Extract<Permission, `${string}letter${string}`>;

/** The part of the matrix that is about letters to schools. */
export const LETTER_MATRIX: Record<LetterPermission, string> = {
  'school.read-letter': `
                               own   hub's  other
    nobody                     -     -      -
    officer, hub               yes   yes    yes
    officer, trust             yes   yes    yes
    head, school               yes   -      -
    deputy-ceo, trust          yes   yes    yes
    ceo, trust                 yes   yes    yes
    chair-of-governors, school yes   -      -
    clerk, school              yes   -      -
    coaching-member, school    -     -      -
    staff, school              -     -      -
    department, trust          -     -      -
    administrator, trust       -     -      -
    operator                   -     -      -
    schedule                   yes   yes    yes`,
  'school.acknowledge-letter': `
                               own   hub's  other
    nobody                     -     -      -
    officer, hub               -     -      -
    officer, trust             -     -      -
    head, school               yes   -      -
    deputy-ceo, trust          -     -      -
    ceo, trust                 -     -      -
    chair-of-governors, school -     -      -
    clerk, school              -     -      -
    coaching-member, school    -     -      -
    staff, school              -     -      -
    department, trust          -     -      -
    administrator, trust       -     -      -
    operator                   -     -      -
    schedule                   yes   yes    yes`,
  'trust.read-letters': `
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
    operator                   yes
    schedule                   yes`,
  'trust.issue-letters': `
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
    operator                   yes
    schedule                   yes`,
};
