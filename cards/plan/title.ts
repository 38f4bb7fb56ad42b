import type { PlanSubject } from '#workflows/plans/plan-view.ts';

/** What is shown, or asked of whoever looks. */
export function titleOf(subject: PlanSubject): string {
  switch (subject.kind) {
    case 'which':
      return subject.isChoice ? 'Which school do you mean?' : 'Which school?';
    case 'school':
      return `${subject.schoolName}’s plans`;
    case 'form':
      return subject.action
        ? `Action ${subject.action.number} of ${subject.schoolName}’s plan`
        : `Add an action to ${subject.schoolName}’s plan`;
    case 'plan':
      return subject.may.agreeAs === null
        ? `${subject.schoolName}: ${subject.title}`
        : `Agree ${subject.schoolName}’s plan: ${subject.title}`;
  }
}
