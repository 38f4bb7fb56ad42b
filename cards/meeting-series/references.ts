import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can, type MeetingTarget } from '#domain/access/can.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import { NEW_SERIES } from '#domain/meeting/series-draft.ts';
import type { SeriesList } from '#workflows/list-series.ts';
import type { SeriesSheet } from '#workflows/read-series.ts';

/** The id a new series will have; null for a reference of anything else. */
export const newId = (ref: string): string | null => /^new:(.+)$/.exec(ref)?.[1] ?? null;

/** Who counts as its chair and members is what is saved; a new one has nobody yet. */
export const targetOf = ({ version, draft }: SeriesSheet): MeetingTarget =>
  version === 0 ? NEW_SERIES : meetingTarget(draft, null);

/** The chair, the CEO, the deputy CEO and the administrator change a series; all but the chair may set up a new one. */
export function mayPlan(actor: Actor, subject: SeriesSheet | SeriesList): Allowed {
  if (subject.kind === 'list') return no(plainText`Please choose a series first.`);
  if (can(actor, 'meeting.plan', targetOf(subject))) return YES;
  return subject.version === 0
    ? no(plainText`Only the CEO, the deputy CEO or an administrator can set up a series.`)
    : no(
        plainText`Only the chair of ${subject.draft.name}, the CEO, the deputy CEO or an administrator can change it. Its chair is ${subject.chair}.`,
      );
}
