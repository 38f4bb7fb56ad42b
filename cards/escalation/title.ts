import type { EscalationView } from '#workflows/escalation/escalation-view.ts';

/** What is asked of whoever looks, or what became of it. */
export function titleOf({ sees, may, isOver, label, schoolName, state }: EscalationView): string {
  if (sees === 'school')
    return isOver === 'no' && (state === 'on-agenda' || may.add)
      ? `${schoolName}: what the team may talk about`
      : `${schoolName}: nothing is waiting here`;
  const of = `${label}: ${schoolName}`;
  if (isOver === 'answered') return `${of} (answered)`;
  if (isOver === 'not-needed') return `${of} (not asked for any more)`;
  if (may.decide) return `What becomes of it? ${of}`;
  return may.answer && state === 'with-officer' ? `Does it go further? ${of}` : of;
}
