import { VisitReport } from '#domain/visit/report.ts';
import type { VisitWrites } from '#ports/visit-store.ts';
import type { VisitReport as Row } from './generated/client.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

type ReportWrites = Pick<VisitWrites, 'report' | 'unreleased' | 'released' | 'saveReport'>;

export function prismaVisitReports(db: Db, trustId: string): ReportWrites {
  const keyOf = (visitId: string) => ({ trustId_visitId: { trustId, visitId } });
  return {
    async report(visitId) {
      const row = await db.visitReport.findUnique({ where: keyOf(visitId) });
      return row && toReport(row);
    },
    async unreleased() {
      const rows = await db.visitReport.findMany({
        where: { trustId, state: { not: 'released' } },
        orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { visitId: 'asc' }],
      });
      return rows.map(toReport);
    },
    async released({ from, until }) {
      const rows = await db.visitReport.findMany({
        where: { trustId, releasedAt: { gte: fromMoment(from), lt: fromMoment(until) } },
        orderBy: [{ releasedAt: 'asc' }, { visitId: 'asc' }],
      });
      return rows.map(toReport);
    },
    async saveReport({ visitId, dueOn, checkBy, sentToHeadAt, releasedAt, links, releasedTo, ...report }) {
      const row = {
        ...report,
        links: [...links],
        releasedTo: [...releasedTo],
        dueOn: orNull(fromDay)(dueOn),
        checkBy: orNull(fromDay)(checkBy),
        sentToHeadAt: orNull(fromMoment)(sentToHeadAt),
        releasedAt: orNull(fromMoment)(releasedAt),
      };
      await db.visitReport.upsert({
        where: keyOf(visitId),
        create: { ...row, trustId, visitId },
        update: { ...row, version: { increment: 1 } },
      });
    },
  };
}

function toReport({ trustId: _trust, ...row }: Row): VisitReport {
  return VisitReport.parse({
    ...row,
    dueOn: orNull(toDay)(row.dueOn),
    checkBy: orNull(toDay)(row.checkBy),
    sentToHeadAt: orNull(toMoment)(row.sentToHeadAt),
    releasedAt: orNull(toMoment)(row.releasedAt),
  });
}
