import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import type { NewVisit } from '#ports/visit-store.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { emptyReport, newVisit } from '#test/builders/visit.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines } from '#test/fixtures/database.ts';

const at = (day: number, time = '09:30') => `2026-11-${String(day).padStart(2, '0')}T${time}:00.000Z`;
const NOVEMBER = { from: at(1, '00:00'), until: '2026-12-01T00:00:00.000Z' };

describe.each(engines())('the visits of a trust, on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let bot: TestBot;
    let people: Awaited<ReturnType<typeof settleMillLane>>;
    const inTrust = <T>(work: (tx: TrustWrites) => Promise<T>) => bot.store.transaction(MILL_LANE.id, work);
    const visits = (): TrustReads['visits'] => bot.store.inTrust(MILL_LANE.id).visits;
    const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);
    const add = (id: string, change: Partial<NewVisit> = {}) =>
      inTrust(tx =>
        tx.visits.add(newVisit({ id, leadId: people.priya.id, createdById: people.priya.id, ...change })),
      );
    const head = () => ({ personId: people.tom.id, part: 'head', required: true, answer: 'none' }) as const;

    beforeAll(async () => {
      bot = await testBot({ engine });
      people = await settleMillLane(bot);
      await bot.store.transaction(FAR_HILLS.id, tx => tx.trust.create(FAR_HILLS));
      await add('booked-2', { state: 'booked', startsAt: at(12), attendees: [head()], groupId: 'term' });
      await add('booked-1', { state: 'booked', startsAt: at(10), meet: 'The English lead', groupId: 'term' });
      await add('held', { state: 'held', startsAt: at(3), urn: '900002' });
      await add('cancelled', { state: 'cancelled', startsAt: at(11) });
      await add('offered', { state: 'offered' });
      await add('draft');
    });
    afterAll(() => bot.close());

    it('finds one with the names of its people; none of another trust', async () => {
      const found = await visits().find('booked-2');
      expect(found).toMatchObject({
        ...{ id: 'booked-2', leadName: 'Priya Shah', startsAt: at(12), from: '2026-09-01', version: 1 },
        attendees: [{ personId: people.tom.id, name: 'Tom Reed', answer: 'none' }],
      });
      expect((await visits().find('booked-1'))?.meet).toBe('The English lead');
      expect(await visits().find('nobody')).toBeNull();
      expect(await bot.store.inTrust(FAR_HILLS.id).visits.find('booked-2')).toBeNull();
    });

    it('lists by time: those of a stretch, of a school, of people, of a term, and what waits', async () => {
      expect(ids(await visits().between(NOVEMBER))).toEqual(['held', 'booked-1', 'cancelled', 'booked-2']);
      expect(ids(await visits().between(NOVEMBER, ['booked']))).toEqual(['booked-1', 'booked-2']);
      expect(ids(await visits().between({ from: at(10), until: at(12) }))).toEqual(['booked-1', 'cancelled']);
      const none = { from: at(1), until: at(2) };
      expect(ids(await visits().ofSchool('900001', none))).toEqual([
        'booked-1',
        'booked-2',
        'draft',
        'offered',
      ]);
      expect(ids(await visits().withPeople([people.tom.id], NOVEMBER))).toEqual(['booked-2']);
      expect(ids(await visits().withPeople([people.priya.id], NOVEMBER))).toEqual([
        'held',
        'booked-1',
        'booked-2',
      ]);
      // One that has begun and is not over yet is in the way too.
      expect(
        ids(await visits().withPeople([people.priya.id], { from: at(10, '14:00'), until: at(10, '15:00') })),
      ).toContain('booked-1');
      expect(ids(await visits().ofGroup('term'))).toEqual(['booked-1', 'booked-2']);
      expect(ids(await visits().offered())).toEqual(['offered']);
      expect(ids(await visits().unsettled(at(11)))).toEqual(['booked-1']);
    });

    it('changes what is given, and the version rises with each change that can be seen', async () => {
      const change = { startsAt: at(13), focus: 'Writing', flags: ['clash' as const], reason: 'Snow' };
      await inTrust(tx => tx.visits.change('booked-2', change));
      expect(await visits().find('booked-2')).toMatchObject({ ...change, version: 2, documents: '' });
      await inTrust(tx => tx.visits.setAnswer('booked-2', people.tom.id, 'accepted'));
      await inTrust(tx => tx.visits.setAnswer('booked-2', people.tom.id, 'accepted'));
      expect((await visits().find('booked-2'))?.version).toBe(3);
      const another = { personId: people.maria.id, part: 'ceo', required: false, answer: 'none' } as const;
      await inTrust(tx => tx.visits.setAttendees('booked-2', [head(), another]));
      const found = await visits().find('booked-2');
      expect(found?.version).toBe(4);
      expect(found?.attendees.map(({ name, answer }) => `${name} ${answer}`).toSorted()).toEqual([
        ...['Maria Lopez none', 'Tom Reed accepted'],
      ]);
    });

    it('holds a visit and its people until the transaction ends; nothing is held of what is not there', async () => {
      const order: string[] = [];
      const first = inTrust(async tx => {
        await tx.visits.hold('booked-1');
        await tx.visits.holdPeople([people.tom.id, people.priya.id, people.tom.id]);
        await new Promise(resolve => setTimeout(resolve, 50));
        order.push('first');
      });
      await new Promise(resolve => setTimeout(resolve, 20));
      const second = inTrust(async tx => {
        // In one order, whoever asks: the visit, then its people.
        expect((await tx.visits.hold('booked-1'))?.id).toBe('booked-1');
        await tx.visits.holdPeople([people.priya.id, people.tom.id]);
        order.push('second');
      });
      await Promise.all([first, second]);
      expect(order).toEqual(['first', 'second']);
      expect(await inTrust(tx => tx.visits.hold('nobody'))).toBeNull();
    });

    it('lets a draft go without a trace, and nothing else', async () => {
      expect(await inTrust(tx => tx.visits.dropDraft('draft'))).toBe(true);
      expect(await inTrust(tx => tx.visits.dropDraft('offered'))).toBe(false);
      expect([await visits().find('draft'), (await visits().find('offered'))?.id]).toEqual([null, 'offered']);
    });

    it('keeps a report whole and writes it anew; those not out by the day they are due, those out by when', async () => {
      const written = emptyReport({
        ...{
          visitId: 'booked-1',
          strengths: 'One\nTwo',
          links: ['https://mill-lane.example/a'],
          rag: 'amber',
        },
        ...{ recommended: 'recovery', recommendedWhy: 'Because', dueOn: '2026-11-24' },
      });
      await inTrust(tx => tx.visits.saveReport(written));
      expect(await visits().report('booked-1')).toEqual({ ...written, version: 1 });
      const sent = { ...written, state: 'with-head' as const, sentToHeadAt: at(16), checkBy: '2026-11-19' };
      await inTrust(tx => tx.visits.saveReport(sent));
      expect(await visits().report('booked-1')).toEqual({ ...sent, version: 2 });
      expect(await visits().report('held')).toBeNull();
      await inTrust(tx => tx.visits.saveReport(emptyReport({ visitId: 'held', dueOn: null })));
      await inTrust(tx => tx.visits.saveReport(emptyReport({ visitId: 'booked-2', dueOn: '2026-11-20' })));
      const unreleased = async () => (await visits().unreleased()).map(({ visitId }) => visitId);
      expect(await unreleased()).toEqual(['booked-2', 'booked-1', 'held']);
      const out = { state: 'released' as const, releasedAt: at(19), releasedTo: [people.tom.id] };
      await inTrust(tx =>
        tx.visits.saveReport({ ...sent, ...out, headAnswer: 'accurate', headById: people.tom.id }),
      );
      expect(await unreleased()).toEqual(['booked-2', 'held']);
      const released = async (stretch: Parameters<TrustReads['visits']['released']>[0]) =>
        (await visits().released(stretch)).map(({ visitId }) => visitId);
      expect(await released({ from: at(19), until: at(20) })).toEqual(['booked-1']);
      expect(await released({ from: at(18), until: at(19) })).toEqual([]);
      expect(await bot.store.inTrust(FAR_HILLS.id).visits.unreleased()).toEqual([]);
    });
  });
});
