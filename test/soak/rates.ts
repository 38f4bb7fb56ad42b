import { TEAMS_LIMITS } from '#adapters/teams/rate-limits.ts';
import { momentOf } from '#domain/time/iso.ts';
import type { Audience } from '#ports/post.ts';
import type { RateLimit } from '#ports/send-rate.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { SlidingLimits } from '#test/fakes/sliding-limits.ts';
import type { BotProcess } from './bot-process.ts';
import { Chance } from './chance.ts';
import { type Place, placeOn } from './place.ts';
import { type Soak, type SoakOptions, until, type Verdict } from './soak.ts';
import { openWorld, type SoakWorld } from './soak-world.ts';

const NOW = momentOf('2026-09-01', '10:00');

export interface RateOptions extends SoakOptions {
  readonly template?: string | null;
  readonly processes: number;
  /** How many chats get this many posts each, and how many go to the channel afterwards. */
  readonly chats: number;
  readonly each: number;
  readonly toChannel: number;
  readonly withinMs: number;
}

/** Bots on one database send a flood of posts: Teams refuses none, each arrives once, and nearly as fast as may be. */
export async function rates(options: RateOptions): Promise<Verdict> {
  const { seed, say, processes, chats, each, toChannel } = options;
  const place = await placeOn('PostgreSQL', options.template);
  await using world = await openWorld(place, new Chance(seed));
  const { bots } = world;
  world.setNow(NOW);
  for (let i = 0; i < processes; i += 1) await world.start();
  await world.everybodyOpens();
  const crowd = await gather(place, world.connector.url, chats);
  world.connector.limits = new SlidingLimits(TEAMS_LIMITS, { saysWhen: false });
  say(`${processes} processes, ${chats} chats with ${each} posts each`);
  // In turn, as news for everybody comes; all of one person's together would wait for one another.
  const toChats = Array.from({ length: each }, () =>
    crowd.map((personId): Audience => ({ kind: 'person', personId })),
  ).flat();
  const before = await cpuOf(bots);
  const wide = await flood(world, toChats, TEAMS_LIMITS.tenant, options.withinMs);
  const cpu = (await cpuOf(bots)) - before;
  say(`${toChannel} posts to one channel`);
  const one: Audience[] = Array(toChannel).fill({ kind: 'series', seriesId: 'series-sit' });
  const narrow = await flood(world, one, TEAMS_LIMITS.conversation, options.withinMs);
  const faults = [...wide.faults, ...narrow.faults];
  for (const bot of bots) {
    if (bot.hasDied) faults.push('a bot died by itself');
    await bot.kill('SIGTERM');
    if (bot.err) faults.push(`on standard error: ${bot.err}`);
  }
  return {
    faults,
    figures: {
      processes,
      'refused with 429': world.connector.refused,
      'posts to many': toChats.length,
      'of the rate a tenant has': wide.share.toFixed(2),
      'bots’ CPU for a post, ms': ((cpu * 1000) / toChats.length).toFixed(1),
      'posts to one': one.length,
      'of the rate a conversation has': narrow.share.toFixed(2),
    },
  };
}

/** Posts all of them at once and waits until they are there. `share`: of the fastest that the limits let through. */
async function flood(
  { place, connector }: SoakWorld,
  audiences: readonly Audience[],
  limits: readonly RateLimit[],
  withinMs: number,
): Promise<{ faults: string[]; share: number }> {
  const faults: string[] = [];
  const arrivals: number[] = [];
  const before = connector.sent.length;
  connector.faults.plan = ({ method }) => {
    if (method === 'POST') arrivals.push(performance.now());
    return null;
  };
  await place.withStore(store =>
    store.transaction(
      MILL_LANE.id,
      async tx => {
        // Due, and not queued: whichever bot looks next takes them.
        for (const [i, audience] of audiences.entries()) {
          const key = `flood ${before} ${i}`;
          await tx.outbox.post(
            { key, card: 'help', subject: 'help', audience, dueAt: NOW, urgency: 'now' },
            NOW,
          );
        }
      },
      { seconds: 120 },
    ),
  );
  const isDone = await until(() => connector.sent.length >= before + audiences.length, withinMs);
  if (!isDone) faults.push(`${connector.sent.length - before} of ${audiences.length} arrived in time`);
  if (connector.refused > 0) faults.push(`${connector.refused} requests were refused with 429`);
  if (isDone && arrivals.length !== audiences.length)
    faults.push(`${arrivals.length} requests were made for ${audiences.length} posts`);
  const took = (arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0);
  return { faults, share: fastest(arrivals.length, limits) / took };
}

/** Seconds that all of them have used so far. */
async function cpuOf(bots: readonly BotProcess[]): Promise<number> {
  const texts = await Promise.all(bots.map(async bot => (await fetch(`${bot.address}/metrics`)).text()));
  const seconds = texts.map(text => Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1] ?? 0));
  return seconds.reduce((sum, each) => sum + each, 0);
}

/** The milliseconds from the first to the last of so many that each go as soon as every window lets them. */
function fastest(count: number, limits: readonly RateLimit[]): number {
  const at: number[] = [];
  for (let i = 0; i < count; i += 1)
    at.push(
      Math.max(
        0,
        ...limits.map(({ most, withinMs }) => (at[i - most] ?? Number.NEGATIVE_INFINITY) + withinMs),
      ),
    );
  return at.at(-1) ?? 0;
}

/** People of a department, each with a chat that is open. Returns their ids. */
async function gather(place: Place, serviceUrl: string, chats: number): Promise<string[]> {
  const crowd = Array.from({ length: chats }, (_, i) =>
    person(`Guest ${i}`, [{ role: 'department', scope: { kind: 'trust' } }]),
  );
  await place.withStore(store =>
    store.transaction(
      MILL_LANE.id,
      async tx => {
        for (const who of crowd) {
          await tx.people.save(who);
          const chat = { conversationId: `a:${who.id}`, kind: 'personal', serviceUrl } as const;
          await tx.conversations.remember({ ...chat, botId: '28:bot', teamId: null, personId: who.id }, NOW);
        }
      },
      { seconds: 120 },
    ),
  );
  return crowd.map(({ id }) => id);
}

/** What `npm run soak` does of it. */
export const longRates = (processes: number): Soak => ({
  about: `${processes} processes on one PostgreSQL send as fast as Teams takes it`,
  run: options => rates({ ...options, processes, chats: 120, each: 12, toChannel: 150, withinMs: 180_000 }),
});
