import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectorClient } from '#adapters/teams/connector-client.ts';
import { TurnAdapter } from '#adapters/teams/turn-adapter.ts';
import { Later } from '#ports/jobs.ts';
import type { SendPlace, SendRate } from '#ports/send-rate.ts';
import { Connector } from '#test/fakes/connector.ts';
import { UNLIMITED } from '#test/fakes/unlimited.ts';

describe('an answer within a turn', () => {
  let teams: Connector;
  const asked: SendPlace[] = [];
  beforeAll(async () => {
    teams = await Connector.start();
  });
  afterAll(() => teams.stop());
  const client = connectorClient({ token: { current: async () => null, drop() {} } });
  const answer = (take: SendRate['take']) =>
    new TurnAdapter(client, { ...UNLIMITED, take }).run(
      {
        type: 'message',
        serviceUrl: teams.url,
        conversation: {
          id: '19:sit@thread.tacv2;messageid=1762162200123',
          tenantId: 'ABC',
          isGroup: true,
          conversationType: 'channel',
          name: 'SIT',
        },
      },
      async context => {
        await context.sendActivity('hello');
      },
    );

  it('takes a slot of its channel and its tenant, whatever thread it is in', async () => {
    await answer(async (to, patienceMs) => {
      asked.push(to);
      return UNLIMITED.take(to, patienceMs);
    });
    expect(asked).toEqual([{ tenant: 'abc', serviceUrl: teams.url, conversationId: '19:sit@thread.tacv2' }]);
    expect(teams.in('19:sit@thread.tacv2;messageid=1762162200123')).toHaveLength(1);
  });

  it('is not sent when its turn is far off', async () => {
    const before = teams.requests.length;
    await expect(answer(async () => ({ slot: null, waitMs: 20_000 }))).rejects.toThrow(Later);
    expect(teams.requests).toHaveLength(before);
  });
});
