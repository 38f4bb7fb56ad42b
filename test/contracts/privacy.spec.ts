import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick } from '#bot/tick.ts';
import type { RetentionKind } from '#domain/retention/retention.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { letterOf } from '#test/builders/letter.ts';
import { line, meetingAction } from '#test/builders/meeting.ts';
import { newCheckIn, newPlan, planAnswer } from '#test/builders/plan.ts';
import { proposalOf, STEP } from '#test/builders/review.ts';
import { registerEntry } from '#test/builders/school.ts';
import { FAR_HILLS, MILL_LANE, person } from '#test/builders/trust.ts';
import { emptyReport, newVisit } from '#test/builders/visit.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines } from '#test/fixtures/database.ts';
import { applyRetention } from '#workflows/privacy/apply-retention.ts';

/** Today in these tests: what is kept for six years goes when it is of before this day in 2020. */
const TODAY = '2026-11-12T09:00:00.000Z';
const DAY_BEFORE = { P1M: '2026-10-11', P1Y: '2025-11-11', P2Y: '2024-11-11', P6Y: '2020-11-11' };
const DAY_AFTER = { P1M: '2026-10-13', P1Y: '2025-11-13', P2Y: '2024-11-13', P6Y: '2020-11-13' };
const at = (day: string) => `${day}T09:30:00.000Z`;

describe.each(engines())('how long records are kept, on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let bot: TestBot;
    let people: Awaited<ReturnType<typeof settleMillLane>>;
    beforeAll(async () => {
      bot = await testBot({ engine });
      people = await settleMillLane(bot);
      await bot.store.transaction(FAR_HILLS.id, async tx => {
        await tx.trust.create(FAR_HILLS);
        await tx.schools.add([registerEntry()], TODAY);
      });
      bot.now = TODAY;
    });
    afterAll(() => bot.close());

    const inTrust = <T>(work: (tx: TrustWrites) => Promise<T>) => bot.store.transaction(MILL_LANE.id, work);
    const reads = (): TrustReads => bot.store.inTrust(MILL_LANE.id);
    /** A nightly round. */
    const night = async () => {
      bot.now = new Date(Date.parse(bot.now) + 60_000).toISOString();
      await inTrust(tx => applyRetention(tx, bot.now));
    };
    const closed = (day: string, id = `meeting ${day}`) =>
      inTrust(async tx => {
        const series = await tx.meetings.findSeries('series-sit');
        if (!series) throw new Error('there is no series');
        const date = { startsAt: at(day), agendaDueAt: at(day), reason: null };
        const { id: meetingId } = await tx.meetings.callExtra(series, id, date);
        await tx.meetings.change(meetingId, { state: 'closed', closedAt: at(day) });
        await tx.agendas.addLines([
          line({ id: `open ${id}`, meetingId }),
          line({ id: `chair ${id}`, meetingId, audience: 'chair' }),
        ]);
        await tx.agendas.saveApology({
          meetingId,
          personId: people.tom.id,
          name: '',
          note: 'Unwell',
          at: at(day),
        });
        return meetingId;
      });
    const linesOf = async (id: string) => (await reads().agendas.lines(id)).map(line => line.id);

    it('takes the note off apologies a month after the meeting, and leaves the apologies', async () => {
      const [old, young] = [await closed(DAY_BEFORE.P1M), await closed(DAY_AFTER.P1M)];
      await night();
      expect(await reads().agendas.apologies(old)).toMatchObject([{ personId: people.tom.id, note: null }]);
      expect(await reads().agendas.apologies(young)).toMatchObject([{ note: 'Unwell' }]);
    });

    it('ends confidential lines after two years, and leaves what the channel reads', async () => {
      const [old, young] = [await closed(DAY_BEFORE.P2Y), await closed(DAY_AFTER.P2Y)];
      await night();
      expect(await linesOf(old)).toEqual([`open ${old}`]);
      expect(await linesOf(young)).toEqual([`chair ${young}`, `open ${young}`].toSorted());
    });

    it('ends meetings after six years, but not while an action of theirs is open', async () => {
      const [old, young, busy] = [
        await closed(DAY_BEFORE.P6Y),
        await closed(DAY_AFTER.P6Y),
        await closed(DAY_BEFORE.P6Y, 'busy'),
      ];
      const {
        ownerName: _n,
        ownerIsHere: _h,
        version: _v,
        ...action
      } = meetingAction({
        ...{ meetingId: busy, lineId: `open ${busy}`, ownerId: people.tom.id },
      });
      await inTrust(tx => tx.actions.add(action));
      await night();
      const left = await Promise.all([old, young, busy].map(id => reads().meetings.find(id)));
      expect(left.map(each => each?.id ?? null)).toEqual([null, young, busy]);
      await inTrust(tx => tx.actions.change(action.id, { state: 'done', endedAt: bot.now }));
      await night();
      expect(await reads().meetings.find(busy)).toBeNull();
    });

    it('ends visits and decisions about what is owed after six years, but never what a school was', async () => {
      const [old, young] = [DAY_BEFORE.P6Y, DAY_AFTER.P6Y];
      const noted = { at: TODAY, byId: people.tom.id };
      const of = { urn: '900001', number: null, reason: 'Tom Reed is ill' };
      await inTrust(async ({ owed }) => {
        for (const on of [old, young]) {
          const category = { urn: of.urn, kind: 'category', name: 'repair', from: on, to: null } as const;
          await owed.addStandings([{ ...category, id: `c ${on}` }], noted);
          await owed.addMark({ ...of, id: `waived ${on}`, kind: 'waived', thing: 'aim', on }, noted);
          await owed.addMark({ ...of, id: `needed ${on}`, kind: 'identified', thing: 'aim', on }, noted);
          await owed.addMark({ ...of, id: `back ${on}`, kind: 'identified', thing: 'aim', on }, noted);
          await owed.withdrawMark(`back ${on}`, TODAY);
          await owed.addFulfilments(
            [{ urn: of.urn, id: `f ${on}`, on, state: 'done', things: ['aim'] }],
            noted,
          );
        }
      });
      const held = async () =>
        (await reads().privacy.heldOf({ id: 'nobody', name: 'Tom Reed' })).wordsWithTheirName;
      // Of what was taken back the reason is gone at once.
      expect(await held()).toHaveLength(4);
      await night();
      const record = (await reads().owed.recordsOf([of.urn])).get(of.urn);
      expect(record?.standings).toHaveLength(2);
      expect(record?.fulfilments.map(({ id }) => id)).toEqual([`f ${young}`]);
      // What still says that something is needed stays; why, which is about somebody, does not.
      expect(record?.marks.map(({ id, reason }) => [id, reason]).toSorted()).toEqual([
        [`needed ${old}`, null],
        [`needed ${young}`, of.reason],
        [`waived ${young}`, of.reason],
      ]);
      expect(await held()).toHaveLength(2);
      await night();
      expect((await reads().audit.list({ subject: 'retention' })).at(-1)?.after).toEqual({ owed: 4 });
    });

    it('ends visits with their reports after six years, and drafts that were never offered after thirty days', async () => {
      const add = (id: string, change: Parameters<typeof newVisit>[0]) =>
        inTrust(tx =>
          tx.visits.add(newVisit({ id, leadId: people.priya.id, createdById: people.priya.id, ...change })),
        );
      const held = { state: 'held', createdAt: at(DAY_BEFORE.P6Y) } as const;
      await add('old', { ...held, startsAt: at(DAY_BEFORE.P6Y) });
      await add('young', { ...held, startsAt: at(DAY_AFTER.P6Y) });
      await inTrust(tx => tx.visits.saveReport(emptyReport({ visitId: 'old' })));
      await add('old-draft', { createdAt: '2026-10-12T08:00:00.000Z' });
      await add('new-draft', { createdAt: '2026-10-14T08:00:00.000Z' });
      await add('old-offer', { state: 'offered', createdAt: '2026-10-12T08:00:00.000Z' });
      await night();
      const left = await Promise.all(
        ['old', 'young', 'old-draft', 'new-draft', 'old-offer'].map(id => reads().visits.find(id)),
      );
      expect(left.map(each => each?.id ?? null)).toEqual([null, 'young', null, 'new-draft', 'old-offer']);
      expect(await reads().visits.report('old')).toBeNull();
    });

    it('ends who was named to answer for a head six years after the last day of it', async () => {
      const of = { urn: '900001', personId: people.priya.id, namedById: people.tom.id } as const;
      const days = { kind: 'slots', from: '2020-01-06', namedAt: TODAY } as const;
      await inTrust(async ({ delegations }) => {
        await delegations.add({ ...of, ...days, id: 'old', to: DAY_BEFORE.P6Y });
        await delegations.add({ ...of, ...days, id: 'young', to: DAY_AFTER.P6Y });
      });
      await night();
      expect((await reads().delegations.ofSchool('900001')).map(({ id }) => id)).toEqual(['young']);
    });

    it('ends how a category came about six years after it was settled, and gives who said what in it', async () => {
      const asked = { ids: [people.tom.id], by: '2026-11-19' };
      await inTrust(async ({ reviews }) => {
        for (const [id, day] of [
          ['old', DAY_BEFORE.P6Y],
          ['young', DAY_AFTER.P6Y],
          ['under-way', DAY_BEFORE.P6Y],
        ] as const) {
          const by = { at: at(day), byId: people.priya.id };
          const proposal = proposalOf({ byId: people.priya.id, words: 'Tom Reed leads well' });
          await reviews.open({ id, urn: '900001' }, { ...STEP.opened, ...by });
          await reviews.add(id, { ...STEP.proposed, ...by, proposal, asked });
          if (id !== 'under-way')
            await reviews.add(id, { ...STEP.confirmed, at: at(day), byId: people.tom.id });
        }
      });
      await night();
      const left = await reads().reviews.ofSchool('900001');
      expect(left.map(({ id }) => id).toSorted()).toEqual(['under-way', 'young']);
      expect(await reads().reviews.stepsOf('old')).toEqual([]);
      const held = await reads().privacy.heldOf(people.tom);
      expect(held.categoryReviewSteps).toMatchObject([{ reviewId: 'young', kind: 'confirmed' }]);
      expect(held.categoryReviewsAskedAbout).toHaveLength(2);
      expect(held.wordsWithTheirName).toContainEqual(
        expect.objectContaining({ in: 'category review', reviewId: 'young', kind: 'proposed' }),
      );
    });

    it('ends a plan with all that was answered six years after it was closed, and gives the words that name somebody', async () => {
      await inTrust(async ({ plans }) => {
        for (const [id, day] of Object.entries({ old: DAY_BEFORE.P6Y, young: DAY_AFTER.P6Y, runs: null })) {
          const title = 'For Tom Reed';
          await plans.add(newPlan({ id, title, createdAt: at(DAY_BEFORE.P6Y) }), []);
          await plans.openCheckIns([newCheckIn({ id: `asked ${id}`, planId: id })]);
          const said = { actionId: `${id}-1-a`, checkInId: `asked ${id}`, words: 'Ask Tom Reed' };
          await plans.addAnswers(id, [planAnswer({ id: `said ${id}`, ...said })]);
          await plans.change(id, day ? { state: 'closed', closedAt: at(day) } : { state: 'agreed' });
        }
      });
      await night();
      expect((await reads().plans.ofSchool('900001')).map(({ id }) => id)).toEqual(['young', 'runs']);
      expect(await reads().plans.answersOf('old')).toEqual([]);
      expect(await reads().plans.checkIn('asked old')).toBeNull();
      const held = await reads().privacy.heldOf(people.tom);
      expect(held.wordsWithTheirName).toContainEqual({
        in: 'plan',
        id: 'runs',
        title: 'For Tom Reed',
        impact: null,
      });
      expect(held.wordsWithTheirName).toContainEqual(
        expect.objectContaining({ in: 'answer at a check-in', id: 'said young' }),
      );
    });

    it('ends what was asked for six years after its day, with what was answered and who was asked', async () => {
      await inTrust(async ({ obligations }) => {
        for (const [id, dueOn] of Object.entries({ old: DAY_BEFORE.P6Y, young: DAY_AFTER.P6Y })) {
          const window = { thing: 'data', owedTo: dueOn, dueOn, openedAt: at(dueOn) };
          await obligations.open({ id, urn: '900001', ...window });
          const said = { kind: 'not-yet', day: dueOn, words: 'Ask Tom Reed', link: null } as const;
          const by = { byId: people.tom.id, at: at(dueOn) };
          await obligations.addStep({ id: `step ${id}`, requestId: id, ...said, ...by });
          await obligations.addAsks([{ requestId: id, personId: people.tom.id, because: '', at: at(dueOn) }]);
        }
      });
      await night();
      expect((await reads().obligations.since('2000-01-01')).map(({ id }) => id)).toEqual(['young']);
      const held = await reads().privacy.heldOf(people.tom);
      expect(held.requestsAskedFor).toMatchObject([{ requestId: 'young' }]);
      expect(held.requestsAnswered).toMatchObject([{ requestId: 'young', words: 'Ask Tom Reed' }]);
      expect(held.wordsWithTheirName).toContainEqual(
        expect.objectContaining({ in: 'answer on what is to be sent', id: 'step young' }),
      );
    });

    it('gives whoever asks what they recorded of schools, and the reasons that name them', async () => {
      const held = await reads().privacy.heldOf(people.tom);
      expect(held.visitsRecorded).toMatchObject([{ urn: '900001', things: ['aim'] }]);
      expect(held.standingsRecorded).toHaveLength(2);
      expect(held.owedMarksMade).toHaveLength(4);
      expect(held.wordsWithTheirName).toContainEqual(
        expect.objectContaining({ in: 'decision on what is owed', reason: 'Tom Reed is ill' }),
      );
    });

    it('keeps a kind as long as the trust says, from the next night on', async () => {
      const id = await closed(DAY_AFTER.P2Y, 'kept shorter');
      await inTrust(tx => tx.privacy.setPeriod('confidential-lines', 'P1Y'));
      expect(await reads().privacy.ownPeriods()).toEqual({ 'confidential-lines': 'P1Y' });
      expect(await bot.store.inTrust(FAR_HILLS.id).privacy.ownPeriods()).toEqual({});
      await night();
      expect(await linesOf(id)).toEqual([`open ${id}`]);
      await inTrust(tx => tx.privacy.setPeriod('confidential-lines', null));
      expect(await reads().privacy.ownPeriods()).toEqual({});
    });

    it('forgets which card was posted where, and a chat the app was removed from', async () => {
      const place = { kind: 'personal', serviceUrl: 'http://127.0.0.1:1', botId: 'b', teamId: null } as const;
      const chat = (conversationId: string, day: string) =>
        inTrust(tx =>
          tx.conversations.remember({ ...place, conversationId, personId: people.tom.id }, at(day)),
        );
      await chat('a:old', DAY_BEFORE.P2Y);
      const audience = { kind: 'person', personId: people.tom.id } as const;
      const post = { card: 'help', subject: 'help', audience, urgency: 'now' } as const;
      for (const day of [DAY_BEFORE.P2Y, DAY_AFTER.P2Y])
        await inTrust(tx => tx.outbox.post({ ...post, key: day, dueAt: at(day) }, at(day)));
      await bot.jobs.drain();
      await inTrust(tx => tx.conversations.close('a:old', at(DAY_BEFORE.P1Y)));
      await night();
      expect((await reads().outbox.postsAbout('help', 'help')).map(({ key }) => key)).toEqual([
        DAY_AFTER.P2Y,
      ]);
      // A copy that is still kept keeps its chat.
      expect((await reads().privacy.heldOf(people.tom)).chats).toHaveLength(1);
    });

    it('ends letters six years after their date, with their copies', async () => {
      await inTrust(async ({ letters }) => {
        const { version: _version, ...letter } = letterOf({ because: 'again' }, { urn: '900001' });
        for (const [id, from] of Object.entries({ old: DAY_BEFORE.P6Y, young: DAY_AFTER.P6Y }))
          await letters.add({ ...letter, id, from, issuedAt: at(from) });
        const copy = { letterId: 'old', personId: people.tom.id, role: 'clerk', way: 'card' } as const;
        await letters.addCopies([{ ...copy, state: 'queued', madeAt: at(DAY_BEFORE.P6Y) }]);
      });
      await night();
      expect((await reads().letters.ofSchool('900001')).map(({ id }) => id)).toEqual(['young']);
      await inTrust(({ letters }) =>
        letters.saveSettings({ signatoryId: people.tom.id, signedAs: 'tom reed, Head' }),
      );
      const held = await reads().privacy.heldOf(people.tom);
      expect(held.letterCopies).toEqual([]);
      expect(held.signsLetters).toHaveLength(1);
      expect(held.wordsWithTheirName).toContainEqual(
        expect.objectContaining({ in: 'settings of letters', signedAs: 'tom reed, Head' }),
      );
    });

    it('forgets somebody six years after they were first seen without a role, and nobody who has one', async () => {
      const una = person('Una Voss', []);
      const back = person('Back Again', []);
      await inTrust(async tx => {
        for (const who of [una, back]) await tx.people.save(who);
        await tx.people.noteLeavers(at(DAY_BEFORE.P6Y));
        await tx.people.appoint(back.id, [{ role: 'officer', scope: { kind: 'trust' } }]);
        await tx.people.save(person('Only Just', []));
      });
      await night();
      expect(await reads().people.find(una.id)).toMatchObject({ isForgotten: true });
      for (const id of [back.id, 'person-only-just', people.tom.id])
        expect((await reads().people.find(id))?.isForgotten, id).toBeUndefined();
      const [entry] = await reads().audit.list({ subject: una.id });
      expect(entry).toMatchObject({ verb: 'person.forget', actorId: 'fortnight' });
    });

    it('puts on the record how many of which kind were ended, and nothing when there was nothing', async () => {
      const applied = async () =>
        (await reads().audit.list({ subject: 'retention' })).map(
          ({ after }) => after as Record<string, number>,
        );
      const before = await applied();
      await night();
      expect(await applied()).toEqual(before);
      const kinds = new Set(before.flatMap(each => Object.keys(each) as RetentionKind[]));
      expect([...kinds].toSorted()).toEqual([
        'apology-notes',
        'cards',
        'category-reviews',
        'confidential-lines',
        'delegations',
        'letters',
        'meetings',
        'obligations',
        'owed',
        'people',
        'plans',
        'visit-drafts',
        'visits',
      ]);
    });

    it('is done by the clock, once a day, whatever fails in one trust', async () => {
      const id = await closed(DAY_BEFORE.P6Y, 'by the clock');
      await tick(bot);
      expect(await reads().meetings.find(id)).toBeNull();
      const again = await closed(DAY_BEFORE.P6Y, 'again');
      await tick(bot);
      expect(await reads().meetings.find(again)).not.toBeNull();
      bot.now = new Date(Date.parse(bot.now) + 86_400_000).toISOString();
      await tick(bot);
      expect(await reads().meetings.find(again)).toBeNull();
    });
  });
});
