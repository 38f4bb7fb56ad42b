import type { Apology } from '#domain/meeting/meeting.ts';
import type { TrustWrites } from '#ports/store.ts';

/** Records that a member cannot come; sent again, the later note stands. */
export async function sendApologies(trust: TrustWrites, apology: Apology): Promise<void> {
  await trust.meetings.saveApology(apology);
  await trust.meetings.touch(apology.meetingId);
}

/** Takes apologies back; `false` when there were none, and then nothing changes. */
export async function withdrawApologies(
  trust: TrustWrites,
  meetingId: string,
  personId: string,
): Promise<boolean> {
  const withdrawn = await trust.meetings.withdrawApology(meetingId, personId);
  if (withdrawn) await trust.meetings.touch(meetingId);
  return withdrawn;
}
