import type { CheckInSubject } from '#workflows/plans/check-in-view.ts';

/** What is asked of whoever looks, or what it was. */
export function titleOf(subject: CheckInSubject): string {
  const { schoolName, planTitle, state } = subject;
  if (subject.kind === 'answer') return `Action ${subject.row.number}: how does it go?`;
  if (subject.sees === 'team') return `${schoolName} on its plan: ${planTitle}`;
  return state === 'open' ? `How does ${schoolName}’s plan go?` : `${schoolName}: check-in on ${planTitle}`;
}
