import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { handlePress } from '#bot/handle-press.ts';
import { draw, loadFor } from '#bot/show-card.ts';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { type Card, defineCard } from '#cards-kit/define-card.ts';
import { loadCards } from '#cards-kit/load-cards.ts';
import { asWords, plainText } from '#cards-kit/text.ts';
import type { Person } from '#domain/access/role.ts';
import { press, textsOf } from '#test/builders/press.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines } from '#test/fixtures/database.ts';
import { addAgendaItem } from '#workflows/add-agenda-item.ts';

const RULE = 'ruling.rule';
const CHANGED = 'Someone changed this while you were looking, so nothing was recorded.';
const MEETING = { startsAt: '2026-11-17T09:30:00.000Z', agendaDueAt: '2026-11-12T08:00:00.000Z' };

interface Ruling {
  readonly meetingId: string;
  readonly version: number;
  readonly rulings: readonly string[];
}

/** A card that settles something: whoever rules sets the version on by one. */
const ruling = defineCard<Ruling>({
  name: 'ruling',
  label: 'a ruling',
  audience: 'channel',
  subject: z.custom<Ruling>(),
  template: {
    type: 'AdaptiveCard',
    body: [
      { type: 'TextBlock', text: '${rulings}' },
      { type: 'Input.Text', id: 'text', value: '${kept}' },
    ],
    actions: [{ type: 'Action.Execute', title: 'Rule', verb: RULE, data: {} }],
  },
  actions: [
    defineAction({
      name: 'rule',
      kind: 'decide',
      input: z.object({ text: z.string('Please rule.').min(1, 'Please rule.') }),
      allow: (actor, _subject: Ruling) =>
        actor.appointments.some(({ role }) => role !== 'head') ? YES : no(plainText`Ask the chair to rule.`),
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
        return { said: plainText`You ruled ${text}.` };
      },
    }),
  ],
  async load(trust, ref) {
    const meeting = await trust.meetings.find(ref);
    if (!meeting) return null;
    const items = await trust.agendas.lines(ref);
    return { meetingId: ref, version: meeting.version, rulings: items.map(item => item.text) };
  },
  async hold(trust, ref) {
    await trust.meetings.hold(ref);
  },
  mayRead: () => true,
  version: ({ version }) => version,
  view: ({ rulings }, _viewer, { kept }) => ({
    rulings: asWords(rulings.join(', ') || 'None yet'),
    kept: kept.text ?? asWords(''),
  }),
  summary: () => asWords('A ruling'),
});

describe.each(engines())('an action that decides, on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let bot: TestBot;
    let people: Awaited<ReturnType<typeof settleMillLane>>;
    let meetingId: string;
    let meetings = 0;
    beforeAll(async () => {
      // The map holds cards of any subject; each is only ever given its own.
      const cards = new Map([...(await loadCards('cards')), ['ruling', ruling as Card]]);
      bot = await testBot({ engine, cards });
      people = await settleMillLane(bot);
    });
    beforeEach(async () => {
      meetings += 1;
      const startsAt = `2026-11-17T09:${String(meetings).padStart(2, '0')}:00.000Z`;
      const { meeting } = await bot.store.transaction(MILL_LANE.id, tx =>
        tx.meetings.ensure(sitSeries(), { ...MEETING, startsAt }),
      );
      meetingId = meeting.id;
    });
    afterAll(() => bot.close());

    const trust = () => bot.store.inTrust(MILL_LANE.id);
    const rulings = async () => (await trust().agendas.lines(meetingId)).map(item => item.text);
    const audited = async () =>
      (await trust().audit.list({ subject: meetingId })).map(entry => entry.actorId);
    const shown = async () => {
      const viewer = { actor: null, surface: 'channel' } as const;
      const card = ruling as Card;
      const inTrust = { trust: trust(), trustName: MILL_LANE.name };
      const subject = await loadFor(bot, card, inTrust, meetingId, viewer);
      return draw(bot, card, subject, { ref: meetingId, viewer }).card;
    };
    const rule = (who: Person, card: object, text: string) =>
      handlePress(bot, press(callerAs(who), card, RULE, { text }));

    it('is carried out on the version the person saw', async () => {
      const answer = await rule(people.priya, await shown(), 'Yes');
      expect(textsOf(answer.card)).toEqual([expect.stringContaining('You ruled Yes.'), 'Yes']);
      expect([await rulings(), await audited()]).toEqual([['Yes'], [people.priya.id]]);
    });

    it('on a stale version has no effect, and is answered with the fresh card and a sentence', async () => {
      const stale = await shown();
      await rule(people.maria, stale, 'Yes');
      const answer = await rule(people.priya, stale, 'No');
      const [sentence, now] = textsOf(answer.card);
      expect(sentence).toContain(CHANGED);
      expect(now).toBe('Yes');
      expect(JSON.stringify(answer.card)).toContain('"value":"No"');
      expect([await rulings(), await audited()]).toEqual([['Yes'], [people.maria.id]]);
    });

    it('is stale however often it is pressed, and carried out on the fresh card', async () => {
      const stale = await shown();
      await rule(people.maria, stale, 'Yes');
      const answers = [await rule(people.priya, stale, 'No'), await rule(people.priya, stale, 'No')];
      for (const answer of answers) expect(textsOf(answer.card)[0]).toContain(CHANGED);
      await rule(people.priya, answers[1]?.card ?? {}, 'No');
      expect(await rulings()).toEqual(['Yes', 'No']);
    });

    it('lets one of two people win who decide at the same moment', async () => {
      const card = await shown();
      const answers = await Promise.all([
        rule(people.priya, card, 'Yes'),
        rule(people.maria, card, 'No'),
        rule(people.dee, card, 'Perhaps'),
      ]);
      const first = answers.map(answer => textsOf(answer.card)[0] ?? '');
      expect(first.filter(text => text.includes('You ruled'))).toHaveLength(1);
      expect(first.filter(text => text.includes(CHANGED))).toHaveLength(2);
      const [ruled, ...more] = await rulings();
      expect(more).toEqual([]);
      for (const answer of answers) expect(textsOf(answer.card)[1]).toBe(ruled);
      expect(await audited()).toHaveLength(1);
    });

    it('delivered again is not stale by its own doing: it gets the answer it got', async () => {
      const card = await shown();
      const same = press(callerAs(people.priya), card, RULE, { text: 'Yes' });
      const answers = await Promise.all([1, 2, 3].map(() => handlePress(bot, structuredClone(same))));
      answers.push(await handlePress(bot, same));
      expect(new Set(answers.map(answer => JSON.stringify(answer.card))).size).toBe(1);
      expect(await rulings()).toEqual(['Yes']);
    });

    it.each([0, 2, 999])('believes no version a card makes up: %i', async version => {
      const { data, ...rest } = press(callerAs(people.priya), await shown(), RULE, { text: 'Forged' });
      const fortnight = { ...(data.fortnight as object), version };
      const answer = await handlePress(bot, { ...rest, data: { ...data, fortnight } });
      expect(textsOf(answer.card)[0]).toContain(CHANGED);
      expect(await rulings()).toEqual([]);
    });

    it('asks for the right before the version: who may not decide learns whom to ask', async () => {
      const stale = await shown();
      await rule(people.maria, stale, 'Yes');
      const answer = await rule(people.tom, stale, 'No');
      expect(textsOf(answer.card)[0]).toContain('Ask the chair to rule.');
      expect(await rulings()).toEqual(['Yes']);
    });
  });
});
