import { type AcademicYear, academicYearOf } from '#domain/academic-year/academic-year.ts';
import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import { proposeSchools } from '#domain/meeting/schools-to-discuss.ts';
import { datesOf, type Series } from '#domain/meeting/series.ts';
import { isCurrent } from '#domain/school/school.ts';
import { addDays, dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import { readCalendar } from './read-calendar.ts';

/** Longer than any series' lead. */
const LOOK_AHEAD_DAYS = 15;

export interface AgendasPrepared {
  /** How many meetings. */
  readonly made: number;
  /** The academic years within reach that have no term dates, though the trust has meetings. */
  readonly withoutTerms: readonly AcademicYear[];
}

/**
 * Makes each meeting whose agenda has come due, writes down the lines the record itself puts on it, and asks for the
 * agenda card to be posted. A second call with the same clock makes none, and a year without term dates has none.
 */
export async function prepareAgendas(
  trust: TrustWrites,
  { now, newId, bankHolidays }: { now: IsoInstant; newId: NewId; bankHolidays: BankHolidays },
): Promise<AgendasPrepared> {
  const calendar = await readCalendar(trust, bankHolidays);
  const today = dayOf(now);
  const until = addDays(today, LOOK_AHEAD_DAYS);
  const all = await trust.meetings.series();
  const ends = all.length === 0 ? [] : [today, until];
  const unknown = ends.filter(day => !calendar.knows(day)).map(academicYearOf);
  let made = 0;
  for (const series of all) {
    const due = datesOf(series, calendar, today, until).filter(d => d.agendaDueAt <= now && d.startsAt > now);
    for (const date of due) {
      const { meeting, created } = await trust.meetings.ensure(series.id, date);
      if (!created) continue;
      made += 1;
      const lines = await writeLines(trust, series, meeting, { now, newId });
      await trust.audit.append({
        at: now,
        actorId: actorId(SCHEDULE),
        entrance: SCHEDULE.entrance,
        verb: 'meeting.prepare',
        subject: meeting.id,
        after: { startsAt: meeting.startsAt, lines },
      });
      const audience = { kind: 'series', seriesId: series.id } as const;
      await trust.outbox.post(
        {
          key: `agenda ${meeting.id}`,
          card: 'sit-agenda',
          subject: meeting.id,
          audience,
          dueAt: date.agendaDueAt,
        },
        now,
      );
    }
  }
  return { made, withoutTerms: [...new Set(unknown)] };
}

/** Writes down what the record puts on the agenda; returns how many lines. */
async function writeLines(
  trust: TrustWrites,
  series: Series,
  meeting: Meeting,
  { now, newId }: { now: IsoInstant; newId: NewId },
): Promise<number> {
  const [earlier] = (
    await trust.meetings.between(series.id, '1970-01-01T00:00:00.000Z', meeting.startsAt)
  ).slice(-1);
  const lines = proposeSchools({
    schools: (await trust.schools.list()).filter(isCurrent),
    news: earlier ? await trust.schools.newsSince(await madeAt(trust, earlier)) : [],
    lastMentioned: await trust.meetings.lastMentions(series.id, meeting.startsAt),
    today: dayOf(meeting.startsAt),
    now,
  });
  await trust.meetings.addItems(
    lines.map(line => ({
      ...line,
      id: newId(),
      meetingId: meeting.id,
      addedById: null,
      addedByName: null,
      addedAt: now,
    })),
  );
  return lines.length;
}

/** When an agenda's own lines were written: after it was due if nobody ticked just then, and then it told of more. */
async function madeAt(trust: TrustWrites, meeting: Meeting): Promise<IsoInstant> {
  const own = (await trust.meetings.items(meeting.id)).filter(line => line.source !== 'person');
  return own[0]?.addedAt ?? meeting.agendaDueAt;
}
