import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeetingTarget } from '#domain/access/can.ts';
import { can } from '#domain/access/can.ts';
import { type Appointment, Role, type Scope } from '#domain/access/role.ts';
import { LineAudience } from '#domain/meeting/agenda-line.ts';
import { type AgendaReader, mayReadLine } from '#domain/meeting/line-readers.ts';
import { actor } from '#test/builders/actor.ts';
import { line } from '#test/builders/meeting.ts';

const ME = 'person-me';
const OTHER = 'person-other';
const [OWN, ELSEWHERE] = ['900001', '900002'] as const;
const AT_OWN: Scope = { kind: 'school', urn: OWN };
const TRUST: Scope = { kind: 'trust' };

/** How somebody can stand to a meeting; chair, deputies and whoever took over are members of it. */
const PARTS = ['stranger', 'member', 'deputy', 'chair', 'acting chair'] as const;
type Part = (typeof PARTS)[number];
const meetingWith = (part: Part): MeetingTarget => ({
  kind: 'meeting',
  memberIds: part === 'stranger' ? [OTHER] : [ME, OTHER],
  deputyIds: part === 'deputy' ? [ME, OTHER] : [OTHER],
  chairId: part === 'chair' ? ME : OTHER,
  actingChairId: part === 'acting chair' ? ME : null,
});

const LINES = {
  'on no school': line(),
  'of the own school': line({ urn: OWN }),
  'of another school': line({ urn: ELSEWHERE }),
  'for the chair': line({ audience: 'chair', addedById: OTHER }),
  'for the chair, added by them': line({ audience: 'chair', addedById: ME }),
  'for the chair, with them as a reader': line({ audience: 'chair', readerIds: [ME] }),
  'naming them, of another school': line({ audience: 'named', readerIds: [OTHER, ME], urn: ELSEWHERE }),
  'naming others, added by them': line({
    audience: 'named',
    readerIds: [OTHER],
    addedById: ME,
    urn: ELSEWHERE,
  }),
  'naming others, of the own school': line({
    audience: 'named',
    readerIds: [OTHER],
    addedById: OTHER,
    urn: OWN,
  }),
  'naming nobody': line({ audience: 'named' }),
};
type LineName = keyof typeof LINES;
const ALL = Object.keys(LINES) as LineName[];
const NAMED: LineName[] = ['naming them, of another school', 'naming others, added by them'];
const FOR_THE_CHAIR: LineName[] = [
  'for the chair',
  'for the chair, added by them',
  'for the chair, with them as a reader',
];
const OPEN: LineName[] = ['on no school', 'of the own school', 'of another school'];
const OPEN_TO_A_SCHOOL: LineName[] = ['on no school', 'of the own school'];

const person = (who: ReturnType<typeof actor>): AgendaReader => ({ kind: 'person', actor: who });
const readBy = (reader: AgendaReader, part: Part): LineName[] =>
  ALL.filter(name => mayReadLine(LINES[name], reader, meetingWith(part)));

/** What each role reads who has nothing to do with the meeting; of the trust, and of the school "own". */
const STRANGERS: Record<Role, readonly [trust: LineName[], school: LineName[]]> = {
  officer: [OPEN, OPEN_TO_A_SCHOOL],
  head: [[], []],
  'deputy-ceo': [
    [...OPEN, ...FOR_THE_CHAIR],
    [...OPEN_TO_A_SCHOOL, ...FOR_THE_CHAIR],
  ],
  ceo: [
    [...OPEN, ...FOR_THE_CHAIR],
    [...OPEN_TO_A_SCHOOL, ...FOR_THE_CHAIR],
  ],
  'chair-of-governors': [[], []],
  clerk: [[], []],
  'coaching-member': [[], []],
  staff: [[], []],
  department: [[], []],
  administrator: [[], []],
};
const inOrder = (names: LineName[]) => ALL.filter(name => names.includes(name));

describe('one person, in their own chat', () => {
  it.each(Role.options)(
    '%s who is not of the meeting reads what the role gives, and what names them',
    role => {
      const [ofTrust, ofSchool] = STRANGERS[role];
      expect(readBy(person(actor(role, TRUST, ME)), 'stranger')).toEqual(inOrder([...ofTrust, ...NAMED]));
      expect(readBy(person(actor(role, AT_OWN, ME)), 'stranger')).toEqual(inOrder([...ofSchool, ...NAMED]));
    },
  );

  it.each(Role.options.flatMap(role => (['member', 'deputy'] as const).map(part => [role, part] as const)))(
    '%s who is a %s reads what is for the channel as far as their schools go, and what names them',
    (role, part) => {
      const confidential = role === 'ceo' || role === 'deputy-ceo' ? FOR_THE_CHAIR : [];
      expect(readBy(person(actor(role, TRUST, ME)), part)).toEqual(
        inOrder([...OPEN, ...confidential, ...NAMED]),
      );
      expect(readBy(person(actor(role, { kind: 'hub', hubId: 'north' }, ME)), part)).toEqual(
        inOrder([...OPEN, ...confidential, ...NAMED]),
      );
      expect(readBy(person(actor(role, AT_OWN, ME)), part)).toEqual(
        inOrder([...OPEN_TO_A_SCHOOL, ...confidential, ...NAMED]),
      );
    },
  );

  it.each(
    Role.options.flatMap(role => (['chair', 'acting chair'] as const).map(part => [role, part] as const)),
  )('%s who is the %s reads everything', (role, part) => {
    for (const scope of [TRUST, AT_OWN]) expect(readBy(person(actor(role, scope, ME)), part)).toEqual(ALL);
  });

  it('a deputy who took over reads everything, and the chair who is away still does', () => {
    const meeting = { ...meetingWith('acting chair'), chairId: OTHER };
    const chair = person(actor('officer', TRUST, OTHER));
    for (const name of ALL) expect(mayReadLine(LINES[name], chair, meeting), name).toBe(true);
  });

  it('someone without any role reads of no school, and as a member what is about none', () => {
    expect(readBy(person(actor(null, TRUST, ME)), 'stranger')).toEqual(NAMED);
    expect(readBy(person(actor(null, TRUST, ME)), 'member')).toEqual(inOrder(['on no school', ...NAMED]));
  });

  it('a head of two schools reads of both, and a head with a role in the trust reads of all', () => {
    const reading = (appointments: readonly Appointment[], urn: string) => {
      const who = { ...actor('head', AT_OWN, ME), appointments };
      return mayReadLine(line({ urn }), person(who), meetingWith('member'));
    };
    const head: Appointment = { role: 'head', scope: AT_OWN };
    const second: Appointment = { role: 'head', scope: { kind: 'school', urn: ELSEWHERE } };
    expect([OWN, ELSEWHERE, '900003'].map(urn => reading([head, second], urn))).toEqual([true, true, false]);
    const board: Appointment = { role: 'coaching-member', scope: TRUST };
    expect([OWN, ELSEWHERE, '900003'].map(urn => reading([head, board], urn))).toEqual([true, true, true]);
  });

  it('nobody reads by a name that is only like theirs', () => {
    const almost = person(actor(null, TRUST, 'person-m'));
    for (const name of ALL)
      expect(mayReadLine(LINES[name], almost, meetingWith('stranger')), name).toBe(false);
  });
});

describe('a channel', () => {
  const member = (role: Role | null, scope: Scope) => ({ appointments: actor(role, scope).appointments });
  const officer = member('officer', { kind: 'hub', hubId: 'north' });
  const head = member('head', AT_OWN);
  const channel = (...members: (typeof head)[]) => readBy({ kind: 'channel', members }, 'member');

  it('of people who read of all schools reads all lines that are for it, and none that is not', () => {
    expect(channel(officer, member('ceo', TRUST), member('department', TRUST))).toEqual(OPEN);
  });

  it('with a head in it reads lines of that school and of none: the others are not theirs', () => {
    expect(channel(officer, head)).toEqual(OPEN_TO_A_SCHOOL);
  });

  it('with the heads of two schools, or a governor of another, reads of neither', () => {
    const governor = member('chair-of-governors', { kind: 'school', urn: ELSEWHERE });
    expect(channel(head, governor)).toEqual(['on no school']);
    expect(channel(officer, head, member('head', { kind: 'school', urn: ELSEWHERE }))).toEqual([
      'on no school',
    ]);
  });

  it('with somebody in it who has left reads of no school', () => {
    expect(channel(officer, member(null, TRUST))).toEqual(['on no school']);
  });

  it('even of the CEO and the chair alone reads nothing confidential', () => {
    expect(channel(member('ceo', TRUST))).toEqual(OPEN);
  });
});

describe('a channel and its members', () => {
  const anyScope = fc.constantFrom<Scope>(TRUST, { kind: 'hub', hubId: 'north' }, AT_OWN, {
    kind: 'school',
    urn: ELSEWHERE,
  });
  const anyPerson = fc.record({
    id: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
    appointments: fc.array(fc.record({ role: fc.constantFrom(...Role.options), scope: anyScope }), {
      maxLength: 2,
    }),
  });
  const someone = fc.constantFrom('p1', 'p2', 'p3', 'p4', OTHER);
  const anyLine = fc
    .record({
      audience: fc.constantFrom(...LineAudience.options),
      urn: fc.constantFrom(null, OWN, ELSEWHERE),
      readerIds: fc.array(someone, { maxLength: 2 }),
      addedById: fc.option(someone),
    })
    .map(line);

  it('what a channel reads, each of its members who may read the meeting reads alone', () => {
    let shared = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(anyPerson, { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
        anyLine,
        (members, about) => {
          const meeting = { ...meetingWith('stranger'), memberIds: members.map(({ id }) => id) };
          if (!mayReadLine(about, { kind: 'channel', members }, meeting)) return;
          shared += 1;
          for (const { id, appointments } of members) {
            const who = { ...actor(null, TRUST, id), appointments };
            expect(can(who, 'meeting.read', meeting)).toBe(true);
            expect(mayReadLine(about, person(who), meeting)).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(shared).toBeGreaterThan(50);
  });

  it('what names its readers is read by them, whoever added it and whoever runs the meeting, and nobody else', () => {
    fc.assert(
      fc.property(anyPerson, anyLine, fc.constantFrom(...PARTS), ({ id, appointments }, about, part) => {
        fc.pre(about.audience === 'named');
        const who = { ...actor(null, TRUST, id), appointments };
        const meeting = { ...meetingWith(part), chairId: part === 'chair' ? id : OTHER };
        const expected = part === 'chair' || about.readerIds.includes(id) || about.addedById === id;
        expect(mayReadLine(about, person(who), meeting)).toBe(expected);
      }),
    );
  });
});
