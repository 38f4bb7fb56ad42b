import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import type { Caller } from '#bot/context.ts';
import { handleArrival } from '#bot/handle-arrival.ts';
import { handleWords } from '#bot/handle-words.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { type Card, defineCard } from '#cards-kit/define-card.ts';
import { loadCards } from '#cards-kit/load-cards.ts';
import { asWords, plainText } from '#cards-kit/text.ts';
import type { Person } from '#domain/access/role.ts';
import { NotSaved, OutcomeUnknown, type Store } from '#ports/store.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, THURSDAY, testBot } from '#test/fixtures/bot.ts';
import { engines } from '#test/fixtures/database.ts';
import { addAgendaItem } from '#workflows/add-agenda-item.ts';

const MEETING = { startsAt: '2026-11-17T09:30:00.000Z', agendaDueAt: '2026-12-12T08:00:00.000Z' };

/** A card with one thing to type that does something: "note TEXT" puts the text on the meeting. */
const notes = (meetingId: () => string) =>
  defineCard<{ version: number; lines: readonly string[] }>({
    name: 'notes',
    label: 'a notes',
    audience: 'person',
    subject: z.custom<{ version: number; lines: readonly string[] }>(),
    template: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: '${lines}' }] },
    actions: [],
    commands: [
      {
        pattern: /^note\b\s*(.*)$/i,
        usage: 'note TEXT',
        about: 'Writes it down',
        topic: 'meetings',
        for: 'everyone',
        async act(trust, text, { actor, now, newId }) {
          const ref = meetingId();
          if (text === '') return { ref, said: plainText`Please say what.`, tone: 'wrong', changed: [] };
          if (text === 'nothing')
            return { ref: '', said: plainText`There is none.`, tone: 'refused', changed: [] };
          if (text === 'fail') throw new Error('half-way');
          const by = { addedById: actor.personId, addedByName: actor.name };
          await addAgendaItem(trust, {
            id: newId(),
            meeting: { ...MEETING, id: ref },
            urn: null,
            text,
            ...by,
            at: now,
          });
          return {
            ref,
            said: plainText`Noted: ${text}`,
            tone: 'done',
            changed: [ref],
            audited: { kind: 'note' },
          };
        },
      },
    ],
    async load(trust, ref) {
      const meeting = await trust.meetings.find(ref);
      const lines = await trust.agendas.lines(ref);
      return meeting && { version: meeting.version, lines: lines.map(each => each.text) };
    },
    mayRead: () => true,
    version: ({ version }) => version,
    view: ({ lines }) => ({ lines: asWords(lines.join(', ') || 'Nothing yet') }),
    summary: () => asWords('Notes'),
  });

describe.each(engines())('words that do something, on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let bot: TestBot;
    let people: Awaited<ReturnType<typeof settleMillLane>>;
    let meetingId = '';
    let made = 0;
    beforeAll(async () => {
      // The map holds cards of any subject; each is only ever given its own.
      const cards = new Map([...(await loadCards('cards')), ['notes', notes(() => meetingId) as Card]]);
      bot = await testBot({ engine, cards });
      people = await settleMillLane(bot);
      await handleArrival(bot, callerAs(people.maria, { kind: 'personal' }));
    });
    afterAll(() => bot.close());
    beforeEach(async () => {
      made += 1;
      const startsAt = `2026-12-01T09:${String(made).padStart(2, '0')}:00.000Z`;
      ({ id: meetingId } = await bot.store.transaction(MILL_LANE.id, async tx => {
        const { meeting } = await tx.meetings.ensure(sitSeries(), { ...MEETING, startsAt });
        const audience = { kind: 'person', personId: people.maria.id } as const;
        const post = {
          card: 'notes',
          subject: meeting.id,
          audience,
          urgency: 'now',
          dueAt: THURSDAY,
        } as const;
        await tx.outbox.post({ key: `notes ${made}`, ...post }, THURSDAY);
        return meeting;
      }));
      await tickUntilQuiet(bot);
      bot.messenger.sent.length = 0;
      bot.messenger.updates.length = 0;
    });

    const trust = () => bot.store.inTrust(MILL_LANE.id);
    const noted = async () => (await trust().agendas.lines(meetingId)).map(({ text }) => text);
    const audited = () => trust().audit.list({ subject: meetingId });
    let messages = 0;
    const message = (
      text: string,
      who: Person = people.priya,
      place: Partial<Caller['conversation']> = { kind: 'personal' },
    ) => {
      messages += 1;
      return { caller: callerAs(who, place), text, messageId: `message-${messages}` };
    };
    const type = async (said: ReturnType<typeof message>, by: TestBot = bot) =>
      textsOf((await handleWords(by, said))?.card ?? {});

    it('say what became of it above the card, are audited as typed by that person, and redraw the card elsewhere', async () => {
      expect(await type(message('note Attendance'))).toEqual([
        expect.stringContaining('Noted: Attendance'),
        'Attendance',
      ]);
      expect(await audited()).toMatchObject([
        { actorId: people.priya.id, entrance: 'text', verb: 'notes.note', input: { kind: 'note' } },
      ]);
      expect(JSON.stringify(await audited())).not.toContain('Attendance');
      await tickUntilQuiet(bot);
      expect(bot.messenger.updates.map(each => textsOf(each.message.card))).toEqual([['Attendance']]);
    });

    it('are carried out once when the same message comes four times at once, and are answered once', async () => {
      const said = message('note Attendance');
      const answers = await Promise.all([1, 2, 3, 4].map(() => handleWords(bot, said)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await handleWords(bot, said)).toBeNull();
      expect([await noted(), (await audited()).length]).toEqual([['Attendance'], 1]);
    });

    it('are carried out again when the same words are typed again', async () => {
      for (let i = 0; i < 2; i += 1) await type(message('note Attendance'));
      expect(await noted()).toEqual(['Attendance', 'Attendance']);
    });

    it.each([
      ['note', 'Please say what.'],
      ['note nothing', 'There is none.'],
    ])(
      'that did nothing say so, and are neither audited nor redraw anything: "%s"',
      async (text, because) => {
        expect((await type(message(text)))[0]).toContain(because);
        await tickUntilQuiet(bot);
        expect([await noted(), await audited(), bot.messenger.updates]).toEqual([[], [], []]);
      },
    );

    it('that failed half-way left nothing, are not counted as seen, and can be sent again', async () => {
      const said = message('note fail');
      expect((await type(said))[0]).toBe('That did not work');
      expect([await noted(), await audited()]).toEqual([[], []]);
      expect((await type({ ...said, text: 'note Attendance' }))[0]).toContain('Noted');
    });

    describe('typed in a channel', () => {
      it('are answered in the writer’s own chat, the channel being told no more than what was said', async () => {
        const seen = await type(
          message('<at>Fortnight</at> note Attendance', people.maria, { kind: 'channel' }),
        );
        expect(seen[0]).toContain('Noted: Attendance');
        expect(seen[1]).toBe('Answered in your own chat');
        await tickUntilQuiet(bot);
        expect(
          bot.messenger.sent.map(({ to, message: sent }) => [to.conversationId, textsOf(sent.card)]),
        ).toEqual([[`a:${people.maria.id}`, ['Attendance']]]);
      });

      it('by someone without a chat are carried out all the same, and that is said: it must not be typed twice', async () => {
        const seen = await type(message('note From Sam', people.sam, { kind: 'channel' }));
        expect(seen[0]).toContain('Noted: From Sam');
        expect(await noted()).toEqual(['From Sam']);
      });
    });

    describe('whose commit was never answered', () => {
      /** The first transaction does its work, or not, and its connection is lost at the commit. */
      function losing(saves: boolean): TestBot {
        let lost = false;
        const transaction: Store['transaction'] = async (id, work, options) => {
          if (lost) return bot.store.transaction(id, work, options);
          const isTheOne = { yes: false };
          const result = await bot.store.transaction(
            id,
            async tx => {
              const before = (await tx.agendas.lines(meetingId)).length;
              const out = await work(tx);
              isTheOne.yes = (await tx.agendas.lines(meetingId)).length > before;
              if (isTheOne.yes && !saves) throw new OutcomeUnknown('lost');
              return out;
            },
            options,
          );
          if (!isTheOne.yes) return result;
          lost = true;
          throw new OutcomeUnknown('lost');
        };
        return { ...bot, store: { ...bot.store, transaction } };
      }

      it('are looked up: what was saved is said to be done, once', async () => {
        const said = message('note Attendance');
        expect(await type(said, losing(true))).toEqual([
          expect.stringContaining('Noted: Attendance'),
          'Attendance',
        ]);
        expect(await handleWords(bot, said)).toBeNull();
        expect(await noted()).toEqual(['Attendance']);
      });

      it('are said not to be saved when they were not, and can be sent again', async () => {
        const said = message('note Attendance');
        expect((await type(said, losing(false)))[0]).toBe('Please try again in a minute');
        expect(await noted()).toEqual([]);
        expect((await type(said))[0]).toContain('Noted');
      });
    });

    it('while the store is gone say so and nothing else', async () => {
      const gone: TestBot = {
        ...bot,
        store: { ...bot.store, transaction: async () => Promise.reject(new NotSaved('x')) },
      };
      expect((await type(message('note Attendance'), gone))[0]).toBe('Please try again in a minute');
    });
  });
});
