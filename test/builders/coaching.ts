import type { Member, Membership } from '#domain/coaching/group.ts';
import type { HostingBlackout } from '#domain/coaching/hosting-blackout.ts';
import type { PeerReview } from '#domain/coaching/peer-review.ts';
import type { NewGroup } from '#ports/coaching-store.ts';

export const schoolMember = (urn: string): Member => ({ kind: 'school', urn });
export const personMember = (personId: string): Member => ({ kind: 'person', personId });

/** A membership from the first of September on, with no end. */
export const membership = (member: Member, change: Partial<Membership> = {}): Membership => ({
  ...{ id: member.kind === 'school' ? `of-${member.urn}` : `of-${member.personId}`, member },
  ...{ from: '2026-09-01', to: null, ...change },
});

/** A group of three schools since September. */
export const newGroup = (change: Partial<NewGroup> = {}): NewGroup => ({
  ...{ id: 'g', name: 'Curlew', purpose: '', facilitatorId: null, from: '2026-09-01', to: null },
  members: ['900001', '900002', '900003'].map(urn => membership(schoolMember(urn))),
  ...{ createdById: 'operator', createdAt: '2026-09-01T08:00:00.000Z' },
  ...change,
});

export const newReview = (change: Partial<PeerReview> = {}): Omit<PeerReview, 'version'> => {
  const { version: _version, ...review }: PeerReview = {
    ...{ id: 'r', groupId: 'g', host: schoolMember('900001'), visitors: [schoolMember('900002')] },
    ...{ thing: 'coaching-group', from: '2026-11-02', to: '2026-12-18', week: null },
    ...{ state: 'planned', reason: null },
    ...{ reasonById: null, visitId: null, focus: '', focusById: null, createdById: 'fortnight' },
    ...{ createdAt: '2026-11-02T08:00:00.000Z', version: 1, ...change },
  };
  return review;
};

/** The last week of November, since Ofsted is likely. */
export const newBlackout = (change: Partial<HostingBlackout> = {}): HostingBlackout => ({
  ...{ id: 'blackout', urn: '900001', from: '2026-11-23', to: '2026-11-27', kind: 'ofsted' },
  ...{ byId: 'operator', at: '2026-11-02T08:00:00.000Z', ...change },
});
