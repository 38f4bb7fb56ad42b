import { describe, expect, it } from 'vitest';
import { CAST, conversationsOf } from '#src/dev/demo/cast.ts';
import { type Opening, windowRelay } from '#src/dev/demo/window-relay.ts';
import { edge } from '#test/adapters/http/edge.ts';
import { TENANT } from '#test/builders/activity.ts';

const BOT = 'http://127.0.0.1:3978';
const CHAT = { id: 'a:officer', conversationType: 'personal' };
const SIT = { id: '19:sit-officer@thread.tacv2', conversationType: 'channel' };

describe('the relay of the demo’s windows', () => {
  function withWindow() {
    const forgotten: string[] = [];
    const onForgotten = async (before: readonly Opening[]) => {
      forgotten.push(...before.map(({ conversationId }) => conversationId));
    };
    // Nothing listens on the port of the window: 404 is what the bot is told of a window that is gone.
    const relay = windowRelay({ botUrl: BOT, ports: new Map([['officer', 1]]), onForgotten });
    const bot = edge(null, { plugins: [relay] });
    async function sends(type: string, conversation: typeof CHAT): Promise<string> {
      const response = await bot.app.inject({
        method: 'POST',
        url: '/demo/windows/officer/messages',
        payload: {
          type,
          ...(type === 'installationUpdate' && { action: 'add' }),
          id: 'activity',
          from: { id: '29:officer' },
          recipient: { id: '28:bot' },
          channelId: 'msteams',
          conversation: { ...conversation, tenantId: TENANT },
          channelData: { tenant: { id: TENANT } },
          serviceUrl: 'http://127.0.0.1:1/_connector',
        },
      });
      expect(response.statusCode).toBe(200);
      return bot.handled.at(-1)?.serviceUrl ?? '';
    }
    return { forgotten, sends };
  }

  it('stands before windows that have no conversation in common, else what is for one would be shown in another', () => {
    const ids = CAST.flatMap(member => Object.values(conversationsOf(member)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives a conversation one place until it is announced again', async () => {
    const { sends, forgotten } = withWindow();
    const first = await sends('installationUpdate', SIT);
    expect(await sends('message', SIT)).toBe(first);
    expect(forgotten).toEqual([]);
    expect(await sends('installationUpdate', SIT)).not.toBe(first);
    expect(forgotten).toEqual([SIT.id]);
  });

  it('closes the channels of a page that is loaded again, which announces its chat alone', async () => {
    const { sends, forgotten } = withWindow();
    await sends('installationUpdate', CHAT);
    const before = await sends('installationUpdate', SIT);
    await sends('installationUpdate', CHAT);
    expect(forgotten.toSorted()).toEqual([SIT.id, CHAT.id].toSorted());
    forgotten.length = 0;
    expect(await sends('installationUpdate', SIT)).not.toBe(before);
    expect(forgotten).toEqual([]);
  });
});
