import { quoted } from '../import/cell.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import {
  type FoundName,
  findNamed,
  type Named,
  type NamedKind,
  namesIn,
} from '../improvement-model/names-in-model.ts';
import { listInWords } from '../time/words.ts';
import type { RecordWorld } from './record-file.ts';

/** More than these are looked up in the model rather than read in a fault. */
const MOST_OFFERED = 6;

/** The id of what a row names, or why it cannot be. */
export function namedInRow(
  asked: string,
  kind: NamedKind,
  model: ImprovementModel,
): { id: string } | { fault: string } {
  const known = namesIn(model)[kind];
  const found = kind === 'thing' ? findThing(asked, known) : findNamed(asked, known, true);
  if (found.kind === 'one') return { id: found.id };
  const names = found.mayBe.slice(0, MOST_OFFERED).map(({ name }) => name);
  if (found.kind === 'several')
    return { fault: `${quoted(asked)} may be ${listInWords(names, 'or')}: write the whole name` };
  const offered = known.length <= MOST_OFFERED ? known.map(({ name }) => name) : names;
  const mend =
    known.length === 0
      ? 'it has none'
      : offered.length > 0
        ? `write ${listInWords(offered, 'or')}`
        : `see fortnight model show ${model.id}`;
  const what = kind === 'thing' ? '' : `${kind} `;
  return { fault: `${what}${quoted(asked)} is not in ${model.name}: ${mend}` };
}

/** "Report: AIM" is the report of whatever "AIM" alone would be. */
function findThing(asked: string, known: readonly Named[]): FoundName {
  const [, what = '', after = ''] = /^(report|support)\s*:\s*(.+)$/i.exec(asked) ?? [];
  const engagement = after ? findNamed(after, known, false) : null;
  return findNamed(
    engagement?.kind === 'one' ? `${engagement.id}.${what.toLowerCase()}` : asked,
    known,
    false,
  );
}

/** Why a row cannot be about this school; null when it can. */
export function schoolFault(urn: string, schools: RecordWorld['schools']): string | null {
  const school = schools.find(each => each.urn === urn);
  if (!school) return `the trust has no school with URN ${urn}`;
  return school.leftTrustOn ? `${school.name} (${urn}) is now in another trust` : null;
}
