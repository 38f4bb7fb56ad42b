import { newLine } from '#domain/meeting/agenda-line.ts';
import { agendaUrgency } from '#domain/meeting/meeting.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';

/**
 * Puts a flag about a school on an agenda: read by whoever wrote it, the readers it names and whoever chairs the
 * meeting, each of them told; the channel learns that there is one confidential item more. A live safeguarding concern is never one: the
 * caller has asked.
 */
export async function addFlag(
  trust: TrustWrites,
  flag: {
    id: string;
    meeting: { id: string; startsAt: IsoInstant };
    urn: string;
    text: string;
    readerIds: readonly string[];
    addedById: string;
    addedByName: string;
    at: IsoInstant;
  },
): Promise<void> {
  const { at, meeting, readerIds, ...rest } = flag;
  const line = newLine(meeting, {
    ...rest,
    section: 'confidential',
    source: 'flag',
    key: flag.id,
    reason: null,
    link: { card: 'school-status', ref: `urn:${flag.urn}` },
    audience: 'named',
    readerIds: [...readerIds],
    addedAt: at,
  });
  await trust.agendas.addLines([line]);
  await trust.meetings.touch(meeting.id);
  for (const personId of readerIds) {
    const audience = { kind: 'person', personId } as const;
    const note = {
      key: `flag ${flag.id} ${personId}`,
      card: 'flag-note',
      subject: flag.id,
      audience,
      urgency: agendaUrgency(meeting),
      dueAt: at,
    };
    await trust.outbox.post(note, at);
  }
}
