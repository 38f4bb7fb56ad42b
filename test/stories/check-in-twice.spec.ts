import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAboutPlans } from '#bot/ask-about-plans.ts';
import { handlePress } from '#bot/handle-press.ts';
import { STAMP } from '#cards-kit/bind-template.ts';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { draftAction, REDS } from '#test/fixtures/plan-world.ts';
import { agreePlan } from '#workflows/plans/agree-plan.ts';
import { handOn } from '#workflows/plans/answer-check-in.ts';
import { importPlan } from '#workflows/plans/make-plan.ts';
import { checkInActionRef, checkInReadRef, checkInRef } from '#workflows/plans/plan-refs.ts';

/** Both are due, and Anna Bell's. */
const draft = {
  priorities: [{ title: 'Reading', actions: [draftAction('Train every teacher'), draftAction('Buy books')] }],
};

/** Two bots, each with its own connections and its own queue, on one database: nothing is shared but that. */
describe.each(engines())('a check-in on two processes, on $engine,', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let bots: [TestBot, TestBot];
    let tom: Person;
    let priya: Person;
    let checkInId: string;
    /** The actions that are asked about. */
    let actions: string[];
    const anna = person('Anna Bell', [{ role: 'staff', scope: { kind: 'school', urn: OAKWOOD } }]);
    const trust = () => bots[0].store.inTrust(MILL_LANE.id);

    beforeAll(async () => {
      database = await freshDatabase(engine);
      bots = [await testBot({ database }), await testBot({ database })];
      // Two processes make ids that are never the same.
      bots.forEach((bot, at) => {
        const newId = bot.newId;
        Object.assign(bot, { newId: () => `${at}-${newId()}` });
      });
      ({ tom, priya } = await settleMillLane(bots[0]));
      const [{ store, newId, bankHolidays, modelFiles, now }] = bots;
      const by = (who: Person) => ({ byId: who.id, now, newId, bankHolidays, modelFiles });
      const plan = await store.transaction(MILL_LANE.id, async tx => {
        await tx.people.save(anna);
        const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2026-09-01', text: null };
        await tx.owed.useModel({ ...use, usedAt: now, byId: 'operator' });
        const days = { from: '2026-09-01', to: '2027-08-31' };
        const of = { urn: OAKWOOD, kind: 'aip', title: 'Plan', ...days, draft };
        return importPlan(tx, of, by(tom));
      });
      for (const who of [tom, priya])
        await store.transaction(MILL_LANE.id, tx => agreePlan(tx, plan, by(who)));
      for (const bot of bots) bot.now = '2026-12-11T09:00:00.000Z';
      await Promise.all(bots.map(bot => askAboutPlans(bot, MILL_LANE.id)));
      const [checkIn, ...others] = await trust().plans.checkInsOf(plan);
      if (!checkIn || others.length > 0) throw new Error('one check-in was to be open');
      checkInId = checkIn.id;
      const made = await trust().plans.find(plan);
      actions = (made?.priorities ?? []).flatMap(each => each.actions.map(({ id }) => id));
      await store.transaction(MILL_LANE.id, async tx => {
        for (const actionId of actions) {
          const checkIn = await tx.plans.checkIn(checkInId);
          if (checkIn) await handOn(tx, checkIn, { actionId, ownerId: anna.id }, by(tom));
        }
      });
    }, 120_000);
    afterAll(async () => {
      for (const bot of bots) await bot.close();
      await database.drop();
    });

    let nonce = 0;
    async function presses(
      at: 0 | 1,
      who: Person,
      verb: string,
      subject: string,
      input: Record<string, unknown> = {},
    ) {
      nonce += 1;
      const version = (await trust().plans.find((await trust().plans.checkIn(checkInId))?.planId ?? ''))
        ?.version;
      const data = { [STAMP]: { subject, version, nonce: `n${nonce}` }, ...input };
      const caller = callerAs(who, { kind: 'personal' });
      const answer = await handlePress(bots[at], { caller, verb: `plan-check-in.${verb}`, data });
      return textsOf(answer.card).join('\n');
    }
    const saves = (at: 0 | 1, who: Person, actionId: string, words: string, rag = 'green') =>
      presses(at, who, 'save', checkInActionRef(checkInId, actionId), { ...REDS, rag, words });
    const saidOf = async (actionId: string) => {
      const { planId } = (await trust().plans.checkIn(checkInId)) ?? { planId: '' };
      return (await trust().plans.answersOf(planId)).filter(each => each.actionId === actionId);
    };

    it('head and owner press “Save” on one action in the same second: neither text is lost', async () => {
      const [first = ''] = actions;
      const both = await Promise.all([
        saves(0, tom, first, 'The head says so'),
        saves(1, anna, first, 'The owner says so', 'amber'),
      ]);
      for (const answer of both) expect(answer).toContain('✓ Saved.');
      const said = await saidOf(first);
      expect(said.map(({ words }) => words).toSorted()).toEqual(['The head says so', 'The owner says so']);
      // Whoever was later stands, and both are read: by the officer, and by the head.
      for (const [who, ref] of [
        [priya, checkInReadRef(checkInId)],
        [tom, checkInRef(checkInId)],
      ] as const) {
        const read = await presses(0, who, 'more', ref, { page: 1 });
        expect(read).toContain('Tom Reed');
        for (const words of ['The head says so', 'The owner says so']) expect(read).toContain(words);
      }
    });

    it('the head says that this is all while the owner saves: the check-in is sent, and the words are kept', async () => {
      const [, second = ''] = actions;
      await saves(0, tom, second, 'As far as I know');
      const [sent, saved] = await Promise.all([
        presses(0, tom, 'send', checkInRef(checkInId)),
        saves(1, anna, second, 'The owner knows better'),
      ]);
      // Who came second to the plan is shown the owner's words first, and sends it then.
      expect(sent).toMatch(/Sent\.|Someone changed this while you were looking, so nothing was recorded/);
      expect(await presses(0, tom, 'send', checkInRef(checkInId))).toMatch(/Sent\.|Tom Reed sent it already/);
      expect(saved).toContain('✓ Saved.');
      expect((await trust().plans.checkIn(checkInId))?.state).toBe('sent');
      expect((await saidOf(second)).map(({ words }) => words).toSorted()).toEqual([
        'As far as I know',
        'The owner knows better',
      ]);
      const read = await presses(1, priya, 'more', checkInReadRef(checkInId), { page: 1 });
      for (const words of ['As far as I know', 'The owner knows better']) expect(read).toContain(words);
    });

    it('the same press that reaches both processes is one answer', async () => {
      const [first = ''] = actions;
      const before = (await saidOf(first)).length;
      const subject = checkInActionRef(checkInId, first);
      const data = { [STAMP]: { subject, version: 1, nonce: 'twice' }, ...REDS, rag: 'green', words: 'Once' };
      const caller = callerAs(tom, { kind: 'personal' });
      const press = { caller, verb: 'plan-check-in.save', data };
      const answers = await Promise.all(bots.map(bot => handlePress(bot, press)));
      for (const { card } of answers) expect(textsOf(card).join('\n')).toContain('✓ Saved.');
      expect(await saidOf(first)).toHaveLength(before + 1);
    });
  });
});
