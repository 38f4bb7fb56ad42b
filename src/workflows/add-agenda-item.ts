import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';

/** Puts a line on an agenda: with a URN it puts that school forward, `text` being the reason. */
export async function addAgendaItem(
  trust: TrustWrites,
  line: {
    id: string;
    meetingId: string;
    urn: string | null;
    text: string;
    addedById: string;
    addedByName: string;
    at: IsoInstant;
  },
): Promise<void> {
  const { at, ...rest } = line;
  await trust.meetings.addItems([{ ...rest, source: 'person', addedAt: at }]);
  await trust.meetings.touch(line.meetingId);
}
