import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pgSendRate } from '#adapters/store/pg-send-rate.ts';
import type { RateLimits, SendRate } from '#ports/send-rate.ts';
import { NotSaved } from '#ports/store.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const LIMITS: RateLimits = {
  conversation: [{ most: 2, withinMs: 10_000, marginMs: 500 }],
  tenant: [{ most: 6, withinMs: 10_000, marginMs: 0 }],
  startWithinMs: 40,
};
const FOREVER = 1e9;
let places = 0;
/** A conversation in a tenant of its own, unless one is named. */
const place = (tenant = `tenant ${++places}`) => ({
  tenant,
  conversationId: `a:${++places}`,
});

describe.each(engines())('the rate of sends on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let rate: ReturnType<typeof pgSendRate>;
    let other: ReturnType<typeof pgSendRate>;
    beforeAll(async () => {
      database = await freshDatabase(engine);
      rate = pgSendRate(database.connection, LIMITS);
      other = pgSendRate(database.connection, LIMITS);
    });
    afterAll(async () => {
      await rate.close();
      await other.close();
      await database.drop();
    });
    const waited = async (taken: ReturnType<SendRate['take']>) => {
      const { slot } = await taken;
      if (!slot) throw new Error('no slot was given');
      return slot.notBeforeMs - performance.now();
    };
    /** Within what a slow machine takes to ask. */
    const about = (ms: number) => ({ asymmetricMatch: (is: number) => is <= ms + 50 && is > ms - 1_500 });

    it('gives slots at once until a limit is met, and then when the first leaves its window', async () => {
      const to = place();
      for (const _first of [1, 2]) expect(await waited(rate.take(to, FOREVER))).toEqual(about(0));
      expect(await rate.wait(to)).toEqual(about(10_500));
      expect(await waited(rate.take(to, FOREVER))).toEqual(about(10_500));
    });

    it('takes nothing by asking, and nothing when the wait is too long', async () => {
      const to = place();
      for (const _first of [1, 2]) await rate.take(to, FOREVER);
      for (const _again of [1, 2, 3])
        expect(await rate.take(to, 1_000)).toEqual({ slot: null, waitMs: about(10_500) });
      for (const _again of [1, 2, 3]) expect(await rate.wait(to)).toEqual(about(10_500));
    });

    it('keeps room in a conversation for what is new where the rest gives way to it', async () => {
      const to = place();
      const redrawn = { ...to, givesWay: true as const };
      expect(await waited(rate.take(redrawn, FOREVER))).toEqual(about(0));
      expect(await other.take(redrawn, 1_000)).toEqual({ slot: null, waitMs: about(10_500) });
      expect(await waited(other.take(to, FOREVER))).toEqual(about(0));
      expect(await rate.wait(to)).toEqual(about(10_500));
    });

    it('counts what every process takes, also when all ask at once', async () => {
      const to = place();
      const asked = [1, 2, 3].flatMap(() => [
        waited(rate.take(to, FOREVER)),
        waited(other.take(to, FOREVER)),
      ]);
      const rounds = (await Promise.all(asked)).map(ms => Math.abs(Math.round(ms / 10_500)));
      expect(rounds.toSorted()).toEqual([0, 0, 1, 1, 2, 2]);
    });

    it('counts the conversations of a tenant together, and those of different tenants apart', async () => {
      const tenant = `tenant ${++places}`;
      for (let i = 0; i < 6; i++)
        expect(await waited((i % 2 ? rate : other).take(place(tenant), FOREVER))).toEqual(about(0));
      expect(await rate.wait(place(tenant))).toEqual(about(10_000));
      expect(await rate.wait(place())).toBe(0);
    });

    it('counts a conversation as one wherever Teams serves it from, and its id in another tenant as another', async () => {
      const to = { ...place(), serviceUrl: 'https://smba.example' };
      for (const _first of [1, 2]) await rate.take(to, FOREVER);
      const moved = { ...to, serviceUrl: 'https://elsewhere.example' };
      expect(await rate.wait(moved)).toEqual(about(10_500));
      expect(await rate.wait({ ...to, tenant: 'another tenant' })).toBe(0);
    });

    it('holds a conversation for every process, and its tenant for a minute at most', async () => {
      const tenant = `tenant ${++places}`;
      const to = place(tenant);
      await rate.hold(to, 90_000);
      await other.hold(to, 5_000);
      expect(await other.wait(to)).toEqual(about(90_000));
      expect(await other.wait(place(tenant))).toEqual(about(60_000));
      expect(await other.take(to, 1_000)).toEqual({ slot: null, waitMs: about(90_000) });
      expect(await other.wait(place())).toBe(0);
    });

    it('gives a slot that begins no sooner than it says, and is short', async () => {
      const { slot } = await rate.take(place(), FOREVER);
      if (!slot) throw new Error('no slot was given');
      expect(slot.notBeforeMs).toBeLessThanOrEqual(performance.now());
      expect(slot.notAfterMs - slot.notBeforeMs).toBeLessThanOrEqual(LIMITS.startWithinMs);
    });

    it('counts a request from its answer when that came late', async () => {
      const to = place();
      const [slow, quick] = [await rate.take(to, FOREVER), await rate.take(to, FOREVER)];
      if (!slow.slot || !quick.slot) throw new Error('no slot was given');
      await new Promise(resolve => setTimeout(resolve, 60));
      await rate.late(to, slow.slot);
      const ids = [];
      for (const each of [rate, other]) ids.push((await each.take(to, FOREVER)).slot?.id ?? 0);
      // The first to leave its window is now the second that was taken.
      expect(ids[0]).toBeCloseTo(quick.slot.id + 10_500, 1);
      expect(ids[1]).toBeGreaterThanOrEqual(slow.slot.id + 10_550);
    });

    it('moves one slot, where the clock is so coarse that two have the same moment', async () => {
      const to = place();
      const { slot } = await rate.take(to, FOREVER);
      if (!slot) throw new Error('no slot was given');
      const client = new Client(database.owner);
      await client.connect();
      const same = 'update "SendPace" set moments = array[$1, $1]::float8[] where $1::float8 = any(moments)';
      expect((await client.query(same, [slot.id])).rowCount).toBe(2);
      await rate.late(to, slot);
      const left = 'select moments from "SendPace" where $1::float8 = any(moments)';
      const { rows } = await client.query<{ moments: number[] }>(left, [slot.id]);
      await client.end();
      expect(rows.map(({ moments }) => moments.map(each => each > slot.id))).toEqual([
        [false, true],
        [false, true],
      ]);
    });

    describe('places that were sent nothing', () => {
      const DAY_MS = 24 * 3_600_000;
      let owner: Client;
      beforeAll(async () => {
        owner = new Client(database.owner);
        await owner.connect();
      });
      afterAll(() => owner.end());
      const rows = async () => Number((await owner.query('select count(*) as n from "SendPace"')).rows[0]?.n);
      /** As if everything there had happened so much earlier. */
      const ago = (ms: number) =>
        owner.query(
          `update "SendPace" set "heldUntil" = "heldUntil" - $1,
            moments = array(select moment - $1 from unnest(moments) moment order by 1)`,
          [ms],
        );
      const all = async () => {
        let forgotten = 0;
        for (let some = 1; some > 0; forgotten += some) some = await rate.forget();
        return forgotten;
      };

      it('for a day are forgotten, and none before: what was taken and held counts until then', async () => {
        await owner.query('delete from "SendPace"');
        const [full, held, free] = [place(), place(), place()];
        for (const _first of [1, 2]) await rate.take(full, FOREVER);
        await rate.hold(held, 60_000);
        expect(await all()).toBe(0);
        expect(await rate.wait(full)).toEqual(about(10_500));
        expect(await rate.wait(held)).toEqual(about(60_000));
        await ago(DAY_MS - 5_000);
        expect(await all()).toBe(0);
        await rate.take(free, FOREVER);
        await ago(65_001);
        await rate.take(free, FOREVER);
        // Its tenant and it, of two that nothing was sent to since.
        expect(await all()).toBe(4);
        expect(await rows()).toBe(2);
        expect(await rate.wait(full)).toBe(0);
      });

      it('are forgotten some at a time, and a slot taken meanwhile is kept', async () => {
        await owner.query('delete from "SendPace"');
        await owner.query(
          `insert into "SendPace" (key, moments) select 'old ' || i, '{1}' from generate_series(1, 1500) i`,
        );
        expect(await rate.forget()).toBe(1_000);
        const to = place();
        for (let i = 0; i < 4; i += 1) {
          await ago(2 * DAY_MS);
          const [{ slot }] = await Promise.all([other.take(to, FOREVER), rate.forget()]);
          const { rows: kept } = await owner.query(
            'select 1 from "SendPace" where $1::float8 = any(moments)',
            [slot?.id],
          );
          expect(kept).toHaveLength(2);
        }
        expect(await rows()).toBe(2);
      });
    });

    it('says so when the store does not answer', async () => {
      const closed = pgSendRate(database.connection, LIMITS);
      await closed.close();
      await expect(closed.wait(place())).rejects.toThrow(NotSaved);
      await expect(closed.take(place(), 0)).rejects.toThrow(NotSaved);
      await expect(closed.forget()).rejects.toThrow(NotSaved);
    });
  });
});
