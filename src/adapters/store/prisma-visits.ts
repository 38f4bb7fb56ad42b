import { addMinutes } from '#domain/time/iso.ts';
import { OfferedSlot, Visit } from '#domain/visit/visit.ts';
import type { NewVisit, VisitChange, VisitWrites } from '#ports/visit-store.ts';
import type { Prisma } from './generated/client.ts';
import { identityOf, NAMED } from './person-rows.ts';
import { prismaVisitReports } from './prisma-visit-reports.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

type Row = Prisma.VisitGetPayload<{ include: { attendees: true } }>;

const OPEN = ['draft', 'offered', 'booked'];
const TAKES_TIME = ['booked', 'held'];
/** The longest visit there is: one that begins earlier than this before a moment is over at it. */
const LONGEST_MINUTES = 600;

export function prismaVisits(db: Db, trustId: string): VisitWrites {
  const keyOf = (id: string) => ({ trustId_id: { trustId, id } });
  const list = async (where: Prisma.VisitWhereInput) => {
    const rows = await db.visit.findMany({
      where: { ...where, trustId },
      include: { attendees: { orderBy: { personId: 'asc' } } },
      orderBy: [{ startsAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    });
    const names = await namesOf(rows);
    return rows.map(row => toVisit(row, names));
  };
  const namesOf = async (rows: readonly Row[]): Promise<Map<string, string>> => {
    const ids = rows.flatMap(({ leadId, attendees }) => [leadId, ...attendees.map(each => each.personId)]);
    if (ids.length === 0) return new Map();
    const people = await db.person.findMany({
      where: { trustId, id: { in: [...new Set(ids)] } },
      select: NAMED,
    });
    return new Map(people.map(person => [person.id, identityOf(person).name]));
  };
  const within = ({ from, until }: { from: string; until: string }) => ({
    startsAt: { gte: fromMoment(from), lt: fromMoment(until) },
  });
  const find = async (id: string) => (await list({ id }))[0] ?? null;
  const bump = (id: string) =>
    db.visit.update({ where: keyOf(id), data: { version: { increment: 1 } } }).then(() => {});

  return {
    ...prismaVisitReports(db, trustId),
    find,
    between: (stretch, states) => list({ ...within(stretch), ...(states && { state: { in: [...states] } }) }),
    ofSchool: (urn, stretch) => list({ urn, OR: [{ state: { in: OPEN } }, within(stretch)] }),
    withPeople: (personIds, stretch) => {
      const of = { in: [...personIds] };
      return list({
        startsAt: {
          gt: fromMoment(addMinutes(stretch.from, -LONGEST_MINUTES)),
          lt: fromMoment(stretch.until),
        },
        state: { in: TAKES_TIME },
        OR: [{ leadId: of }, { attendees: { some: { personId: of } } }],
      });
    },
    ofGroup: groupId => list({ groupId }),
    offered: () => list({ state: 'offered' }),
    unsettled: before => list({ state: 'booked', startsAt: { lt: fromMoment(before) } }),
    async add({ attendees, ...visit }) {
      await db.visit.create({ data: { ...(toRow(visit) as Prisma.VisitUncheckedCreateInput), trustId } });
      await addAttendees(visit.id, attendees);
    },
    async change(id, change) {
      await db.visit.update({
        where: keyOf(id),
        data: { ...toRow(change), version: { increment: 1 } },
      });
    },
    async hold(id) {
      const { count } = await db.visit.updateMany({
        where: { trustId, id },
        data: { version: { increment: 0 } },
      });
      return count === 0 ? null : find(id);
    },
    async holdPeople(personIds) {
      for (const id of [...new Set(personIds)].toSorted())
        await db.$queryRaw`select 1 from "Person" where "trustId" = ${trustId} and id = ${id} for update`;
    },
    async setAttendees(id, attendees) {
      const before = await db.visitAttendee.findMany({ where: { trustId, visitId: id } });
      const answers = new Map(before.map(({ personId, answer }) => [personId, answer]));
      await db.visitAttendee.deleteMany({ where: { trustId, visitId: id } });
      await addAttendees(
        id,
        attendees.map(each => ({ ...each, answer: answers.get(each.personId) ?? each.answer })),
      );
      await bump(id);
    },
    async setAnswer(visitId, personId, answer) {
      const { count } = await db.visitAttendee.updateMany({
        where: { trustId, visitId, personId, answer: { not: answer } },
        data: { answer },
      });
      if (count > 0) await bump(visitId);
    },
    async dropDraft(id) {
      const { count } = await db.visit.deleteMany({ where: { trustId, id, state: 'draft' } });
      return count > 0;
    },
  };

  async function addAttendees(
    visitId: string,
    attendees: readonly { personId: string; part: string; required: boolean; answer: string }[],
  ): Promise<void> {
    if (attendees.length === 0) return;
    await db.visitAttendee.createMany({
      data: attendees.map(({ personId, part, required, answer }) => ({
        ...{ trustId, visitId, personId, part, required, answer },
      })),
    });
  }
}

const MOMENTS = ['startsAt', 'answerBy', 'movedFrom', 'createdAt', 'changedAt'] as const;
const DAYS = ['from', 'to'] as const;

function toRow(change: VisitChange | Omit<NewVisit, 'attendees'>): Prisma.VisitUncheckedUpdateInput {
  const given: Partial<Omit<NewVisit, 'attendees'>> = change;
  const row: Record<string, unknown> = { ...given };
  for (const field of MOMENTS) {
    const moment = given[field];
    if (moment !== undefined) row[field] = moment === null ? null : fromMoment(moment);
  }
  for (const field of DAYS) if (given[field] !== undefined) row[field] = fromDay(given[field]);
  return row as Prisma.VisitUncheckedUpdateInput;
}

function toVisit({ trustId: _trust, attendees, ...row }: Row, names: ReadonlyMap<string, string>): Visit {
  const moment = orNull(toMoment);
  const nameOf = (id: string) => names.get(id) ?? '';
  return Visit.parse({
    ...row,
    leadName: nameOf(row.leadId),
    attendees: attendees.map(each => ({ ...each, name: nameOf(each.personId) })),
    slots: OfferedSlot.array().parse(row.slots),
    startsAt: moment(row.startsAt),
    answerBy: moment(row.answerBy),
    movedFrom: moment(row.movedFrom),
    createdAt: toMoment(row.createdAt),
    changedAt: toMoment(row.changedAt),
    from: toDay(row.from),
    to: toDay(row.to),
  });
}
