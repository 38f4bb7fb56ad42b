import { LineAudience } from '#domain/meeting/agenda-line.ts';
import { MeetingAction } from '#domain/meeting/meeting-action.ts';
import type { ActionChange, ActionInContext, ActionWrites } from '#ports/action-store.ts';
import type { Prisma } from './generated/client.ts';
import { identityOf, NAMED } from './person-rows.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

/** One relation within the other: those side by side are asked for at once, and a transaction's connection takes turns. */
const include = {
  line: {
    select: {
      ...{ audience: true, readerIds: true, addedById: true },
      meeting: { select: { seriesId: true, startsAt: true, series: { select: { name: true } } } },
    },
  },
} satisfies Prisma.MeetingActionInclude;
type Row = Prisma.MeetingActionGetPayload<{ include: typeof include }>;
type Owner = Pick<MeetingAction, 'ownerName' | 'ownerIsHere'>;

export function prismaActions(db: Db, trustId: string): ActionWrites {
  const keyOf = (id: string) => ({ trustId_id: { trustId, id } });
  const list = async (
    where: Prisma.MeetingActionWhereInput,
    orderBy: Prisma.MeetingActionOrderByWithRelationInput[],
  ) => {
    const rows = await db.meetingAction.findMany({ where: { ...where, trustId }, include, orderBy });
    const owners = await ownersOf(rows.map(({ ownerId }) => ownerId));
    return rows.map(row => inContext(row, owners.get(row.ownerId)));
  };
  const ownersOf = async (ids: readonly string[]): Promise<Map<string, Owner>> => {
    if (ids.length === 0) return new Map();
    const people = await db.person.findMany({
      where: { trustId, id: { in: [...new Set(ids)] } },
      select: { ...NAMED, _count: { select: { appointments: true } } },
    });
    return new Map(
      people.map(({ _count, ...row }) => [
        row.id,
        { ownerName: identityOf(row).name, ownerIsHere: _count.appointments > 0 },
      ]),
    );
  };
  const find = async (id: string) => (await list({ id }, []))[0] ?? null;
  return {
    async decisions(meetingId) {
      const rows = await db.decision.findMany({
        where: { trustId, meetingId },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ trustId: _trust, at, ...row }) => ({ ...row, at: toMoment(at) }));
    },
    async decisionsAbout(urn, limit) {
      const rows = await db.decision.findMany({
        where: { trustId, line: { urn, audience: 'channel' } },
        include: { meeting: { select: { startsAt: true, series: { select: { name: true } } } } },
        orderBy: [{ meeting: { startsAt: 'desc' } }, { at: 'asc' }],
        take: limit,
      });
      return rows.map(({ meetingId, text, meeting }) => ({
        meetingId,
        text,
        seriesName: meeting.series.name,
        startsAt: toMoment(meeting.startsAt),
      }));
    },
    async addDecision({ at, ...decision }) {
      await db.decision.create({ data: { ...decision, trustId, at: fromMoment(at) } });
    },
    async removeDecision(id) {
      await db.decision.deleteMany({ where: { trustId, id } });
    },
    async remove(id) {
      await db.meetingAction.deleteMany({ where: { trustId, id } });
    },
    find,
    byIds: ids => list({ id: { in: [...ids] } }, []),
    async ofMeeting(meetingId) {
      return list({ meetingId }, [{ at: 'asc' }, { id: 'asc' }]);
    },
    async open(of) {
      const where = 'seriesId' in of ? { meeting: { seriesId: of.seriesId } } : of;
      return list({ ...where, state: 'open' }, [{ dueOn: 'asc' }, { at: 'asc' }, { id: 'asc' }]);
    },
    async endedSince(ownerId, since) {
      const where = { ownerId, state: 'done', endedAt: { gte: fromMoment(since) } };
      return list(where, [{ endedAt: 'desc' }, { id: 'asc' }]);
    },
    async add({ asked, dueOn, at, endedAt, ...action }) {
      const days = { dueOn: fromDay(dueOn), at: fromMoment(at), endedAt: orNull(fromMoment)(endedAt) };
      await db.meetingAction.create({ data: { ...action, ...days, ...askedRow(asked), trustId } });
    },
    async change(id, change) {
      await db.meetingAction.update({
        where: keyOf(id),
        data: { ...toRow(change), version: { increment: 1 } },
      });
    },
    async hold(id) {
      const { count } = await db.meetingAction.updateMany({
        where: { trustId, id },
        data: { version: { increment: 0 } },
      });
      return count === 0 ? null : find(id);
    },
  };
}

const askedRow = (asked: MeetingAction['asked']) => ({
  askedDueOn: asked && fromDay(asked.dueOn),
  askedReason: asked?.reason ?? null,
  askedAnswer: asked?.answer ?? null,
});

function toRow({ asked, dueOn, endedAt, ...change }: ActionChange): Prisma.MeetingActionUncheckedUpdateInput {
  return {
    ...change,
    ...(dueOn !== undefined && { dueOn: fromDay(dueOn) }),
    ...(endedAt !== undefined && { endedAt: orNull(fromMoment)(endedAt) }),
    ...(asked !== undefined && askedRow(asked)),
  };
}

function inContext(
  { trustId: _trust, line, askedDueOn, askedReason, askedAnswer, ...row }: Row,
  owner: Owner = { ownerName: '', ownerIsHere: false },
): ActionInContext {
  const { meeting, audience, readerIds, addedById } = line;
  return {
    ...row,
    ...owner,
    dueOn: toDay(row.dueOn),
    state: MeetingAction.shape.state.parse(row.state),
    endedAt: orNull(toMoment)(row.endedAt),
    asked: askedDueOn && {
      dueOn: toDay(askedDueOn),
      reason: askedReason ?? '',
      answer: askedAnswer === 'agreed' || askedAnswer === 'kept' ? askedAnswer : null,
    },
    at: toMoment(row.at),
    seriesId: meeting.seriesId,
    seriesName: meeting.series.name,
    startsAt: toMoment(meeting.startsAt),
    audience: LineAudience.parse(audience),
    readerIds,
    addedById,
  };
}
