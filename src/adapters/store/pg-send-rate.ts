import { createHash } from 'node:crypto';
import { Pool, type PoolClient, type PoolConfig } from 'pg';
import type { RateLimits, SendPlace, SendRate } from '#ports/send-rate.ts';
import { NotSaved } from '#ports/store.ts';
import { earliestSlot, type Given, withSlot } from './earliest-slot.ts';

/** A tenant is held for less than a conversation: one chat's trouble is seldom everybody's. */
const TENANT_HELD_MS = 60_000;
/** The part of a conversation's limits that redraws may fill: one subject's many cards hold up no news of it. */
const GIVING_WAY = 0.75;
/** No slot is given further ahead: one that lies there is from a clock that was set back. */
const FURTHEST_MS = 60_000;

const CLOCK = `(extract(epoch from clock_timestamp()) * 1000)::float8 as now`;
/** In the order of the keys, so that two processes never wait for each other; the update is there for its lock. */
const LOCK = `
  insert into "SendPace" (key, moments) select k, '{}' from unnest($1::text[]) k order by k
  on conflict (key) do update set key = excluded.key
  returning key, moments, "heldUntil", ${CLOCK}`;
const LOOK = `select key, moments, "heldUntil", ${CLOCK} from "SendPace" where key = any($1)`;
const KEEP = `
  update "SendPace" pace set moments = given.moments::float8[]
  from unnest($1::text[], $2::text[]) as given(key, moments) where pace.key = given.key
  returning ${CLOCK}`;
/** One of them: where the clock is coarse, two slots can have the same moment. */
const MOVE = `
  update "SendPace" set moments = array(
    select m from unnest(
      moments[:array_position(moments, $2::float8) - 1] || moments[array_position(moments, $2::float8) + 1:]
        || (extract(epoch from clock_timestamp()) * 1000)::float8
    ) m order by m
  ) where key = $1 and $2::float8 = any(moments)`;
const HOLD = `
  insert into "SendPace" (key, moments, "heldUntil")
  select k, '{}', extract(epoch from clock_timestamp()) * 1000 + ms
  from unnest($1::text[], $2::float8[]) as t(k, ms) order by k
  on conflict (key) do update set "heldUntil" = greatest("SendPace"."heldUntil", excluded."heldUntil")`;

/**
 * A day or the longest limit: not as soon as its limits allow, since an answer that comes late moves a slot that is still
 * there. What another has locked is in use; what it changed before this came to it is looked at again.
 */
const KEPT_MS = 24 * 3_600_000;
const FORGOTTEN_AT_ONCE = 1_000;
const FORGET = `
  delete from "SendPace" where key in (
    select key from "SendPace" p
    where coalesce((select max(moment) from unnest(p.moments) moment), 0) < extract(epoch from clock_timestamp()) * 1000 - $1
      and coalesce(p."heldUntil", 0) < extract(epoch from clock_timestamp()) * 1000 - $1
    limit ${FORGOTTEN_AT_ONCE} for update skip locked)`;

interface Row {
  readonly key: string;
  readonly moments: number[];
  readonly heldUntil: number | null;
  readonly now: number;
}
interface Key extends Given {
  readonly key: string;
}

/**
 * Slots in the store's own database, one row a key. They lie outside the trusts, on a connection of their own, since
 * the limits are Teams' and a slot must be seen by every process before the work it is for is saved. A key is a hash:
 * no conversation or tenant can be read from it.
 */
export function pgSendRate(
  connection: PoolConfig,
  limits: RateLimits,
): SendRate & { close(): Promise<void> } {
  const pool = new Pool({ ...connection, max: 4, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => {}); // of an idle connection that was lost: the next question takes another

  const longest = Math.max(
    KEPT_MS,
    ...[...limits.conversation, ...limits.tenant].map(({ withinMs, marginMs }) => withinMs + marginMs),
  );
  const leastMargin = Math.min(...[...limits.conversation, ...limits.tenant].map(({ marginMs }) => marginMs));

  const giveWay = limits.conversation.map(limit => ({
    ...limit,
    most: Math.max(1, Math.floor(limit.most * GIVING_WAY)),
  }));
  const keysOf = ({ tenant, conversationId, givesWay }: SendPlace): Omit<Key, 'moments'>[] => [
    { key: hashOf('tenant', tenant), limits: limits.tenant },
    {
      key: hashOf('conversation', tenant, conversationId),
      limits: givesWay ? giveWay : limits.conversation,
    },
  ];

  async function transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken = true;
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      broken = false;
      return result;
    } finally {
      client.release(broken);
    }
  }

  return {
    wait: to =>
      answering(async () => {
        const keys = keysOf(to);
        const { rows } = await pool.query<Row>(LOOK, [keys.map(({ key }) => key)]);
        const { now, at } = earliestOf(keys, rows);
        return at - now;
      }),
    take: (to, patienceMs) =>
      answering(() =>
        transaction(async client => {
          const keys = keysOf(to);
          const { rows } = await client.query<Row>(LOCK, [keys.map(({ key }) => key)]);
          const { given, now, at } = earliestOf(keys, rows);
          if (at - now > patienceMs) return { slot: null, waitMs: at - now };
          const moments = given.map(each => `{${withSlot(each, at, now).join()}}`);
          const asked = performance.now();
          const kept = await client.query<Pick<Row, 'now'>>(KEEP, [given.map(({ key }) => key), moments]);
          // The database read its clock between the two: counted from the later the slot surely does not begin too
          // early, and from the earlier it surely does not end too late.
          const waitMs = at - Math.max(...kept.rows.map(row => row.now));
          const notBeforeMs = performance.now() + waitMs;
          const notAfterMs = asked + waitMs + limits.startWithinMs;
          return { slot: { id: at, notBeforeMs, notAfterMs, answerByMs: asked + waitMs + leastMargin } };
        }),
      ),
    late: (to, { id }) =>
      answering(async () => {
        // One after the other: two rows locked in one statement might be locked in the other order elsewhere.
        for (const { key } of keysOf(to)) await pool.query(MOVE, [key, id]);
      }),
    hold: (to, forMs) =>
      answering(async () => {
        const times = [Math.min(forMs, TENANT_HELD_MS), forMs];
        await pool.query(HOLD, [keysOf(to).map(({ key }) => key), times]);
      }),
    forget: () => answering(async () => (await pool.query(FORGET, [longest])).rowCount ?? 0),
    close: () => pool.end(),
  };
}

function earliestOf(keys: readonly Omit<Key, 'moments'>[], rows: readonly Row[]) {
  const now = Math.max(0, ...rows.map(row => row.now));
  const rowOf = (key: string) => rows.find(row => row.key === key);
  const given = keys.map(each => ({
    ...each,
    moments: (rowOf(each.key)?.moments ?? []).filter(moment => moment <= now + FURTHEST_MS),
  }));
  const from = Math.max(now, ...rows.map(row => row.heldUntil ?? 0));
  return { given, now, at: earliestSlot(given, from) };
}

const hashOf = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new NotSaved('The store did not say when a message may go.', { cause: error });
  }
}
