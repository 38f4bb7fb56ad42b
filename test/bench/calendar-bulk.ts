import { setTimeout as pause } from 'node:timers/promises';
import { graphCalendars } from '#adapters/graph/graph-calendars.ts';
import type { NewEvent } from '#ports/calendar.ts';
import { GraphEmulator } from '#src/dev/graph/graph-emulator.ts';
import { OUTLOOK_LIMITS } from '#src/dev/graph/throttle.ts';
import { eventDraft } from '#test/builders/calendar-event.ts';
import type { Figure } from './figure.ts';

const MAILBOXES = Array.from({ length: 6 }, (_, n) => `officer-${n}@mill.example`);
const EVENTS = 60;
const ROUNDS = 5;
/** About what Outlook takes for an event with its invitations. */
const EACH_MS = 600;

const events: NewEvent[] = Array.from({ length: EVENTS }, (_, n) => ({
  mailbox: MAILBOXES[n % MAILBOXES.length] ?? '',
  transactionId: `visit-${n}`,
  draft: eventDraft({ record: `visit ${n}` }),
}));

/** Four at once for each mailbox, and nothing between one and the next: nobody can be faster. */
const allowedMs = Math.ceil(EVENTS / MAILBOXES.length / OUTLOOK_LIMITS.concurrentPerMailbox) * EACH_MS;

async function round(): Promise<{ ms: number; refused: number }> {
  await using graph = await GraphEmulator.start({
    takes: async ({ path }) => {
      if (path[0] === 'users') await pause(EACH_MS);
    },
  });
  for (const address of MAILBOXES) graph.outlook.add({ address });
  const calendar = graphCalendars({ baseUrl: graph.url, tokenFor: async () => 'a-token' }).of('a-tenant');
  const started = performance.now();
  const made = (await calendar?.createAll(events)) ?? [];
  const ms = performance.now() - started;
  const failed = made.filter(event => !('eventId' in event)).length;
  if (made.length !== EVENTS || failed > 0) throw new Error(`${failed} of ${EVENTS} events were not made.`);
  return { ms, refused: graph.throttle.refused };
}

/** A term's visits put into their officers' calendars at once, against Graph's own limits. */
export default async function benchCalendarBulk(): Promise<Figure[]> {
  const rounds = [];
  for (let n = 0; n < ROUNDS; n += 1) rounds.push(await round());
  const median = rounds.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  const refused = rounds.reduce((sum, one) => sum + one.refused, 0);
  const name = `${EVENTS} events for ${MAILBOXES.length} mailboxes`;
  return [
    { name: `${name}, median of ${ROUNDS}`, value: median / 1000, unit: 's', target: null },
    { name: `${name}, to what Graph's limits allow`, value: median / allowedMs, unit: 'times', target: 1.2 },
    { name: `${name}, refused because of us (429)`, value: refused, unit: 'times', target: 0 },
  ];
}
