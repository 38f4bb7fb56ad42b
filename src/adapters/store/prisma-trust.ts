import { QuietHours } from '#domain/academic-year/quiet-hours.ts';
import { Trust } from '#domain/trust/trust.ts';
import type { TrustRecord } from '#ports/store.ts';
import type { Db } from './trust-guard.ts';

/** The trust's own row. */
export function prismaTrust(db: Db, trustId: string): TrustRecord {
  const lower = (tenantId: string | null | undefined) => tenantId?.toLowerCase();
  const row = () => db.trust.findUniqueOrThrow({ where: { id: trustId } });
  return {
    get: async () => Trust.parse(await row()),
    async quietHours() {
      const found = await row();
      return QuietHours.parse({
        from: found.quietFrom,
        until: found.quietUntil,
        weekends: found.quietWeekends,
        bankHolidays: found.quietBankHolidays,
        schoolHolidays: found.quietSchoolHolidays,
        remindersFrom: found.remindersFrom,
      });
    },
    async create(trust) {
      await db.trust.create({ data: { ...trust, tenantId: lower(trust.tenantId) ?? null } });
    },
    async update(change) {
      const tenantId = lower(change.tenantId);
      const { name, safeguardingContact } = change;
      const data = {
        ...(name && { name }),
        ...(tenantId && { tenantId }),
        ...(safeguardingContact !== undefined && { safeguardingContact }),
      };
      await db.trust.update({ where: { id: trustId }, data });
    },
    async setQuietHours({ from, until, weekends, bankHolidays, schoolHolidays, remindersFrom }) {
      const data = {
        quietFrom: from,
        quietUntil: until,
        quietWeekends: weekends,
        quietBankHolidays: bankHolidays,
        quietSchoolHolidays: schoolHolidays,
        remindersFrom,
      };
      await db.trust.update({ where: { id: trustId }, data });
    },
  };
}
