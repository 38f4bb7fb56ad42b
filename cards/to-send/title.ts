import { isOpen } from '#domain/obligation/standing.ts';
import type { ToSend } from '#workflows/obligations/to-send-view.ts';

/** What is asked of whoever looks, or what it was. */
export function titleOf(subject: ToSend): string {
  const { schoolName } = subject;
  if (subject.kind === 'list')
    return subject.isOwn ? `What ${schoolName} has to send` : `What is to be sent: ${schoolName}`;
  const { row } = subject;
  if (row.mayDecide) return `${schoolName}: is “${row.name}” not applicable?`;
  return row.mayAnswer && isOpen(row.standing)
    ? `${row.name}: has it been sent?`
    : `${schoolName}: ${row.name}`;
}
