import type { Availability, Calendar, CalendarTrouble } from '#ports/calendar.ts';
import { availabilityIn, Schedules } from './availability.ts';
import { failureOf, unreadable } from './failures.ts';
import { type AskInTurn, pathOf } from './graph-client.ts';
import type { Patience } from './patience.ts';
import { utcTime } from './times.ts';

/** As many as getSchedule takes. */
const MOST_ADDRESSES = 20;

type Asked = Parameters<Calendar['availability']>[0];

/** Everybody's availability, twenty a call; nobody at all is no call. */
export async function askAvailability(
  ask: AskInTurn,
  { asker, addresses, from, until }: Asked,
  patience: Patience,
): Promise<ReadonlyMap<string, Availability | CalendarTrouble>> {
  const distinct = [...new Map(addresses.map(address => [address.toLowerCase(), address])).values()];
  const groups = Array.from({ length: Math.ceil(distinct.length / MOST_ADDRESSES) }, (_, at) =>
    distinct.slice(at * MOST_ADDRESSES, (at + 1) * MOST_ADDRESSES),
  );
  const known = new Map<string, Availability | CalendarTrouble>();
  await Promise.all(groups.map(readGroup));
  return new Map(addresses.map(address => [address, found(address)]));

  async function readGroup(group: readonly string[]): Promise<void> {
    const answer = await ask(
      asker,
      {
        method: 'POST',
        path: pathOf('users', asker, 'calendar', 'getSchedule'),
        // Spelled as Graph's own schema spells them.
        body: {
          Schedules: group,
          StartTime: utcTime(from),
          EndTime: utcTime(until),
          AvailabilityViewInterval: 30,
        },
        isRepeatable: true,
      },
      patience,
    );
    if (answer.status !== 200) throw failureOf(answer);
    const read = Schedules.safeParse(answer.body);
    if (!read.success) throw unreadable(new Error('A schedule cannot be read.'));
    for (const schedule of read.data.value)
      known.set(schedule.scheduleId.toLowerCase(), availabilityIn(schedule, from));
  }

  function found(address: string): Availability | CalendarTrouble {
    const schedule = known.get(address.toLowerCase());
    if (schedule === undefined) throw unreadable(new Error('A schedule was left out.'));
    return schedule;
  }
}
