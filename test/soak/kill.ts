import { TEAMS_LIMITS } from '#adapters/teams/rate-limits.ts';
import { momentOf } from '#domain/time/iso.ts';
import { SlidingLimits } from '#test/fakes/sliding-limits.ts';

import { Chance } from './chance.ts';
import { type Befallen, faultPlan } from './fault-plan.ts';
import { type Engine, placeOn } from './place.ts';
import { proveDeeds, proveOperator, provePosts } from './proof.ts';
import { pause, type Soak, type SoakOptions, until, type Verdict } from './soak.ts';
import { openWorld } from './soak-world.ts';
import { MEETING_DAYS, playMeeting, type Term } from './term.ts';

export interface KillOptions extends SoakOptions {
  readonly engine: Engine;
  readonly template?: string | null;
  readonly kills: number;
  /** How many bots share the database; one of them is killed at a time. */
  readonly processes?: number;
  /** How long a bot lives after it listens, at most. */
  readonly liveMs: number;
  readonly deeds: number;
  readonly lines: number;
  readonly breatheMs: number;
  readonly stalls: boolean;
  /** Whether to wait as long as the queue takes to notice that a worker is gone, or to say that it has been long. */
  readonly hurries: boolean;
}

/** A worker that is gone is noticed after two minutes, and looked for every minute; a try may wait for some minutes. */
const QUIET_WITHIN_MS = 12 * 60_000;

/**
 * The process is killed at random moments and started again while a term goes by, Teams being as bad as it can be.
 * Afterwards nothing that was said to be done is missing, nothing is there twice, and what nobody can know is shown.
 */
export async function killSoak(options: KillOptions): Promise<Verdict> {
  const { engine, seed, say, kills, processes = 1 } = options;
  const chance = new Chance(seed);
  const faults: string[] = [];
  const befallen: Befallen[] = [];
  const place = await placeOn(engine, options.template);
  await using world = await openWorld(place, chance);
  const { cast, driver, connector, bots } = world;
  for (let i = 0; i < processes; i += 1) await world.start();
  await world.everybodyOpens();
  connector.limits = new SlidingLimits(TEAMS_LIMITS, { saysWhen: true });
  connector.faults.plan = faultPlan(chance.apart(), {
    share: 0.12,
    stalls: options.stalls,
    befell: what => befallen.push(what),
  });
  const { deeds: most, lines, breatheMs } = options;
  const term: Term = {
    ...{ driver, connector, cast, deeds: most, lines, breatheMs },
    chance: chance.apart(),
    inView: new Map(),
    patienceMs: options.hurries ? 4_000 : 40_000,
    setNow: world.setNow,
  };
  let killed = 0;
  const inFlight = new Set<unknown>();
  const killer = async () => {
    const when = chance.apart();
    while (killed < kills) {
      await pause(when.between(50, options.liveMs));
      // Half of them at the moment something reaches Teams, when it hurts most.
      if (when.is(0.5)) await Promise.race([connector.arrived(connector.requests.length + 1), pause(3_000)]);
      await when.of(bots.filter(({ address }) => address !== null)).kill();
      killed += 1;
      // Embedded, nobody can look without being the one who has it open.
      if (engine === 'PostgreSQL') for (const { id } of await place.sql(SENDING)) inFlight.add(id);
      await world.start();
      if (killed % 10 === 0) say(`${killed} of ${kills} kills, ${driver.deeds.length} deeds`);
    }
  };
  const killing = killer();
  let held = 0;
  for (const day of MEETING_DAYS) {
    if (held > 0 && killed >= kills) break;
    await playMeeting(term, day);
    held += 1;
    say(`meeting of ${day} is over, ${killed} kills`);
  }
  await killing;
  connector.faults.plan = () => null;
  say('waiting until everything is out');
  world.setNow(momentOf(MEETING_DAYS[held - 1] ?? '', '11:30'));
  if (options.hurries) await place.sql(LONG_AGO);
  const isQuiet = await until(() => quiet(place), QUIET_WITHIN_MS, 400);
  if (!isQuiet) faults.push('it did not come to rest');
  if (connector.refused > 0) faults.push(`${connector.refused} requests were more than Teams takes`);
  for (const bot of bots) {
    if (bot.hasDied) faults.push('a bot died by itself');
    if (bot.address !== null) await bot.kill('SIGTERM');
    if (bot.err) faults.push(`on standard error: ${bot.err}`);
  }

  const deeds = await proveDeeds(place, driver.deeds);
  const posts = await provePosts(place, connector, cast);
  const operator = await proveOperator(place, posts.figures.unknown ?? 0);
  const unsure = befallen.filter(leavesUnknown).length;
  if (engine === 'PostgreSQL' && (posts.figures.unknown ?? 0) > inFlight.size + unsure)
    faults.push(
      `${posts.figures.unknown} unknown, but ${inFlight.size} in flight and ${unsure} left so by Teams`,
    );
  faults.push(...deeds.faults, ...posts.faults, ...operator.faults);
  const errors = bots.flatMap(bot => bot.errors).length;
  return {
    faults,
    figures: {
      engine,
      processes,
      kills: killed,
      meetings: held,
      deliveries: driver.delivered,
      'faults of Teams': befallen.length,
      'in flight at the kills': engine === 'PostgreSQL' ? inFlight.size : 'not looked at',
      'errors logged': errors,
      ...deeds.figures,
      ...posts.figures,
      ...operator.figures,
    },
  };
}

/** As if the time had passed after which a worker counts as gone, and for which a failed try waits. */
const LONG_AGO = `update pgboss.job set state = 'retry', start_after = now() where state in ('active', 'retry', 'created')`;

async function quiet(place: { sql(text: string): Promise<Record<string, unknown>[]> }): Promise<boolean> {
  const [row] = await place.sql(`select (select count(*) from pgboss.job where state < 'completed')
    + (select count(*) from "Delivery" where state in ('sending', 'waiting') or (state = 'sent' and "wantsUpdate")) as n`);
  return Number(row?.n) === 0;
}

const SENDING = `select id from "Delivery" where state = 'sending'`;

/** A POST that Teams did not answer, or answered like a gateway. */
const leavesUnknown = ({ request, fault }: Befallen) =>
  request.method === 'POST' && (fault.kind !== 'status' || fault.status >= 500);

/** What `npm run soak` does of it. */
export const longKill = (engine: Engine, kills = 100, processes = 1): Soak => ({
  about: `${kills} kills of ${processes} process(es) over a term on ${engine}, Teams failing one request in eight`,
  run: options =>
    killSoak({
      ...options,
      engine,
      processes,
      kills: Number(process.env.SOAK_KILLS ?? kills),
      liveMs: 4_000,
      deeds: 200,
      lines: 8,
      breatheMs: 1_000,
      stalls: true,
      hurries: false,
    }),
});

/** What the tests do of it. */
export const shortKill = (engine: Engine, template: string | null, seed: number): Promise<Verdict> =>
  killSoak({
    ...{ engine, template, seed, say: () => {} },
    // An embedded database belongs to one bot.
    processes: engine === 'PGlite' ? 1 : 2,
    kills: 2,
    liveMs: 1_000,
    deeds: 10,
    lines: 1,
    breatheMs: 100,
    stalls: false,
    hurries: true,
  });
