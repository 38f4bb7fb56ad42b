import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import type { SeriesList } from '#workflows/list-series.ts';
import type { MeetingPlan } from '#workflows/read-meeting-plan.ts';

/** Members and those who read every agenda, and those who plan it without reading any. */
export function mayRead(actor: Actor, plan: MeetingPlan): boolean {
  const target = meetingTarget(plan, null);
  return can(actor, 'meeting.read', target) || can(actor, 'meeting.plan', target);
}

/** The chair, the CEO, the deputy CEO and the administrator. */
export function mayPlan(actor: Actor, subject: MeetingPlan | SeriesList): Allowed {
  if (subject.kind === 'list') return no(plainText`Please choose a series first.`);
  if (can(actor, 'meeting.plan', meetingTarget(subject, null))) return YES;
  return no(
    plainText`Only the chair of ${subject.seriesName}, the CEO, the deputy CEO or an administrator can plan its meetings. Its chair is ${subject.chair}.`,
  );
}
