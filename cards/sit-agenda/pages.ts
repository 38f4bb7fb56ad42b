import type { Agenda, ReadLine } from '#domain/meeting/agenda.ts';
import type { AgendaSection } from '#domain/meeting/agenda-line.ts';

/** What one card shows of one section. A school whose lines go over a page is named again on the next. */
export interface PageSection {
  readonly section: AgendaSection;
  readonly schools: { urn: string; name: string; continued: boolean; lines: ReadLine[] }[];
  /** Lines that stand by themselves. */
  readonly lines: ReadLine[];
}
export type Page = PageSection[];

/** What is left for these of a card's 40 elements when everything else is there. */
const ELEMENTS = 24;
const SECTION_COST = 2;
/** A school costs its frame and its name beside its first line. */
const SCHOOL_COST = 3;
/** What is left for these, and for what differs from agenda to agenda, of a card's 28 KB. */
const BYTES = 19_000;
/** A school is a button, which Teams wants twice. */
const SCHOOL_BYTES = 600;
const LINE_BYTES = 250;

/**
 * Nothing on an agenda is left out: what does not fit on a page is on the next. There is always a first page.
 * `beside`: the bytes of what stands on every page and differs from agenda to agenda.
 */
export function pagesOf({ sections }: Pick<Agenda, 'sections'>, beside: number): Page[] {
  const pages: Page[] = [[]];
  let elements = 0;
  let bytes = 0;
  const rows = sections.flatMap(({ section, lines }) =>
    lines.map((line, at) => ({ section, line, earlier: lines[at - 1] })),
  );
  for (const { section, line, earlier } of rows) {
    const size = bytesOf(line);
    const grouped = section === 'schools' && line.urn !== null;
    let part = pages.at(-1)?.find(each => each.section === section);
    let begins = grouped && part?.schools.at(-1)?.urn !== line.urn;
    const cost = () => (part ? 0 : SECTION_COST) + (begins ? SCHOOL_COST : 1);
    if (elements > 0 && (elements + cost() > ELEMENTS || bytes + size > BYTES - beside)) {
      pages.push([]);
      part = undefined;
      begins = grouped;
      elements = 0;
      bytes = 0;
    }
    elements += cost();
    bytes += size + (begins ? SCHOOL_BYTES + 3 * bytesIn(line.schoolName) : 0);
    if (!part) {
      part = { section, schools: [], lines: [] };
      pages.at(-1)?.push(part);
    }
    if (!grouped) part.lines.push(line);
    else if (begins) {
      const continued = earlier?.urn === line.urn;
      part.schools.push({ urn: line.urn ?? '', name: line.schoolName ?? '', continued, lines: [line] });
    } else part.schools.at(-1)?.lines.push(line);
  }
  return pages;
}

const bytesIn = (text: string | null) => Buffer.byteLength(text ?? '');
const bytesOf = ({ text, addedByName, reason, now, schoolName, outcomeReason }: ReadLine) =>
  [text, addedByName, reason, now, schoolName, outcomeReason].reduce(
    (sum, each) => sum + bytesIn(each),
    LINE_BYTES,
  );
