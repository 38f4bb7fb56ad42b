import { expect, it } from 'vitest';
import type { NewEvent } from '#ports/calendar.ts';
import { seededFaults } from '#src/dev/graph/seeded-faults.ts';
import { eventDraft } from '#test/builders/calendar-event.ts';
import { graphWorld, HEAD, OFFICER } from '#test/fixtures/graph-world.ts';

const RATES = {
  throttled: 0.1,
  throttledSilently: 0.05,
  unavailable: 0.1,
  doneButTimedOut: 0.15,
  reset: 0.05,
};
const EVENTS: NewEvent[] = Array.from({ length: 40 }, (_, n) => ({
  mailbox: n % 2 ? OFFICER : 'other@mill.example',
  transactionId: `visit-${n}`,
  draft: eventDraft({ record: `visit ${n}` }),
}));

it.each(['a', 'b', 'c', 'd'])(
  'whatever goes wrong by chance (%s), each event is made once and invites once',
  async seed => {
    await using world = await graphWorld();
    world.graph.outlook.add({ address: 'other@mill.example' });
    world.graph.faults.plan = seededFaults(seed, RATES);
    const made = new Set<string>();
    for (let tries = 1; made.size < EVENTS.length && tries <= 20; tries += 1) {
      const left = EVENTS.filter(({ draft }) => !made.has(draft.record));
      const fates = await world.calendar.createAll(left).catch(() => []);
      for (const fate of fates) if ('eventId' in fate) made.add(fate.record ?? '');
    }
    expect(made.size).toBe(EVENTS.length);
    const held = [OFFICER, 'other@mill.example'].map(
      address => world.graph.outlook.look(address)?.events.size,
    );
    expect(held).toEqual([20, 20]);
    expect(world.graph.outlook.mail.filter(({ to }) => to === HEAD)).toHaveLength(EVENTS.length);
    expect(world.graph.throttle.refused).toBe(0);
  },
);
