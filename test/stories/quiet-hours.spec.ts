import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleArrival } from '#bot/handle-arrival.ts';
import { sendPost } from '#bot/send-post.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { USUAL_QUIET_HOURS } from '#domain/academic-year/quiet-hours.ts';
import { Later } from '#ports/jobs.ts';
import { SendFailed } from '#ports/messenger.ts';
import type { Urgency } from '#ports/post.ts';
import type { TrustWrites } from '#ports/store.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines } from '#test/fixtures/database.ts';

const EVENING = '2026-11-12T19:00:00.000Z';
const MORNING = '2026-11-13T07:00:00.000Z';

describe.each(engines())('what can wait, $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let bot: TestBot;
    let people: Awaited<ReturnType<typeof settleMillLane>>;
    beforeAll(async () => {
      bot = await testBot({ engine });
      people = await settleMillLane(bot);
      await handleArrival(bot, callerAs(people.maria, { kind: 'personal' }));
      bot.now = '2026-11-12T17:59:00.000Z';
      await tickUntilQuiet(bot);
    });
    afterAll(() => bot.close());
    const inMill = <T>(work: (tx: TrustWrites) => Promise<T>) => bot.store.transaction(MILL_LANE.id, work);
    let made = 0;
    /** A help card for Maria; gives how often she has had any. */
    async function post(urgency: Urgency, personId = people.maria.id): Promise<string> {
      made += 1;
      const [key, audience] = [`post ${made}`, { kind: 'person', personId } as const];
      await inMill(tx =>
        tx.outbox.post({ key, card: 'help', subject: key, audience, urgency, dueAt: bot.now }, bot.now),
      );
      const [found] = await bot.store.inTrust(MILL_LANE.id).outbox.postsAbout('help', key);
      return found?.id ?? '';
    }
    const copies = async (id: string) =>
      (await bot.store.inTrust(MILL_LANE.id).outbox.deliveriesOf(id)).map(({ state }) => state);
    const at = async (now: string) => {
      bot.now = now;
      await tickUntilQuiet(bot);
    };

    it('is not sent in the evening, and is at seven; what cannot wait is sent at once', async () => {
      bot.now = EVENING;
      const [waits, goes] = [await post('can-wait'), await post('now')];
      await at(EVENING);
      expect([await copies(waits), await copies(goes)]).toEqual([[], ['sent']]);
      await at('2026-11-13T06:59:59.999Z');
      expect(await copies(waits)).toEqual([]);
      await at(MORNING);
      expect(await copies(waits)).toEqual(['sent']);
    });

    it('raises no alarm while it is held on purpose, and does when nobody sends it after', async () => {
      await at(EVENING);
      const id = await post('can-wait');
      const before = await bot.store.trusts.backlog(EVENING);
      expect(before).toMatchObject({ due: 1, oldestDueAt: EVENING, held: 0 });
      await at(EVENING);
      expect(await bot.store.trusts.backlog(EVENING)).toMatchObject({ due: 0, oldestDueAt: null, held: 1 });
      const late = '2026-11-13T09:00:00.000Z';
      expect(await bot.store.trusts.backlog(late)).toMatchObject({ due: 1, oldestDueAt: MORNING, held: 0 });
      await at(late);
      expect(await copies(id)).toEqual(['sent']);
      expect(await bot.store.trusts.backlog(late)).toMatchObject({ due: 0, held: 0 });
    });

    it('goes at the next tick when the settings change, and when the clock jumps', async () => {
      await at(EVENING);
      const id = await post('can-wait');
      await at(EVENING);
      await inMill(tx => tx.trust.setQuietHours({ ...USUAL_QUIET_HOURS, from: '20:00' }));
      await at(EVENING);
      expect(await copies(id)).toEqual(['sent']);
      await inMill(tx => tx.trust.setQuietHours(USUAL_QUIET_HOURS));
      const other = await post('can-wait');
      await at('2026-11-14T12:00:00.000Z');
      expect(await copies(other)).toEqual([]);
      await at('2026-11-12T12:00:00.000Z');
      // It is not due yet, there.
      expect(await copies(other)).toEqual([]);
      await at('2026-11-16T07:00:00.000Z');
      expect(await copies(other)).toEqual(['sent']);
    });

    it('is not held beyond the moment until which it can wait', async () => {
      await at(EVENING);
      const [early, late] = [
        await post({ canWaitUntil: MORNING }),
        await post({ canWaitUntil: '2026-11-13T07:00:01.000Z' }),
      ];
      await at(EVENING);
      expect([await copies(early), await copies(late)]).toEqual([['sent'], []]);
      await at(MORNING);
      expect(await copies(late)).toEqual(['sent']);
    });

    it('tried again after it got quiet, it waits for the morning too', async () => {
      await at('2026-11-12T17:59:30.000Z');
      const id = await post('can-wait');
      const { send } = bot.messenger;
      bot.messenger.send = async () => {
        throw new SendFailed('Teams answered 429 to a POST.', { arrived: 'no', status: 429 });
      };
      await expect(sendPost(bot, MILL_LANE.id, id)).rejects.toBeInstanceOf(Later);
      bot.messenger.send = send;
      expect(await copies(id)).toEqual(['waiting']);
      bot.now = '2026-11-12T18:00:00.000Z';
      await sendPost(bot, MILL_LANE.id, id);
      await at(EVENING);
      expect(await copies(id)).toEqual(['waiting']);
      await at(MORNING);
      expect(await copies(id)).toEqual(['sent']);
    });

    it('is shown at once to whoever opens the chat meanwhile', async () => {
      await at(EVENING);
      const id = await post('can-wait', people.dee.id);
      await at(EVENING);
      await handleArrival(bot, callerAs(people.dee, { kind: 'personal' }));
      await at(EVENING);
      expect(await copies(id)).toEqual(['sent']);
    });
  });
});
