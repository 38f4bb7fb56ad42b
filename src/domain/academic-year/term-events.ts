import { quoted } from '../import/cell.ts';
import type { RowFault } from '../import/import-refused.ts';
import type { IsoDate } from '../time/iso.ts';
import type { CalendarScope } from './calendar-entries.ts';
import { KIND_NAMES, LEFT_OUT, termMeaning } from './term-words.ts';
import type { TermNote, TermRow, TermsReading } from './terms-reading.ts';

/** An all-day event of a calendar file, both ends included; `line` is where it stands, counted from 1. */
export interface DatedEvent {
  readonly line: number;
  readonly summary: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
}

type Edge = 'start' | 'end';
/** One end of a term, given as an event of a single day. `name` is the summary without the word for the end. */
interface EdgeEvent extends DatedEvent {
  readonly kind: 'term' | 'half-term';
  readonly edge: Edge;
  readonly name: string;
}

const EDGES: Readonly<Record<Edge, RegExp>> = {
  start:
    /\b(start of|beginning of|first day of|first day|starts?|begins?|commences?|opens?|reopens?)\b( (the|for) )?/i,
  end: /\b(end of|last day of|last day|ends?|finish(es)?|closes?)\b( (the|for) )?/i,
};
/** "Closes for half term" is a day in school, "reopens after half term" too: neither is a day of the break. */
const BESIDE_THE_BREAK = /\b(reopens?|returns?|before|after|closes? (for|at)|breaks? up)\b/i;

/**
 * Reads term dates from the summaries of events: whole stretches, or "Autumn term starts" and "Autumn term ends" on
 * their days, which are paired in order of date. An event that cannot be told is a fault that says what to write.
 */
export function readTermEvents(events: readonly DatedEvent[], scope: CalendarScope): TermsReading {
  const rows: TermRow[] = [];
  const faults: RowFault[] = [];
  const notes: TermNote[] = [];
  const edges: EdgeEvent[] = [];
  for (const event of events) {
    const { line, summary, startsOn, endsOn } = event;
    const kind = termMeaning(summary);
    if (kind === null) {
      const reason = `${quoted(summary)} is no term date: call it Autumn term, Half term, INSET day or School closed, or take it out`;
      faults.push({ line, reason });
    } else if (kind === 'bank-holiday' || kind === 'holidays') {
      notes.push({ line, leftOut: `${quoted(summary)} ${LEFT_OUT[kind]}` });
    } else if (kind === 'half-term' && BESIDE_THE_BREAK.test(summary)) {
      const reason = `${quoted(summary)} does not tell which days are off: make the break one all-day event called Half term, from its first day to its last`;
      faults.push({ line, reason });
    } else {
      const edge = startsOn === endsOn ? edgeOf(summary) : null;
      const own = edge && (kind === 'term' || kind === 'half-term') ? { kind, edge } : null;
      if (own) edges.push({ ...event, ...own, name: nameOf(summary, EDGES[own.edge], kind) });
      else rows.push({ line, scope, kind, name: nameOf(summary, null, kind), startsOn, endsOn });
    }
  }
  const paired = pair(edges, scope);
  return {
    rows: [...rows, ...paired.rows].sort((a, b) => a.line - b.line),
    faults: [...faults, ...paired.faults],
    notes,
  };
}

function edgeOf(summary: string): Edge | null {
  if (EDGES.start.test(summary)) return 'start';
  return EDGES.end.test(summary) ? 'end' : null;
}

/** Each start with the next end of the same name; what is left over is a fault. */
function pair(
  edges: readonly EdgeEvent[],
  scope: CalendarScope,
): { rows: readonly TermRow[]; faults: readonly RowFault[] } {
  const rows: TermRow[] = [];
  const faults: RowFault[] = [];
  const open = new Map<string, EdgeEvent>();
  const alone = ({ line, summary, edge, name }: EdgeEvent) => {
    const other = edge === 'start' ? 'ends' : 'starts';
    const reason = `${quoted(summary)} has no other end: add an event called ${quoted(`${name} ${other}`)}, or make it one all-day event from the first day to the last`;
    faults.push({ line, reason });
  };
  for (const event of edges.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))) {
    const key = sameTerm(event.name);
    const start = open.get(key);
    if (event.edge === 'start') {
      if (start) alone(start);
      open.set(key, event);
    } else if (start) {
      const { line, kind, name, startsOn } = start;
      rows.push({ line, scope, kind, name, startsOn, endsOn: event.startsOn });
      open.delete(key);
    } else alone(event);
  }
  for (const event of open.values()) alone(event);
  return { rows, faults };
}

/** "Autumn Term 2026" and "autumn term" are one: the order of the dates tells the years apart. */
function sameTerm(name: string): string {
  return name
    .toLowerCase()
    .replace(/\d{4}(\s*[/-]\s*\d{2,4})?/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The summary as a name of at most 60 characters, without the word for its end. */
function nameOf(summary: string, edge: RegExp | null, kind: keyof typeof KIND_NAMES): string {
  const words = (edge ? summary.replace(edge, ' ') : summary)
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,\u2010-\u2014-]+|[\s:,\u2010-\u2014-]+$/g, '')
    .slice(0, 60)
    .trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : KIND_NAMES[kind];
}
