import fc from 'fast-check';
import { nodesOf } from '#cards-kit/contract.ts';
import { momentOf } from '#domain/time/iso.ts';
import { broken, mutated, oddPress, oddValue } from '#test/builders/odd-activities.ts';
import { CHANNEL } from './cast.ts';
import { Chance } from './chance.ts';
import { type Engine, placeOn } from './place.ts';
import { proveOperator } from './proof.ts';
import { pause, type SoakOptions, until, type Verdict } from './soak.ts';
import { openWorld, type SoakWorld } from './soak-world.ts';
import { agendaIn } from './term.ts';

export interface ActivitiesOptions extends SoakOptions {
  readonly engine: Engine;
  readonly template?: string | null;
  readonly count: number;
}

type Activity = Record<string, unknown>;

const AT_ONCE = 8;
const BATCH = 1_000;
/** How far memory may be above what it was once warm. */
const MOST_GROWTH = 1.25;
const LOOK_EVERY = 10_000;
const COMMANDS = 'help,agenda,chair,minutes,my actions,series,plan,status oakwood,flag oakwood,add '.split(
  ',',
);

/** Generated activities with a good token through the real edge to the real handlers: no 5xx, and no memory kept. */
export async function activities({
  engine,
  template,
  count,
  seed,
  say,
}: ActivitiesOptions): Promise<Verdict> {
  const place = await placeOn(engine, template);
  await using world = await openWorld(place, new Chance(seed), { SOAK_UNLIMITED: '1' });
  const { connector } = world;
  world.setNow(momentOf('2026-11-12', '09:05'));
  const bot = await world.start();
  await world.everybodyOpens();
  await until(() => agendaIn(connector, CHANNEL) !== null, 20_000);
  const bodies = generated(world);
  const statuses = new Map<string, number>();
  const faults: string[] = [];
  const token = await world.issuer.token(connector.url);
  const send = async (body: string) => {
    const answer = await fetch(`${bot.address}/api/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(60_000),
    }).catch((error: unknown) => String(error));
    const status = typeof answer === 'string' ? answer : String(answer.status);
    if (typeof answer !== 'string') await answer.arrayBuffer();
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (!/^[24]/.test(status)) faults.push(`${status}: ${body.slice(0, 600)}`);
  };
  const memory: Memory[] = [];
  for (let sent = 0; sent < count && !bot.hasDied; ) {
    const size = Math.min(BATCH, count - sent);
    const batch = fc.sample(bodies, { numRuns: size, seed: seed + sent });
    const waiting = batch.values();
    const sender = async () => {
      for (const body of waiting) await send(body);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
    sent += size;
    // What Teams was sent is not looked at here.
    for (const list of [connector.sent, connector.requests]) list.length = 0;
    if (sent % LOOK_EVERY !== 0) continue;
    bot.collect();
    await pause(1_000);
    const now = await memoryOf(bot.address);
    memory.push(now);
    say(`${sent} sent, ${now.heap} MB kept, ${now.rss} MB resident`);
  }
  if (bot.hasDied) faults.push(`the bot died: ${bot.err}`);
  const [, warm] = memory;
  const end = memory.at(-1);
  for (const kind of ['heap', 'rss'] as const)
    if (warm && end && end[kind] > warm[kind] * MOST_GROWTH)
      faults.push(`${kind} grew from ${warm[kind]} to ${end[kind]} MB`);
  await bot.kill('SIGTERM');
  if (bot.err) faults.push(`on standard error: ${bot.err}`);
  const failed = bot.errors.map(line => `logged: ${line}`);
  const operator = await proveOperator(place, null);
  return {
    faults: [...faults, ...failed, ...operator.faults],
    figures: {
      activities: count,
      ...Object.fromEntries([...statuses].map(([status, times]) => [`answered ${status}`, times])),
      'heap, MB': `${warm?.heap} once warm, ${end?.heap} at the end`,
      'resident, MB': `${warm?.rss} once warm, ${end?.rss} at the end`,
      ...operator.figures,
    },
  };
}

interface Memory {
  readonly heap: number;
  readonly rss: number;
}

async function memoryOf(address: string | null): Promise<Memory> {
  const text = address ? await (await fetch(`${address}/metrics`)).text() : '';
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0) / 1e6);
  return { heap: megabytes('nodejs_heap_size_used_bytes'), rss: megabytes('process_resident_memory_bytes') };
}

/** Bodies: activities as Teams sends them by people and strangers, most of them with something wrong in them. */
function generated({ driver, cast, connector }: SoakWorld): fc.Arbitrary<string> {
  const card = agendaIn(connector, CHANNEL);
  const buttons = [...nodesOf(card)].filter(({ type }) => type === 'Action.Execute');
  const verbs = [
    ...buttons.map(({ verb }) => String(verb)),
    'run-meeting.start',
    'my-actions.done',
    'a.b.c',
    '.',
  ];
  const [button] = buttons;
  const stranger = { ...cast.chair, id: 'stranger', objectId: 'ffffffff-0000-4000-8000-000000000000' };
  const who = fc.constantFrom(...cast.members, stranger);
  const surface = fc.constantFrom('channel' as const, 'personal' as const);
  const by = (change: fc.Arbitrary<Activity>): fc.Arbitrary<Activity> =>
    fc.tuple(who, surface, change, fc.uuid()).map(([person, where, what, id]) => ({
      ...driver.activity(person, where, what),
      id,
    }));
  const words = fc.oneof(
    fc
      .tuple(fc.constantFrom(...COMMANDS), fc.string({ unit: 'binary', maxLength: 80 }))
      .map(([a, b]) => `${a} ${b}`),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.constantFrom('w'.repeat(100_000), '<at>Fortnight</at> agenda', '\u202eadd x'),
  );
  const pressed = oddPress((button?.data ?? {}) as Activity, verbs);
  const good = fc.oneof(
    by(words.map(text => ({ type: 'message', text }))),
    by(
      pressed.map(({ verb, data }) => ({
        ...{ type: 'invoke', name: 'adaptiveCard/action' },
        value: { action: { type: 'Action.Execute', verb, data } },
      })),
    ),
    by(
      pressed.map(({ verb, data }) => ({
        type: 'message',
        value: { ...data, fortnight: { ...(data.fortnight as object), verb } },
      })),
    ),
    by(
      fc.constantFrom<Activity>(
        { type: 'installationUpdate', action: 'add' },
        { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }] },
        { type: 'conversationUpdate', channelData: { eventType: 'channelRenamed' } },
        { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
        { type: 'invoke', name: 'task/fetch', value: {} },
        { type: 'event', name: 'application/vnd.microsoft.meetingStart', value: {} },
      ),
    ),
    by(
      fc
        .tuple(fc.constantFrom('invoke', 'message', 'event'), oddValue)
        .map(([type, value]) => ({ type, value })),
    ),
  );
  return fc.oneof(
    { weight: 4, arbitrary: good.map(activity => JSON.stringify(activity)) },
    { weight: 5, arbitrary: mutated(good) },
    { weight: 1, arbitrary: broken(good) },
  );
}
