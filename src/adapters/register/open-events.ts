import ICAL from 'ical.js';
import type { DatedEvent } from '#domain/academic-year/term-events.ts';
import type { TermNote } from '#domain/academic-year/terms-reading.ts';
import { cellText, quoted } from '#domain/import/cell.ts';
import { ImportRefused, type RowFault } from '#domain/import/import-refused.ts';
import { addDays, IsoDate } from '#domain/time/iso.ts';
import type { EventFile } from '#ports/event-file.ts';
import type { ByteSource } from './byte-source.ts';
import { asUtf8, detectEncoding } from './encoding.ts';
import { fileSource } from './file-source.ts';
import { notText } from './recognise.ts';

/** Years of a school's dates are some kilobytes. */
const LARGEST = 10 * 1024 ** 2;
const MEND = 'Export the term dates as an iCalendar file (.ics), or give a CSV file.';

/**
 * Opens an iCalendar file (.ics): folded lines, UTF-8, UTF-16 or Windows-1252. An all-day event's time zone means
 * nothing; one from midnight to midnight is all-day too, as some programs write it. Throws ImportRefused.
 */
export async function openEvents(path: string): Promise<EventFile> {
  const source = await fileSource(path);
  if (source.size > LARGEST) throw new ImportRefused(`${source.name} is larger than 10 MB. ${MEND}`);
  const bytes = await whole(source);
  const found = notText(bytes);
  if (found) throw new ImportRefused(`${source.name} is not a calendar file: found ${found}. ${MEND}`);
  const text = await unfolded(source, bytes);
  const lines = eventLines(bytes.includes(0) ? text : bytes.toString('latin1'));
  const read = eventsIn(text, source.name).map((event, at) => readEvent(event, lines[at] ?? 0));
  return {
    name: source.name,
    events: read.filter(it => 'summary' in it),
    faults: read.filter(it => 'reason' in it),
    notes: read.filter(it => 'leftOut' in it),
  };
}

async function whole(source: ByteSource): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source.read()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Lines are put together before they are decoded: a fold may stand in the middle of a character. */
async function unfolded({ name }: ByteSource, bytes: Buffer): Promise<string> {
  const joined = Buffer.from(bytes.toString('latin1').replace(/\r?\n[ \t]/g, ''), 'latin1');
  const source: ByteSource = {
    name,
    size: joined.length,
    async *read() {
      yield joined;
    },
  };
  let text = '';
  for await (const part of asUtf8(source, await detectEncoding(source))) text += part.toString();
  return text.replace(/^\ufeff/, '').trim();
}

/** The lines on which the events stand, in order: the package does not keep them. */
function eventLines(text: string): number[] {
  return text.split(/\r?\n/).flatMap((line, at) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [at + 1] : []));
}

function eventsIn(text: string, file: string): ICAL.Component[] {
  if (!/^BEGIN:VCALENDAR/i.test(text))
    throw new ImportRefused(
      `${file} is not a calendar file: it does not begin with BEGIN:VCALENDAR. ${MEND}`,
    );
  try {
    // A file may hold several calendars; only then is the outcome a list of them.
    const parsed = ICAL.parse(text);
    const calendars = Array.isArray(parsed[0]) ? parsed : [parsed];
    return calendars.flatMap((calendar: unknown[]) =>
      new ICAL.Component(calendar).getAllSubcomponents('vevent'),
    );
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 120) : 'unknown';
    throw new ImportRefused(`${file} is a damaged calendar file (${why}). Export it again.`);
  }
}

function readEvent(event: ICAL.Component, line: number): DatedEvent | RowFault | TermNote {
  const summary = cellText(String(event.getFirstPropertyValue('summary') ?? ''));
  const named = quoted(summary);
  if (/^cancelled$/i.test(String(event.getFirstPropertyValue('status') ?? '')))
    return { line, leftOut: `${named} left out, it is cancelled` };
  if (!summary) return { line, reason: 'an event without a summary: say what it is, such as Autumn term' };
  if (['rrule', 'rdate', 'recurrence-id'].some(name => event.hasProperty(name)))
    return { line, reason: `${named} repeats: write each of its dates as an event of its own` };
  const start = dayOf(event, 'dtstart');
  const end = event.hasProperty('dtend') ? dayOf(event, 'dtend') : endByDuration(event, start);
  if (start === null || end === null)
    return { line, reason: `${named} has a time of day: make it an all-day event` };
  if (!IsoDate.safeParse(start).success || !IsoDate.safeParse(end).success)
    return { line, reason: `${named} has no start, or one that is not a day of the calendar` };
  // The end is the day after; some programs give a single day the same start and end.
  return { line, summary, startsOn: start, endsOn: end > start ? addDays(end, -1) : end };
}

/** "2026-09-02"; '' when there is none, null for a time of day. Midnight in UTC is another day in summer. */
function dayOf(event: ICAL.Component, name: 'dtstart' | 'dtend'): string | null {
  const value = String(event.getFirstProperty(name)?.toJSON()[3] ?? '');
  const [day = '', time] = value.split('T');
  return time === undefined || /^00:00(:00)?$/.test(time) ? day : null;
}

function endByDuration(event: ICAL.Component, start: string | null): string | null {
  if (start === null || !IsoDate.safeParse(start).success) return start;
  const duration = event.getFirstPropertyValue('duration');
  const days = duration instanceof ICAL.Duration ? duration.toSeconds() / 86_400 : 1;
  return Number.isInteger(days) ? addDays(start, days) : null;
}
