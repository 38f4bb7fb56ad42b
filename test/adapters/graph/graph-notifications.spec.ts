import { expect, it } from 'vitest';
import type { CalendarLifecycle, CalendarNotification } from '#adapters/http/calendar-routes.ts';
import { edge } from '#test/adapters/http/edge.ts';
import { eventDraft } from '#test/builders/calendar-event.ts';
import { graphWorld, OFFICER } from '#test/fixtures/graph-world.ts';

it('what is watched is told at the bot’s own door, under the ids and the secret the bot knows', async () => {
  const told: CalendarNotification[] = [];
  const lifecycle: CalendarLifecycle[] = [];
  const bot = edge(null, {
    calendar: {
      onNotifications: async items => void told.push(...items),
      onLifecycle: async items => void lifecycle.push(...items),
    },
  });
  try {
    const address = await bot.listen('127.0.0.1', 0);
    await using world = await graphWorld();
    const { calendar, graph } = world;
    const { subscriptionId } = await calendar.watch(OFFICER, {
      notificationUrl: `${address}/api/graph/notifications`,
      lifecycleUrl: `${address}/api/graph/lifecycle`,
      clientState: 'a-secret',
    });
    const { eventId } = await calendar.create({
      mailbox: OFFICER,
      transactionId: 'visit-1',
      draft: eventDraft(),
    });
    graph.people.move(OFFICER, eventId, '2026-11-12T10:00:00.000Z');
    graph.people.remove(OFFICER, eventId);
    graph.subscriptions.lifecycle(subscriptionId, 'subscriptionRemoved');
    await graph.settle();
    const known = { subscriptionId, clientState: 'a-secret' };
    expect(told).toEqual(
      ['created', 'updated', 'deleted'].map(changeType => ({ ...known, eventId, changeType })),
    );
    expect(lifecycle).toEqual([{ ...known, lifecycleEvent: 'subscriptionRemoved' }]);
    expect(await calendar.renew(subscriptionId)).toBe('gone');
    expect(graph.notifier.delivered.every(({ status }) => status === 202)).toBe(true);
  } finally {
    await bot.close();
  }
});
