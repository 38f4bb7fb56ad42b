import { afterAll, describe, expect, it } from 'vitest';
import { openEvents } from '#adapters/register/open-events.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Made up//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
const open = (content: string | Buffer) => openEvents(files.write('dates.ics', content));
const only = async (...lines: string[]) => {
  const { events, faults, notes } = await open(calendar(event(...lines)));
  return events[0] ?? faults[0] ?? notes[0];
};

describe('an iCalendar file', () => {
  it('gives its all-day events with their lines, the end a day before DTEND', async () => {
    const file = await open(
      calendar(
        event('DTSTART;VALUE=DATE:20260902', 'DTEND;VALUE=DATE:20261219', 'SUMMARY:Autumn term'),
        event('DTSTART;VALUE=DATE:20261026', 'DTEND;VALUE=DATE:20261031', 'SUMMARY:Half term'),
      ),
    );
    expect(file).toMatchObject({ name: 'dates.ics', faults: [], notes: [] });
    expect(file.events).toEqual([
      { line: 4, summary: 'Autumn term', startsOn: '2026-09-02', endsOn: '2026-12-18' },
      { line: 10, summary: 'Half term', startsOn: '2026-10-26', endsOn: '2026-10-30' },
    ]);
  });

  it.each([
    ['no end', ['DTSTART;VALUE=DATE:20260901'], '2026-09-01', '2026-09-01'],
    [
      'the same end as start',
      ['DTSTART;VALUE=DATE:20260901', 'DTEND;VALUE=DATE:20260901'],
      '2026-09-01',
      '2026-09-01',
    ],
    ['a duration', ['DTSTART;VALUE=DATE:20261026', 'DURATION:P5D'], '2026-10-26', '2026-10-30'],
    [
      'a zone on whole days',
      [
        'DTSTART;TZID=America/New_York;VALUE=DATE:20260901',
        'DTEND;TZID=America/New_York;VALUE=DATE:20260902',
      ],
      '2026-09-01',
      '2026-09-01',
    ],
    [
      'midnight to midnight',
      ['DTSTART;TZID=GMT Standard Time:20261026T000000', 'DTEND;TZID=GMT Standard Time:20261031T000000'],
      '2026-10-26',
      '2026-10-30',
    ],
    [
      'an end over the change of the clocks',
      ['DTSTART;VALUE=DATE:20261024', 'DTEND;VALUE=DATE:20261026'],
      '2026-10-24',
      '2026-10-25',
    ],
  ])('reads an event with %s', async (_what, lines, startsOn, endsOn) => {
    expect(await only(...lines, 'SUMMARY:INSET day')).toMatchObject({ startsOn, endsOn });
  });

  it.each([
    [
      'a time of day',
      ['DTSTART:20260901T083000Z', 'SUMMARY:INSET'],
      '"INSET" has a time of day: make it an all-day event',
    ],
    [
      'midnight in UTC',
      ['DTSTART:20260901T000000Z', 'SUMMARY:INSET'],
      '"INSET" has a time of day: make it an all-day event',
    ],
    [
      'a repetition',
      ['DTSTART;VALUE=DATE:20260901', 'RRULE:FREQ=YEARLY', 'SUMMARY:INSET'],
      '"INSET" repeats: write each of its dates as an event of its own',
    ],
    [
      'no summary',
      ['DTSTART;VALUE=DATE:20260901'],
      'an event without a summary: say what it is, such as Autumn term',
    ],
    ['no start', ['SUMMARY:INSET'], '"INSET" has no start, or one that is not a day of the calendar'],
    [
      'a day that does not exist',
      ['DTSTART;VALUE=DATE:20260931', 'SUMMARY:INSET'],
      '"INSET" has no start, or one that is not a day of the calendar',
    ],
  ])('names an event with %s as a fault', async (_what, lines, reason) => {
    expect(await only(...lines)).toEqual({ line: 4, reason });
  });

  it('notes an event that was called off', async () => {
    expect(await only('DTSTART;VALUE=DATE:20260901', 'STATUS:CANCELLED', 'SUMMARY:INSET')).toEqual({
      line: 4,
      leftOut: '"INSET" left out, it is cancelled',
    });
  });

  it('reads folded lines, also where the fold splits a character, and escaped commas', async () => {
    const text = calendar(
      event('DTSTART;VALUE=DATE:20260901', 'SUMMARY:INSET day – caf\u00e9\\, al', ' l staff'),
    );
    const bytes = Buffer.from(text);
    const inside = bytes.indexOf(Buffer.from('\u00e9')) + 1;
    const split = Buffer.concat([bytes.subarray(0, inside), Buffer.from('\r\n '), bytes.subarray(inside)]);
    expect((await open(split)).events).toMatchObject([{ summary: 'INSET day – café, all staff' }]);
  });

  it.each([
    ['Windows-1252', (text: string) => Buffer.from(text.replace('–', '\u0096'), 'latin1')],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['bare line feeds', (text: string) => Buffer.from(text.replaceAll('\r\n', '\n'))],
  ])('reads %s', async (_what, encode) => {
    const text = calendar(event('DTSTART;VALUE=DATE:20260901', 'SUMMARY:INSET – staff'));
    expect((await open(encode(text))).events).toMatchObject([{ line: 4, summary: 'INSET – staff' }]);
  });

  it('reads several calendars in one file', async () => {
    const day = (date: string) => calendar(event(`DTSTART;VALUE=DATE:${date}`, 'SUMMARY:INSET'));
    expect((await open(day('20260901') + day('20260902'))).events.map(it => it.startsOn)).toEqual([
      '2026-09-01',
      '2026-09-02',
    ]);
  });

  it.each([
    ['a PDF', '%PDF-1.7', /is not a calendar file: found a PDF document\./],
    ['nothing', '', /found an empty file/],
    ['a CSV', 'Kind,Start\n', /does not begin with BEGIN:VCALENDAR/],
    ['half a file', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nnonsense', /is a damaged calendar file/],
  ])('refuses %s', async (_what, content, message) => {
    await expect(open(content)).rejects.toThrow(message);
  });

  it('refuses a file that is not there', async () => {
    await expect(openEvents('nowhere.ics')).rejects.toThrow('There is no file nowhere.ics.');
  });
});
