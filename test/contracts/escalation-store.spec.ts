import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EscalationStepOutOfPlace } from '#domain/escalation/after-escalation-step.ts';
import type { TrustWrites } from '#ports/store.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines } from '#test/fixtures/database.ts';

const BY = { at: '2026-11-12T09:00:00.000Z', byId: 'fortnight' };
const of = (thingId: string) => ({ kind: 'check-in', thingId, urn: '900001', dueOn: '2026-11-06' });
const REMINDED = { kind: 'reminded', ...BY } as const;

describe.each(engines())('what is late and who is away, on $engine,', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let bot: TestBot;
    let tomId: string;
    beforeAll(async () => {
      bot = await testBot({ engine });
      tomId = (await settleMillLane(bot)).tom.id;
    });
    afterAll(() => bot.close());
    const inTrust = <T>(work: (tx: TrustWrites) => Promise<T>) => bot.store.transaction(MILL_LANE.id, work);
    const reads = () => bot.store.inTrust(MILL_LANE.id);

    it('begins one of a thing and a day, whoever begins first', async () => {
      const both = await Promise.all(
        [1, 2].map(() => inTrust(tx => tx.escalations.begin(of('a'), REMINDED))),
      );
      expect(both.filter(each => each !== null)).toHaveLength(1);
      const [found] = await reads().escalations.about('check-in', 'a');
      expect(found).toMatchObject({ ...of('a'), state: 'reminded', version: 1 });
      const moved = await inTrust(tx => tx.escalations.begin({ ...of('a'), dueOn: '2026-11-10' }, REMINDED));
      expect(moved?.id).not.toBe(found?.id);
    });

    it('is what its steps make of it, and refuses one out of place', async () => {
      const id = (await inTrust(tx => tx.escalations.begin(of('b'), REMINDED)))?.id ?? '';
      const add = (step: Parameters<TrustWrites['escalations']['add']>[1]) =>
        inTrust(async tx => {
          await tx.escalations.hold(id);
          return tx.escalations.add(id, step);
        });
      await add({ kind: 'officer-asked', ...BY });
      const given = { kind: 'given-time', ...BY, byId: tomId, until: '2026-11-20', reason: 'Ill' } as const;
      const became = await add(given);
      expect(became).toMatchObject({ state: 'given-time', given: { until: '2026-11-20', byId: tomId } });
      expect(await reads().escalations.find(id)).toEqual(became);
      expect(await reads().escalations.stepsOf(id)).toEqual([
        REMINDED,
        { kind: 'officer-asked', ...BY },
        given,
      ]);
      await expect(add({ kind: 'spoken', ...BY })).rejects.toThrow(EscalationStepOutOfPlace);
      expect((await reads().escalations.open()).map(each => each.id)).toContain(id);
      await add({ kind: 'left', ...BY, byId: tomId, reason: 'By phone' });
      expect((await reads().escalations.open()).map(each => each.id)).not.toContain(id);
      expect(await inTrust(tx => tx.escalations.hold('none'))).toBe(false);
      expect([await reads().escalations.find('none'), await reads().escalations.stepsOf('none')]).toEqual([
        null,
        [],
      ]);
    });

    it('keeps when somebody is away until it is taken back, and lists what is not over', async () => {
      const away = { id: 'away', personId: tomId, from: '2026-12-01', to: '2026-12-04' };
      const whole = { ...away, recordedById: tomId, recordedAt: BY.at };
      await inTrust(tx => tx.absences.add(whole));
      expect(await reads().absences.find('away')).toEqual({ ...whole, endedAt: null });
      expect(await reads().absences.ofPeople([tomId], '2026-12-04')).toHaveLength(1);
      expect(await reads().absences.ofPeople([tomId], '2026-12-05')).toEqual([]);
      expect(await reads().absences.ofPeople([], '2026-12-04')).toEqual([]);
      expect(await inTrust(tx => tx.absences.end('away', BY.at))).toBe(true);
      expect(await inTrust(tx => tx.absences.end('away', BY.at))).toBe(false);
      expect(await reads().absences.ofPeople([tomId], '2026-12-04')).toEqual([]);
    });
  });
});
