import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TrustReads } from '#ports/store.ts';
import { actor } from '#test/builders/actor.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { bookedVisit } from '#test/builders/visit.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { listVisits } from '#workflows/visits/list-visits.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
  const { priya } = await settleMillLane(bot);
  const more = Array.from({ length: 87 }, (_, at) => registerEntry({ urn: String(910_001 + at) }));
  await bot.store.transaction(MILL_LANE.id, async tx => {
    const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2026-09-01', text: null };
    await tx.owed.useModel({ ...use, usedAt: bot.now, byId: 'operator' });
    await tx.schools.add(more, bot.now);
    for (const [at, urn] of ['900001', ...more.slice(0, 40).map(each => each.urn)].entries())
      await bookedVisit(tx, bot, { id: `v${at}`, urn, leadId: priya.id, at: '2026-11-17T09:30:00.000Z' });
  });
});
afterAll(() => bot.close());

it.each(['officer', 'department'] as const)(
  'a trust of 90 schools is listed with a handful of questions to the store, for: %s',
  async role => {
    let questions = 0;
    const counted = <T extends object>(part: T): T =>
      new Proxy(part, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name);
          if (typeof value === 'function')
            return (...given: unknown[]) => {
              questions += 1;
              return Reflect.apply(value, target, given);
            };
          return value && typeof value === 'object' ? counted(value) : value;
        },
      });
    const trust: TrustReads = counted(bot.store.inTrust(MILL_LANE.id));
    const { now, bankHolidays, modelFiles } = bot;
    const asking = { actor: actor(role), now, bankHolidays, modelFiles } as never;
    const answer = await listVisits(trust, { of: 'week', which: 'next' }, asking);
    expect(answer?.kind === 'visits' && answer.rows.length).toBe(41);
    expect(questions).toBeLessThan(12);
  },
);
