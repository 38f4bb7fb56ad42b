import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleArrival } from '#bot/handle-arrival.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { fortnight } from '#test/fixtures/command-line.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { sendApologies } from '#workflows/send-apologies.ts';

/** Priya, who chairs, cannot come. Of her three deputies only Maria has a chat; Sam administers the trust. */
describe('a card for several people, of whom some have no chat', () => {
  let database: TestDatabase;
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  beforeAll(async () => {
    database = await freshDatabase();
    bot = await testBot({ database });
    people = await settleMillLane(bot);
    const { priya, maria, tom, dee } = people;
    await bot.store.transaction(MILL_LANE.id, tx =>
      tx.meetings.saveSeries(
        sitSeries({
          chairId: priya.id,
          deputyIds: [maria.id, tom.id, dee.id],
          memberIds: [priya.id, maria.id],
        }),
      ),
    );
    for (const who of [priya, maria, people.sam])
      await handleArrival(bot, callerAs(who, { kind: 'personal' }));
    await handleArrival(bot, callerAs(priya));
    await tickUntilQuiet(bot);
    await bot.store.transaction(MILL_LANE.id, async tx => {
      const [meeting] = await tx.meetings.between('series-sit', bot.now, '2027-01-01T00:00:00.000Z');
      if (!meeting) throw new Error('no meeting is planned');
      const apology = {
        meetingId: meeting.id,
        personId: priya.id,
        name: priya.name,
        note: null,
        at: bot.now,
      };
      await sendApologies(tx, apology);
    });
    await tickUntilQuiet(bot);
  });
  afterAll(async () => {
    await bot.close();
    await database.drop();
  });

  const deliveries = (...words: string[]) => fortnight(database, bot.now, 'deliveries', ...words);
  const waiting = async () =>
    (
      JSON.parse((await deliveries('list', '--json')).out) as {
        id: string;
        personId: string;
        state: string;
      }[]
    )
      .filter(({ state }) => state === 'no-conversation')
      .map(({ id, personId }) => ({ id, personId }));
  const idFor = async (who: Person) =>
    (await waiting()).find(({ personId }) => personId === who.id)?.id ?? '';
  const cardsOf = (who: Person) =>
    bot.messenger.sent.filter(
      ({ to, message }) => to.personId === who.id && /SIT/.test(String(message.summary)),
    );
  const warning = () => {
    const found = bot.messenger.sent.findLast(({ message }) =>
      JSON.stringify(message).includes('delivery-trouble'),
    );
    const shown = bot.messenger.updates.findLast(({ id }) => id === found?.id) ?? found;
    return textsOf({ ...shown?.message.card }).join('\n');
  };

  it('is listed for each of them, and not for whoever has it', async () => {
    expect(cardsOf(people.maria)).toHaveLength(1);
    expect((await waiting()).map(({ personId }) => personId)).toEqual([people.dee.id, people.tom.id]);
    const { out } = await deliveries('list');
    for (const who of [people.tom, people.dee]) expect(out).toContain(`run-meeting  person ${who.id}`);
    expect((await deliveries('show', await idFor(people.dee))).out).toContain('"kind": "deputies"');
  });

  it('is on the warning after a day, by the name of each', async () => {
    bot.now = '2026-11-13T09:10:00.000Z';
    await tickUntilQuiet(bot);
    expect(warning()).toContain('# 2 cards did not arrive as they should');
    for (const name of ['Tom Reed', 'Dee Marsh']) expect(warning()).toMatch(new RegExp(`for ${name}, since`));
    expect(warning()).not.toContain('for Maria Lopez');
  });

  it('is dropped for one of them alone', async () => {
    const id = await idFor(people.tom);
    expect((await deliveries('drop', id, '--reason', 'He is on leave')).code).toBe(0);
    expect((await deliveries('drop', id, '--reason', 'Again')).code).toBe(1);
    expect((await waiting()).map(({ personId }) => personId)).toEqual([people.dee.id]);
    for (const who of [people.tom, people.dee]) await handleArrival(bot, callerAs(who, { kind: 'personal' }));
    await tickUntilQuiet(bot);
    expect([people.tom, people.dee, people.maria].map(who => cardsOf(who).length)).toEqual([0, 1, 1]);
    expect(await waiting()).toEqual([]);
    bot.now = '2026-11-13T09:20:00.000Z';
    await tickUntilQuiet(bot);
    expect(warning()).toContain('# All is settled');
  });
});
