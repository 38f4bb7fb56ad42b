import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestSlot, type Given, withSlot } from '#adapters/store/earliest-slot.ts';
import { TEAMS_LIMITS } from '#adapters/teams/rate-limits.ts';
import type { RateLimit } from '#ports/send-rate.ts';

const limit = fc.record({
  most: fc.integer({ min: 1, max: 6 }),
  withinMs: fc.integer({ min: 1, max: 50 }),
  marginMs: fc.integer({ min: 0, max: 5 }),
});
const limits = fc.array(limit, { minLength: 1, maxLength: 3 });

/** Whether some `most + 1` of these moments lie closer together than the limit allows. */
const breaks = (moments: readonly number[], { most, withinMs, marginMs }: RateLimit) =>
  moments.some((first, i) => (moments[i + most] ?? Number.POSITIVE_INFINITY) - first < withinMs + marginMs);

describe('the earliest slot', () => {
  it('never breaks a limit of any key, in whatever order slots are asked for', () => {
    const asks = fc.array(fc.record({ pause: fc.nat(20), chat: fc.nat(2) }), { maxLength: 60 });
    fc.assert(
      fc.property(limits, limits, asks, (perChat, inAll, asked) => {
        const all: number[] = [];
        const chats: number[][] = [[], [], []];
        let now = 0;
        for (const { pause, chat } of asked) {
          now += pause;
          const given: Given[] = [
            { moments: chats[chat] ?? [], limits: perChat },
            { moments: all, limits: inAll },
          ];
          const at = earliestSlot(given, now);
          expect(at).toBeGreaterThanOrEqual(now);
          for (const moments of [all, chats[chat] ?? []]) {
            moments.push(at);
            moments.sort((a, b) => a - b);
          }
        }
        for (const each of inAll) expect(breaks(all, each)).toBe(false);
        for (const each of perChat) for (const chat of chats) expect(breaks(chat, each)).toBe(false);
      }),
    );
  });

  it('is the earliest: any moment before it breaks a limit', () => {
    fc.assert(
      fc.property(limits, fc.array(fc.nat(40), { maxLength: 20 }), (perChat, pauses) => {
        let moments: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          const at = earliestSlot([{ moments, limits: perChat }], now);
          for (let sooner = now; sooner < at; sooner++) {
            const with_ = [...moments, sooner].sort((a, b) => a - b);
            expect(perChat.some(each => breaks(with_, each))).toBe(true);
          }
          moments = [...moments, at].sort((a, b) => a - b);
        }
      }),
    );
  });

  it('forgets what no limit looks back to, and nothing else', () => {
    const given = { limits: [{ most: 2, withinMs: 100, marginMs: 10 }], moments: [0, 90, 91, 150] };
    expect(withSlot(given, 160, 200)).toEqual([91, 150, 160]);
  });

  it.each([
    ['a conversation', TEAMS_LIMITS.conversation],
    ['a tenant', TEAMS_LIMITS.tenant],
  ])('gives %s at least 0.9 of what Teams takes, over every time that is limited', (_what, of) => {
    /** How many of a crowd that would all go at once have gone after so long. */
    const sent = (given: readonly RateLimit[], afterMs: number) => {
      let moments: number[] = [];
      for (let count = 0; ; count++) {
        const now = moments.at(-1) ?? 0;
        const at = earliestSlot([{ moments, limits: given }], now);
        if (at >= afterMs) return count;
        moments = withSlot({ moments, limits: given }, at, now);
      }
    };
    const exactly = of.map(each => ({ ...each, marginMs: 0 }));
    for (const { withinMs } of of)
      for (const times of withinMs < 60_000 ? [3, 10] : [1]) {
        const [ours, theirs] = [sent(of, times * withinMs), sent(exactly, times * withinMs)];
        expect(ours / theirs, `${ours} of ${theirs} in ${times * withinMs} ms`).toBeGreaterThanOrEqual(0.9);
      }
  });
});
