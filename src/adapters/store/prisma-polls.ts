import { Poll } from '#domain/coaching/poll.ts';
import type { PollWrites } from '#ports/poll-store.ts';
import type { Prisma } from './generated/client.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

const WHOLE = {
  slots: { orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] },
  votes: { orderBy: { n: 'asc' } },
} satisfies Prisma.PeerReviewPollInclude;

export function prismaPolls(db: Db, trustId: string): PollWrites {
  const polls = async (where: Prisma.PeerReviewPollWhereInput) =>
    (
      await db.peerReviewPoll.findMany({
        where: { ...where, trustId },
        include: WHOLE,
        orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
      })
    ).map(toPoll);
  const rises = { version: { increment: 1 } };
  return {
    find: async id => (await polls({ id }))[0] ?? null,
    ofReview: reviewId => polls({ reviewId }),
    waiting: () => polls({ state: { in: ['open', 'asks'] } }),
    async lastSettled(groupId) {
      const row = await db.peerReviewPoll.findFirst({
        where: { trustId, groupId, wonSlotId: { not: null }, slots: { none: { state: 'given' } } },
        include: WHOLE,
        orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
      });
      return row && toPoll(row);
    },
    async add({ slots, from, to, answerBy, openedAt, closedAt, unreadIds, ...poll }) {
      await db.peerReviewPoll.create({
        data: {
          ...{ ...poll, trustId, from: fromDay(from), to: fromDay(to), unreadIds: [...unreadIds] },
          ...{ openedAt: fromMoment(openedAt), closedAt: orNull(fromMoment)(closedAt) },
          answerBy: orNull(fromMoment)(answerBy),
        },
      });
      await this.addSlots(poll.id, slots);
    },
    async change(id, { from, to, answerBy, closedAt, unreadIds, ...change }) {
      const { count } = await db.peerReviewPoll.updateMany({
        where: { trustId, id },
        data: {
          ...change,
          ...(from !== undefined && { from: fromDay(from) }),
          ...(to !== undefined && { to: fromDay(to) }),
          ...(answerBy !== undefined && { answerBy: orNull(fromMoment)(answerBy) }),
          ...(closedAt !== undefined && { closedAt: orNull(fromMoment)(closedAt) }),
          ...(unreadIds !== undefined && { unreadIds: [...unreadIds] }),
          ...rises,
        },
      });
      return count > 0;
    },
    async addSlots(pollId, slots) {
      if (slots.length === 0 || !(await exists(db, trustId, pollId))) return;
      await db.peerReviewSlot.createMany({
        data: slots.map(({ startsAt, ...slot }) => ({
          ...{ ...slot, trustId, pollId, startsAt: fromMoment(startsAt) },
        })),
      });
    },
    async setSlot(pollId, id, state) {
      await db.peerReviewSlot.updateMany({ where: { trustId, pollId, id }, data: { state } });
    },
    async addVotes(pollId, votes) {
      const { count } = await db.peerReviewPoll.updateMany({ where: { trustId, id: pollId }, data: rises });
      if (count === 0) return;
      await db.peerReviewVote.createMany({
        data: votes.map(({ member, at, ...vote }) => ({
          ...{ ...vote, trustId, pollId, at: fromMoment(at) },
          urn: member.kind === 'school' ? member.urn : null,
          memberPersonId: member.kind === 'person' ? member.personId : null,
        })),
      });
    },
  };
}

const exists = async (db: Db, trustId: string, id: string): Promise<boolean> =>
  (await db.peerReviewPoll.count({ where: { trustId, id } })) > 0;

type Row = Prisma.PeerReviewPollGetPayload<{ include: typeof WHOLE }>;
const toPoll = ({ from, to, answerBy, openedAt, closedAt, slots, votes, ...row }: Row): Poll =>
  Poll.parse({
    ...{ ...row, from: toDay(from), to: toDay(to), answerBy: orNull(toMoment)(answerBy) },
    ...{ openedAt: toMoment(openedAt), closedAt: orNull(toMoment)(closedAt) },
    slots: slots.map(slot => ({ ...slot, startsAt: toMoment(slot.startsAt) })),
    votes: votes.map(({ urn, memberPersonId, at, ...vote }) => ({
      ...{ ...vote, at: toMoment(at) },
      member: urn === null ? { kind: 'person', personId: memberPersonId ?? '' } : { kind: 'school', urn },
    })),
  });
