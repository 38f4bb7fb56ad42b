import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import { proposeSchools } from '#domain/meeting/schools-to-discuss.ts';
import { datesOf, type Series } from '#domain/meeting/series.ts';
import { isCurrent } from '#domain/school/school.ts';
import { addDays, dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';

/** Longer than any series' lead. */
const LOOK_AHEAD_DAYS = 15;

/**
 * Makes each meeting whose agenda has come due, writes down the lines the record itself puts on it, and asks for the
 * agenda card to be posted. Returns how many meetings it made; a second call with the same clock makes none.
 */
export async function prepareAgendas(
  trust: TrustWrites,
  { now, newId }: { now: IsoInstant; newId: NewId },
): Promise<number> {
  const terms = await trust.meetings.terms();
  const today = dayOf(now);
  let made = 0;
  for (const series of await trust.meetings.series()) {
    const due = datesOf(series, terms, today, addDays(today, LOOK_AHEAD_DAYS)).filter(
      d => d.agendaDueAt <= now && d.startsAt > now,
    );
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
  return made;
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
