import { newLine } from '#domain/meeting/agenda-line.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';

/**
 * Puts a person's line on an agenda: with a URN it puts that school forward, `text` being the reason. The text must be
 * fit for the whole channel: the caller has asked `concernIn`.
 */
export async function addAgendaItem(
  trust: TrustWrites,
  line: {
    id: string;
    meeting: { id: string; startsAt: IsoInstant };
    urn: string | null;
    text: string;
    addedById: string;
    addedByName: string;
    at: IsoInstant;
  },
): Promise<void> {
  const { at, meeting, urn, ...rest } = line;
  const added = newLine(meeting, {
    ...rest,
    urn,
    section: urn === null ? 'items' : 'schools',
    source: 'person',
    key: line.id,
    reason: null,
    link: urn === null ? null : { card: 'school-status', ref: `urn:${urn}` },
    audience: 'channel',
    readerIds: [],
    addedAt: at,
  });
  await trust.agendas.addLines([added]);
  // That it has not come up for long is no reason any more.
  if (urn !== null) await trust.agendas.withdrawProposed(meeting.id, 'look-round', urn);
  await trust.meetings.touch(meeting.id);
}
