import { z } from 'zod/v4';
import { TermDatesMissing } from '#domain/academic-year/academic-year.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { type PeerReview, PeerReviewState } from '#domain/coaching/peer-review.ts';
import { IsoDate, IsoInstant } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { TrustReads } from '#ports/store.ts';
import { type GroupsNow, nameOfMember } from './groups-as-they-are.ts';

/** One review as its group and the team see it: who and when, and never what was written. */
export const ReviewLine = z.object({
  id: z.string(),
  /** "Autumn term, second half", or the days where no terms are known. */
  period: z.string(),
  from: IsoDate,
  to: IsoDate,
  /** The Monday of the week the rota has it in. */
  week: IsoDate.nullable().default(null),
  host: z.string(),
  visitors: z.array(z.string()),
  state: PeerReviewState,
  startsAt: IsoInstant.nullable(),
  /** What it looks at; empty: its host has not said. */
  focus: z.string().default(''),
  /** Of one that was held, how many of those who were there have written it up; null: not looked at, or not for whoever looks. */
  written: z.object({ by: z.int(), of: z.int() }).nullable().default(null),
});
export type ReviewLine = z.infer<typeof ReviewLine>;

export async function reviewLine(
  { visits }: Pick<TrustReads, 'visits'>,
  review: PeerReview,
  { known, calendar }: { readonly known: GroupsNow; readonly calendar: SchoolCalendar },
): Promise<ReviewLine> {
  const { id, from, to, week, state, visitId, focus } = review;
  return {
    ...{ id, from, to, week, state, focus, period: periodOf(calendar, from, to), written: null },
    host: nameOfMember(review.host, known),
    visitors: review.visitors.map(each => nameOfMember(each, known)),
    startsAt: visitId === null ? null : ((await visits.find(visitId))?.startsAt ?? null),
  };
}

/** The half term in which the days begin. */
export function periodOf(calendar: SchoolCalendar, from: IsoDate, to: IsoDate): string {
  try {
    const half = calendar.halfTermFrom(from);
    if (half && half.startsOn <= to) return half.name;
  } catch (error) {
    if (!(error instanceof TermDatesMissing)) throw error;
  }
  return `${dayInWords(from)} to ${dayInWords(to)}`;
}
