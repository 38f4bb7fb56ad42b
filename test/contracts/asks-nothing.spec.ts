import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { Store, TrustWrites } from '#ports/store.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { THURSDAY } from '#test/fixtures/bot.ts';
import { askedOf } from '#test/fixtures/copies.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const ACTION = 'action-1';
const CHAT = { conversationId: 'a:tom', serviceUrl: 'http://127.0.0.1:1' };

describe.each(engines())('a card found to ask nothing any more, on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let store: Store;
    const tom = person('Tom Reed', []);
    const card = { personId: tom.id, card: 'action-day', subject: ACTION, sentAt: THURSDAY };
    beforeAll(async () => {
      database = await freshDatabase(engine);
      store = prismaStore(database.connection);
      await inMill(async tx => {
        await tx.trust.create(MILL_LANE);
        await tx.people.save(tom);
        const place = { ...CHAT, kind: 'personal', botId: 'bot', teamId: null, personId: tom.id } as const;
        await tx.conversations.remember(place, THURSDAY);
        await askedOf(tx, tom.id, ACTION);
      });
    });
    afterAll(async () => {
      await store.close();
      await database.drop();
    });
    const inMill = <T>(work: (tx: TrustWrites) => Promise<T>) => store.transaction(MILL_LANE.id, work);
    const asking = () =>
      store.inTrust(MILL_LANE.id).outbox.inChats({ cards: ['action-day'], since: THURSDAY });

    it('is left out until its subject changes', async () => {
      await inMill(tx => tx.outbox.askNoMore(card));
      expect(await asking()).toEqual([]);
      await inMill(tx => tx.outbox.wantUpdates(ACTION));
      expect(await asking()).toEqual([card]);
    });

    it.each([
      ['where it is to be redrawn', undefined],
      ['where somebody has it in hand', { except: { card: 'action-day', ...CHAT } }],
    ])('asks on when its subject changes while it is held, %s', async (_where, options) => {
      let changed: Promise<unknown> = Promise.resolve();
      await inMill(async tx => {
        expect(await tx.outbox.holdInChat(card)).toBe(true);
        changed = inMill(other => other.outbox.wantUpdates(ACTION, options));
        await new Promise(resolve => setTimeout(resolve, 200));
        await tx.outbox.askNoMore(card);
      });
      await changed;
      expect(await asking()).toEqual([card]);
    });

    it('is not there to be held when nobody was sent it', async () => {
      expect(await inMill(tx => tx.outbox.holdInChat({ ...card, subject: 'another' }))).toBe(false);
    });
  });
});
