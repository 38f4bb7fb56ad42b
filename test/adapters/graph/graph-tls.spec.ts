import { request } from 'node:https';
import { expect, it } from 'vitest';
import { graphCalendars } from '#adapters/graph/graph-calendars.ts';
import { CalendarUnavailable } from '#ports/calendar.ts';
import { GraphEmulator } from '#src/dev/graph/graph-emulator.ts';
import { eventDraft } from '#test/builders/calendar-event.ts';
import { MILL_TENANT } from '#test/fixtures/calendar-worlds.ts';
import { OFFICER } from '#test/fixtures/graph-world.ts';

/** Node's fetch trusts one list of authorities for the whole process, so this one brings its own. */
function fetchTrusting(ca: string): typeof fetch {
  return (address, { method, headers, body } = {}) =>
    new Promise((resolve, reject) => {
      const asked = request(
        String(address),
        { ca, method: method ?? 'GET', headers: Object.fromEntries(new Headers(headers)) },
        async response => {
          const chunks: Uint8Array[] = [];
          for await (const chunk of response) chunks.push(chunk);
          const status = response.statusCode ?? 500;
          resolve(new Response(Buffer.concat(chunks), { status }));
        },
      );
      asked.on('error', reject).end(body);
    });
}

it('makes an event over TLS, and nothing with a server nobody vouches for', async () => {
  await using graph = await GraphEmulator.start({ tls: true });
  graph.outlook.add({ address: OFFICER });
  const visit = { mailbox: OFFICER, transactionId: 'visit-1', draft: eventDraft() };
  const connected = { baseUrl: graph.url, tokenFor: async () => 'a-token' };
  const trusted = graphCalendars({ ...connected, fetch: fetchTrusting(graph.certificate?.cert ?? '') });
  expect(await trusted.of(MILL_TENANT)?.create(visit)).toMatchObject({ record: visit.draft.record });
  const strange = graphCalendars({ ...connected, callWithinMs: 500 });
  await expect(strange.of(MILL_TENANT)?.create(visit)).rejects.toThrow(CalendarUnavailable);
  expect(graph.outlook.look(OFFICER)?.events.size).toBe(1);
});
