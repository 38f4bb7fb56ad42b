import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleArrival } from '#bot/handle-arrival.ts';
import { handlePress } from '#bot/handle-press.ts';
import { handleWords } from '#bot/handle-words.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { OPERATOR } from '#domain/access/actor.ts';
import type { Person } from '#domain/access/role.ts';
import type { Store } from '#ports/store.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE, person, sitSeries } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { forgetPerson } from '#workflows/privacy/forget-person.ts';

const MEMBERS = ['Una Voss', 'Ida Holt'].map(name =>
  person(name, [{ role: 'officer', scope: { kind: 'trust' } }]),
);

describe('what somebody asked for just before they were forgotten', () => {
  let bot: TestBot;
  beforeAll(async () => {
    bot = await testBot();
    const { priya } = await settleMillLane(bot);
    await bot.store.transaction(MILL_LANE.id, async tx => {
      for (const who of MEMBERS) await tx.people.save(who);
      const memberIds = [priya.id, ...MEMBERS.map(({ id }) => id)];
      await tx.meetings.saveSeries(sitSeries({ chairId: priya.id, memberIds }));
    });
    for (const who of MEMBERS) await handleArrival(bot, callerAs(who, { kind: 'personal' }));
    await tickUntilQuiet(bot);
  });
  afterAll(() => bot.close());

  /** Known when they asked, and forgotten before anything is written. */
  function forgetting({ id }: Person) {
    let isDone = false;
    const transaction: Store['transaction'] = async (...asked) => {
      if (!isDone) {
        isDone = true;
        const forget = { actor: OPERATOR, now: bot.now };
        await bot.store.transaction(MILL_LANE.id, tx => forgetPerson(tx, id, forget), { alone: true });
      }
      return bot.store.transaction(...asked);
    };
    return { ...bot, store: { ...bot.store, transaction } };
  }
  const done = async ({ id }: Person) =>
    (await bot.store.inTrust(MILL_LANE.id).audit.list()).filter(({ actorId }) => actorId === id);

  it('is not done when it is a press', async () => {
    const [una] = MEMBERS;
    if (!una) throw new Error('nobody');
    const [meeting] = await bot.store
      .inTrust(MILL_LANE.id)
      .meetings.between('series-sit', bot.now, '2026-12-01T00:00:00.000Z');
    const stamp = { subject: meeting?.id, version: meeting?.version, nonce: 'nonce-1' };
    const answer = await handlePress(forgetting(una), {
      caller: callerAs(una, { kind: 'personal' }),
      verb: 'sit-agenda.send-apologies',
      data: { fortnight: stamp, note: 'A hospital visit' },
    });
    expect(textsOf({ ...answer.card }).join(' ')).toContain('does not know you');
    expect(await done(una)).toEqual([]);
    expect(await bot.store.inTrust(MILL_LANE.id).agendas.apologies(meeting?.id ?? '')).toEqual([]);
  });

  it('is not done when it is typed', async () => {
    const [, ida] = MEMBERS;
    if (!ida) throw new Error('nobody');
    const caller = callerAs(ida, { kind: 'personal' });
    const words = { caller, text: 'add Attendance about oakwood', messageId: 'message-1' };
    const answer = await handleWords(forgetting(ida), words);
    expect(textsOf({ ...answer?.card }).join(' ')).toContain('does not know you');
    expect(await done(ida)).toEqual([]);
  });
});
