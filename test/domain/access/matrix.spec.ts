import { describe, expect, it } from 'vitest';
import { type Actor, OPERATOR, SCHEDULE } from '#domain/access/actor.ts';
import { can, type MeetingTarget, type Target, type VisitTarget } from '#domain/access/can.ts';
import type { Permission } from '#domain/access/permission.ts';
import { Role, type Scope } from '#domain/access/role.ts';
import { SCOPES_OF } from '#domain/access/role-words.ts';
import { RULES } from '#domain/access/rules.ts';
import { actor } from '#test/builders/actor.ts';
import { COACHING_MATRIX, GROUPS_MATRIX, groupSubjects } from './coaching-matrix.ts';
import { ESCALATION_MATRIX, escalationSubjects } from './escalation-matrix.ts';
import { LETTER_MATRIX } from './letter-matrix.ts';
import { PLAN_MATRIX, planSubjects } from './plan-matrix.ts';
import { REQUEST_MATRIX } from './request-matrix.ts';
import { REVIEW_MATRIX, reviewSubjects } from './review-matrix.ts';
import { STANDING_MATRIX } from './standing-matrix.ts';
import { VISIT_MATRIX } from './visit-matrix.ts';

/**
 * DOMAIN's "Who may do what", whole: every permission, every role with every scope it can have, every subject. To be
 * read beside it. A school of another trust has no column, since no subject of another trust ever reaches the rules:
 * the store does not give it out, which test/conversations/across-trusts.spec.ts shows for every verb.
 *
 * Visits are in visit-matrix.ts, category reviews in review-matrix.ts, letters in letter-matrix.ts, plans in plan-matrix.ts, what is
 * to be sent in request-matrix.ts, what is late in escalation-matrix.ts, coaching groups in coaching-matrix.ts.
 *
 * Schools: the one they are appointed to; another of the same hub; one of another hub. Meetings: of a series they have
 * no part in; they are a member of; a deputy; the chair; or they took this meeting over.
 */
const MATRIX: Record<Permission, string> = {
  ...VISIT_MATRIX,
  ...REVIEW_MATRIX,
  ...PLAN_MATRIX,
  ...REQUEST_MATRIX,
  ...ESCALATION_MATRIX,
  ...STANDING_MATRIX,
  ...LETTER_MATRIX,
  ...COACHING_MATRIX,
  ...GROUPS_MATRIX,
  'school.read-basics': `
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
    department, trust          yes   yes    yes
    administrator, trust       yes   yes    yes
    operator                   yes   yes    yes
    schedule                   yes   yes    yes`,
  'school.read-status': `
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
  'school.read-next-visit': `
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
    department, trust          yes   yes    yes
    administrator, trust       -     -      -
    operator                   -     -      -
    schedule                   yes   yes    yes`,
  'school.name-delegate': `
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
  'school.flag': `
                               own   hub's  other
    nobody                     -     -      -
    officer, hub               yes   yes    yes
    officer, trust             yes   yes    yes
    head, school               -     -      -
    deputy-ceo, trust          yes   yes    yes
    ceo, trust                 yes   yes    yes
    chair-of-governors, school -     -      -
    clerk, school              -     -      -
    coaching-member, school    -     -      -
    staff, school              -     -      -
    department, trust          yes   yes    yes
    administrator, trust       -     -      -
    operator                   -     -      -
    schedule                   yes   yes    yes`,
  'school.read-owed': `
                               own   hub's  other
    nobody                     -     -      -
    officer, hub               yes   yes    yes
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
  'school.mark-owed': `
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
  'meeting.read': `
                               none  member deputy chair acting
    nobody                     -     yes    yes    yes   yes
    officer, hub               yes   yes    yes    yes   yes
    officer, trust             yes   yes    yes    yes   yes
    head, school               -     yes    yes    yes   yes
    deputy-ceo, trust          yes   yes    yes    yes   yes
    ceo, trust                 yes   yes    yes    yes   yes
    chair-of-governors, school -     yes    yes    yes   yes
    clerk, school              -     yes    yes    yes   yes
    coaching-member, school    -     yes    yes    yes   yes
    staff, school              -     yes    yes    yes   yes
    department, trust          -     yes    yes    yes   yes
    administrator, trust       -     yes    yes    yes   yes
    operator                   -     -      -      -     -
    schedule                   yes   yes    yes    yes   yes`,
  'meeting.contribute': `
                               none  member deputy chair acting
    nobody                     -     yes    yes    yes   yes
    officer, hub               -     yes    yes    yes   yes
    officer, trust             -     yes    yes    yes   yes
    head, school               -     yes    yes    yes   yes
    deputy-ceo, trust          yes   yes    yes    yes   yes
    ceo, trust                 yes   yes    yes    yes   yes
    chair-of-governors, school -     yes    yes    yes   yes
    clerk, school              -     yes    yes    yes   yes
    coaching-member, school    -     yes    yes    yes   yes
    staff, school              -     yes    yes    yes   yes
    department, trust          -     yes    yes    yes   yes
    administrator, trust       -     yes    yes    yes   yes
    operator                   -     -      -      -     -
    schedule                   yes   yes    yes    yes   yes`,
  'meeting.run': `
                               none  member deputy chair acting
    nobody                     -     -      -      yes   yes
    officer, hub               -     -      -      yes   yes
    officer, trust             -     -      -      yes   yes
    head, school               -     -      -      yes   yes
    deputy-ceo, trust          -     -      -      yes   yes
    ceo, trust                 -     -      -      yes   yes
    chair-of-governors, school -     -      -      yes   yes
    clerk, school              -     -      -      yes   yes
    coaching-member, school    -     -      -      yes   yes
    staff, school              -     -      -      yes   yes
    department, trust          -     -      -      yes   yes
    administrator, trust       -     -      -      yes   yes
    operator                   -     -      -      -     -
    schedule                   yes   yes    yes    yes   yes`,
  'meeting.take-over': `
                               none  member deputy chair acting
    nobody                     -     -      yes    yes   yes
    officer, hub               -     -      yes    yes   yes
    officer, trust             -     -      yes    yes   yes
    head, school               -     -      yes    yes   yes
    deputy-ceo, trust          yes   yes    yes    yes   yes
    ceo, trust                 yes   yes    yes    yes   yes
    chair-of-governors, school -     -      yes    yes   yes
    clerk, school              -     -      yes    yes   yes
    coaching-member, school    -     -      yes    yes   yes
    staff, school              -     -      yes    yes   yes
    department, trust          -     -      yes    yes   yes
    administrator, trust       -     -      yes    yes   yes
    operator                   -     -      -      -     -
    schedule                   yes   yes    yes    yes   yes`,
  'meeting.read-confidential': `
                               none  member deputy chair acting
    nobody                     -     -      -      yes   yes
    officer, hub               -     -      -      yes   yes
    officer, trust             -     -      -      yes   yes
    head, school               -     -      -      yes   yes
    deputy-ceo, trust          yes   yes    yes    yes   yes
    ceo, trust                 yes   yes    yes    yes   yes
    chair-of-governors, school -     -      -      yes   yes
    clerk, school              -     -      -      yes   yes
    coaching-member, school    -     -      -      yes   yes
    staff, school              -     -      -      yes   yes
    department, trust          -     -      -      yes   yes
    administrator, trust       -     -      -      yes   yes
    operator                   -     -      -      -     -
    schedule                   yes   yes    yes    yes   yes`,
  'meeting.plan': `
                               none  member deputy chair acting
    nobody                     -     -      -      yes   yes
    officer, hub               -     -      -      yes   yes
    officer, trust             -     -      -      yes   yes
    head, school               -     -      -      yes   yes
    deputy-ceo, trust          yes   yes    yes    yes   yes
    ceo, trust                 yes   yes    yes    yes   yes
    chair-of-governors, school -     -      -      yes   yes
    clerk, school              -     -      -      yes   yes
    coaching-member, school    -     -      -      yes   yes
    staff, school              -     -      -      yes   yes
    department, trust          -     -      -      yes   yes
    administrator, trust       yes   yes    yes    yes   yes
    operator                   yes   yes    yes    yes   yes
    schedule                   yes   yes    yes    yes   yes`,
  'meeting.set-up': `
                               none  member deputy chair acting
    nobody                     -     -      -      -     -
    officer, hub               -     -      -      -     -
    officer, trust             -     -      -      -     -
    head, school               -     -      -      -     -
    deputy-ceo, trust          yes   yes    yes    yes   yes
    ceo, trust                 yes   yes    yes    yes   yes
    chair-of-governors, school -     -      -      -     -
    clerk, school              -     -      -      -     -
    coaching-member, school    -     -      -      -     -
    staff, school              -     -      -      -     -
    department, trust          -     -      -      -     -
    administrator, trust       yes   yes    yes    yes   yes
    operator                   yes   yes    yes    yes   yes
    schedule                   yes   yes    yes    yes   yes`,
  'trust.mend-deliveries': `
                               trust
    nobody                     -
    officer, hub               -
    officer, trust             -
    head, school               -
    deputy-ceo, trust          -
    ceo, trust                 -
    chair-of-governors, school -
    clerk, school              -
    coaching-member, school    -
    staff, school              -
    department, trust          -
    administrator, trust       yes
    operator                   yes
    schedule                   yes`,
};

const ME = 'person-me';
const SCOPES: Record<Scope['kind'], Scope> = {
  school: { kind: 'school', urn: '900001' },
  hub: { kind: 'hub', hubId: 'north' },
  trust: { kind: 'trust' },
};
const ACTORS: Record<string, Actor> = {
  nobody: actor(null, undefined, ME),
  ...Object.fromEntries(
    Role.options.flatMap(role =>
      SCOPES_OF[role].map(kind => [`${role}, ${kind}`, actor(role, SCOPES[kind], ME)] as const),
    ),
  ),
  operator: OPERATOR,
  schedule: SCHEDULE,
};

const school = (urn: string, hubId: string): Target => ({ kind: 'school', urn, hubId });
const meeting = (change: Partial<MeetingTarget>): Target => {
  const others = { memberIds: ['someone'], deputyIds: ['someone'], chairId: 'someone', actingChairId: null };
  return { kind: 'meeting', ...others, ...change };
};
const visit = (urn: string, hubId: string, change: Partial<VisitTarget> = {}): Target => ({
  ...{ kind: 'visit', urn, hubId, leadId: 'someone', leadHasLeft: false, attendeeIds: ['someone'] },
  ...{ isInvitedTime: false, recipientIds: [], delegateIds: [], slotsDelegateIds: [], ...change },
});
const memberIds = ['someone', ME];
/** The chair of a series and its deputies are members of it. */
const SUBJECTS: Record<string, Target> = {
  own: school('900001', 'north'),
  'hub’s': school('900002', 'north'),
  other: school('900003', 'south'),
  none: meeting({}),
  member: meeting({ memberIds }),
  deputy: meeting({ memberIds, deputyIds: ['someone', ME] }),
  chair: meeting({ memberIds, chairId: ME }),
  acting: meeting({ memberIds, actingChairId: ME }),
  trust: { kind: 'trust' },
};
const VISITS: Record<string, Target> = {
  own: visit('900001', 'north', { isInvitedTime: true }),
  'hub’s': visit('900002', 'north', { isInvitedTime: true }),
  other: visit('900003', 'south', { isInvitedTime: true }),
  lead: visit('900003', 'south', { leadId: ME }),
  attendee: visit('900003', 'south', { attendeeIds: ['someone', ME] }),
  invited: visit('900003', 'south', { attendeeIds: ['someone', ME], isInvitedTime: true }),
  recipient: visit('900003', 'south', { recipientIds: [ME] }),
  delegate: visit('900003', 'south', { delegateIds: ['someone', ME] }),
  left: visit('900002', 'north', { leadHasLeft: true, isInvitedTime: true }),
  gone: visit('900003', 'south', { leadHasLeft: true, isInvitedTime: true }),
  slots: visit('900003', 'south', { slotsDelegateIds: ['someone', ME] }),
};
const REVIEWS = reviewSubjects(ME);
const PLANS = planSubjects(ME);
const REQUESTS: Record<string, Target> = {
  own: school('900001', 'north'),
  'hub’s': school('900002', 'north'),
  other: school('900003', 'south'),
  sender: { kind: 'school', urn: '900003', hubId: 'south', senderIds: ['someone', ME] },
};
const ESCALATIONS = escalationSubjects(ME);
const GROUPS = groupSubjects(ME);
const subjectsOf = (permission: string) =>
  permission in PLAN_MATRIX
    ? PLANS
    : permission in ESCALATION_MATRIX
      ? ESCALATIONS
      : permission === 'school.answer-request'
        ? REQUESTS
        : permission.startsWith('visit.')
          ? VISITS
          : permission.startsWith('review.')
            ? REVIEWS
            : permission.startsWith('coaching.')
              ? GROUPS
              : SUBJECTS;

/** The table's rows: who, and what is written for each column. */
function read(table: string): { columns: string[]; rows: [who: string, cells: string[]][] } {
  const [heading = '', ...lines] = table.trim().split('\n');
  const rows = lines.map(line => {
    const [who = '', cells = ''] = line.trim().split(/ +(?=(?:yes|-)(?: |$))(.*)/);
    return [who, cells.trim().split(/ +/)] as [string, string[]];
  });
  return { columns: heading.replaceAll("'", '’').trim().split(/ +/), rows };
}

describe.each(Object.entries(MATRIX))('%s', (permission, table) => {
  const { columns, rows } = read(table);

  it.each(rows)('%s: %j', (who, cells) => {
    const found = columns.map(column => {
      const [by, to] = [ACTORS[who], subjectsOf(permission)[column]];
      if (!by || !to) throw new Error(`nobody is called "${who}", or nothing "${column}"`);
      return can(by, permission as Permission, to) ? 'yes' : '-';
    });
    expect(found).toEqual(cells);
  });

  it('is decided for everybody there is, and every subject of its kind', () => {
    expect(rows.map(([who]) => who).toSorted()).toEqual(Object.keys(ACTORS).toSorted());
    const subjects = Object.entries(subjectsOf(permission));
    const ofKind = subjects.filter(([, to]) => permission.startsWith(`${to.kind}.`)).map(([name]) => name);
    expect(columns.toSorted()).toEqual(ofKind.toSorted());
  });

  it('is no answer about a subject of another kind', () => {
    const all = [SUBJECTS, VISITS, REVIEWS, PLANS, ESCALATIONS, GROUPS].flatMap(each => Object.values(each));
    const others = all.filter(({ kind }) => !permission.startsWith(`${kind}.`));
    for (const by of Object.values(ACTORS))
      for (const to of others) expect(can(by, permission as Permission, to)).toBe(false);
  });
});

it('leaves out no permission that any rule gives', () => {
  const given = new Set(RULES.flatMap(({ may }) => [...may]));
  expect([...given].toSorted()).toEqual(Object.keys(MATRIX).toSorted());
});
