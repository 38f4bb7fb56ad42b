import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import type { Caller } from '#bot/context.ts';
import { handlePress } from '#bot/handle-press.ts';
import { handleWords } from '#bot/handle-words.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import type { Card } from '#cards-kit/define-card.ts';
import { type Cards, loadCards } from '#cards-kit/load-cards.ts';
import type { Outcome } from '#ports/meter.ts';
import { NotSaved, OutcomeUnknown, type Store } from '#ports/store.ts';
import { press, textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';

const ADD = 'sit-agenda.add-item';

/** The cards there are, with an action that needs the version seen, and one that breaks. */
async function cardsWithMore(): Promise<Cards> {
  const cards = new Map(await loadCards('cards'));
  const agenda = cards.get('sit-agenda') as Card;
  const given = { input: z.object({}), allow: () => YES };
  const rule = defineAction({ name: 'rule', kind: 'decide', ...given, run: async () => ({}) });
  const breaks = defineAction({
    name: 'break',
    kind: 'append',
    ...given,
    run: () => Promise.reject(new TypeError('x')),
  });
  return cards.set('sit-agenda', { ...agenda, actions: [...agenda.actions, rule, breaks] });
}

describe('what became of a press, to be counted,', () => {
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  let card: object;
  beforeAll(async () => {
    bot = await testBot({ cards: await cardsWithMore() });
    people = await settleMillLane(bot);
    const place = callerAs(people.priya).conversation;
    await bot.store.transaction(MILL_LANE.id, tx =>
      tx.conversations.remember({ ...place, personId: null }, bot.now),
    );
    await tickUntilQuiet(bot);
    card = bot.messenger.sent[0]?.message.card ?? {};
  });
  afterAll(() => bot.close());
  const add = (caller: Caller, text: string) => press(caller, card, ADD, { text });
  const as = (verb: string) => ({ ...add(callerAs(people.priya), ''), verb });
  const outcome = async (given: Parameters<typeof handlePress>[1], by = bot): Promise<Outcome> =>
    (await handlePress(by, given)).outcome;
  const failing = (error: Error, when: 'before' | 'after'): TestBot => {
    let pending = true;
    const transaction: Store['transaction'] = async (trustId, work, options) => {
      if (!pending) return bot.store.transaction(trustId, work, options);
      pending = false;
      if (when === 'after') await bot.store.transaction(trustId, work, options);
      throw error;
    };
    return { ...bot, store: { ...bot.store, transaction } };
  };

  it('is that it was done, and then that it was repeated, however stale the card is by then', async () => {
    const first = add(callerAs(people.priya), 'One');
    expect(await outcome(first)).toBe('done');
    expect(await outcome(first)).toBe('repeated');
    expect(await outcome(add(callerAs(people.maria), 'Two'))).toBe('done');
    expect(await outcome(first)).toBe('repeated');
  });

  it('is that it was only looked at', async () => {
    expect(await outcome(as('sit-agenda.refresh'))).toBe('shown');
  });

  it('is that it was refused: to who may not, to a stranger, to another tenant, of what is gone', async () => {
    expect(await outcome(add(callerAs(people.tom), 'x'))).toBe('refused');
    expect(await outcome(add(callerAs(people.tom, { kind: 'personal' }), 'x'))).toBe('refused');
    expect(await outcome(add(callerAs(null), 'x'))).toBe('refused');
    expect(await outcome(add({ ...callerAs(people.priya), tenantId: 'x' }, 'x'))).toBe('refused');
  });

  it('is that someone had changed it meanwhile', async () => {
    expect(await outcome(as('sit-agenda.rule'))).toBe('changed');
  });

  it('is that what was typed was wrong', async () => {
    expect(await outcome(add(callerAs(people.priya), ' '))).toBe('wrong-input');
  });

  it('is that the card was none of today’s', async () => {
    expect(await outcome(as('sit-agenda.burn'))).toBe('old-card');
  });

  it('is that the store failed, unless the press turns out to have been saved', async () => {
    const mine = callerAs(people.priya);
    expect(await outcome(add(mine, 'A'), failing(new NotSaved('x'), 'before'))).toBe('store-failed');
    expect(await outcome(add(mine, 'B'), failing(new OutcomeUnknown('x'), 'before'))).toBe('store-failed');
    expect(await outcome(add(mine, 'C'), failing(new OutcomeUnknown('x'), 'after'))).toBe('done');
    const byTenant = () => Promise.reject(new NotSaved('x'));
    const gone = { ...bot, store: { ...bot.store, trusts: { ...bot.store.trusts, byTenant } } };
    expect(await outcome(add(mine, 'D'), gone)).toBe('store-failed');
    const words = { caller: mine, text: 'help', messageId: null };
    expect((await handleWords(gone, words))?.outcome).toBe('store-failed');
  });

  it('is the same of typed words whose commit was never answered: it may have been saved, and is not denied', async () => {
    const words = { caller: callerAs(people.priya), text: 'add Books', messageId: null };
    const answer = await handleWords(failing(new OutcomeUnknown('x'), 'after'), words);
    expect(answer?.outcome).toBe('store-failed');
    expect(JSON.stringify(answer?.card)).not.toContain('nothing was changed');
  });

  it('is that it was done, of typed words, whatever keeps their card from being shown', async () => {
    const mine = callerAs(people.priya, { kind: 'personal' });
    await handleWords(bot, { caller: mine, text: 'help', messageId: null });
    let transactions = 0;
    const transaction: Store['transaction'] = (...asked) => {
      transactions += 1;
      return transactions > 1 ? Promise.reject(new NotSaved('x')) : bot.store.transaction(...asked);
    };
    const gone = { ...bot, store: { ...bot.store, transaction } };
    const words = { caller: mine, text: 'add Shown nowhere', messageId: null };
    const answer = await handleWords(gone, words);
    expect(transactions).toBe(2);
    expect(textsOf(answer?.card ?? {})[0]).toContain('✓ Your item is on the agenda');
    expect(JSON.stringify(answer?.card)).not.toMatch(/nothing was/i);
  });

  it('is that something of ours broke', async () => {
    expect(await outcome(as('sit-agenda.break'))).toBe('failed');
  });
});
