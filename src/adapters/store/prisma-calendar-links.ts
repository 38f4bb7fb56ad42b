import { CalendarTrouble } from '#ports/calendar.ts';
import {
  Agreed,
  type CalendarLink,
  type CalendarLinkWrites,
  LinkState,
  type Mailbox,
} from '#ports/calendar-link-store.ts';
import type { SqlRunner } from '#ports/jobs.ts';
import type { CalendarLink as LinkRow, Mailbox as MailboxRow, Prisma } from './generated/client.ts';
import { Prisma as Sql } from './generated/client.ts';
import type { Enqueue } from './prisma-store.ts';
import { fromMoment, orNull, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

const Trouble = CalendarTrouble.nullable();

/** What the care of a mailbox is called in the queue. */
const mailboxRecord = (personId: string) => `mailbox ${personId}`;

/** Records' events, and the mailboxes that are watched. Without `enqueue` what is asked for waits for the bot's next tick. */
export function prismaCalendarLinks(db: Db, trustId: string, enqueue?: Enqueue): CalendarLinkWrites {
  const keyOf = (record: string) => ({ trustId_record: { trustId, record } });
  const list = async (where: Prisma.CalendarLinkWhereInput) =>
    (await db.calendarLink.findMany({ where: { ...where, trustId }, orderBy: { record: 'asc' } })).map(
      toLink,
    );
  const within: SqlRunner = { run: (text, values) => db.$queryRawUnsafe<unknown[]>(text, ...values) };
  const queue = async (records: readonly string[]) => {
    if (!enqueue || records.length === 0) return;
    await enqueue(
      records.map(record => ({ kind: 'calendar', trustId, record })),
      within,
    );
  };
  const isFree = (now: string) => ({
    dueAt: { lte: fromMoment(now) },
    OR: [{ leasedUntil: null }, { leasedUntil: { lte: fromMoment(now) } }],
  });

  return {
    link: async record => (await list({ record }))[0] ?? null,
    links: records => list({ record: { in: [...records] } }),
    linkOfEvent: async eventId => (await list({ eventId }))[0] ?? null,
    linksIn: organiserId => list({ organiserId }),
    unsettled: async () =>
      (await list({ dueAt: { not: null } })).filter(({ wanted, settled }) => wanted > settled),
    refused: () => list({ state: 'refused' }),
    async mailbox(personId) {
      const row = await db.mailbox.findUnique({ where: { trustId_personId: { trustId, personId } } });
      return row && toMailbox(row);
    },
    async mailboxes() {
      const rows = await db.mailbox.findMany({ where: { trustId }, orderBy: { personId: 'asc' } });
      return rows.map(toMailbox);
    },
    async want(record, organiserId, now, { patiently } = { patiently: false }) {
      const waiting = { tries: { gt: 0 }, dueAt: { gt: fromMoment(now) } };
      const { count } = patiently
        ? await db.calendarLink.updateMany({
            where: { trustId, record, ...waiting },
            data: { wanted: { increment: 1 } },
          })
        : { count: 0 };
      if (count > 0) return;
      await db.calendarLink.upsert({
        where: keyOf(record),
        create: { trustId, record, organiserId, dueAt: fromMoment(now) },
        update: { wanted: { increment: 1 }, dueAt: fromMoment(now) },
      });
      await queue([record]);
    },
    async queueDue(now) {
      const due = await db.calendarLink.findMany({
        where: { trustId, ...isFree(now) },
        select: { record: true },
        orderBy: [{ dueAt: 'asc' }, { record: 'asc' }],
      });
      const boxes = await db.mailbox.findMany({
        where: { trustId, dueAt: { lte: fromMoment(now) } },
        select: { personId: true },
        orderBy: [{ dueAt: 'asc' }, { personId: 'asc' }],
      });
      const records = [
        ...due.map(({ record }) => record),
        ...boxes.map(({ personId }) => mailboxRecord(personId)),
      ];
      await queue(records);
      return records.length;
    },
    async take(record, now, until) {
      const [taken] = await db.calendarLink.updateManyAndReturn({
        where: { trustId, record, ...isFree(now) },
        data: { leasedUntil: fromMoment(until), tries: { increment: 1 } },
      });
      return taken ? toLink(taken) : null;
    },
    async takeNew(most, now, until) {
      const found = await db.calendarLink.findMany({
        where: { trustId, ...isFree(now), eventId: null, settled: 0 },
        select: { record: true },
        orderBy: { record: 'asc' },
        take: most,
      });
      const taken = await db.calendarLink.updateManyAndReturn({
        where: { trustId, ...isFree(now), record: { in: found.map(({ record }) => record) } },
        data: { leasedUntil: fromMoment(until), tries: { increment: 1 } },
      });
      return taken.map(toLink);
    },
    async takeMailbox(personId, now, until) {
      const [taken] = await db.mailbox.updateManyAndReturn({
        where: { trustId, personId, dueAt: { lte: fromMoment(now) } },
        data: { dueAt: fromMoment(until), tries: { increment: 1 } },
      });
      return taken ? toMailbox(taken) : null;
    },
    async holdLink(record) {
      const [held] = await db.calendarLink.updateManyAndReturn({
        where: { trustId, record },
        data: { tries: { increment: 0 } },
      });
      return held ? toLink(held) : null;
    },
    async putDown(record, { settled, dueAt, agreed, leasedUntil, ...change }, now) {
      const [row] = await db.calendarLink.updateManyAndReturn({
        where: { trustId, record },
        data: {
          ...change,
          ...(agreed !== undefined && { agreed: agreed ?? Sql.DbNull }),
          ...(settled !== undefined && { settled }),
          ...(dueAt !== undefined && { dueAt: orNull(fromMoment)(dueAt) }),
          leasedUntil: leasedUntil === undefined ? null : fromMoment(leasedUntil),
        },
      });
      if (!row || settled === undefined) return;
      const isOver = row.wanted <= settled;
      await db.calendarLink.update({
        where: keyOf(record),
        data: { dueAt: isOver ? orNull(fromMoment)(dueAt ?? null) : fromMoment(now) },
      });
      if (!isOver) await queue([record]);
    },
    async saveMailbox(personId, { dueAt, expiresAt, readFrom, readUntil, sweptAt, ...change }, now) {
      const moments = { dueAt, expiresAt, readFrom, readUntil, sweptAt };
      const data = {
        ...change,
        ...Object.fromEntries(
          Object.entries(moments).flatMap(([field, moment]) =>
            moment === undefined ? [] : [[field, orNull(fromMoment)(moment)]],
          ),
        ),
      };
      await db.mailbox.upsert({
        where: { trustId_personId: { trustId, personId } },
        create: { ...data, trustId, personId },
        update: data,
      });
      if (dueAt && dueAt <= now) await queue([mailboxRecord(personId)]);
    },
  };
}

function toLink(row: LinkRow): CalendarLink {
  const { record, organiserId, eventId, generation, wanted, settled, tries } = row;
  return {
    ...{ record, organiserId, eventId, generation, wanted, settled, tries },
    leasedUntil: orNull(toMoment)(row.leasedUntil),
    agreed: Agreed.nullable().parse(row.agreed),
    state: LinkState.parse(row.state),
    trouble: Trouble.parse(row.trouble),
  };
}

function toMailbox({ trustId: _trust, dueAt: _dueAt, ...row }: MailboxRow): Mailbox {
  const moment = orNull(toMoment);
  return {
    ...row,
    trouble: Trouble.parse(row.trouble),
    expiresAt: moment(row.expiresAt),
    readFrom: moment(row.readFrom),
    readUntil: moment(row.readUntil),
    sweptAt: moment(row.sweptAt),
  };
}
