import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick, tickUntilQuiet } from '#bot/tick.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { MemoryMail } from '#test/fakes/memory-mail.ts';
import { OAKHURST, OAKWOOD } from '#test/fixtures/booking-world.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

/** Dsat writes at the start of the year; here Oakwood and Oakhurst are sorted, and Oakwood has a clerk without an account. */
describe.each(engines())(
  'letters of the year, two bots on one database, $engine',
  ({ engine, available }) => {
    describe.skipIf(!available)('', () => {
      let database: TestDatabase;
      let bots: readonly [TestBot, TestBot];
      const mail = new MemoryMail();
      const letters = () => bots[0].store.inTrust(MILL_LANE.id).letters;
      const at = (now: string) => {
        for (const bot of bots) bot.now = now;
      };
      const ticks = () => Promise.all(bots.flatMap(bot => [tickUntilQuiet(bot), tickUntilQuiet(bot)]));
      beforeAll(async () => {
        database = await freshDatabase(engine);
        bots = [await testBot({ database, mails: mail }), await testBot({ database, mails: mail })];
        // Two processes never make the same id.
        for (const [at, bot] of bots.entries()) {
          const { newId } = bot;
          Object.assign(bot, { newId: () => `${at}-${newId()}` });
        }
        await settleMillLane(bots[0]);
        await bots[0].store.transaction(MILL_LANE.id, async tx => {
          const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2025-09-01', text: null };
          await tx.owed.useModel({ ...use, usedAt: '2026-08-01T09:00:00.000Z', byId: 'operator' });
          const of = { kind: 'category', name: 'refinement', from: '2025-09-01', to: null } as const;
          await tx.owed.addStandings(
            [OAKWOOD, OAKHURST].map(urn => ({ ...of, urn, id: `of ${urn}` })),
            { at: '2026-08-01T09:00:00.000Z', byId: 'operator' },
          );
          const scope = { kind: 'school', urn: OAKWOOD } as const;
          const clerk = { objectId: null, email: 'joe@governors.example' };
          await tx.people.save(person('Joe Finch', [{ role: 'clerk', scope }], clerk));
        });
      });
      afterAll(async () => {
        for (const bot of bots) await bot.close();
        await database.drop();
      });

      it('are not written in August', async () => {
        at('2026-08-31T09:00:00.000Z');
        await ticks();
        expect(await letters().ofYear(2026)).toEqual([]);
      });

      it('are written once to each school, posted once and e-mailed once, however many look at once', async () => {
        at('2026-09-01T06:30:00.000Z');
        await ticks();
        const written = await letters().ofYear(2026);
        expect(written.map(({ urn, handedOutAt }) => [urn, handedOutAt]).toSorted()).toEqual([
          [OAKWOOD, null],
          [OAKHURST, null],
        ]);
        at('2026-09-01T07:00:00.000Z');
        await ticks();
        const { outbox } = bots[0].store.inTrust(MILL_LANE.id);
        for (const { id, urn } of written)
          expect(await outbox.postsAbout('category-letter', id)).toHaveLength(urn === OAKWOOD ? 1 : 0);
        expect(mail.sent.map(({ to }) => to.address)).toEqual(['joe@governors.example']);
        expect((await letters().ofYear(2026)).every(({ handedOutAt }) => handedOutAt !== null)).toBe(true);
      });

      it('find nothing more to do, today or on another day of September', async () => {
        expect(await Promise.all(bots.map(bot => tick(bot)))).toEqual([0, 0]);
        at('2026-09-14T09:00:00.000Z');
        await ticks();
        expect(await letters().ofYear(2026)).toHaveLength(2);
        expect(mail.sent).toHaveLength(1);
      });

      it('reach a school that is sorted later in September, and none after it by themselves', async () => {
        const sort = (urn: string, from: string) =>
          bots[0].store.transaction(MILL_LANE.id, tx =>
            tx.owed.addStandings([{ id: urn, urn, kind: 'category', name: 'repair', from, to: null }], {
              ...{ at: bots[0].now, byId: 'operator' },
            }),
          );
        await sort('900003', '2026-09-14');
        at('2026-09-15T09:00:00.000Z');
        await ticks();
        expect(await letters().ofSchool('900003')).toMatchObject([
          { from: '2026-09-15', category: 'repair', issuedById: 'fortnight' },
        ]);
        at('2027-10-01T09:00:00.000Z');
        await ticks();
        expect(await letters().ofYear(2027)).toEqual([]);
      });

      it('an e-mail whose process died is unknown, and is not sent again by any', async () => {
        at('2026-09-15T10:00:00.000Z');
        const [letter] = await letters().ofSchool(OAKHURST);
        const scope = { kind: 'school', urn: OAKHURST } as const;
        const una = person('Una Voss', [{ role: 'clerk', scope }], {
          objectId: null,
          email: 'una@x.example',
        });
        await bots[0].store.transaction(MILL_LANE.id, async tx => {
          await tx.people.save(una);
          const copy = {
            letterId: letter?.id ?? '',
            personId: una.id,
            role: 'clerk',
            way: 'e-mail',
          } as const;
          await tx.letters.addCopies([{ ...copy, state: 'queued', madeAt: bots[0].now }]);
          await tx.letters.takeMail(copy.letterId, una.id, bots[0].now);
        });
        const state = async () => (await letters().copy(letter?.id ?? '', una.id))?.state;
        await ticks();
        expect(await state()).toBe('sending');
        at('2026-09-15T10:06:00.000Z');
        await ticks();
        expect(await state()).toBe('unknown');
        expect(mail.sent).toHaveLength(1);
      });
    });
  },
);
