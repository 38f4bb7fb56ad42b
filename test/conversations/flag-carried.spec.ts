import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/press.ts';
import { type World, world } from '#test/fixtures/world.ts';

const NOTE = 'the absence rota in the office';

describe('a flag that was carried forward', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
    const { priya, dee, sam } = w.people;
    for (const who of [priya, dee, sam]) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    const flag = { topic: 'hr', live: 'no', series: 'series-sit', readers: sam.id, note: NOTE };
    await press(dee, await w.types(dee, 'flag oakwood'), 'flag-school.add', flag);
    await w.quiet();
    w.now = '2026-11-17T09:31:00.000Z';
    let card = await press(priya, await w.types(priya, 'chair'), 'run-meeting.start');
    card = await press(priya, card, 'run-meeting.wrap-up');
    await press(priya, card, 'run-meeting.close', { present: priya.id });
    w.now = '2026-11-26T09:00:00.000Z';
    await w.quiet();
  });
  afterAll(() => w.close());
  const press = (who: Person, on: object, verb: string, inputs: Record<string, unknown> = {}) =>
    w.presses(who, on, verb, inputs, 'personal');
  const samReads = () => JSON.stringify(w.connector.in(`a:${w.people.sam.id}`).at(-1));

  it('leaves its readers’ chats when whoever wrote it takes it back', async () => {
    const { dee } = w.people;
    expect(samReads()).toContain(NOTE);
    const back = await press(dee, await w.types(dee, 'flag oakwood'), 'flag-school.withdraw');
    expect(textsOf(back)[0]).toBe('✓ Taken back.');
    await w.quiet();
    expect(samReads()).toContain('Taken back by whoever wrote it.');
    expect(samReads()).not.toContain(NOTE);
  });
});
