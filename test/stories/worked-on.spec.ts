import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { handleArrival, handleRemoval } from '#bot/handle-arrival.ts';
import { handlePress } from '#bot/handle-press.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import { type Card, defineCard } from '#cards-kit/define-card.ts';
import { loadCards } from '#cards-kit/load-cards.ts';
import { asWords, plainText } from '#cards-kit/text.ts';
import type { Person } from '#domain/access/role.ts';
import { press, textsOf } from '#test/builders/press.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, THURSDAY, testBot } from '#test/fixtures/bot.ts';
import { engines } from '#test/fixtures/database.ts';
import { addAgendaItem } from '#workflows/add-agenda-item.ts';

const MEETING = { startsAt: '2026-11-17T09:30:00.000Z', agendaDueAt: '2026-11-12T08:00:00.000Z' };
const SECRET = 'https://fortnight.example/documents/known-to-one';
interface Desk {
  readonly version: number;
  readonly lines: readonly string[];
}

/** A card that someone works on at length while its meeting is planned, and that hands out a document. */
const desk = (name: string) =>
  defineCard<Desk & { inHand: boolean }>({
    name,
    label: 'a desk',
    audience: 'person',
    subject: z.custom<Desk & { inHand: boolean }>(),
    template: {
      type: 'AdaptiveCard',
      body: [{ type: 'TextBlock', text: '${lines}' }],
      actions: [
        { type: 'Action.Execute', title: 'Write', verb: `${name}.write`, data: {} },
        { type: 'Action.Execute', title: 'Look up', verb: `${name}.look-up`, data: {} },
        { type: 'Action.OpenUrl', $when: '${hasLink}', title: 'Open', url: '${link}' },
      ],
    },
    actions: [
      defineAction({
        name: 'write',
        kind: 'append',
        input: z.object({ text: z.string(), secret: z.string().default('') }),
        allow: () => YES,
        async run({ trust, ref, actor, now, newId }, { text }) {
          const by = { addedById: actor.personId, addedByName: actor.name };
          await addAgendaItem(trust, {
            id: newId(),
            meeting: { ...MEETING, id: ref },
            urn: null,
            text,
            ...by,
            at: now,
          });
          return { said: plainText`Written.`, audited: { written: text.length } };
        },
      }),
      defineAction({
        name: 'look-up',
        kind: 'append',
        input: z.object({}),
        allow: () => YES,
        run: async () => ({ said: plainText`Here it is.`, link: SECRET, unchanged: true }),
      }),
    ],
    async load(trust, ref) {
      const meeting = await trust.meetings.find(ref);
      const lines = await trust.agendas.lines(ref);
      return (
        meeting && {
          version: meeting.version,
          lines: lines.map(each => each.text),
          inHand: meeting.state === 'planned',
        }
      );
    },
    async hold(trust, ref) {
      await trust.meetings.hold(ref);
    },
    mayRead: () => true,
    workedOn: ({ inHand }) => inHand,
    version: ({ version }) => version,
    view: ({ lines }, _viewer, { link }) => ({
      lines: asWords(lines.join(', ') || 'Nothing yet'),
      hasLink: link !== '',
      link,
    }),
    summary: () => asWords('A desk'),
  });

describe.each(engines())('a card somebody works on, on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let bot: TestBot;
    let people: Awaited<ReturnType<typeof settleMillLane>>;
    let meetingId: string;
    let meetings = 0;
    beforeAll(async () => {
      // The map holds cards of any subject; each is only ever given its own.
      const made = ['desk', 'other-desk'].map(name => [name, desk(name) as Card] as const);
      bot = await testBot({ engine, cards: new Map([...(await loadCards('cards')), ...made]) });
      people = await settleMillLane(bot);
      for (const who of [people.priya, people.maria])
        await handleArrival(bot, callerAs(who, { kind: 'personal' }));
      await tickUntilQuiet(bot);
    });
    afterAll(() => bot.close());
    /** A copy of each card in each of the two chats, about a meeting of its own. */
    beforeEach(async () => {
      meetings += 1;
      await bot.store.transaction(MILL_LANE.id, async tx => {
        const startsAt = `2026-12-01T09:${String(meetings).padStart(2, '0')}:00.000Z`;
        const { meeting } = await tx.meetings.ensure(sitSeries(), { startsAt, agendaDueAt: startsAt });
        meetingId = meeting.id;
        for (const { id: personId } of [people.priya, people.maria])
          for (const card of ['desk', 'other-desk'])
            await tx.outbox.post(
              {
                key: `${card} ${meetingId} ${personId}`,
                card,
                subject: meetingId,
                audience: { kind: 'person', personId },
                urgency: 'now',
                dueAt: THURSDAY,
              },
              THURSDAY,
            );
      });
      await tickUntilQuiet(bot);
      bot.messenger.updates.length = 0;
    });

    const trust = () => bot.store.inTrust(MILL_LANE.id);
    const copies = () => bot.messenger.sent.slice(-4);
    const copyOf = (who: Person, card = 'desk') => {
      const found = copies().find(
        ({ to, message }) =>
          to.conversationId === `a:${who.id}` && JSON.stringify(message.card).includes(`"${card}.write"`),
      );
      if (!found) throw new Error('the copy was not sent');
      return found;
    };
    const pressed = async (
      who: Person,
      verb: string,
      inputs: Record<string, unknown> = {},
      card = 'desk',
    ) => {
      const caller = callerAs(who, { kind: 'personal' });
      const given = press(caller, copyOf(who, card).message.card, `${card}.${verb}`, inputs);
      return { given, answer: await handlePress(bot, structuredClone(given)) };
    };
    const redrawn = async () => {
      await tickUntilQuiet(bot);
      return bot.messenger.updates.map(({ id }) => id).toSorted();
    };
    const ids = (...which: { id: string }[]) => which.map(({ id }) => id).toSorted();

    it('is redrawn everywhere but where it was pressed: there the answer has replaced it already', async () => {
      const { answer } = await pressed(people.priya, 'write', { text: 'Attendance' });
      expect(textsOf(answer.card)).toEqual([expect.stringContaining('Written.'), 'Attendance']);
      expect(await redrawn()).toEqual(
        ids(copyOf(people.priya, 'other-desk'), copyOf(people.maria), copyOf(people.maria, 'other-desk')),
      );
      for (const { message } of bot.messenger.updates) expect(textsOf(message.card)).toEqual(['Attendance']);
    });

    it('is redrawn in the presser’s other place too: it is in hand where it was pressed alone', async () => {
      const before = copies();
      const elsewhere = callerAs(people.priya, { kind: 'personal', conversationId: 'a:elsewhere' });
      await handlePress(
        bot,
        press(elsewhere, copyOf(people.priya).message.card, 'desk.write', { text: 'x' }),
      );
      expect(await redrawn()).toEqual(ids(...before));
      await handleRemoval(bot, elsewhere);
    });

    it('is redrawn everywhere once nobody works on it any more', async () => {
      await bot.store.transaction(MILL_LANE.id, tx => tx.meetings.change(meetingId, { state: 'closed' }));
      await pressed(people.priya, 'write', { text: 'Afterwards' });
      expect(await redrawn()).toEqual(ids(...copies()));
    });

    it('is redrawn nowhere when nothing was changed that a card shows', async () => {
      await pressed(people.priya, 'look-up');
      expect(await redrawn()).toEqual([]);
      expect((await trust().audit.list({ subject: meetingId })).map(({ verb }) => verb)).toEqual([
        'desk.look-up',
      ]);
    });

    describe('an address for the presser alone', () => {
      it('is on the answer, and kept nowhere in the store', async () => {
        const { given, answer } = await pressed(people.priya, 'look-up');
        expect(JSON.stringify(answer.card)).toContain(SECRET);
        // Pressed again it has the stored answer's words, and no address.
        const again = await handlePress(bot, structuredClone(given));
        expect(textsOf(again.card)[0]).toContain('Here it is.');
        expect(JSON.stringify(again.card)).not.toContain('known-to-one');
        await tickUntilQuiet(bot);
        expect(JSON.stringify(await trust().audit.list({ subject: meetingId }))).not.toContain(
          'known-to-one',
        );
        expect(JSON.stringify([bot.messenger.sent, bot.messenger.updates])).not.toContain('known-to-one');
      });

      it('is not on the card the next press answers with', async () => {
        await pressed(people.priya, 'look-up');
        const { answer } = await pressed(people.priya, 'write', { text: 'x' });
        expect(JSON.stringify(answer.card)).not.toContain('known-to-one');
      });
    });

    it('audits what the action says and not what was typed', async () => {
      await pressed(people.priya, 'write', { text: 'Speak to HR', secret: 'Speak to HR' });
      const [entry] = await trust().audit.list({ subject: meetingId });
      expect(entry).toMatchObject({ verb: 'desk.write', actorId: people.priya.id, input: { written: 11 } });
      // What is sealed is random letters.
      const { sealedInput: _sealed, hash: _hash, ...read } = entry ?? {};
      expect(JSON.stringify(read)).not.toContain('HR');
    });
  });
});
