import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { seriesRef } from '#domain/meeting/find-series.ts';
import { followSeries } from '#domain/meeting/follow-series.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import type { Series } from '#domain/meeting/series.ts';
import { type SeriesDraft, seriesFaults, seriesFrom } from '#domain/meeting/series-draft.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { wantMeetingEvent } from './calendar/want-event.ts';
import { sendToWhoeverLacks } from './deliveries/send-to-whoever-lacks.ts';
import { postToChair } from './prepare-agendas.ts';
import { leftOpen, madeAhead } from './upcoming-meetings.ts';

export type SeriesSaved =
  | {
      readonly ok: true;
      readonly series: Series;
      /** The series before; null when it is new. */
      readonly before: Series | null;
      /** Meetings that are no date of the series any more and keep their place: people must be told. */
      readonly staying: readonly Meeting[];
    }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Sets up the series of this id or changes it. Meetings ahead whose agenda is not out take the new rhythm; the others
 * stay where they are. A new chair gets the chair's card of every meeting whose agenda is out and that is not over,
 * and is asked what the one before has not answered.
 */
export async function saveSeries(
  trust: TrustWrites,
  { id, draft, calendar, now }: { id: string; draft: SeriesDraft; calendar: SchoolCalendar; now: IsoInstant },
): Promise<SeriesSaved> {
  const before = await trust.meetings.holdSeries(id);
  const others = (await trust.meetings.series()).filter(other => other.id !== id);
  const faults = seriesFaults(draft, { people: await trust.people.list(), others });
  if (faults.length > 0) return { ok: false, faults };
  const series = seriesFrom(draft, id, before);
  await trust.meetings.saveSeries(series);
  await trust.outbox.wantUpdates(seriesRef(id));
  if (!before) return { ok: true, series, before, staying: [] };
  const isHandedOver = series.chairId !== before.chairId;
  const staying: Meeting[] = [];
  for (const { id: meetingId } of [
    ...(await leftOpen(trust, series, now)),
    ...(await madeAhead(trust, series, now)),
  ]) {
    const meeting = await trust.meetings.hold(meetingId);
    if (!meeting) continue;
    const { change, stays } = followSeries(meeting, series, calendar, now);
    if (change) await trust.meetings.change(meetingId, change);
    if (stays) staying.push(meeting);
    if (!isOpen(meeting, now)) continue;
    await trust.meetings.touch(meetingId);
    if (change) await trust.meetings.change(meetingId, { changedAt: now });
    if (meeting.state === 'planned') await wantMeetingEvent(trust, meeting, now);
    await trust.outbox.wantUpdates(meetingId);
    const hasCard = meeting.state === 'running' || meeting.preparedAt !== null;
    if (series.chairId && isHandedOver && hasCard) await giveCard(trust, meeting, series.chairId, now);
  }
  if (isHandedOver) await handOver(trust, before, series);
  return { ok: true, series, before, staying };
}

/** The chair's card, also to somebody who chaired before and whose card was not for them when it was to be sent. */
async function giveCard(
  trust: TrustWrites,
  meeting: Meeting,
  personId: string,
  now: IsoInstant,
): Promise<void> {
  const posted = await trust.outbox.postsAbout('run-meeting', meeting.id);
  const theirs = posted.filter(
    ({ audience }) => audience.kind === 'person' && audience.personId === personId,
  );
  await sendToWhoeverLacks(trust.outbox, theirs);
  await postToChair(trust, meeting, personId, now);
}

/** What only a chair may see goes from the chat of the one before; what they were asked goes to the new one. */
async function handOver({ outbox }: TrustWrites, before: Series, { id, chairId }: Series): Promise<void> {
  await outbox.wantUpdatesOf([before.chairId, chairId].filter(each => each !== null));
  await sendToWhoeverLacks(outbox, await outbox.postsTo({ kind: 'chair', seriesId: id }));
}

const isOpen = ({ state, startsAt }: Meeting, now: IsoInstant) =>
  state === 'running' || (state === 'planned' && startsAt > now);
