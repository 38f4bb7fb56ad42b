import type { AuditEntry } from '#domain/audit/audit-entry.ts';

export const auditEntry = (subject: string, change: Partial<AuditEntry> = {}): AuditEntry => ({
  at: '2026-11-12T09:00:00.000Z',
  actorId: 'person-priya-shah',
  entrance: 'card',
  verb: 'sit-agenda.add-item',
  subject,
  ...change,
});
