import type { MinutedAction, MinutedLine, Minutes } from '#domain/meeting/minutes.ts';

/** What a page shows of one line; one on which much was recorded goes on, named again, on the next page. */
export interface MinutedPart {
  readonly line: MinutedLine;
  readonly continued: boolean;
  readonly decisions: string[];
  readonly actions: MinutedAction[];
}

interface PageSection {
  readonly title: string;
  readonly continued: boolean;
  readonly parts: MinutedPart[];
}
export type Page = PageSection[];

/** What is left for these of a card's 40 elements and 28 KB. */
const ELEMENTS = 26;
const BYTES = 12_000;
const SECTION_COST = 2;
const LINE_COST = 2;
/** A row's frame beside its text. */
const ROW_BYTES = 250;

/** Nothing in minutes is left out: what does not fit on a page is on the next. There is always a first page. */
export function pagesOf({ sections }: Pick<Minutes, 'sections'>): Page[] {
  const pages: Page[] = [[]];
  let elements = 0;
  let bytes = 0;
  const section = (title: string) => pages.at(-1)?.find(each => each.title === title);
  const turnIfFull = (cost: number, size: number) => {
    if (elements === 0 || (elements + cost <= ELEMENTS && bytes + size <= BYTES)) return;
    pages.push([]);
    elements = 0;
    bytes = 0;
  };
  const begin = (title: string, at: number, line: MinutedLine, continued: boolean): MinutedPart => {
    const part: MinutedPart = { line, continued, decisions: [], actions: [] };
    const known = section(title);
    if (known) known.parts.push(part);
    else pages.at(-1)?.push({ title, continued: at > 0 || continued, parts: [part] });
    elements += LINE_COST + (known ? 0 : SECTION_COST);
    bytes += headBytes(line);
    return part;
  };
  for (const { title, lines } of sections) {
    for (const [at, line] of lines.entries()) {
      const records = [
        ...line.decisions.map(text => ({ decision: text, size: bytesOf(text) })),
        ...line.actions.map(action => ({ action, size: bytesOf(action.text + action.ownerName) })),
      ];
      // A line stands together with the first thing recorded on it.
      const [first] = records;
      turnIfFull(LINE_COST + SECTION_COST + (first ? 1 : 0), headBytes(line) + (first?.size ?? 0));
      let part = begin(title, at, line, false);
      for (const record of records) {
        const before = pages.length;
        turnIfFull(1, record.size);
        if (pages.length > before) part = begin(title, at, line, true);
        if ('decision' in record) part.decisions.push(record.decision);
        else part.actions.push(record.action);
        elements += 1;
        bytes += record.size;
      }
    }
  }
  return pages;
}

const bytesOf = (text: string) => Buffer.byteLength(text) + ROW_BYTES;
const headBytes = ({ text, reason, outcomeReason, schoolName }: MinutedLine) =>
  bytesOf([text, reason, outcomeReason, schoolName].join('')) + ROW_BYTES;
