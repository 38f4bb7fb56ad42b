import { GroupRule } from '#domain/coaching/group-rule.ts';
import { HostingBlackout } from '#domain/coaching/hosting-blackout.ts';
import type { CoachingWrites } from '#ports/coaching-store.ts';
import {
  memberRow,
  ofHost,
  toGroup,
  toReview,
  visitorRows,
  WITH_MEMBERS,
  WITH_VISITORS,
} from './coaching-rows.ts';
import type { Prisma } from './generated/client.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

export function prismaCoaching(db: Db, trustId: string): CoachingWrites {
  const groups = async (where: Prisma.CoachingGroupWhereInput) =>
    (
      await db.coachingGroup.findMany({
        where: { ...where, trustId },
        include: WITH_MEMBERS,
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      })
    ).map(toGroup);
  const reviews = async (where: Prisma.PeerReviewWhereInput) =>
    (
      await db.peerReview.findMany({
        where: { ...where, trustId },
        include: WITH_VISITORS,
        orderBy: [{ from: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
      })
    ).map(toReview);
  const rises = { version: { increment: 1 } };
  return {
    find: async id => (await groups({ id }))[0] ?? null,
    groups: () => groups({}),
    async rules() {
      const rows = await db.coachingRule.findMany({
        where: { trustId },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
      return rows.map(row => GroupRule.parse({ ...row, at: toMoment(row.at) }));
    },
    async blackouts() {
      const rows = await db.hostingBlackout.findMany({
        where: { trustId },
        orderBy: [{ from: 'asc' }, { id: 'asc' }],
      });
      return rows.map(row =>
        HostingBlackout.parse({ ...row, from: toDay(row.from), to: toDay(row.to), at: toMoment(row.at) }),
      );
    },
    review: async id => (await reviews({ id }))[0] ?? null,
    reviewsOf: groupId => reviews({ groupId }),
    reviews: () => reviews({}),
    reviewOfVisit: async visitId => (await reviews({ visitId }))[0] ?? null,
    async add({ members, from, to, createdAt, ...group }) {
      await db.coachingGroup.create({
        data: {
          ...{ ...group, trustId, from: fromDay(from), to: orNull(fromDay)(to) },
          createdAt: fromMoment(createdAt),
        },
      });
      if (members.length > 0)
        await db.coachingMember.createMany({ data: members.map(each => memberRow(trustId, group.id, each)) });
    },
    async change(id, { to, ...change }) {
      const { count } = await db.coachingGroup.updateMany({
        where: { trustId, id },
        data: { ...change, ...(to !== undefined && { to: orNull(fromDay)(to) }), ...rises },
      });
      return count > 0;
    },
    async setMembers(id, members) {
      const { count } = await db.coachingGroup.updateMany({ where: { trustId, id }, data: rises });
      if (count === 0) return;
      await db.coachingMember.deleteMany({ where: { trustId, groupId: id } });
      await db.coachingMember.createMany({ data: members.map(each => memberRow(trustId, id, each)) });
    },
    async hold(id) {
      const { count } = await db.coachingGroup.updateMany({
        where: { trustId, id },
        data: { version: { increment: 0 } },
      });
      return count > 0;
    },
    async holdMembers(members) {
      const of = (list: readonly string[]) => [...new Set(list)].toSorted();
      for (const urn of of(members.flatMap(each => (each.kind === 'school' ? [each.urn] : []))))
        await db.$queryRaw`select 1 from "School" where "trustId" = ${trustId} and urn = ${urn} for update`;
      for (const id of of(members.flatMap(each => (each.kind === 'person' ? [each.personId] : []))))
        await db.$queryRaw`select 1 from "Person" where "trustId" = ${trustId} and id = ${id} for update`;
    },
    async addRule({ at, urns, ...rule }) {
      await db.coachingRule.create({ data: { ...rule, trustId, urns: [...urns], at: fromMoment(at) } });
    },
    async takeRule(id) {
      return (await db.coachingRule.deleteMany({ where: { trustId, id } })).count > 0;
    },
    async addBlackout({ from, to, at, ...blackout }) {
      const days = { from: fromDay(from), to: fromDay(to) };
      await db.hostingBlackout.create({ data: { ...blackout, trustId, ...days, at: fromMoment(at) } });
    },
    async takeBlackout(id) {
      return (await db.hostingBlackout.deleteMany({ where: { trustId, id } })).count > 0;
    },
    async addReview({ host, visitors, from, to, week, createdAt, ...review }) {
      await db.peerReview.create({
        data: {
          ...{ ...review, trustId, ...ofHost(host), from: fromDay(from), to: fromDay(to) },
          ...{ week: orNull(fromDay)(week), createdAt: fromMoment(createdAt) },
        },
      });
      if (visitors.length > 0)
        await db.peerReviewVisitor.createMany({ data: visitorRows(trustId, review.id, visitors) });
    },
    async changeReview(id, { host, visitors, week, ...change }) {
      const { count } = await db.peerReview.updateMany({
        where: { trustId, id },
        data: {
          ...{ ...change, ...(host && ofHost(host)), ...rises },
          ...(week !== undefined && { week: orNull(fromDay)(week) }),
        },
      });
      if (count === 0 || !visitors) return count > 0;
      await db.peerReviewVisitor.deleteMany({ where: { trustId, reviewId: id } });
      await db.peerReviewVisitor.createMany({ data: visitorRows(trustId, id, visitors) });
      return true;
    },
  };
}
