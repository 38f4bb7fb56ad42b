import type { Permission } from '#domain/access/permission.ts';

/** Who may do what about a school's category, its special statuses and what follows from them. */
export const STANDING_MATRIX = {
  'school.ask-review': `
                               own   hub's  other
    nobody                     -     -      -
    officer, hub               yes   yes    -
    officer, trust             yes   yes    yes
    head, school               -     -      -
    deputy-ceo, trust          yes   yes    yes
    ceo, trust                 yes   yes    yes
    chair-of-governors, school -     -      -
    clerk, school              -     -      -
    coaching-member, school    -     -      -
    staff, school              -     -      -
    department, trust          -     -      -
    administrator, trust       -     -      -
    operator                   -     -      -
    schedule                   yes   yes    yes`,
  'school.read-coming-category': `
                               own   hub's  other
    nobody                     -     -      -
    officer, hub               yes   yes    -
    officer, trust             yes   yes    yes
    head, school               -     -      -
    deputy-ceo, trust          yes   yes    yes
    ceo, trust                 yes   yes    yes
    chair-of-governors, school -     -      -
    clerk, school              -     -      -
    coaching-member, school    -     -      -
    staff, school              -     -      -
    department, trust          -     -      -
    administrator, trust       -     -      -
    operator                   -     -      -
    schedule                   yes   yes    yes`,
  'school.correct-category': `
                               own   hub's  other
    nobody                     -     -      -
    officer, hub               -     -      -
    officer, trust             -     -      -
    head, school               -     -      -
    deputy-ceo, trust          yes   yes    yes
    ceo, trust                 yes   yes    yes
    chair-of-governors, school -     -      -
    clerk, school              -     -      -
    coaching-member, school    -     -      -
    staff, school              -     -      -
    department, trust          -     -      -
    administrator, trust       -     -      -
    operator                   -     -      -
    schedule                   yes   yes    yes`,
  'school.set-status': `
                               own   hub's  other
    nobody                     -     -      -
    officer, hub               -     -      -
    officer, trust             -     -      -
    head, school               -     -      -
    deputy-ceo, trust          yes   yes    yes
    ceo, trust                 yes   yes    yes
    chair-of-governors, school -     -      -
    clerk, school              -     -      -
    coaching-member, school    -     -      -
    staff, school              -     -      -
    department, trust          -     -      -
    administrator, trust       -     -      -
    operator                   -     -      -
    schedule                   yes   yes    yes`,
  'school.send-plan': `
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
  'school.ask-support': `
                               own   hub's  other
    nobody                     -     -      -
    officer, hub               yes   yes    -
    officer, trust             yes   yes    yes
    head, school               yes   -      -
    deputy-ceo, trust          yes   yes    yes
    ceo, trust                 yes   yes    yes
    chair-of-governors, school -     -      -
    clerk, school              -     -      -
    coaching-member, school    -     -      -
    staff, school              -     -      -
    department, trust          -     -      -
    administrator, trust       -     -      -
    operator                   -     -      -
    schedule                   yes   yes    yes`,
  'school.agree-support': `
                               own   hub's  other
    nobody                     -     -      -
    officer, hub               -     -      -
    officer, trust             -     -      -
    head, school               -     -      -
    deputy-ceo, trust          -     -      -
    ceo, trust                 yes   yes    yes
    chair-of-governors, school -     -      -
    clerk, school              -     -      -
    coaching-member, school    -     -      -
    staff, school              -     -      -
    department, trust          -     -      -
    administrator, trust       -     -      -
    operator                   -     -      -
    schedule                   yes   yes    yes`,
  'school.record-intervention': `
                               own   hub's  other
    nobody                     -     -      -
    officer, hub               -     -      -
    officer, trust             -     -      -
    head, school               -     -      -
    deputy-ceo, trust          yes   yes    yes
    ceo, trust                 yes   yes    yes
    chair-of-governors, school -     -      -
    clerk, school              -     -      -
    coaching-member, school    -     -      -
    staff, school              -     -      -
    department, trust          -     -      -
    administrator, trust       -     -      -
    operator                   -     -      -
    schedule                   yes   yes    yes`,
  'trust.read-ladder': `
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
} satisfies Partial<Record<Permission, string>>;
