import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { OPERATOR } from '#domain/access/actor.ts';
import type { Store, TrustWrites } from '#ports/store.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { THURSDAY } from '#test/fixtures/bot.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { forgetPerson } from '#workflows/privacy/forget-person.ts';

const AN_OFFICER = [{ role: 'officer', scope: { kind: 'trust' } }] as const;
/** Long enough to forget somebody, were there nothing to wait for. */
const A_MOMENT_MS = 700;

describe.each(engines())(
  'somebody forgotten while others are at work, on $engine',
  ({ engine, available }) => {
    describe.skipIf(!available)('', () => {
      let database: TestDatabase;
      let store: Store;
      let made = 0;
      const tom = person('Tom Reed', [...AN_OFFICER]);
      beforeAll(async () => {
        database = await freshDatabase(engine);
        store = prismaStore(database.connection);
        await inMill(async tx => {
          await tx.trust.create(MILL_LANE);
          await tx.people.save(tom);
          await tx.conversations.remember(
            {
              ...{ conversationId: 'a:tom', kind: 'personal', serviceUrl: 'http://127.0.0.1:1' },
              ...{ botId: 'bot', teamId: null, personId: tom.id },
            },
            THURSDAY,
          );
        });
      });
      afterAll(async () => {
        await store.close();
        await database.drop();
      });
      const inMill = <T>(work: (tx: TrustWrites) => Promise<T>) => store.transaction(MILL_LANE.id, work);
      const mill = () => store.inTrust(MILL_LANE.id);
      const una = async () => {
        made += 1;
        const upn = `una-${made}@mill.example`;
        const who = person('Una Voss', [...AN_OFFICER], { id: `una-${made}`, objectId: null, upn });
        await inMill(tx => tx.people.save(who));
        return { ...who, upn };
      };
      const forget = (id: string) =>
        store.transaction(MILL_LANE.id, tx => forgetPerson(tx, id, { actor: OPERATOR, now: THURSDAY }), {
          alone: true,
        });
      /** Somebody is forgotten while this is under way. */
      async function meanwhile(id: string, work: (tx: TrustWrites) => Promise<unknown>) {
        let forgotten: Promise<unknown> = Promise.resolve();
        await inMill(async tx => {
          await work(tx);
          forgotten = forget(id);
          await new Promise(resolve => setTimeout(resolve, A_MOMENT_MS));
        });
        await forgotten;
      }

      it('is not brought back by whoever read them before: an import saves nothing of them', async () => {
        const who = await una();
        await forget(who.id);
        await inMill(async tx => {
          await tx.people.save(who);
          await tx.people.appoint(who.id, who.appointments);
        });
        expect(await mill().people.find(who.id)).toMatchObject({ isForgotten: true, appointments: [] });
        expect(await mill().people.byUpn(who.upn)).toBeNull();
      });

      it('is not brought back by an account that is linked at that moment', async () => {
        const who = await una();
        await forget(who.id);
        const objectId = 'bbbbbbbb-0000-4000-8000-000000000001';
        expect(await inMill(tx => tx.people.linkObjectId(who.id, objectId))).toBe(false);
        expect(await mill().people.byObjectId(objectId)).toBeNull();
      });

      it('comes back as another person when a later import names them', async () => {
        const who = await una();
        await forget(who.id);
        await inMill(tx => tx.people.save({ ...who, id: 'una-anew' }));
        expect(await mill().people.byUpn(who.upn)).toMatchObject({ id: 'una-anew', name: 'Una Voss' });
        expect(await mill().people.find(who.id)).toMatchObject({ isForgotten: true });
      });

      it('is not named in the answer to a press that was under way', async () => {
        const { id } = await una();
        await meanwhile(id, async tx => {
          const answer = { key: 'a press', actorId: tom.id, verb: 'x.y', subject: 's', subjectVersion: 1 };
          await tx.answers.claim(answer.key, THURSDAY);
          await tx.answers.save({ ...answer, notice: {}, body: { text: 'Una Voss' }, at: THURSDAY });
        });
        expect((await mill().answers.find('a press'))?.body).toEqual({});
      });

      it('does not stay on a card that was drawn just before', async () => {
        const { id } = await una();
        const audience = { kind: 'person', personId: tom.id } as const;
        const post = { key: 'a card', card: 'help', subject: 'help', audience, urgency: 'can-wait' } as const;
        await inMill(tx => tx.outbox.post({ ...post, dueAt: THURSDAY }, THURSDAY));
        const [posted] = await mill().outbox.postsTo(audience);
        const [chat] = await mill().conversations.personalOf(tom.id);
        await meanwhile(id, tx => tx.outbox.claim(posted?.id ?? '', chat?.id ?? '', THURSDAY));
        expect(await mill().outbox.deliveriesOf(posted?.id ?? '')).toMatchObject([{ wantsUpdate: true }]);
      });
    });
  },
);
