import { CalendarEntry } from '#domain/academic-year/calendar-entries.ts';
import type { CalendarWrites } from '#ports/calendar-store.ts';
import { fromDay, toDay } from './rows.ts';
import type { Db } from './trust-guard.ts';

export function prismaCalendar(db: Db, trustId: string): CalendarWrites {
  const keyOf = ({ scope, kind, startsOn }: CalendarEntry) => ({
    trustId_scope_kind_startsOn: { trustId, scope, kind, startsOn: fromDay(startsOn) },
  });
  return {
    async entries() {
      const rows = await db.calendarEntry.findMany({
        where: { trustId },
        orderBy: [{ startsOn: 'asc' }, { kind: 'asc' }, { scope: 'asc' }],
      });
      return rows.map(row =>
        CalendarEntry.parse({ ...row, startsOn: toDay(row.startsOn), endsOn: toDay(row.endsOn) }),
      );
    },
    async save(entries) {
      for (const entry of entries) {
        const key = keyOf(entry);
        const row = { name: entry.name, endsOn: fromDay(entry.endsOn) };
        await db.calendarEntry.upsert({
          where: key,
          create: { ...key.trustId_scope_kind_startsOn, ...row },
          update: row,
        });
      }
    },
    async remove(entries) {
      for (const entry of entries) {
        const { scope, kind, startsOn } = entry;
        await db.calendarEntry.deleteMany({ where: { trustId, scope, kind, startsOn: fromDay(startsOn) } });
      }
    },
  };
}
