import { describe, expect, it } from 'vitest';
import { type Actor, OPERATOR } from '#domain/access/actor.ts';
import { can, type VisitTarget } from '#domain/access/can.ts';
import { Role, type Scope } from '#domain/access/role.ts';
import { SCOPES_OF } from '#domain/access/role-words.ts';
import { type Permission, RULES } from '#domain/access/rules.ts';
import { actor } from '#test/builders/actor.ts';

type OfVisits = Extract<Permission, `visit.${string}`>;

/** DOMAIN's "Who may do what" for visits. `own`: at the school they are appointed to; `hub`: at one of their hub; `all`: anywhere. */
const MAY: Record<OfVisits, string> = {
  'visit.read': 'head own, officer all, deputy-ceo all, ceo all, lead, attendee, invited',
  'visit.answer': 'head own',
  'visit.rule-out': 'attendee, invited',
  'visit.book': 'officer hub, deputy-ceo all, ceo all, lead',
  'visit.report': 'lead',
  'visit.check-report': 'head own',
  'visit.read-brief': 'head own, officer all, deputy-ceo all, ceo all, lead, invited',
  'visit.read-report':
    'head own, chair-of-governors own, clerk own, officer all, deputy-ceo all, ceo all, lead, invited, recipient',
};

const ME = 'person-me';
const SCOPES: Record<Scope['kind'], Scope> = {
  school: { kind: 'school', urn: '900001' },
  hub: { kind: 'hub', hubId: 'north' },
  trust: { kind: 'trust' },
};
const visit = (change: Partial<VisitTarget>): VisitTarget => ({
  ...{ kind: 'visit', urn: '900009', hubId: 'south', leadId: 'someone', attendeeIds: ['somebody'] },
  ...{ isInvitedTime: false, recipientIds: ['somebody'] },
  ...change,
});
const AT = {
  own: visit({ urn: '900001', hubId: 'north' }),
  hub: visit({ urn: '900002', hubId: 'north' }),
  other: visit({}),
};
const PARTS: Record<string, VisitTarget> = {
  lead: visit({ leadId: ME }),
  attendee: visit({ attendeeIds: [ME] }),
  invited: visit({ attendeeIds: [ME], isInvitedTime: true }),
  recipient: visit({ recipientIds: [ME] }),
};
const nobody = actor(null, undefined, ME);

/** "all", "hub" or "own"; an officer's hub is a hub, and a head's own school is in one too. */
function reach(by: Actor, permission: OfVisits): string[] {
  const at = (name: keyof typeof AT) => can(by, permission, AT[name]);
  if (at('other')) return ['all'];
  return at('hub') ? ['hub'] : at('own') ? ['own'] : [];
}

describe.each(Object.entries(MAY) as [OfVisits, string][])('%s', (permission, may) => {
  it(may, () => {
    const roles = Role.options.flatMap(role => {
      // The narrowest scope it can have.
      const kind = (['school', 'hub', 'trust'] as const).find(each => SCOPES_OF[role].includes(each));
      return kind ? reach(actor(role, SCOPES[kind], ME), permission).map(far => `${role} ${far}`) : [];
    });
    const parts = Object.keys(PARTS).filter(name => can(nobody, permission, PARTS[name] ?? AT.other));
    expect([...roles, ...parts].toSorted()).toEqual(may.split(', ').toSorted());
  });

  it('is nobody’s without a part in it or a role, and not the command line’s', () => {
    for (const target of Object.values(AT))
      expect([can(nobody, permission, target), can(OPERATOR, permission, target)]).toEqual([false, false]);
  });
});

it('leaves out no permission of visits that any rule gives', () => {
  const given = new Set(RULES.flatMap(({ may }) => may.filter(each => each.startsWith('visit.'))));
  expect([...given].toSorted()).toEqual(Object.keys(MAY).toSorted());
});
