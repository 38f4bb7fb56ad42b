import type { SchoolTarget, Target } from '#domain/access/can.ts';

/**
 * What everybody may do about something late at a school, in the table's form of matrix.spec.ts. Schools: the one they are appointed to;
 * another of the same hub; one of another hub. The rest are of a school of another hub: its head has named them to answer; they decide
 * once an officer has taken it further.
 */
export const ESCALATION_MATRIX = {
  'school.read-escalation': `
                               own      hub’s    other    delegate decider
    nobody                     -        -        -        yes      yes
    officer, hub               yes      yes      yes      yes      yes
    officer, trust             yes      yes      yes      yes      yes
    head, school               yes      -        -        yes      yes
    deputy-ceo, trust          yes      yes      yes      yes      yes
    ceo, trust                 yes      yes      yes      yes      yes
    chair-of-governors, school -        -        -        yes      yes
    clerk, school              -        -        -        yes      yes
    coaching-member, school    -        -        -        yes      yes
    staff, school              -        -        -        yes      yes
    department, trust          -        -        -        yes      yes
    administrator, trust       -        -        -        yes      yes
    operator                   -        -        -        -        -
    schedule                   yes      yes      yes      yes      yes`,
  'school.answer-escalation': `
                               own      hub’s    other    delegate decider
    nobody                     -        -        -        -        -
    officer, hub               yes      yes      -        -        -
    officer, trust             yes      yes      yes      yes      yes
    head, school               -        -        -        -        -
    deputy-ceo, trust          yes      yes      yes      yes      yes
    ceo, trust                 yes      yes      yes      yes      yes
    chair-of-governors, school -        -        -        -        -
    clerk, school              -        -        -        -        -
    coaching-member, school    -        -        -        -        -
    staff, school              -        -        -        -        -
    department, trust          -        -        -        -        -
    administrator, trust       -        -        -        -        -
    operator                   -        -        -        -        -
    schedule                   yes      yes      yes      yes      yes`,
  'school.decide-escalation': `
                               own      hub’s    other    delegate decider
    nobody                     -        -        -        -        yes
    officer, hub               -        -        -        -        yes
    officer, trust             -        -        -        -        yes
    head, school               -        -        -        -        yes
    deputy-ceo, trust          -        -        -        -        yes
    ceo, trust                 -        -        -        -        yes
    chair-of-governors, school -        -        -        -        yes
    clerk, school              -        -        -        -        yes
    coaching-member, school    -        -        -        -        yes
    staff, school              -        -        -        -        yes
    department, trust          -        -        -        -        yes
    administrator, trust       -        -        -        -        yes
    operator                   -        -        -        -        -
    schedule                   yes      yes      yes      yes      yes`,
  'school.add-to-line': `
                               own      hub’s    other    delegate decider
    nobody                     -        -        -        yes      -
    officer, hub               -        -        -        yes      -
    officer, trust             -        -        -        yes      -
    head, school               yes      -        -        yes      -
    deputy-ceo, trust          -        -        -        yes      -
    ceo, trust                 -        -        -        yes      -
    chair-of-governors, school -        -        -        yes      -
    clerk, school              -        -        -        yes      -
    coaching-member, school    -        -        -        yes      -
    staff, school              -        -        -        yes      -
    department, trust          -        -        -        yes      -
    administrator, trust       -        -        -        yes      -
    operator                   -        -        -        -        -
    schedule                   yes      yes      yes      yes      yes`,
  'school.record-absence': `
                               own      hub’s    other    delegate decider
    nobody                     -        -        -        -        -
    officer, hub               yes      yes      -        -        -
    officer, trust             yes      yes      yes      yes      yes
    head, school               yes      -        -        -        -
    deputy-ceo, trust          yes      yes      yes      yes      yes
    ceo, trust                 yes      yes      yes      yes      yes
    chair-of-governors, school -        -        -        -        -
    clerk, school              -        -        -        -        -
    coaching-member, school    -        -        -        -        -
    staff, school              -        -        -        -        -
    department, trust          -        -        -        -        -
    administrator, trust       -        -        -        -        -
    operator                   -        -        -        -        -
    schedule                   yes      yes      yes      yes      yes`,
};

const school = (urn: string, hubId: string, change: Partial<SchoolTarget> = {}): Target => ({
  ...{ kind: 'school', urn, hubId, delegateIds: ['someone'], deciderIds: ['someone'] },
  ...change,
});

/** The columns, as whoever asks (`me`) stands to each. */
export const escalationSubjects = (me: string): Record<string, Target> => ({
  own: school('900001', 'north'),
  'hub’s': school('900002', 'north'),
  other: school('900003', 'south'),
  delegate: school('900003', 'south', { delegateIds: [me] }),
  decider: school('900003', 'south', { deciderIds: [me] }),
});
