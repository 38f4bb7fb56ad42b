import { Temporal } from 'temporal-polyfill';
import { type AgendaLine, newLine } from '#domain/meeting/agenda-line.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import type { Series } from '#domain/meeting/series.ts';
import { addDays, dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';

const A_YEAR_DAYS = 366;
/** Put on every agenda anew as long as it is true. */
const COMES_BY_ITSELF = ['action', 'look-round'];

/**
 * Takes over what earlier meetings of the series left: what a chair carried forward, what was on a cancelled
 * meeting's agenda, and what was on one that is over and nobody recorded, if the team records its meetings here; one
 * that never does is taken to have talked about what was on its agenda. Each line is taken over once. Returns how many.
 */
export async function carryForward(
  trust: TrustWrites,
  series: Series,
  meeting: Meeting,
  { now, newId }: { now: IsoInstant; newId: NewId },
): Promise<number> {
  const left = await trust.agendas.leftBefore(series.id, meeting.startsAt);
  if (left.length === 0) return 0;
  const since = `${addDays(dayOf(meeting.startsAt), -A_YEAR_DAYS)}T00:00:00.000Z`;
  const before = await trust.meetings.between(series.id, since, meeting.startsAt);
  const records = before.some(({ closings }) => closings > 0);
  const from = new Map(before.map(earlier => [earlier.id, earlier]));
  const there = await trust.agendas.lines(meeting.id);
  let carried = 0;
  for (const line of left) {
    const earlier = from.get(line.meetingId);
    if (!earlier || !isTakenOver(line, earlier, records && isOver(earlier, now))) continue;
    if (!(await trust.agendas.carryLine(line.id, meeting.id))) continue;
    carried += 1;
    const key = carriedKey(line);
    // Given back once, to a meeting that was to take place after all: its copy is here still.
    const givenBack = there.find(copy => copy.key === key);
    if (givenBack) {
      await trust.agendas.changeLine(givenBack.id, { outcome: 'open', outcomeReason: null });
      continue;
    }
    const copy = newLine(meeting, {
      ...line,
      id: newId(),
      key,
      reason: `Carried forward from ${dayInWords(dayOf(earlier.startsAt), now)}${sinceInWords(line, earlier, now)}`,
      timesCarried: line.timesCarried + 1,
    });
    await trust.agendas.addLines([copy]);
  }
  return carried;
}

function isTakenOver(line: AgendaLine, earlier: Meeting, wasToBeRecorded: boolean): boolean {
  if (line.source === 'action') return false;
  if (line.outcome === 'carried') return true;
  if (COMES_BY_ITSELF.includes(line.source)) return false;
  return earlier.state === 'cancelled' || (earlier.state !== 'closed' && wasToBeRecorded);
}

/** An agenda can come out while the meeting before it is still to come, or still on: one that runs over its time ends with its day. */
const isOver = ({ startsAt, minutes, state }: Meeting, now: IsoInstant) =>
  !(state === 'running' && dayOf(startsAt) === dayOf(now)) &&
  Temporal.Instant.compare(Temporal.Instant.from(startsAt).add({ minutes }), now) <= 0;

/** ", first raised for Tue 6 Oct" when that was longer ago. */
function sinceInWords(line: AgendaLine, earlier: Meeting, now: IsoInstant): string {
  return line.raisedFor < earlier.startsAt
    ? `, first raised for ${dayInWords(dayOf(line.raisedFor), now)}`
    : '';
}

/** What a line is called on the agenda that takes it over. */
export const carriedKey = ({ id }: Pick<AgendaLine, 'id'>): string => `carried ${id}`;
/** The line it was before; null for one that was not carried forward. */
export const carriedFrom = ({ key }: Pick<AgendaLine, 'key'>): string | null =>
  /^carried (.+)$/.exec(key)?.[1] ?? null;
