import { CoachingGroup, type Member, type Membership } from '#domain/coaching/group.ts';
import { PeerReview } from '#domain/coaching/peer-review.ts';
import type { Prisma } from './generated/client.ts';
import { fromDay, orNull, toDay, toMoment } from './rows.ts';

export const WITH_MEMBERS = {
  members: { orderBy: [{ from: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.CoachingGroupInclude;
export const WITH_VISITORS = { visitors: { orderBy: { n: 'asc' } } } satisfies Prisma.PeerReviewInclude;

/** A member is in one of two columns, so that the database itself knows both. */
const toMember = (urn: string | null, personId: string | null): Member =>
  urn === null ? { kind: 'person', personId: personId ?? '' } : { kind: 'school', urn };

export const ofMember = (member: Member) =>
  member.kind === 'school' ? { urn: member.urn, personId: null } : { urn: null, personId: member.personId };

export const memberRow = (trustId: string, groupId: string, { id, member, from, to }: Membership) => ({
  ...{ trustId, id, groupId, ...ofMember(member), from: fromDay(from), to: orNull(fromDay)(to) },
});

type GroupRow = Prisma.CoachingGroupGetPayload<{ include: typeof WITH_MEMBERS }>;
export const toGroup = ({ members, from, to, createdAt, ...row }: GroupRow): CoachingGroup =>
  CoachingGroup.parse({
    ...{ ...row, from: toDay(from), to: orNull(toDay)(to), createdAt: toMoment(createdAt) },
    members: members.map(each => ({
      ...{ id: each.id, member: toMember(each.urn, each.personId) },
      ...{ from: toDay(each.from), to: orNull(toDay)(each.to) },
    })),
  });

type ReviewRow = Prisma.PeerReviewGetPayload<{ include: typeof WITH_VISITORS }>;
export const toReview = ({ visitors, from, to, week, createdAt, ...row }: ReviewRow): PeerReview =>
  PeerReview.parse({
    ...{ ...row, host: toMember(row.hostUrn, row.hostPersonId) },
    ...{ from: toDay(from), to: toDay(to), week: orNull(toDay)(week), createdAt: toMoment(createdAt) },
    visitors: visitors.map(({ urn, personId }) => toMember(urn, personId)),
  });

export const ofHost = (host: Member) => {
  const { urn: hostUrn, personId: hostPersonId } = ofMember(host);
  return { hostUrn, hostPersonId };
};

export const visitorRows = (trustId: string, reviewId: string, visitors: readonly Member[]) =>
  visitors.map((each, at) => ({ trustId, reviewId, n: at + 1, ...ofMember(each) }));
