import { ranked } from '#domain/coaching/poll-closing.ts';
import { POLL_NOTICE_DAYS } from '#domain/coaching/poll-window.ts';
import { addDays, momentOf } from '#domain/time/iso.ts';
import { findSlots } from '#domain/visit/find-slots.ts';
import type { SlotsAsked, TakenSpan } from '#domain/visit/slots-asked.ts';
import { asked as members, poll, votes } from '#test/builders/poll.ts';
import { ann, asked, booking, priya, taken } from '#test/builders/slots.ts';
import type { Figure } from './figure.ts';

const FROM = '2026-11-02';
const THREE_WEEKS = 21;
const ROUNDS = 200;

/** Four entries a day over three weeks, at one hour or the next for each of five people: about noon all are free. */
const entries = (who: number): TakenSpan[] =>
  Array.from({ length: THREE_WEEKS * 4 }, (_, at) => {
    const day = addDays(FROM, Math.floor(at / 4));
    const hour = ([8, 9, 13, 14][at % 4] ?? 0) + (who % 2);
    const clock = (minutes: number) => `${String(hour).padStart(2, '0')}:${minutes}`;
    return { ...taken(day, clock(15), '16:00'), until: momentOf(day, clock(55)) };
  });

const question: SlotsAsked = asked({
  to: addDays(FROM, THREE_WEEKS - 1),
  minutes: 90,
  people: [
    priya({ busy: entries(0) }),
    ...[1, 2, 3, 4].map(at => ann({ id: `head-${at}`, name: `Head ${at}`, busy: entries(at) })),
  ],
  bookings: Array.from({ length: 10 }, (_, at) => booking(addDays(FROM, at * 2), '10:00')),
  rules: { noticeDays: POLL_NOTICE_DAYS },
});

/** The times that five people are asked about over three weeks, and which of them is taken. */
export default async function benchPoll(): Promise<Figure[]> {
  const began = performance.now();
  const { slots } = findSlots(question);
  const first = performance.now() - began;
  if (slots.length === 0) throw new Error('no time was found, so nothing was measured');
  const start = performance.now();
  for (let at = 0; at < ROUNDS; at += 1) findSlots(question);
  const each = (performance.now() - start) / ROUNDS;
  const five = members('1', '2', '3', '4', '5');
  const full = poll({ votes: votes({ 1: 'yiy', 2: 'yyn', 3: 'nyy', 4: 'iyy', 5: 'yny' }) });
  const now = '2026-11-12T09:00:00.000Z';
  const ranking = performance.now();
  for (let at = 0; at < ROUNDS; at += 1) ranked(full, five, { now, disappointed: new Set(['school 2']) });
  const one = (performance.now() - ranking) / ROUNDS;
  return [
    { name: 'times for five people over three weeks, the first time', value: first, unit: 'ms', target: 50 },
    { name: 'times for five people over three weeks', value: each, unit: 'ms', target: 50 },
    { name: 'the best of what five people answered', value: one, unit: 'ms', target: 5 },
  ];
}
