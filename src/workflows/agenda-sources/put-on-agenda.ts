import { newLine } from '#domain/meeting/agenda-line.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { AgendaOccasion, AgendaSource } from './agenda-source.ts';

/** Writes down what a source proposes; a line that is on the agenda already is passed over. Returns how many it proposed. */
export async function putOnAgenda(
  trust: TrustWrites,
  source: AgendaSource,
  occasion: AgendaOccasion,
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
