import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { dayOf, type IsoInstant } from '../time/iso.ts';
import type { Meeting } from './meeting.ts';
import { agendaDueOn, datesOf, type Series } from './series.ts';

type Followed = Pick<Meeting, 'startsAt' | 'minutes' | 'agendaDueAt'>;

/**
 * What a changed series means for a meeting made before and still ahead. One whose agenda is not out takes the new
 * time, length and lead; one that was moved or called extra keeps its place. `stays`: its place is no date of the
 * series any more, and people must be told that it keeps it.
 */
export function followSeries(
  meeting: Meeting,
  series: Series,
  calendar: SchoolCalendar,
  now: IsoInstant,
): { change: Followed | null; stays: boolean } {
  const { state, startsAt, slotAt, movedFrom, preparedAt, minutes, agendaDueAt } = meeting;
  if (state !== 'planned' || startsAt <= now) return { change: null, stays: false };
  const day = dayOf(startsAt);
  const isPlaced = slotAt === null || movedFrom !== null;
  const date = isPlaced ? undefined : datesOf(series, calendar, day, day)[0];
  if (preparedAt !== null) return { change: null, stays: !isPlaced && date?.startsAt !== startsAt };
  const at = date?.startsAt ?? startsAt;
  if (at <= now) return { change: null, stays: !isPlaced };
  const lead = agendaDueOn(day, series.leadDays);
  const due = lead <= now || lead >= at ? now : lead;
  const isSame = at === startsAt && series.minutes === minutes && due === agendaDueAt;
  return {
    change: isSame ? null : { startsAt: at, minutes: series.minutes, agendaDueAt: due },
    stays: !isPlaced && date === undefined,
  };
}
