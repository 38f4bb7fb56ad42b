import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphCalendars } from '#adapters/graph/graph-calendars.ts';
import { openDatabase } from '#adapters/store/open-store.ts';
import { addDays, momentOf } from '#domain/time/iso.ts';
import { buildApp } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import { GraphEmulator } from '#src/dev/graph/graph-emulator.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { bookedVisit } from '#test/builders/visit.ts';
import { Connector } from '#test/fakes/connector.ts';
import { settleMillLane } from '#test/fixtures/bot.ts';
import { until } from '#test/soak/soak.ts';
import type { Figure } from './figure.ts';

const MOVES = 20;
const FIRST = '2026-11-10';
const PRIYA = 'priya@mill.example';

/** From a move in Outlook, through Graph's notification, to the card in the head's chat that says the new time. */
export default async function benchOutlookToCard(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fortnight-bench-'));
  const clock = { now: () => new Date(Date.parse('2026-11-05T09:00:00Z') + performance.now()).toISOString() };
  const graph = await GraphEmulator.start({ clock });
  const connector = await Connector.start();
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }, 'demo');
  const database = await openDatabase(config, { role: 'bot' });
  const calendars = graphCalendars({ baseUrl: graph.url, tokenFor: async () => 'a-token', clock });
  const port = 40_000 + Math.floor(Math.random() * 20_000);
  const publicUrl = `http://127.0.0.1:${port}`;
  const app = await buildApp(
    { ...config, publicUrl },
    { database, calendars, clock, demo: true, tickEveryMs: 200 },
  );
  try {
    const { priya, tom } = await settleMillLane(app.bot);
    graph.outlook.add({ address: PRIYA });
    await app.bot.store.transaction(MILL_LANE.id, async tx => {
      await tx.people.save({ ...priya, upn: PRIYA });
      const chat = {
        conversationId: 'a:tom',
        kind: 'personal',
        serviceUrl: connector.url,
        botId: '28:bot',
      } as const;
      await tx.conversations.remember({ ...chat, teamId: null, personId: tom.id }, clock.now());
    });
    await app.server.listen('127.0.0.1', port);
    await app.start();
    const visit = { id: 'visit', leadId: priya.id, headId: tom.id, at: momentOf(FIRST, '10:00') };
    await app.bot.store.transaction(MILL_LANE.id, tx => bookedVisit(tx, app.bot, visit));
    const trust = app.bot.store.inTrust(MILL_LANE.id);
    await until(async () => (await trust.calendarLinks.mailbox(priya.id))?.subscriptionId != null, 30_000);
    const eventId = (await trust.calendarLinks.link('visit visit'))?.eventId ?? '';
    const taken: number[] = [];
    for (let i = 0; i < MOVES; i += 1) {
      const time = `${String(8 + (i % 8)).padStart(2, '0')}:${i % 2 === 0 ? '15' : '45'}`;
      const began = performance.now();
      graph.people.move(PRIYA, eventId, momentOf(addDays(FIRST, i % 5), time));
      // No two of the moves say the same, so that no card of an earlier one is taken for this one's.
      const shown = `${Number(addDays(FIRST, i % 5).slice(8))} Nov, ${Number(time.slice(0, 2))}:${time.slice(3)}`;
      const isThere = () =>
        connector.in('a:tom').some(({ activity }) => String(activity.summary).endsWith(shown));
      if (!(await until(isThere, 15_000, 10))) throw new Error(`the card never said ${shown}`);
      taken.push(performance.now() - began);
      // The next begins when nothing of this one is under way.
      await until(async () => (await trust.calendarLinks.unsettled()).length === 0, 10_000);
      await app.bot.jobs.drain();
    }
    const sorted = taken.toSorted((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0) / 1000;
    return [
      { name: 'moved in Outlook to the card in Teams, median', value: at(0.5), unit: 's', target: 1.5 },
      { name: 'moved in Outlook to the card in Teams, slowest of 20', value: at(1), unit: 's', target: null },
    ];
  } finally {
    await app.stop();
    await Promise.all([graph.stop(), connector.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}
