import fc from 'fast-check';
import type { Fault, NotificationFault } from '#src/dev/graph/faults.ts';
import type { TestDatabase } from '#test/fixtures/database.ts';
import { BEGINS, OutlookWorld, on } from '#test/fixtures/outlook-world.ts';
import { visitRecord } from '#workflows/calendar/want-event.ts';
import { type Known, prove } from './calendar-proof.ts';
import type { Verdict } from './soak.ts';

type Model = Known[];
type Step = fc.AsyncCommand<Model, OutlookWorld>;

/** Of a run that everybody waits for, the stories are shorter. */
const SHORT_RUNS = 100;
const VISITS = 2;
const TIMES = [0, 1, 2, 3, 6, 7].map(days => on(days)).concat(on(1, '13:00'));
const MINUTES_BETWEEN = 3;

/** One thing that somebody does, or that befalls. `run` may do nothing where it would be refused. */
class Doing implements Step {
  readonly #name: string;
  readonly #does: (known: Known, world: OutlookWorld, all: Model) => Promise<void>;
  readonly #which: number;
  constructor(which: number, name: string, does: (k: Known, w: OutlookWorld, all: Model) => Promise<void>) {
    this.#which = which;
    this.#name = name;
    this.#does = does;
  }
  check = () => true;
  async run(model: Model, world: OutlookWorld): Promise<void> {
    const known = model[this.#which % model.length];
    world.pass(MINUTES_BETWEEN);
    if (known) await this.#does(known, world, model);
  }
  toString = () => `${this.#name} (${this.#which})`;
}

/** The event as somebody finds it in Outlook; null where there is none. */
async function event({ id }: Known, w: OutlookWorld) {
  const link = await w.link(id);
  const organiser = [w.people.priya, w.people.maria].find(who => who.id === link?.organiserId);
  if (!link?.eventId || !organiser) return null;
  const address = OutlookWorld.addressOf(organiser);
  const stored = w.graph.outlook.look(address)?.events.get(link.eventId);
  return stored && !stored.isCancelled ? { address, eventId: link.eventId } : null;
}

const TOM = 'tom.reed@mill-lane.example';
const REQUEST_FAULTS: readonly Fault[] = [
  { kind: 'status', status: 429, code: 'ApplicationThrottled', retryAfter: '1' },
  { kind: 'status', status: 429, code: 'ApplicationThrottled' },
  { kind: 'status', status: 503, code: 'ErrorServerBusy' },
  { kind: 'status', status: 504, code: 'GatewayTimeout', carriedOut: true },
  { kind: 'reset' },
  { kind: 'reset', carriedOut: true },
];
const NOTIFICATION_FAULTS: readonly NotificationFault[] = [
  ...(['lost', 'repeated', 'late', 'reordered', 'wrong-client-state'] as const),
];

const which = fc.nat({ max: VISITS - 1 });
const time = fc.constantFrom(...TIMES);
const steps = [
  fc.tuple(which, time, fc.boolean()).map(
    ([n, at, byHead]) =>
      new Doing(n, `moved in Teams to ${at}`, async (known, w) => {
        const { state, startsAt } = await w.visit(known.id);
        if (state !== 'booked' || startsAt === at) return;
        await w.moves(known.id, at, byHead ? w.people.tom.id : w.people.priya.id);
        known.times.add(at);
        known.changesInTeams += 1;
      }),
  ),
  which.map(
    n =>
      new Doing(n, 'called off in Teams', async (known, w) => {
        if ((await w.visit(known.id)).state !== 'booked') return;
        await w.cancels(known.id, 'No longer needed');
        known.wasCalledOff = true;
        known.changesInTeams += 1;
      }),
  ),
  which.map(
    n =>
      new Doing(n, 'led by somebody else', async (known, w) => {
        const { state, leadId } = await w.visit(known.id);
        if (state !== 'booked') return;
        const { priya, maria } = w.people;
        const other = leadId === priya.id ? maria : priya;
        await w.inTrust(async tx => {
          await tx.visits.change(known.id, { leadId: other.id, changedAt: w.now });
          await tx.calendarLinks.want(visitRecord(known.id), other.id, w.now);
        });
      }),
  ),
  fc.tuple(which, time).map(
    ([n, at]) =>
      new Doing(n, `moved in Outlook to ${at}`, async (known, w) => {
        const found = await event(known, w);
        if (!found) return;
        w.graph.people.move(found.address, found.eventId, at);
        known.times.add(at);
      }),
  ),
  which.map(
    n =>
      new Doing(n, 'deleted in Outlook', async (known, w) => {
        const found = await event(known, w);
        if (!found) return;
        w.graph.people.remove(found.address, found.eventId);
        known.wasCalledOff = true;
      }),
  ),
  fc.tuple(which, fc.constantFrom('accepted' as const, 'declined' as const)).map(
    ([n, answer]) =>
      new Doing(n, `${answer} in Outlook`, async (known, w) => {
        const found = await event(known, w);
        // Whoever has declined has it in their calendar no more.
        const theirs = w.graph.outlook.look(TOM);
        const shared = found && w.graph.outlook.look(found.address)?.events.get(found.eventId)?.iCalUId;
        const copy = [...(theirs?.events.values() ?? [])].find(({ iCalUId }) => iCalUId === shared);
        if (copy && !copy.isCancelled) w.graph.people.answer(TOM, copy.id, answer);
      }),
  ),
  fc
    .constantFrom(...REQUEST_FAULTS)
    .map(
      fault =>
        new Doing(0, `fault ${JSON.stringify(fault)}`, async (_known, w) => w.graph.faults.once(fault)),
    ),
  fc
    .constantFrom(...NOTIFICATION_FAULTS)
    .map(
      fault =>
        new Doing(0, `a notification ${fault}`, async (_known, w) => w.graph.faults.notifications(fault)),
    ),
  fc.constantFrom('subscriptionRemoved' as const, 'reauthorizationRequired' as const, 'missed' as const).map(
    what =>
      new Doing(0, what, async (_known, w) => {
        const [first] = w.graph.subscriptions.all;
        if (first) w.graph.subscriptions.lifecycle(first.id, what);
      }),
  ),
  fc.constant(new Doing(0, 'the token expires', async (_known, w) => w.graph.delta.expireTokens())),
  fc.nat({ max: 3 }).map(
    after =>
      new Doing(0, `killed after ${after} requests, and started again`, async (_known, w) => {
        let left = after;
        w.graph.faults.plan = () => {
          if (left === 0) w.isDead = true;
          left -= 1;
          return null;
        };
        await w.work().catch(() => {});
        w.graph.faults.plan = () => null;
        w.isDead = false;
      }),
  ),
  fc.constantFrom(1, 10, 400).map(
    minutes =>
      new Doing(0, `work after ${minutes} minutes`, async (_known, w) => {
        w.pass(minutes);
        await w.work();
      }),
  ),
];

/**
 * Plays random stories of presses in Teams, edits in Outlook by the organiser and by who is invited, faults, and kills. After
 * each, when everything has been looked through once more, both sides must say the same of every visit.
 */
export async function playCalendars(
  { seed, runs, say }: { seed: number; runs: number; say: (words: string) => void },
  database?: TestDatabase,
): Promise<Verdict> {
  const world = await OutlookWorld.open(database);
  let played = 0;
  let stepsPlayed = 0;
  const told = { changes: 0 };
  try {
    const outcome = await fc.check(
      fc.asyncProperty(
        fc.commands(steps, { maxCommands: runs > SHORT_RUNS ? 25 : 16, size: 'max' }),
        async commands => {
          const model: Model = [];
          world.now = BEGINS;
          await fc.asyncModelRun(async () => {
            for (let i = 0; i < VISITS; i += 1) {
              const startsAt = TIMES[i] ?? on(0);
              const id = await world.books(startsAt);
              model.push({ id, times: new Set([startsAt]), changesInTeams: 0, wasCalledOff: false });
            }
            return { model, real: world };
          }, commands);
          world.graph.faults.clear();
          world.graph.notifier.releaseLate();
          await world.sweep();
          for (const known of model) told.changes += await prove(world, known);
          for (const { id } of model) await world.cancels(id, 'The story is over').catch(() => {});
          await world.work();
          played += 1;
          stepsPlayed += [...commands].length;
          if (played % 100 === 0) say(`${played} stories`);
        },
      ),
      { seed, numRuns: runs },
    );
    const figures = { stories: played, steps: stepsPlayed, 'changes told of': told.changes, seed };
    if (!outcome.failed) return { figures, faults: [] };
    return { figures, faults: [`${outcome.errorInstance}\n${fc.defaultReportMessage(outcome)}`] };
  } finally {
    await world.close();
  }
}
