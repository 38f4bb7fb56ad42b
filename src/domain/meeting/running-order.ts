import { type AgendaLine, AgendaSection, isUndiscussed } from './agenda-line.ts';

const SECTION_RANK = new Map(AgendaSection.options.map((section, at) => [section, at]));
/** What people put forward comes before what the record did, and news before the look-round. */
const SOURCE_RANK: Readonly<Record<string, number>> = { person: 0, register: 2, 'look-round': 3 };
const sourceRank = ({ source }: AgendaLine) => SOURCE_RANK[source] ?? 1;

/**
 * The order a meeting takes its lines in: section by section; schools to discuss by what put them forward and then
 * by name, a school's lines together; everything else in the order it was put there.
 */
export function inOrder(lines: readonly AgendaLine[], nameOf: (urn: string) => string): AgendaLine[] {
  const best = new Map<string, number>();
  for (const line of lines) {
    if (line.section !== 'schools' || line.urn === null) continue;
    best.set(line.urn, Math.min(best.get(line.urn) ?? 9, sourceRank(line)));
  }
  const place = (line: AgendaLine): [number, number, string] => {
    const section = SECTION_RANK.get(line.section) ?? 0;
    const urn = line.section === 'schools' ? line.urn : null;
    return [section, urn === null ? 9 : (best.get(urn) ?? 9), urn === null ? '' : nameOf(urn)];
  };
  return lines.toSorted((a, b) => {
    const [section, rank, name] = place(a);
    const [otherSection, otherRank, otherName] = place(b);
    return (
      section - otherSection ||
      rank - otherRank ||
      name.localeCompare(otherName, 'en-GB') ||
      (section === SECTION_RANK.get('schools') ? sourceRank(a) - sourceRank(b) : 0) ||
      a.addedAt.localeCompare(b.addedAt) ||
      // Written in one moment: in an order that is the same for every reader.
      nameOf(a.urn ?? '').localeCompare(nameOf(b.urn ?? ''), 'en-GB') ||
      a.text.localeCompare(b.text, 'en-GB')
    );
  });
}

/**
 * The line a meeting turns to when it leaves `from`, of lines in their order: the next one nobody has come to, round
 * from the top when those after it are done, and then the parked ones. Null when nothing else is left.
 */
export function lineAfter(ordered: readonly AgendaLine[], from: string | null): AgendaLine | null {
  const at = ordered.findIndex(({ id }) => id === from);
  const others = [...ordered.slice(at + 1), ...ordered.slice(0, Math.max(at, 0))];
  return (
    others.find(({ outcome }) => outcome === 'open') ??
    others.find(({ outcome }) => outcome === 'parked') ??
    null
  );
}

/** What must be carried forward or dropped before the meeting can be closed. */
export const undiscussed = (lines: readonly AgendaLine[]): AgendaLine[] => lines.filter(isUndiscussed);
