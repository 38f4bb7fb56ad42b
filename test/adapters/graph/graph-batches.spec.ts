import { describe, expect, it } from 'vitest';
import type { NewEvent } from '#ports/calendar.ts';
import type { Fault, GraphRequest } from '#src/dev/graph/faults.ts';
import { eventDraft } from '#test/builders/calendar-event.ts';
import { type GraphWorld, graphWorld, HEAD, OFFICER } from '#test/fixtures/graph-world.ts';

const visits = (count: number, mailboxes: readonly string[] = [OFFICER]): NewEvent[] =>
  Array.from({ length: count }, (_, n) => ({
    mailbox: mailboxes[n % mailboxes.length] ?? OFFICER,
    transactionId: `visit-${n}`,
    draft: eventDraft({ record: `visit ${n}`, invited: [] }),
  }));

const THROTTLED: Fault = { kind: 'status', status: 429, code: 'ApplicationThrottled', retryAfter: '3' };
const isItem = (record: string) => (request: GraphRequest) =>
  request.inBatch && JSON.stringify(request.body ?? '').includes(`"${record}"`);
const batchesOf = ({ graph }: GraphWorld) => graph.requests.filter(({ path }) => path[0] === '$batch');
const itemsOf = (batch: GraphRequest) => (batch.body as { requests: object[] }).requests.length;

describe('events made in bulk', () => {
  it('go twenty to a batch, never five at once for one mailbox', async () => {
    const mailboxes = Array.from({ length: 6 }, (_, n) => `officer-${n}@mill.example`);
    // Long enough for whatever is sent at once to be in hand at once.
    const takes = () => new Promise<void>(resolve => setImmediate(() => setImmediate(resolve)));
    await using world = await graphWorld({ emulator: { takes } });
    for (const address of mailboxes) world.graph.outlook.add({ address });
    const made = await world.calendar.createAll(visits(60, mailboxes));
    expect(made.map(event => 'record' in event && event.record)).toEqual(visits(60).map(v => v.draft.record));
    expect(world.graph.throttle).toMatchObject({ refused: 0, most: 4 });
    const sizes = batchesOf(world).map(itemsOf);
    expect(Math.max(...sizes)).toBe(20);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(60);
    expect(sizes.length).toBeLessThanOrEqual(6);
  });

  it('are each sent again alone where they alone were throttled', async () => {
    await using world = await graphWorld();
    world.graph.faults.once(THROTTLED, isItem('visit 2'));
    const made = await world.calendar.createAll(visits(4));
    expect(made.every(event => 'eventId' in event)).toBe(true);
    expect(world.waited).toEqual([3000]);
    expect(batchesOf(world).map(itemsOf)).toEqual([4, 1]);
  });

  it('are made once where an item was made but its answer was 504', async () => {
    await using world = await graphWorld();
    world.graph.faults.once({ kind: 'status', status: 504, carriedOut: true }, isItem('visit 1'));
    const made = await world.calendar.createAll(visits(3));
    expect(made).toHaveLength(3);
    expect(world.graph.outlook.look(OFFICER)?.events.size).toBe(3);
  });

  it('are made once where the whole batch was carried out and its answer was lost', async () => {
    await using world = await graphWorld();
    world.graph.faults.once({ kind: 'reset', carriedOut: true });
    const made = await world.calendar.createAll(visits(3));
    expect(made.every(event => 'eventId' in event)).toBe(true);
    expect(world.graph.outlook.look(OFFICER)?.events.size).toBe(3);
  });

  it('say of each what became of it where some are refused and some are not done', async () => {
    await using world = await graphWorld();
    world.graph.outlook.add({ address: 'closed@mill.example', state: 'forbidden' });
    world.graph.faults.always({ kind: 'status', status: 503, retryAfter: '60' }, isItem('visit 1'));
    const made = await world.calendar.createAll(visits(4, [OFFICER, HEAD, 'closed@mill.example']));
    expect(made).toMatchObject([
      { record: 'visit 0' },
      { name: 'CalendarUnavailable', afterMs: 60_000 },
      { name: 'CalendarRefused', why: 'forbidden' },
      { record: 'visit 3' },
    ]);
  });

  it('fail all together only where no batch was answered', async () => {
    await using world = await graphWorld();
    world.graph.faults.always({ kind: 'status', status: 503 });
    await expect(world.calendar.createAll(visits(3))).rejects.toMatchObject({ name: 'CalendarUnavailable' });
  });

  it('keep what was made where a later batch is not answered', async () => {
    await using world = await graphWorld();
    let batches = 0;
    world.graph.faults.plan = request => {
      if (request.path[0] !== '$batch') return null;
      batches += 1;
      return batches === 1 ? null : { kind: 'status', status: 503, retryAfter: '600' };
    };
    const made = await world.calendar.createAll(visits(5));
    expect(made.map(event => ('eventId' in event ? 'made' : event.name))).toEqual([
      'made',
      'made',
      'made',
      'made',
      'CalendarUnavailable',
    ]);
  });

  it('keep what was made where a later batch is never answered', async () => {
    await using world = await graphWorld({ adapter: { callWithinMs: 400 } });
    let batches = 0;
    world.graph.faults.plan = request => {
      if (request.path[0] !== '$batch') return null;
      batches += 1;
      return batches === 1 ? null : { kind: 'stall' };
    };
    const made = await world.calendar.createAll(visits(5));
    expect(made.map(event => ('eventId' in event ? 'made' : event.name))).toEqual([
      ...Array.from({ length: 4 }, () => 'made'),
      'CalendarUnavailable',
    ]);
  });

  it('that Graph leaves out of its answer are not done now', async () => {
    await using world = await graphWorld();
    const text = '{"responses":[]}';
    world.graph.faults.always({ kind: 'garbage', status: 200, text, type: 'application/json' });
    expect(await world.calendar.createAll(visits(2))).toMatchObject([
      { name: 'CalendarUnavailable' },
      { name: 'CalendarUnavailable' },
    ]);
  });
});

describe('one mailbox', () => {
  it('is asked four things at once, and the fifth when one is answered', async () => {
    const gate = Promise.withResolvers<void>();
    const four = Promise.withResolvers<void>();
    let held = 0;
    const takes = async ({ path }: GraphRequest) => {
      if (path[1] !== OFFICER) return;
      held += 1;
      if (held === 4) four.resolve();
      await gate.promise;
    };
    await using world = await graphWorld({ emulator: { takes } });
    const finds = Array.from({ length: 9 }, () => world.calendar.find(OFFICER, 'none'));
    await four.promise;
    // Another mailbox is answered meanwhile, often enough for a fifth to have arrived if it were on its way.
    for (let n = 0; n < 10; n += 1) expect(await world.calendar.find(HEAD, 'none')).toBeNull();
    expect(world.graph.requests.filter(({ path }) => path[1] === OFFICER)).toHaveLength(4);
    gate.resolve();
    await Promise.all(finds);
    expect(world.graph.throttle).toMatchObject({ refused: 0, most: 4 });
  });
});
