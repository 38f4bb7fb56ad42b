import { z } from 'zod/v4';
import { NotDone, type RunContext } from '#cards-kit/define-action.ts';
import { asPlain } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { REASON_LENGTH } from '#domain/meeting/meeting-plan.ts';
import type { Series } from '#domain/meeting/series.ts';
import type { SeriesList } from '#workflows/list-series.ts';
import type { Planned } from '#workflows/move-meeting.ts';
import type { MeetingPlan } from '#workflows/read-meeting-plan.ts';

const WHY = 'Please say why, in a few words: everyone in the channel reads it.';
const LONG = `Please keep the reason to ${REASON_LENGTH} characters.`;
const DAY = 'Please give the day.';
const TIME = 'Please give the time in hours and minutes, such as 9:30.';

/** Which meeting: its date in the series or its id, as the card offered it. */
export const Which = z
  .string('Please choose a meeting.')
  .regex(/^(?:id|date):.{1,100}$/, 'Please choose a meeting.');
export const Day = z.iso.date(DAY);
export const Time = z.string(TIME).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, TIME);
export const Reason = requiredText(REASON_LENGTH, { empty: WHY, tooLong: LONG });

export type Subject = MeetingPlan | SeriesList;

/** The series a plan is of. `allow` has refused a choice, and a series is never taken away. */
export async function seriesOf(trust: RunContext<Subject>['trust'], subject: Subject): Promise<Series> {
  const series = subject.kind === 'plan' ? await trust.meetings.findSeries(subject.seriesId) : null;
  if (!series) throw new Error('a plan without a series');
  return series;
}

/** What was planned. Throws `NotDone` with the sentence on what to change, so that nothing is saved. */
export function planned(result: Planned): Extract<Planned, { ok: true }> {
  if (!result.ok) throw new NotDone(asPlain(result.because, 500));
  return result;
}
