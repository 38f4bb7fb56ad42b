import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import { isHere } from '#domain/meeting/series-draft.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import { sendAside } from './send-aside.ts';
import { takeOver } from './take-over.ts';

/**
 * Gives the chair's card to whoever may have it. Someone who may take over and is not in the chair takes it, on the
 * record, unless another has taken it already: of two at once the second decides again, on the card, knowing of the first.
 * Without a chat to put the card in, nothing is done. The caller has held the meeting and asked whether they may.
 */
export async function takeChair(
  trust: TrustWrites,
  {
    meetingId,
    actor,
    now,
    newId,
  }: { meetingId: string; actor: Extract<Actor, { kind: 'person' }>; now: IsoInstant; newId: NewId },
): Promise<{ took: boolean; sent: boolean }> {
  const { personId } = actor;
  const card = { card: 'run-meeting', subject: meetingId, key: `chair's card ${newId()}`, personId, now };
  if (!(await sendAside(trust, card))) return { took: false, sent: false };
  const meeting = await trust.meetings.find(meetingId);
  const series = meeting && (await trust.meetings.findSeries(meeting.seriesId));
  if (!series || can(actor, 'meeting.run', meetingTarget(series, meeting)))
    return { took: false, sent: true };
  if (await isTaken(trust, meeting)) return { took: false, sent: true };
  await takeOver(trust, { meetingId, personId, now });
  return { took: true, sent: true };
}

/** Whether somebody has taken it over who still holds a role. */
async function isTaken(
  trust: TrustWrites,
  { actingChairId }: Pick<Meeting, 'actingChairId'>,
): Promise<boolean> {
  const acting = actingChairId === null ? null : await trust.people.find(actingChairId);
  return acting !== null && isHere(acting);
}
