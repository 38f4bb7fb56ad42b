import { describe, expect, it } from 'vitest';
import { type Actor, OPERATOR, SCHEDULE } from '#domain/access/actor.ts';
import { can, type MeetingTarget, type Target } from '#domain/access/can.ts';
import type { Permission } from '#domain/access/permission.ts';
import { Role, type Scope } from '#domain/access/role.ts';
import { RULES } from '#domain/access/rules.ts';
import { actor } from '#test/builders/actor.ts';

const OAKWOOD: Target = { kind: 'school', urn: '900001', hubId: 'north' };
const NEIGHBOUR: Target = { kind: 'school', urn: '900002', hubId: 'north' };
const ELSEWHERE: Target = { kind: 'school', urn: '900003', hubId: 'south' };
const HUBLESS: Target = { kind: 'school', urn: '900004', hubId: null };
const ME = 'person-me';
const OTHER = 'person-other';
const meeting = (change: Partial<MeetingTarget>): Target => ({
  kind: 'meeting',
  memberIds: [OTHER],
  deputyIds: [OTHER],
  chairId: OTHER,
  actingChairId: OTHER,
  ...change,
});
/** The chair of a series and its deputies are members of it. */
const MEETINGS = {
  member: meeting({ memberIds: [ME, OTHER] }),
  deputy: meeting({ memberIds: [ME, OTHER], deputyIds: [ME, OTHER] }),
  chair: meeting({ memberIds: [ME, OTHER], chairId: ME }),
  acting: meeting({ memberIds: [ME, OTHER], actingChairId: ME }),
  neither: meeting({}),
  unchaired: meeting({ chairId: null, actingChairId: null }),
};

const AT_OAKWOOD: Scope = { kind: 'school', urn: '900001' };
const IN_NORTH: Scope = { kind: 'hub', hubId: 'north' };
const IN_TRUST: Scope = { kind: 'trust' };
const SCHOOL_PERMISSIONS = ['school.read-basics', 'school.read-status', 'school.flag'] as const;
const MEETING_PERMISSIONS = [
  'meeting.read',
  'meeting.contribute',
  'meeting.take-over',
  'meeting.run',
  'meeting.read-confidential',
  'meeting.plan',
  'meeting.set-up',
] as const;

/** What may be read of a school: nothing, what it is (basics), or how it is doing as well (all). */
type Reading = '-' | 'basics' | 'all';
const read = (who: Actor, target: Target): Reading => {
  const [basics, status] = SCHOOL_PERMISSIONS.map(permission => can(who, permission, target));
  if (status && !basics) throw new Error('status without basics makes no sense');
  return status ? 'all' : basics ? 'basics' : '-';
};

/** What may be done at a meeting: nothing, reading it, or also putting something on it. */
type Part = '-' | 'read' | 'contribute';
/** All that may be done at a meeting, in the order of the permissions. */
const mayAll = (who: Actor, target: Target) =>
  MEETING_PERMISSIONS.filter(permission => can(who, permission, target)).map(each =>
    each.slice('meeting.'.length),
  );

const takePart = (who: Actor, target: Target): Part => {
  const [reads, contributes] = MEETING_PERMISSIONS.map(permission => can(who, permission, target));
  if (contributes && !reads) throw new Error('contributing without reading makes no sense');
  return contributes ? 'contribute' : reads ? 'read' : '-';
};

type Row = [Role, Scope, own: Reading, hub: Reading, other: Reading, hubless: Reading];
const SCHOOLS: Row[] = [
  ['officer', AT_OAKWOOD, 'all', 'all', 'all', 'all'],
  ['officer', IN_NORTH, 'all', 'all', 'all', 'all'],
  ['officer', IN_TRUST, 'all', 'all', 'all', 'all'],
  ['head', AT_OAKWOOD, 'all', '-', '-', '-'],
  ['head', IN_NORTH, '-', '-', '-', '-'],
  ['head', IN_TRUST, '-', '-', '-', '-'],
  ['deputy-ceo', AT_OAKWOOD, 'all', 'all', 'all', 'all'],
  ['deputy-ceo', IN_NORTH, 'all', 'all', 'all', 'all'],
  ['deputy-ceo', IN_TRUST, 'all', 'all', 'all', 'all'],
  ['ceo', AT_OAKWOOD, 'all', 'all', 'all', 'all'],
  ['ceo', IN_NORTH, 'all', 'all', 'all', 'all'],
  ['ceo', IN_TRUST, 'all', 'all', 'all', 'all'],
  ['chair-of-governors', AT_OAKWOOD, 'all', '-', '-', '-'],
  ['chair-of-governors', IN_NORTH, '-', '-', '-', '-'],
  ['chair-of-governors', IN_TRUST, '-', '-', '-', '-'],
  ['clerk', AT_OAKWOOD, 'all', '-', '-', '-'],
  ['clerk', IN_NORTH, '-', '-', '-', '-'],
  ['clerk', IN_TRUST, '-', '-', '-', '-'],
  ['coaching-member', AT_OAKWOOD, '-', '-', '-', '-'],
  ['coaching-member', IN_NORTH, '-', '-', '-', '-'],
  ['coaching-member', IN_TRUST, '-', '-', '-', '-'],
  ['staff', AT_OAKWOOD, '-', '-', '-', '-'],
  ['staff', IN_NORTH, '-', '-', '-', '-'],
  ['staff', IN_TRUST, '-', '-', '-', '-'],
  ['department', AT_OAKWOOD, '-', '-', '-', '-'],
  ['department', IN_NORTH, '-', '-', '-', '-'],
  ['department', IN_TRUST, 'basics', 'basics', 'basics', 'basics'],
  ['administrator', AT_OAKWOOD, '-', '-', '-', '-'],
  ['administrator', IN_NORTH, '-', '-', '-', '-'],
  ['administrator', IN_TRUST, 'basics', 'basics', 'basics', 'basics'],
];

/** Whoever is a member or the chair contributes; this is what their role alone gives the others. */
const MEETINGS_OF_OTHERS: Record<Role, Part> = {
  officer: 'read',
  head: '-',
  'deputy-ceo': 'contribute',
  ceo: 'contribute',
  'chair-of-governors': '-',
  clerk: '-',
  'coaching-member': '-',
  staff: '-',
  department: '-',
  administrator: '-',
};

const scopeInWords = (scope: Scope) =>
  ({ school: 'of Oakwood', hub: 'of the hub North', trust: 'of the trust' })[scope.kind];

describe('reading schools', () => {
  it.each(SCHOOLS.map(row => [...row, scopeInWords(row[1])] as const))(
    '%s with the scope %o: Oakwood %s, its hub %s, another hub %s, no hub %s (%s)',
    (role, scope, own, hub, other, hubless) => {
      const who = actor(role, scope, ME);
      expect([OAKWOOD, NEIGHBOUR, ELSEWHERE, HUBLESS].map(target => read(who, target))).toEqual([
        own,
        hub,
        other,
        hubless,
      ]);
    },
  );

  it('is decided here for every role and every scope', () => {
    const decided = new Set(SCHOOLS.map(([role, scope]) => `${role} ${scope.kind}`));
    expect(decided.size).toBe(Role.options.length * 3);
  });
});

/** Whose role lets them put a flag about a school before the chair. */
const FLAGGING: readonly Role[] = ['officer', 'deputy-ceo', 'ceo', 'department'];

describe('flags about a school', () => {
  it.each(Role.options)('%s', role => {
    expect(can(actor(role, IN_TRUST, ME), 'school.flag', OAKWOOD)).toBe(FLAGGING.includes(role));
  });

  it.each(['head', 'chair-of-governors', 'clerk', 'department', 'administrator'] as const)(
    'of its own school are not for a %s of it',
    role => {
      expect(can(actor(role, AT_OAKWOOD, ME), 'school.flag', OAKWOOD)).toBe(false);
    },
  );
});

describe('meetings', () => {
  const everyone = Role.options.flatMap(role =>
    [AT_OAKWOOD, IN_NORTH, IN_TRUST].map(scope => [role, scope] as const),
  );
  it.each(everyone)(
    '%s with the scope %o: as a member or chair contributes, else what the role gives',
    (role, scope) => {
      const who = actor(role, scope, ME);
      for (const part of ['member', 'deputy', 'chair', 'acting'] as const)
        expect(takePart(who, MEETINGS[part]), part).toBe('contribute');
      expect(takePart(who, MEETINGS.neither)).toBe(MEETINGS_OF_OTHERS[role]);
    },
  );

  it.each(everyone)(
    '%s with the scope %o runs what they chair or took over, and nothing else',
    (role, scope) => {
      const who = actor(role, scope, ME);
      const runs = Object.entries(MEETINGS).filter(([, target]) => can(who, 'meeting.run', target));
      expect(runs.map(([part]) => part)).toEqual(['chair', 'acting']);
    },
  );

  it.each([
    ['member', ['read', 'contribute']],
    ['deputy', ['read', 'contribute', 'take-over']],
    ['chair', ['read', 'contribute', 'take-over', 'run', 'read-confidential', 'plan']],
    ['acting', ['read', 'contribute', 'take-over', 'run', 'read-confidential', 'plan']],
    ['neither', []],
    ['unchaired', []],
  ] as const)('give an appointment of their own, whatever the role: %s', (part, may) => {
    for (const role of [null, 'head', 'clerk', 'coaching-member', 'department'] as const)
      expect(mayAll(actor(role, AT_OAKWOOD, ME), MEETINGS[part]), String(role)).toEqual(may);
  });

  it.each<[Role, readonly string[]]>([
    ['officer', ['read']],
    ['deputy-ceo', ['read', 'contribute', 'take-over', 'read-confidential', 'plan', 'set-up']],
    ['ceo', ['read', 'contribute', 'take-over', 'read-confidential', 'plan', 'set-up']],
    ['administrator', ['plan', 'set-up']],
  ])('of others are to a %s, for the whole trust: %j', (role, may) => {
    expect(mayAll(actor(role, IN_TRUST, ME), MEETINGS.neither)).toEqual(may);
    expect(mayAll(actor(role, IN_TRUST, ME), MEETINGS.unchaired)).toEqual(may);
  });

  it('are nobody’s by a name that is only like a member’s', () => {
    expect(takePart(actor('head', AT_OAKWOOD, 'person-m'), MEETINGS.member)).toBe('-');
  });
});

describe('whoever has several appointments', () => {
  it('may do what each of them gives, and no more', () => {
    const both: Actor = {
      ...actor('head', AT_OAKWOOD, ME),
      appointments: [
        { role: 'head', scope: AT_OAKWOOD },
        { role: 'department', scope: IN_TRUST },
      ],
    };
    expect([OAKWOOD, NEIGHBOUR].map(target => read(both, target))).toEqual(['all', 'basics']);
    const heads: Actor = {
      ...both,
      appointments: ['900001', '900003'].map(urn => ({ role: 'head', scope: { kind: 'school', urn } })),
    };
    expect([OAKWOOD, NEIGHBOUR, ELSEWHERE].map(target => read(heads, target))).toEqual(['all', '-', 'all']);
  });

  it('gets no reach of one for the role of the other', () => {
    const mixed: Actor = {
      ...actor(null, IN_TRUST, ME),
      appointments: [
        { role: 'head', scope: AT_OAKWOOD },
        { role: 'coaching-member', scope: { kind: 'school', urn: '900003' } },
      ],
    };
    expect(read(mixed, ELSEWHERE)).toBe('-');
  });
});

describe('a letter to a school', () => {
  it('is read and acknowledged for the head by whom they named, at that school alone', () => {
    const named = { ...actor('staff', AT_OAKWOOD, ME) };
    for (const permission of ['school.read-letter', 'school.acknowledge-letter'] as const) {
      expect(can(named, permission, OAKWOOD)).toBe(false);
      expect(can(named, permission, { ...OAKWOOD, delegateIds: [ME] })).toBe(true);
      expect(can(named, permission, { ...OAKWOOD, delegateIds: ['somebody else'] })).toBe(false);
    }
    expect(can(named, 'school.read-owed', { ...OAKWOOD, delegateIds: [ME] })).toBe(false);
  });
});

describe('what did not arrive', () => {
  it.each([...Role.options.map(role => actor(role, IN_TRUST, ME)), OPERATOR, SCHEDULE])(
    'is for the administrator, the operator and the schedule to mend, and for nobody else (%#)',
    who => {
      const may = who.kind !== 'person' || who.appointments.some(({ role }) => role === 'administrator');
      expect(can(who, 'trust.mend-deliveries', { kind: 'trust' })).toBe(may);
      expect(can(who, 'trust.mend-deliveries', OAKWOOD)).toBe(false);
    },
  );
});

describe('whoever is no person of the trust', () => {
  it('without an appointment may do nothing', () => {
    const nobody = actor(null, IN_TRUST, ME);
    expect(read(nobody, OAKWOOD)).toBe('-');
    expect(takePart(nobody, MEETINGS.neither)).toBe('-');
  });

  it('as the command line’s operator reads what a school is, never how it is doing, and plans meetings it never reads', () => {
    expect(read(OPERATOR, OAKWOOD)).toBe('basics');
    expect(can(OPERATOR, 'school.flag', OAKWOOD)).toBe(false);
    for (const target of Object.values(MEETINGS))
      expect(mayAll(OPERATOR, target)).toEqual(['plan', 'set-up']);
  });

  it('as the schedule does what is due', () => {
    expect(read(SCHEDULE, OAKWOOD)).toBe('all');
    expect(takePart(SCHEDULE, MEETINGS.neither)).toBe('contribute');
  });
});

describe('a combination nobody thought of', () => {
  const people = [...Role.options.map(role => actor(role, IN_TRUST, ME)), OPERATOR];

  it('is refused: a permission of schools asked about a meeting, and the other way round', () => {
    for (const who of people) {
      for (const permission of SCHOOL_PERMISSIONS)
        for (const target of Object.values(MEETINGS)) expect(can(who, permission, target)).toBe(false);
      for (const permission of MEETING_PERMISSIONS) expect(can(who, permission, OAKWOOD)).toBe(false);
    }
  });

  it('is refused: a permission no rule names', () => {
    const unheard = 'school.close' as Permission;
    for (const who of people) expect(can(who, unheard, OAKWOOD)).toBe(false);
  });

  it('has no rule that two rows repeat', () => {
    const rows = RULES.map(rule => `${rule.role} ${rule.reach}`);
    expect(new Set(rows).size).toBe(rows.length);
  });
});
