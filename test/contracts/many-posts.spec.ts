import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { Job } from '#ports/jobs.ts';
import type { Store, TrustWrites } from '#ports/store.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const NOW = '2026-11-05T08:00:00.000Z';

describe.each(engines())('many posts and many subjects on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let store: Store;
    const queued: Job[] = [];

    beforeAll(async () => {
      database = await freshDatabase(engine);
      store = prismaStore(database.connection, { enqueue: async jobs => void queued.push(...jobs) });
      await inMill(async tx => {
        await tx.trust.create(MILL_LANE);
        await tx.people.save(person('Tom Reed', []));
      });
    });
    afterAll(async () => {
      await store.close();
      await database.drop();
    });
    const mill = () => store.inTrust(MILL_LANE.id);
    const inMill = <T>(work: (tx: TrustWrites) => Promise<T>) => store.transaction(MILL_LANE.id, work);

    it('writes many posts at once, each once, and redraws what is about any of many subjects', async () => {
      const audience = { kind: 'person', personId: 'person-tom-reed' } as const;
      const ofKey = (key: string, urgency: 'now' | 'can-wait') => ({
        ...{ key, card: 'many', subject: `of ${key}`, audience, urgency, dueAt: NOW },
      });
      queued.length = 0;
      await inMill(async tx => {
        await tx.outbox.post(ofKey('many 1', 'now'), NOW);
        const again = [ofKey('many 1', 'now'), ofKey('many 2', 'now'), ofKey('many 2', 'now')];
        await tx.outbox.postAll([...again, ofKey('many 3', 'can-wait')], NOW);
        await tx.outbox.postAll([], NOW);
      });
      const many = (await mill().outbox.postsTo(audience)).filter(({ card }) => card === 'many');
      expect(many.map(({ key }) => key).toSorted()).toEqual(['many 1', 'many 2', 'many 3']);
      expect(queued.filter(({ kind }) => kind === 'send-post')).toHaveLength(2);
      const place = {
        kind: 'personal',
        serviceUrl: 'http://127.0.0.1:1',
        botId: 'bot',
        teamId: null,
      } as const;
      const copies = await inMill(async tx => {
        const where = { ...place, conversationId: 'a:many', personId: 'person-tom-reed' };
        const { conversation } = await tx.conversations.remember(where, NOW);
        const all: string[] = [];
        for (const { id } of many) {
          const copy = await tx.outbox.claim(id, conversation.id, NOW);
          await tx.outbox.markSent(copy?.id ?? '', `activity ${id}`, 0, NOW);
          all.push(copy?.id ?? '');
        }
        return all;
      });
      queued.length = 0;
      await inMill(tx => tx.outbox.wantUpdates(['of many 1', 'of many 2', 'of many 3', 'of none']));
      const redrawn = queued.flatMap(job => (job.kind === 'redraw' ? [job.deliveryId] : []));
      expect(redrawn.toSorted()).toEqual(copies.toSorted());
      queued.length = 0;
      await inMill(tx => tx.outbox.wantUpdates([]));
      expect(queued).toEqual([]);
    });
  });
});
