import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick } from '#bot/tick.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { lines, messagesOf, type StandingWorld, standingWorld, text } from '#test/fixtures/standing-world.ts';
import { CHANNEL } from '#test/fixtures/world.ts';

/** Oakwood has been in Recovery since 12 Jan, so it is to be in Reinforcement by 12 Jan 2027. It is Thu 12 Nov. */
describe('a target that comes near', () => {
  let s: StandingWorld;
  beforeAll(async () => {
    const others = ['900002', '900003'].map(urn => ({ urn, name: 'excellence', from: '2026-09-01' }));
    s = await standingWorld('dsat', [
      { kind: 'category', name: 'recovery', from: '2026-01-12' },
      ...others.map(each => ({ ...each, kind: 'category' as const })),
    ]);
  });
  afterAll(() => s.w.close());
  const priya = () => messagesOf(s.w, s.w.people.priya);
  const on = async (moment: string) => {
    s.w.now = moment;
    await s.w.quiet();
  };
  const posts = async () => {
    const { outbox } = s.w.app.bot.store.inTrust(MILL_LANE.id);
    const of = (which: string) => outbox.postsAbout('category', `urn:${OAKWOOD} target:standing-0 ${which}`);
    return [(await of('at-risk')).length, (await of('passed')).length];
  };

  it('nobody is told before six school weeks of it', async () => {
    const before = priya();
    await on('2026-11-16T09:00:00.000Z');
    expect(await posts()).toEqual([0, 0]);
    expect(priya()).toBe(before);
  });

  it('the hub’s officer is told once, whoever ticks and however the clock jumps', async () => {
    const before = priya();
    await on('2026-11-17T09:00:00.000Z');
    expect(text(s.w.shown(s.w.people.priya, 'Target at risk'))).toContain(
      '▲ Target at risk: to be in Reinforcement by Tue 12 Jan 2027',
    );
    // Another process has a memory of its own.
    const other = { ...s.w.app.bot };
    await Promise.all([tick(other), tick(s.w.app.bot)]);
    await on('2026-11-16T10:00:00.000Z');
    await on('2026-11-18T09:00:00.000Z');
    await on('2026-11-17T10:00:00.000Z');
    expect(await posts()).toEqual([1, 0]);
    expect(priya()).toBe(before + 1);
    for (const who of [s.w.people.tom, s.w.people.dee, s.lena])
      expect(() => s.w.shown(who, 'Target at risk')).toThrow();
  });

  it('it is on the agenda for the chair, and the channel reads nothing of it', async () => {
    // The agenda of Tue 1 Dec is made five days before.
    await on('2026-11-26T12:00:00.000Z');
    const channel = JSON.stringify(s.w.connector.in(CHANNEL));
    expect(channel).not.toMatch(/Recovery|Reinforcement|Target/);
    const meetings = s.w.app.bot.store.inTrust(MILL_LANE.id);
    const made = await meetings.meetings.between(
      'series-sit',
      '2026-12-01T00:00:00.000Z',
      '2026-12-02T00:00:00.000Z',
    );
    const all = await meetings.agendas.lines(made[0]?.id ?? '');
    const targets = all.filter(({ source }) => source === 'category-targets');
    expect(targets).toMatchObject([
      {
        ...{ audience: 'chair', section: 'confidential', urn: OAKWOOD },
        text: 'Recovery: to be in Reinforcement by Tue 12 Jan 2027',
      },
    ]);
  });

  it('once more when it has passed', async () => {
    const before = priya();
    await on('2027-01-12T09:00:00.000Z');
    expect(await posts()).toEqual([1, 0]);
    await on('2027-01-13T09:00:00.000Z');
    expect(await posts()).toEqual([1, 1]);
    expect(priya()).toBeGreaterThan(before);
    expect(text(s.w.shown(s.w.people.priya, 'Target passed'))).toContain(
      '■ Target passed: it was to be in Reinforcement by Tue 12 Jan',
    );
  });

  it('where the school has moved on the card says that it is no longer so', async () => {
    await s.w.app.bot.store.transaction(MILL_LANE.id, async tx => {
      const up = {
        id: 'up',
        urn: OAKWOOD,
        kind: 'category',
        name: 'reinforcement',
        from: '2027-01-13',
      } as const;
      await tx.owed.addStandings([{ ...up, to: null }], { at: s.w.now, byId: s.deputy.id });
      await tx.outbox.wantUpdates(`urn:${OAKWOOD}`);
    });
    await s.w.quiet();
    const seen = lines(s.w.shown(s.w.people.priya));
    expect(seen.join('\n')).not.toContain('Target passed');
  });
});

describe('what ticking costs', () => {
  it('a day’s later ticks look at nothing', async () => {
    const s = await standingWorld('dsat', [{ kind: 'category', name: 'recovery', from: '2025-01-13' }]);
    try {
      await s.w.quiet();
      const { bot } = s.w.app;
      let looked = 0;
      const inTrust = bot.store.inTrust.bind(bot.store);
      const store = {
        ...bot.store,
        inTrust(id: string) {
          const trust = inTrust(id);
          return {
            ...trust,
            owed: {
              ...trust.owed,
              entriesOf: async (urns: readonly string[]) => {
                looked += 1;
                return trust.owed.entriesOf(urns);
              },
            },
          };
        },
      };
      const process = { ...bot, store };
      await tick(process);
      expect(looked).toBe(1);
      await tick(process);
      await tick(process);
      expect(looked).toBe(1);
    } finally {
      await s.w.close();
    }
  });
});
