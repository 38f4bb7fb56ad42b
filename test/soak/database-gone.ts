import type { Person } from '#domain/access/role.ts';
import { momentOf } from '#domain/time/iso.ts';
import { textsOf } from '#test/builders/press.ts';
import { CHANNEL } from './cast.ts';
import { Chance } from './chance.ts';
import type { Place } from './place.ts';
import { proveDeeds, proveOperator, provePosts } from './proof.ts';
import { pause, type SoakOptions, until, type Verdict } from './soak.ts';
import { openWorld, type SoakWorld } from './soak-world.ts';
import { agendaIn, newToken } from './term.ts';

export interface GoneOptions extends SoakOptions {
  readonly place: Place;
  /** Takes the database away, and gives it back. */
  readonly away: () => Promise<void>;
  readonly back: () => Promise<void>;
  readonly goneMs: number;
  /** How long the load goes on before and after. */
  readonly aroundMs: number;
  readonly hurries: boolean;
}

/** As if the time had passed after which the queue gives a worker up. */
const LONG_AGO = `update pgboss.job set state = 'retry', start_after = now() where state in ('active', 'retry', 'created')`;
const TRUE_WORDS = /not saved|try again in a minute/i;
const AGENDA_OUT = momentOf('2026-11-12', '09:05');

/**
 * The database goes away while people press. They are told that nothing was saved, or that it cannot be told; readiness
 * says so; and when it is back everything goes on by itself, what is to be sent goes out, and the audit is whole.
 */
export async function databaseGone(options: GoneOptions): Promise<Verdict> {
  const { seed, say, place, away, back, goneMs, aroundMs } = options;
  const chance = new Chance(seed);
  const faults: string[] = [];
  await using world = await openWorld(place, chance);
  const { driver, connector, cast } = world;
  world.setNow(AGENDA_OUT);
  const bot = await world.start();
  await world.everybodyOpens();
  await until(() => agendaIn(connector, CHANNEL) !== null, 20_000);

  let isOver = false;
  const load = cast.members.map(who => keepPressing(world, who, chance.apart(), () => isOver));
  const ready: { at: number; isReady: boolean }[] = [];
  const watching = watch(
    ready,
    () => bot.address,
    () => isOver,
  );
  await pause(aroundMs);
  say('the database goes away');
  const goneAt = performance.now();
  await away();
  const [typist] = cast.members;
  const told = typist && (await driver.types(typist, 'agenda'));
  if (!told || !TRUE_WORDS.test(textsOf(told).join(' ')))
    faults.push(
      `while the database was gone what was typed was answered "${told ? textsOf(told).join(' ') : 'nothing'}"`,
    );
  await pause(goneMs);
  say('the database comes back');
  await back();
  const backAt = performance.now();
  await pause(aroundMs);
  isOver = true;
  await Promise.all([...load, watching, driver.settled()]);
  faults.push(...(await goesOn(world)));
  if (bot.hasDied) faults.push(`the bot died: ${bot.err}`);
  world.setNow(momentOf('2026-11-12', '11:30'));
  if (options.hurries) await place.sql(LONG_AGO);
  const isQuiet = await until(
    async () => {
      const [row] = await place.sql(`select (select count(*) from pgboss.job where state < 'completed')
      + (select count(*) from "Delivery" where state in ('sending', 'waiting')) as n`);
      return Number(row?.n) === 0;
    },
    6 * 60_000,
    400,
  );
  if (!isQuiet) faults.push('it did not come to rest');
  await bot.kill('SIGTERM');
  if (bot.err) faults.push(`on standard error: ${bot.err}`);

  const red = ready.find(({ at, isReady }) => at > goneAt && !isReady);
  const green = ready.find(({ at, isReady }) => at > backAt && isReady);
  if (!red) faults.push('readiness never went red');
  if (!green) faults.push('readiness never went green again');
  const during = driver.deeds.flatMap(deed =>
    deed.answers.filter(({ askedAt, answeredAt }) => askedAt > goneAt && answeredAt < backAt),
  );
  for (const { said, tone, status } of during)
    if (tone === 'done' || status !== 200 || !TRUE_WORDS.test(said))
      faults.push(`while the database was gone a press was answered ${status} "${said}"`);
  const slowest = Math.max(0, ...driver.deeds.flatMap(d => d.answers).map(a => a.answeredAt - a.askedAt));
  const deeds = await proveDeeds(place, driver.deeds);
  const posts = await provePosts(place, connector, cast);
  const operator = await proveOperator(place, posts.figures.unknown ?? 0);
  return {
    faults: [...faults, ...deeds.faults, ...posts.faults, ...operator.faults],
    figures: {
      'answers while it was gone': during.length,
      'slowest answer in ms': Math.round(slowest),
      'red after ms': red ? Math.round(red.at - goneAt) : 'never',
      'green after ms': green ? Math.round(green.at - backAt) : 'never',
      'errors logged': bot.errors.length,
      ...deeds.figures,
      ...posts.figures,
      ...operator.figures,
    },
  };
}

/** A press is done, and what it asks for is sent. */
async function goesOn({ driver, connector, cast }: SoakWorld): Promise<string[]> {
  const [who] = cast.members;
  const card = who && (await driver.types(who, 'agenda'));
  if (!who || !card) return ['afterwards nobody answered what was typed'];
  const had = connector.in(`a:${who.id}`).length;
  const after = await driver.press(who, card, 'sit-agenda.open');
  if (after?.tone !== 'done') return [`afterwards a press was answered "${after?.said ?? 'nothing'}"`];
  const came = await until(() => connector.in(`a:${who.id}`).length > had, 60_000);
  return came ? [] : ['what was asked for afterwards was never sent'];
}

async function keepPressing(
  world: SoakWorld,
  who: Person,
  chance: Chance,
  isOver: () => boolean,
): Promise<void> {
  const { driver, connector } = world;
  while (!isOver()) {
    const card = agendaIn(connector, CHANNEL);
    if (!card) throw new Error('there is no agenda in the channel');
    const token = newToken();
    const how = { surface: 'channel' } as const;
    if (chance.is(0.3))
      await driver.press(who, card, 'sit-agenda.add-item', { text: `Books ${token}` }, { ...how, token });
    else await driver.press(who, card, 'sit-agenda.send-apologies', { note: `Away ${token}` }, how);
    await pause(chance.between(300, 1_500));
  }
}

async function watch(
  seen: { at: number; isReady: boolean }[],
  address: () => string | null,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const answer = await fetch(`${address()}/readyz`).catch(() => null);
    seen.push({ at: performance.now(), isReady: answer?.status === 200 });
    await pause(200);
  }
}
