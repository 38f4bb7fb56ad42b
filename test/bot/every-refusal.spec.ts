import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { memoryAskRate } from '#adapters/ask-rate/memory-ask-rate.ts';
import type { Bot, Caller } from '#bot/context.ts';
import { handlePress, type Press } from '#bot/handle-press.ts';
import { handleWords } from '#bot/handle-words.ts';
import { Refusal } from '#cards/refusal/view.ts';
import { STAMP } from '#cards-kit/bind-template.ts';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import type { Card } from '#cards-kit/define-card.ts';
import { loadCards } from '#cards-kit/load-cards.ts';
import { NotSaved, OutcomeUnknown, type Store } from '#ports/store.ts';
import { textsOf } from '#test/builders/press.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { callerOf, type Settled, settleTrust } from '#test/fixtures/access-world.ts';
import { type TestBot, testBot } from '#test/fixtures/bot.ts';

const MEETING = 'quill-meeting-planned';
const ADD = 'sit-agenda.add-item';
const NOTHING = /nothing was (?:shown or )?(?:recorded|changed)/i;

/** How each end without doing comes about, and what its words must tell: what happened, what was recorded, what to do. */
interface End {
  readonly how: string;
  readonly why: Refusal['why'] | 'notice';
  readonly ask: () => Promise<{ card: object } | null>;
  readonly happened: RegExp;
  readonly recorded: RegExp;
  readonly next: RegExp;
}

let bot: TestBot;
let here: Settled;
let nonces = 0;
beforeAll(async () => {
  const cards = new Map(await loadCards('cards'));
  const agenda = cards.get('sit-agenda') as Card;
  const given = { input: z.object({}), allow: () => YES };
  const breaks = defineAction({
    ...given,
    ...{ name: 'break', kind: 'append', run: () => Promise.reject(new TypeError('x')) },
  });
  const rule = defineAction({ ...given, name: 'rule', kind: 'decide', run: async () => ({}) });
  cards.set('sit-agenda', { ...agenda, actions: [...agenda.actions, breaks, rule] });
  bot = await testBot({ cards });
  here = await settleTrust(bot, MILL_LANE, { word: 'Quill', first: 900_001 });
});
afterAll(() => bot.close());

const as = (who: string | null, kind: 'personal' | 'channel' = 'channel'): Caller =>
  callerOf(MILL_LANE, who === null ? null : (here.people[who] ?? null), kind);
const pressOf = (caller: Caller, verb: string, subject = MEETING, input: object = {}): Press => {
  nonces += 1;
  return { caller, verb, data: { [STAMP]: { subject, version: 0, nonce: `nonce-${nonces}` }, ...input } };
};
const item = (text = `Item ${nonces}`) => ({ text, urn: '' });
const pressing = (...given: Parameters<typeof pressOf>) => handlePress(bot, pressOf(...given));
const typing = (caller: Caller, text: string, by: Bot = bot) => {
  nonces += 1;
  return handleWords(by, { caller, text, messageId: `message-${nonces}` });
};
const storeThat = (change: Partial<Store>): Bot => ({ ...bot, store: { ...bot.store, ...change } });
const gone = () => Promise.reject(new NotSaved('x'));
/** Saves, says nothing, and answers nothing from then on. */
const lostForGood = (): Bot => {
  let lost = false;
  const transaction: Store['transaction'] = async (trustId, work, options) => {
    if (lost) return gone();
    await bot.store.transaction(trustId, work, options);
    lost = true;
    throw new OutcomeUnknown('x');
  };
  return storeThat({ transaction });
};

const ENDS: End[] = [
  {
    how: 'an organisation without a trust',
    why: 'no-trust',
    ask: () => pressing(callerOf(FAR_HILLS, null, 'channel'), ADD),
    ...{
      happened: /no trust in Fortnight/,
      recorded: NOTHING,
      next: /ask the person who looks after Fortnight/,
    },
  },
  {
    how: 'somebody who is not in the list',
    why: 'unknown-person',
    ask: () => pressing(as(null), ADD),
    ...{
      happened: /not in Mill Lane Learning Trust's list/,
      recorded: NOTHING,
      next: /ask Quill administrator to add you/,
    },
  },
  {
    how: 'a question about a school that is not theirs',
    why: 'may-not-see',
    ask: () => pressing(as('head', 'personal'), 'school-status.show', 'ask:', { urn: '900002' }),
    ...{ happened: /none of them/, recorded: NOTHING, next: /ask Quill administrator/ },
  },
  {
    how: 'a card about what is not there',
    why: 'nothing-there',
    ask: () => pressing(as('ceo'), ADD, 'another-meeting', item()),
    ...{ happened: /has gone, or is no longer yours/, recorded: NOTHING, next: /Type help/ },
  },
  {
    how: 'a card about what is not theirs',
    why: 'nothing-there',
    ask: () => pressing(as('head', 'personal'), ADD, MEETING, item()),
    ...{ happened: /has gone, or is no longer yours/, recorded: NOTHING, next: /Type help/ },
  },
  {
    how: 'a question with no answer',
    why: 'nothing-to-show',
    ask: () => typing(as('owner', 'personal'), 'minutes'),
    ...{ happened: /no minutes/i, recorded: /^/, next: /Type help/ },
  },
  {
    how: 'more than a hand can do',
    why: 'too-fast',
    ask: async () => {
      const quick = { ...bot, askRate: memoryAskRate([{ most: 1, withinSeconds: 60 }]) };
      await handlePress(quick, pressOf(as('ceo'), 'sit-agenda.refresh'));
      return handlePress(quick, pressOf(as('ceo'), ADD, MEETING, item()));
    },
    ...{ happened: /quicker than I can follow/, recorded: NOTHING, next: /wait 60 seconds and try again/ },
  },
  {
    how: 'a store that is not there',
    why: 'store-gone',
    ask: () => {
      const trusts = { ...bot.store.trusts, byTenant: gone };
      return handlePress(storeThat({ trusts }), pressOf(as('ceo'), ADD, MEETING, item()));
    },
    ...{ happened: /cannot reach its records/, recorded: NOTHING, next: /try again in a minute/ },
  },
  {
    how: 'a store that was lost at the commit and cannot be asked either',
    why: 'unsure',
    ask: () => handlePress(lostForGood(), pressOf(as('ceo'), ADD, MEETING, item('Perhaps'))),
    ...{
      happened: /lost touch with its records/,
      recorded: /may or may not have been recorded/,
      next: /look first/,
    },
  },
  {
    how: 'the same of typed words that do something',
    why: 'unsure',
    ask: () => typing(as('member', 'personal'), 'add Perhaps this', lostForGood()),
    ...{
      happened: /lost touch with its records/,
      recorded: /may or may not have been recorded/,
      next: /look first/,
    },
  },
  {
    how: 'a button that no card has any more',
    why: 'old-card',
    ask: () => pressing(as('ceo'), 'sit-agenda.burn'),
    ...{ happened: /no longer does anything/, recorded: NOTHING, next: /Type help/ },
  },
  {
    how: 'a question for one person where others read',
    why: 'answered-alone',
    ask: () => typing(as('ceo'), 'status Quill School 900001'),
    ...{ happened: /for you alone/, recorded: /^/, next: /in your own chat with Fortnight/ },
  },
  {
    how: 'the same from somebody without a chat of their own',
    why: 'ask-alone',
    ask: async () => {
      const { conversationId } = as('clerk', 'personal').conversation;
      await bot.store.transaction(MILL_LANE.id, tx => tx.conversations.close(conversationId, bot.now));
      return typing(as('clerk'), 'status Quill School 900001');
    },
    ...{ happened: /not shown here/, recorded: /^/, next: /open a chat with Fortnight and ask again/ },
  },
  {
    how: 'a card for one person pressed where others read',
    why: 'press-alone',
    ask: () => pressing(as('chair'), 'run-meeting.start'),
    ...{
      happened: /for one person alone/,
      recorded: NOTHING,
      next: /open a chat with Fortnight and press it there/,
    },
  },
  {
    how: 'a fault of ours',
    why: 'failed',
    ask: () => pressing(as('ceo'), 'sit-agenda.break'),
    ...{
      happened: /went wrong on our side/,
      recorded: NOTHING,
      next: /try again; if it happens again, tell your trust administrator/,
    },
  },
  {
    how: 'a decision on a card that is out of date',
    why: 'notice',
    ask: () => pressing(as('ceo'), 'sit-agenda.rule'),
    ...{ happened: /Someone changed this/, recorded: NOTHING, next: /how it stands now/ },
  },
  {
    how: 'a store that fails before the commit',
    why: 'notice',
    ask: () => {
      let first = true;
      const transaction: Store['transaction'] = (trustId, work, options) => {
        if (!first) return bot.store.transaction(trustId, work, options);
        first = false;
        return gone();
      };
      return handlePress(storeThat({ transaction }), pressOf(as('ceo'), ADD, MEETING, item()));
    },
    ...{ happened: /was not saved/, recorded: /was not saved/, next: /try again/ },
  },
  {
    how: 'a button that is for others, on a card one may read',
    why: 'notice',
    ask: () => pressing(as('member'), 'sit-agenda.chair'),
    ...{ happened: /chairs this meeting/, recorded: /^/, next: /only its deputies can/ },
  },
];

describe('whoever is refused is told what happened, what was recorded, and what to do', () => {
  it.each(ENDS)('$how ($why)', async ({ why, ask, happened, recorded, next }) => {
    const shown = await ask();
    const all = textsOf(shown?.card ?? {});
    if (why !== 'notice') expect(all).toContain(titleOf(why));
    const told = (why === 'notice' ? all.slice(0, 1) : all).join(' ');
    expect(told).toMatch(happened);
    expect(told).toMatch(recorded);
    expect(told).toMatch(next);
  });

  it('leaves out no reason there is', () => {
    const here = new Set(ENDS.map(({ why }) => why).filter(why => why !== 'notice'));
    expect([...here].toSorted()).toEqual(Refusal.shape.why.options.toSorted());
  });
});

/** Under a sentence of its own, or alone, the refusal's title says which it is. */
function titleOf(why: Refusal['why']): unknown {
  return bot.cards.get('refusal')?.view({ why, trustName: '', ask: '' }, NOBODY, SCENE).title;
}

const NOBODY = { actor: null, surface: 'personal' } as const;
const SCENE = { now: '2026-11-12T09:00:00.000Z', page: 1, kept: {}, link: '' as never };
