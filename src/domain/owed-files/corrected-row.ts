import { quoted } from '../import/cell.ts';
import { dayOf, type IsoDate } from '../time/iso.ts';
import { dayInWords } from '../time/words.ts';
import type { Corrected, RecordWorld } from './record-file.ts';

/**
 * Why a row cannot be recorded that says what was corrected on the school's card since; null when it can. A file that is
 * imported again would otherwise bring back what somebody put right with a reason.
 */
export function correctedFault(
  { urn, kind, id, from }: Pick<Corrected['entry'], 'kind' | 'from'> & { urn: string; id: string },
  { corrected, model }: Pick<RecordWorld, 'corrected' | 'model'>,
): string | null {
  const found = (corrected.get(urn) ?? []).findLast(
    ({ entry }) => entry.kind === kind && entry.name === id && entry.from === from,
  );
  if (!found) return null;
  const nameOf = (name: string) =>
    [...model.ladder, ...model.statuses, ...model.plans].find(each => each.id === name)?.name ?? name;
  const { by } = found;
  const became = by.isVoid ? 'it never was' : `it is ${quoted(nameOf(by.name))} from ${written(by.from)}`;
  return `${quoted(nameOf(id))} of ${urn} from ${written(from)} was corrected on ${written(dayOf(by.at))}: ${became}. Leave the line out, or correct it on the school’s card`;
}

const written = (day: IsoDate): string => dayInWords(day, undefined);
