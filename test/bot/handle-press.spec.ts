import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlePress } from '#bot/handle-press.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import type { Person } from '#domain/access/role.ts';
import { NotSaved, OutcomeUnknown, type Store } from '#ports/store.ts';
import { press, textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';

const ADD = 'sit-agenda.add-item';

describe('a press on a card', () => {
  let bot: TestBot;
  let people: Record<'priya' | 'tom' | 'maria' | 'dee' | 'sam', Person>;
  let card: object;
  let meetingId: string;
  beforeAll(async () => {
    bot = await testBot();
    people = await settleMillLane(bot);
    const place = callerAs(people.priya).conversation;
    await bot.store.transaction(MILL_LANE.id, tx =>
      tx.conversations.remember({ ...place, personId: null }, bot.now),
    );
    await tickUntilQuiet(bot);
    card = bot.messenger.sent[0]?.message.card ?? {};
    meetingId =
      (await trust().meetings.between('series-sit', bot.now, '2027-01-01T00:00:00.000Z'))[0]?.id ?? '';
  });
  afterAll(() => bot.close());
  const trust = () => bot.store.inTrust(MILL_LANE.id);
  const items = async () =>
    (await trust().agendas.lines(meetingId)).filter(i => i.source === 'person').map(i => i.text);
  const audit = async () =>
    (await trust().audit.list({ subject: meetingId }))
      .filter(e => e.entrance === 'card')
      .map(e => [e.actorId, e.verb]);

  it('records the effect, the audit and the answer, and redraws the posted card', async () => {
    const shown = await handlePress(
      bot,
      press(callerAs(people.priya), card, ADD, { text: 'Autumn data drop', urn: '' }),
    );
    expect(textsOf(shown.card)).toContain('✓ Your item is on the agenda.');
    expect(textsOf(shown.card)).toContain('Autumn data drop');
    expect(await items()).toEqual(['Autumn data drop']);
    expect(await audit()).toEqual([[people.priya.id, ADD]]);
    await tickUntilQuiet(bot);
    expect(textsOf(bot.messenger.updates.at(-1)?.message.card ?? {})).toContain('Autumn data drop');
  });

  it('has one effect and one answer however often and however many at once it is delivered', async () => {
    const before = await items();
    const same = press(callerAs(people.maria), card, ADD, { text: 'Governor training', urn: '900001' });
    const answers = await Promise.all([1, 2, 3, 4].map(() => handlePress(bot, structuredClone(same))));
    expect(await items()).toEqual([...before, 'Governor training']);
    expect(answers.map(a => JSON.stringify(a.card))).toEqual(Array(4).fill(JSON.stringify(answers[0]?.card)));
    expect((await audit()).filter(([id]) => id === people.maria.id)).toHaveLength(1);
  });

  const APOLOGIES = 'sit-agenda.send-apologies';
  const apologies = async () =>
    (await trust().agendas.apologies(meetingId)).map(({ personId, note }) => [personId, note]);

  it('counts the same words of two people as two presses', async () => {
    for (const who of [people.priya, people.maria])
      await handlePress(bot, press(callerAs(who), card, APOLOGIES, { note: 'On a course' }));
    expect((await apologies()).toSorted()).toEqual([
      [people.maria.id, 'On a course'],
      [people.priya.id, 'On a course'],
    ]);
  });

  it('counts the same words on the fresh card as a new press, and on the old one as the press it was', async () => {
    const caller = callerAs(people.priya);
    const taken = await handlePress(bot, press(caller, card, 'sit-agenda.withdraw-apologies'));
    await handlePress(bot, press(caller, card, APOLOGIES, { note: 'On a course' }));
    expect(await apologies()).toEqual([[people.maria.id, 'On a course']]);
    await handlePress(bot, press(caller, taken.card, APOLOGIES, { note: 'On a course' }));
    expect(await apologies()).toHaveLength(2);
  });

  it('never says that something was done which was undone since: the press was counted, and this is how it stands', async () => {
    const caller = callerAs(people.priya);
    const withdraw = press(caller, card, 'sit-agenda.withdraw-apologies');
    await handlePress(bot, withdraw);
    bot.now = '2026-11-12T09:00:05.000Z';
    await handlePress(bot, press(caller, card, APOLOGIES, { note: 'Back on a course' }));
    const again = await handlePress(bot, withdraw);
    expect(textsOf(again.card)[0]).toMatch(
      /That press was counted at 9:00, and you have done something else since/,
    );
    expect(await apologies()).toContainEqual([people.priya.id, 'Back on a course']);
    await handlePress(bot, press(caller, again.card, 'sit-agenda.withdraw-apologies'));
    expect((await apologies()).map(([id]) => id)).not.toContain(people.priya.id);
    await handlePress(bot, press(caller, card, APOLOGIES, { note: 'On a course' }));
  });

  it('puts what is on the agenda there once, and says who has', async () => {
    const before = await items();
    const first = await handlePress(bot, press(callerAs(people.priya), card, ADD, { text: 'Twice' }));
    const again = await handlePress(bot, press(callerAs(people.priya), first.card, ADD, { text: 'Twice' }));
    const other = await handlePress(bot, press(callerAs(people.maria), card, ADD, { text: 'twice ' }));
    expect(textsOf(again.card)[0]).toBe('! You have added that already.');
    expect(textsOf(other.card)[0]).toBe('! Priya Shah has added that already.');
    expect(await items()).toEqual([...before, 'Twice']);
  });

  it('gives a late repeat today’s card with the words said then', async () => {
    const first = press(callerAs(people.priya), card, ADD, { text: 'Early' });
    await handlePress(bot, first);
    await handlePress(bot, press(callerAs(people.maria), card, ADD, { text: 'Later' }));
    const again = await handlePress(bot, first);
    expect(textsOf(again.card)).toEqual(expect.arrayContaining(['✓ Your item is on the agenda.', 'Later']));
    expect((await items()).filter(text => text === 'Early')).toHaveLength(1);
  });

  it.each(['tom', 'dee', 'sam'] as const)(
    'tells %s, who has no part in the meeting, whom to ask, and changes nothing',
    async who => {
      const before = [await items(), await audit()];
      const shown = await handlePress(bot, press(callerAs(people[who]), card, ADD, { text: 'Not mine' }));
      expect(textsOf(shown.card)[0]).toContain('To have something raised, ask Priya Shah.');
      expect(textsOf(shown.card).join(' ')).not.toContain('Not mine');
      expect([await items(), await audit()]).toEqual(before);
    },
  );

  it.each([{ kind: 'personal' }, { conversationId: '19:elsewhere@thread.tacv2' }] as const)(
    'shows nothing of the agenda to who has no part in it and is not in its channel: %o',
    async elsewhere => {
      const before = [await items(), await audit()];
      const caller = callerAs(people.tom, elsewhere);
      const shown = await handlePress(bot, press(caller, card, ADD, { text: 'Not mine' }));
      expect(textsOf(shown.card).join(' ')).toContain('no longer yours to see');
      expect([await items(), await audit()]).toEqual(before);
    },
  );

  it('tells a stranger whom to ask', async () => {
    const shown = await handlePress(bot, press(callerAs(null), card, ADD, { text: 'Hello' }));
    expect(textsOf(shown.card).join(' ')).toContain('Please ask Sam Okafor to add you');
  });

  it('tells a tenant without a trust so', async () => {
    const shown = await handlePress(
      bot,
      press({ ...callerAs(people.priya), tenantId: 'x' }, card, ADD, { text: 'Hello' }),
    );
    expect(textsOf(shown.card)[0]).toBe('Fortnight is not set up here yet');
  });

  it('takes the actor from the activity, whatever the card says', async () => {
    const forged = press(callerAs(people.tom), card, ADD, {
      text: 'Forged',
      actorId: people.priya.id,
      from: people.priya.objectId,
    });
    await handlePress(bot, forged);
    expect(await items()).not.toContain('Forged');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['nothing', {}, 'Please say in a few words what it is about.'],
    ['only spaces', { text: '   ' }, 'Please say in a few words what it is about.'],
    ['too much', { text: 'x'.repeat(301) }, 'Please keep it to 300 characters'],
    ['a list', { text: ['x'] }, 'Please say in a few words what it is about.'],
    ['a school that is not one', { text: 'x', urn: 'abc' }, 'Please choose a school from the list'],
    ['a school of nobody', { text: 'x', urn: '999999' }, 'Please choose a school from the list'],
  ])(
    'answers %s with one sentence on what to change, and keeps what was typed',
    async (_what, inputs, sentence) => {
      const before = await items();
      const shown = await handlePress(bot, press(callerAs(people.priya), card, ADD, inputs));
      expect(textsOf(shown.card)[0]).toContain(sentence);
      expect(await items()).toEqual(before);
      if (typeof inputs.text === 'string' && inputs.text.trim())
        expect(JSON.stringify(shown.card)).toContain(`"value":"${inputs.text}"`);
    },
  );

  it.each([
    ['an unknown verb', { verb: 'sit-agenda.burn' }],
    ['an unknown card', { verb: 'nothing.add-item' }],
    ['a verb with something behind it', { verb: `${ADD}.twice` }],
    ['a verb of an object', { verb: 'constructor.toString' }],
    ['no stamp', { data: { text: 'x' } }],
    ['a stamp of another shape', { data: { text: 'x', fortnight: 'x' } }],
  ])('answers %s with a card that says so', async (_what, change) => {
    const shown = await handlePress(bot, {
      ...press(callerAs(people.priya), card, ADD, { text: 'x' }),
      ...change,
    });
    expect(textsOf(shown.card)[0]).toBe('This card is out of date');
  });

  it('finds no meeting of another trust, nor one that is not there', async () => {
    const data = { text: 'x', fortnight: { subject: 'elsewhere', version: 1, nonce: 'n' } };
    const shown = await handlePress(bot, { caller: callerAs(people.priya), verb: ADD, data });
    expect(textsOf(shown.card)[0]).toBe('There is nothing here any more');
  });

  it('closes the agenda when the meeting starts', async () => {
    const before = bot.now;
    bot.now = '2026-11-17T09:31:00.000Z';
    const shown = await handlePress(bot, press(callerAs(people.priya), card, ADD, { text: 'Too late' }));
    bot.now = before;
    expect(textsOf(shown.card)[0]).toContain('This meeting has started');
    expect(await items()).not.toContain('Too late');
  });

  describe('when the store fails', () => {
    /** The same bot with a store whose next transaction goes wrong at the commit. */
    const failing = (error: Error, saved: boolean): TestBot => {
      let pending = true;
      const store: Store = {
        ...bot.store,
        transaction: async (trustId, work, options) => {
          if (!pending) return bot.store.transaction(trustId, work, options);
          pending = false;
          if (saved) await bot.store.transaction(trustId, work, options);
          throw error;
        },
      };
      return { ...bot, store };
    };

    it('says not saved when it surely was not', async () => {
      const shown = await handlePress(
        failing(new NotSaved('x'), false),
        press(callerAs(people.priya), card, ADD, { text: 'Lost' }),
      );
      expect(textsOf(shown.card)[0]).toBe('! This was not saved. Please try again.');
      expect(JSON.stringify(shown.card)).toContain('"value":"Lost"');
      expect(await items()).not.toContain('Lost');
    });

    it('looks the press up before it says anything, and finds it saved', async () => {
      const shown = await handlePress(
        failing(new OutcomeUnknown('x'), true),
        press(callerAs(people.priya), card, ADD, { text: 'Saved after all' }),
      );
      expect(textsOf(shown.card)).toContain('✓ Your item is on the agenda.');
      expect((await items()).filter(text => text === 'Saved after all')).toHaveLength(1);
    });

    it('looks the press up before it says anything, and finds it was not', async () => {
      const shown = await handlePress(
        failing(new OutcomeUnknown('x'), false),
        press(callerAs(people.priya), card, ADD, { text: 'Never saved' }),
      );
      expect(textsOf(shown.card)[0]).toBe('! This was not saved. Please try again.');
      expect(await items()).not.toContain('Never saved');
    });

    it('says so when nothing can be read either', async () => {
      const gone: TestBot = {
        ...bot,
        store: {
          ...bot.store,
          trusts: { ...bot.store.trusts, byTenant: async () => Promise.reject(new NotSaved('x')) },
        },
      };
      const shown = await handlePress(gone, press(callerAs(people.priya), card, ADD, { text: 'x' }));
      expect(textsOf(shown.card).join(' ')).toContain('cannot reach its records just now');
    });
  });
});
