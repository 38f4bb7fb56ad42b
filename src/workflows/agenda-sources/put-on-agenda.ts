import { newLine, type ProposedLine } from '#domain/meeting/agenda-line.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import type { AgendaSource } from './agenda-source.ts';

/** Writes down what a source proposes; a line that is on the agenda already is passed over. Returns how many it proposed. */
export async function putOnAgenda<Occasion extends { readonly meeting: Meeting; readonly now: IsoInstant }>(
  trust: TrustWrites,
  source: Pick<AgendaSource, 'name'> & {
    propose(trust: TrustReads, occasion: Occasion): Promise<ProposedLine[]>;
  },
  occasion: Occasion,
  newId: NewId,
): Promise<number> {
  const proposed = await source.propose(trust, occasion);
  const lines = proposed.map(line =>
    newLine(occasion.meeting, {
      source: source.name,
      ...line,
      key: `${source.name} ${line.key}`,
      id: newId(),
      addedAt: occasion.now,
    }),
  );
  await trust.agendas.addLines(lines);
  return lines.length;
}
