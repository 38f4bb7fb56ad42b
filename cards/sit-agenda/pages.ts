import type { Agenda } from '#domain/meeting/agenda.ts';
import type { AgendaItem } from '#domain/meeting/meeting.ts';

/** What one card shows of an agenda. A school whose lines go over a page is named again on the next. */
export interface Page {
  readonly schools: { urn: string; name: string; continued: boolean; lines: AgendaItem[] }[];
  readonly items: AgendaItem[];
}

/** What is left for these of a card's 40 elements; a school costs its frame and its name beside its lines. */
const ELEMENTS = 24;
/** What is left for these of a card's 28 KB: 300 characters can be 900 bytes. */
const BYTES = 9000;

/** Nothing on an agenda is left out: what does not fit on a page is on the next. There is always a first page. */
export function pagesOf({ schools, items }: Pick<Agenda, 'schools' | 'items'>): Page[] {
  const pages: Page[] = [{ schools: [], items: [] }];
  let elements = 0;
  let bytes = 0;
  const rows = [
    ...schools.flatMap(school => school.lines.map((line, index) => ({ school, line, index }))),
    ...items.map(line => ({ school: null, line, index: 0 })),
  ];
  for (const { school, line, index } of rows) {
    const size = bytesOf(line.text) + bytesOf(line.addedByName ?? '') + 150;
    let page = pages.at(-1);
    let begins = school !== null && page?.schools.at(-1)?.urn !== school.urn;
    const full = elements + (begins ? 3 : 1) > ELEMENTS || bytes + size > BYTES;
    if (!page || (full && elements > 0)) {
      page = { schools: [], items: [] };
      pages.push(page);
      begins = school !== null;
      elements = 0;
      bytes = 0;
    }
    elements += begins ? 3 : 1;
    bytes += size + (begins && school ? bytesOf(school.name) + 150 : 0);
    if (!school) page.items.push(line);
    else if (begins) page.schools.push({ ...school, continued: index > 0, lines: [line] });
    else page.schools.at(-1)?.lines.push(line);
  }
  return pages;
}

const bytesOf = (text: string) => Buffer.byteLength(text);
