import { addressOf } from '#domain/access/mailbox-address.ts';
import { moveMeeting as decideMove } from '#domain/meeting/meeting-plan.ts';
import type { EventDraft } from '#ports/calendar.ts';
import type { TrustReads } from '#ports/store.ts';
import { announceChange } from '../announce-change.ts';
import { cancelMeeting } from '../cancel-meeting.ts';
import { readCalendar } from '../read-calendar.ts';
import { planWorld } from '../upcoming-meetings.ts';
import type { LinkedRecord, RecordKind } from './linked-record.ts';
import { meetingRecord } from './want-event.ts';

const MOVED = 'Moved in Outlook';
const DELETED = 'Its entry was deleted in Outlook';
/** Of a meeting that was never changed. */
const NEVER = '1970-01-01T00:00:00.000Z';

/** The meetings of a series: in the chair's calendar, with every member invited. */
export const meetingEvents: RecordKind = {
  async read(trust, id, around) {
    const meeting = await trust.meetings.find(id);
    const series = meeting && (await trust.meetings.findSeries(meeting.seriesId));
    if (!meeting || !series?.chairId) return null;
    const people = await membersOf(trust, series.memberIds);
    const chair = people.find(person => person.id === series.chairId);
    const { startsAt, minutes, state, changedAt } = meeting;
    const others = people.filter(person => person.id !== series.chairId);
    const rest: Omit<EventDraft, 'startsAt' | 'minutes'> = {
      subject: series.name,
      body: [
        `${series.name}. Its agenda is in the channel in Teams.`,
        'Move it or call it off here or there: both stay the same.',
      ].join('\n'),
      ...{ location: null, isOnline: false, record: meetingRecord(id) },
      invited: others.flatMap(person => {
        const address = addressOf(person);
        return address ? [{ address, name: person.name, required: true }] : [];
      }),
    };
    return {
      organiserId: series.chairId,
      mailbox: chair ? addressOf(chair) : null,
      draft: { ...rest, startsAt, minutes },
      farewell: meeting.reason ? `Cancelled: ${meeting.reason}` : 'Cancelled.',
      isOver: state === 'running' || state === 'closed',
      side: {
        ...{ isOn: state === 'planned', startsAt, minutes, changedAt: changedAt ?? NEVER },
        rest: around.fingerprint(JSON.stringify(rest)),
      },
      // Apologies are sent in Teams, where the agenda shows them.
      people: new Map(),
    } satisfies LinkedRecord;
  },
  async adoptTime(trust, id, to, { now, bankHolidays }) {
    const meeting = await trust.meetings.hold(id);
    const series = meeting && (await trust.meetings.findSeries(meeting.seriesId));
    if (!meeting || !series || meeting.state === 'running' || meeting.state === 'closed') return false;
    const calendar = await readCalendar(trust, bankHolidays);
    const world = await planWorld(trust, series, { calendar, now });
    const { startsAt, minutes } = to;
    const planned = { ...meeting, state: 'planned' as const };
    const decision = decideMove(planned, { to: startsAt, reason: MOVED }, world);
    // A holiday or another meeting there is not undone: the card in the channel says when it is now.
    const moved = decision.ok
      ? decision.change
      : { startsAt, movedFrom: meeting.movedFrom ?? meeting.startsAt, reason: MOVED };
    await trust.meetings.change(id, { ...moved, minutes, state: 'planned' });
    await announceChange(trust, meeting, now);
    return true;
  },
  async adoptCancelling(trust, id, { now, bankHolidays, newId }) {
    const meeting = await trust.meetings.find(id);
    const series = meeting && (await trust.meetings.findSeries(meeting.seriesId));
    if (!series) return;
    const calendar = await readCalendar(trust, bankHolidays);
    await cancelMeeting(trust, { series, calendar, ref: `id:${id}`, reason: DELETED, now, newId });
  },
  async tellConflict(trust, id, { now }) {
    const meeting = await trust.meetings.find(id);
    if (meeting) await announceChange(trust, meeting, now);
  },
  // The meeting takes place all the same, and its cards say when: whoever mends calendars sees it on the health page.
  tellTrouble: async () => {},
  tellAgreed: async () => {},
  adoptAnswers: async () => {},
};

async function membersOf(trust: TrustReads, memberIds: readonly string[]) {
  const people = await trust.people.list();
  return people.filter(({ id, appointments }) => memberIds.includes(id) && appointments.length > 0);
}
