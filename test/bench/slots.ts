import { addDays, momentOf } from '#domain/time/iso.ts';
import { checkTime } from '#domain/visit/check-time.ts';
import { findSlots } from '#domain/visit/find-slots.ts';
import { seriesSlots } from '#domain/visit/series-slots.ts';
import type { SlotsAsked, TakenSpan } from '#domain/visit/slots-asked.ts';
import { ann, asked, booking, priya, taken } from '#test/builders/slots.ts';
import type { Figure } from './figure.ts';

const FROM = '2026-11-02';
const DAYS = 40;
const ROUNDS = 200;

/** So many short entries over the six weeks before Christmas: somebody's mornings and afternoons, but for an hour or two. */
function entries(count: number, hour: number): TakenSpan[] {
  return Array.from({ length: count }, (_, at) => {
    const clock = `${String(hour + (at % 5)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`;
    return {
      ...taken(addDays(FROM, at % DAYS), clock, '16:00'),
      until: momentOf(addDays(FROM, at % DAYS), '15:00'),
    };
  });
}

const question = (spans: number, to = '2026-12-11'): SlotsAsked =>
  asked({
    to,
    people: [priya({ busy: entries(spans, 9) }), ann({ busy: entries(spans, 10) })],
    bookings: Array.from({ length: 15 }, (_, at) => booking(addDays(FROM, at * 2), '10:00')),
  });

/** Milliseconds for one, after as many again to warm up. */
function each(run: () => unknown): number {
  for (let at = 0; at < ROUNDS; at += 1) run();
  const began = performance.now();
  for (let at = 0; at < ROUNDS; at += 1) run();
  return (performance.now() - began) / ROUNDS;
}

/** Times for one officer and one head, whose calendars hold a hundred entries each, in steps of half an hour. */
export default async function benchSlots(): Promise<Figure[]> {
  const [six, three, full] = [question(100), question(100, '2026-11-20'), question(1000)];
  const began = performance.now();
  const { slots } = findSlots(six);
  const first = performance.now() - began;
  if (slots.length < 3) throw new Error('too few times were found to measure anything');
  const found = each(() => findSlots(six));
  const halved = each(() => findSlots(three));
  const many = each(() => findSlots(full));
  const checked = each(() => checkTime(six, '2026-11-10T10:00:00.000Z'));
  const series = each(() =>
    seriesSlots({ ...six, weekday: 2, time: '09:00', everyWeeks: 1, from: FROM, to: '2026-12-18' }),
  );
  return [
    { name: 'slots in six weeks, the first time', value: first, unit: 'ms', target: 50 },
    { name: 'slots in six weeks', value: found, unit: 'ms', target: 10 },
    { name: 'six weeks against three', value: found / halved, unit: 'times', target: 2.5 },
    { name: 'a thousand entries each against a hundred', value: many / found, unit: 'times', target: 10 },
    { name: 'one time checked', value: checked, unit: 'ms', target: 2 },
    { name: 'a half term of weekly days', value: series, unit: 'ms', target: 10 },
  ];
}
