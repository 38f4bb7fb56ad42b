import type { Permission } from '#domain/access/permission.ts';

/**
 * What everybody may do to a visit, in the table's form of matrix.spec.ts. Visits: of the school they are appointed to; of
 * another of the same hub; of one of another hub. The rest are of a school of another hub, and of nobody's own: they lead
 * it; are to be there; are to be there, and it is its time (from the brief until four weeks after it); its report was
 * released to them; or its head has named them, to answer ("delegate") or to choose times ("slots"). And of visits whose lead
 * holds no role any more: of a school of their hub ("left"), and of another ("gone").
 */
export const VISIT_MATRIX: Record<Extract<Permission, `visit.${string}`>, string> = {
  'visit.read': `
                               own   hub’s  other  lead  attendee  invited  recipient  delegate  slots  left  gone
    nobody                     -     -      -      yes   yes       yes      -          yes       -      -     -
    officer, hub               yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    officer, trust             yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    head, school               yes   -      -      yes   yes       yes      -          yes       -      -     -
    deputy-ceo, trust          yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    ceo, trust                 yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    chair-of-governors, school -     -      -      yes   yes       yes      -          yes       -      -     -
    clerk, school              -     -      -      yes   yes       yes      -          yes       -      -     -
    coaching-member, school    -     -      -      yes   yes       yes      -          yes       -      -     -
    staff, school              -     -      -      yes   yes       yes      -          yes       -      -     -
    department, trust          -     -      -      yes   yes       yes      -          yes       -      -     -
    administrator, trust       -     -      -      yes   yes       yes      -          yes       -      -     -
    operator                   -     -      -      -     -         -        -          -         -      -     -
    schedule                   yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes`,
  'visit.read-time': `
                               own   hub’s  other  lead  attendee  invited  recipient  delegate  slots  left  gone
    nobody                     -     -      -      -     -         -        -          -         yes    -     -
    officer, hub               -     -      -      -     -         -        -          -         yes    -     -
    officer, trust             -     -      -      -     -         -        -          -         yes    -     -
    head, school               -     -      -      -     -         -        -          -         yes    -     -
    deputy-ceo, trust          -     -      -      -     -         -        -          -         yes    -     -
    ceo, trust                 -     -      -      -     -         -        -          -         yes    -     -
    chair-of-governors, school -     -      -      -     -         -        -          -         yes    -     -
    clerk, school              -     -      -      -     -         -        -          -         yes    -     -
    coaching-member, school    -     -      -      -     -         -        -          -         yes    -     -
    staff, school              -     -      -      -     -         -        -          -         yes    -     -
    department, trust          -     -      -      -     -         -        -          -         yes    -     -
    administrator, trust       -     -      -      -     -         -        -          -         yes    -     -
    operator                   -     -      -      -     -         -        -          -         -      -     -
    schedule                   yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes`,
  'visit.answer': `
                               own   hub’s  other  lead  attendee  invited  recipient  delegate  slots  left  gone
    nobody                     -     -      -      -     -         -        -          yes       yes    -     -
    officer, hub               -     -      -      -     -         -        -          yes       yes    -     -
    officer, trust             -     -      -      -     -         -        -          yes       yes    -     -
    head, school               yes   -      -      -     -         -        -          yes       yes    -     -
    deputy-ceo, trust          -     -      -      -     -         -        -          yes       yes    -     -
    ceo, trust                 -     -      -      -     -         -        -          yes       yes    -     -
    chair-of-governors, school -     -      -      -     -         -        -          yes       yes    -     -
    clerk, school              -     -      -      -     -         -        -          yes       yes    -     -
    coaching-member, school    -     -      -      -     -         -        -          yes       yes    -     -
    staff, school              -     -      -      -     -         -        -          yes       yes    -     -
    department, trust          -     -      -      -     -         -        -          yes       yes    -     -
    administrator, trust       -     -      -      -     -         -        -          yes       yes    -     -
    operator                   -     -      -      -     -         -        -          -         -      -     -
    schedule                   yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes`,
  'visit.rule-out': `
                               own   hub’s  other  lead  attendee  invited  recipient  delegate  slots  left  gone
    nobody                     -     -      -      -     yes       yes      -          -         -      -     -
    officer, hub               -     -      -      -     yes       yes      -          -         -      -     -
    officer, trust             -     -      -      -     yes       yes      -          -         -      -     -
    head, school               -     -      -      -     yes       yes      -          -         -      -     -
    deputy-ceo, trust          -     -      -      -     yes       yes      -          -         -      -     -
    ceo, trust                 -     -      -      -     yes       yes      -          -         -      -     -
    chair-of-governors, school -     -      -      -     yes       yes      -          -         -      -     -
    clerk, school              -     -      -      -     yes       yes      -          -         -      -     -
    coaching-member, school    -     -      -      -     yes       yes      -          -         -      -     -
    staff, school              -     -      -      -     yes       yes      -          -         -      -     -
    department, trust          -     -      -      -     yes       yes      -          -         -      -     -
    administrator, trust       -     -      -      -     yes       yes      -          -         -      -     -
    operator                   -     -      -      -     -         -        -          -         -      -     -
    schedule                   yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes`,
  'visit.book': `
                               own   hub’s  other  lead  attendee  invited  recipient  delegate  slots  left  gone
    nobody                     -     -      -      yes   -         -        -          -         -      -     -
    officer, hub               yes   yes    -      yes   -         -        -          -         -      yes   -
    officer, trust             yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    head, school               -     -      -      yes   -         -        -          -         -      -     -
    deputy-ceo, trust          yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    ceo, trust                 yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    chair-of-governors, school -     -      -      yes   -         -        -          -         -      -     -
    clerk, school              -     -      -      yes   -         -        -          -         -      -     -
    coaching-member, school    -     -      -      yes   -         -        -          -         -      -     -
    staff, school              -     -      -      yes   -         -        -          -         -      -     -
    department, trust          -     -      -      yes   -         -        -          -         -      -     -
    administrator, trust       -     -      -      yes   -         -        -          -         -      -     -
    operator                   -     -      -      -     -         -        -          -         -      -     -
    schedule                   yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes`,
  'visit.report': `
                               own   hub’s  other  lead  attendee  invited  recipient  delegate  slots  left  gone
    nobody                     -     -      -      yes   -         -        -          -         -      -     -
    officer, hub               -     -      -      yes   -         -        -          -         -      yes   -
    officer, trust             -     -      -      yes   -         -        -          -         -      yes   yes
    head, school               -     -      -      yes   -         -        -          -         -      -     -
    deputy-ceo, trust          -     -      -      yes   -         -        -          -         -      yes   yes
    ceo, trust                 -     -      -      yes   -         -        -          -         -      yes   yes
    chair-of-governors, school -     -      -      yes   -         -        -          -         -      -     -
    clerk, school              -     -      -      yes   -         -        -          -         -      -     -
    coaching-member, school    -     -      -      yes   -         -        -          -         -      -     -
    staff, school              -     -      -      yes   -         -        -          -         -      -     -
    department, trust          -     -      -      yes   -         -        -          -         -      -     -
    administrator, trust       -     -      -      yes   -         -        -          -         -      -     -
    operator                   -     -      -      -     -         -        -          -         -      -     -
    schedule                   yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes`,
  'visit.check-report': `
                               own   hub’s  other  lead  attendee  invited  recipient  delegate  slots  left  gone
    nobody                     -     -      -      -     -         -        -          yes       -      -     -
    officer, hub               -     -      -      -     -         -        -          yes       -      -     -
    officer, trust             -     -      -      -     -         -        -          yes       -      -     -
    head, school               yes   -      -      -     -         -        -          yes       -      -     -
    deputy-ceo, trust          -     -      -      -     -         -        -          yes       -      -     -
    ceo, trust                 -     -      -      -     -         -        -          yes       -      -     -
    chair-of-governors, school -     -      -      -     -         -        -          yes       -      -     -
    clerk, school              -     -      -      -     -         -        -          yes       -      -     -
    coaching-member, school    -     -      -      -     -         -        -          yes       -      -     -
    staff, school              -     -      -      -     -         -        -          yes       -      -     -
    department, trust          -     -      -      -     -         -        -          yes       -      -     -
    administrator, trust       -     -      -      -     -         -        -          yes       -      -     -
    operator                   -     -      -      -     -         -        -          -         -      -     -
    schedule                   yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes`,
  'visit.read-brief': `
                               own   hub’s  other  lead  attendee  invited  recipient  delegate  slots  left  gone
    nobody                     -     -      -      yes   -         yes      -          yes       -      -     -
    officer, hub               yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    officer, trust             yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    head, school               yes   -      -      yes   -         yes      -          yes       -      -     -
    deputy-ceo, trust          yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    ceo, trust                 yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    chair-of-governors, school -     -      -      yes   -         yes      -          yes       -      -     -
    clerk, school              -     -      -      yes   -         yes      -          yes       -      -     -
    coaching-member, school    -     -      -      yes   -         yes      -          yes       -      -     -
    staff, school              -     -      -      yes   -         yes      -          yes       -      -     -
    department, trust          -     -      -      yes   -         yes      -          yes       -      -     -
    administrator, trust       -     -      -      yes   -         yes      -          yes       -      -     -
    operator                   -     -      -      -     -         -        -          -         -      -     -
    schedule                   yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes`,
  'visit.read-report': `
                               own   hub’s  other  lead  attendee  invited  recipient  delegate  slots  left  gone
    nobody                     -     -      -      yes   -         yes      yes        -         -      -     -
    officer, hub               yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    officer, trust             yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    head, school               yes   -      -      yes   -         yes      yes        -         -      -     -
    deputy-ceo, trust          yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    ceo, trust                 yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes
    chair-of-governors, school yes   -      -      yes   -         yes      yes        -         -      -     -
    clerk, school              yes   -      -      yes   -         yes      yes        -         -      -     -
    coaching-member, school    -     -      -      yes   -         yes      yes        -         -      -     -
    staff, school              -     -      -      yes   -         yes      yes        -         -      -     -
    department, trust          -     -      -      yes   -         yes      yes        -         -      -     -
    administrator, trust       -     -      -      yes   -         yes      yes        -         -      -     -
    operator                   -     -      -      -     -         -        -          -         -      -     -
    schedule                   yes   yes    yes    yes   yes       yes      yes        yes       yes    yes   yes`,
};
