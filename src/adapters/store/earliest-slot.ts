import type { RateLimit } from '#ports/send-rate.ts';

/** The slots already given under one key, in ascending milliseconds, and what holds for them. */
export interface Given {
  readonly moments: readonly number[];
  readonly limits: readonly RateLimit[];
}

/** The earliest moment from `from` on which breaks no limit of any key, before or after it. */
export function earliestSlot(keys: readonly Given[], from: number): number {
  let moment = from;
  for (;;) {
    const begun = moment;
    for (const { moments, limits } of keys)
      for (const limit of limits) moment = clearOf(moments, limit, moment);
    if (moment === begun) return moment;
  }
}

/** One pass suffices: past a full window, `moment` is past every window that began before it. */
function clearOf(moments: readonly number[], limit: RateLimit, from: number): number {
  const width = limit.withinMs + limit.marginMs;
  let moment = from;
  for (const [i, first] of moments.entries()) {
    const last = moments[i + limit.most - 1];
    if (last === undefined) break;
    if (Math.max(moment, last) - Math.min(moment, first) < width) moment = first + width;
  }
  return moment;
}

/** `moments` with `moment` among them, without what no limit looks back to any more. */
export function withSlot({ moments, limits }: Given, moment: number, now: number): number[] {
  const longest = Math.max(...limits.map(({ withinMs, marginMs }) => withinMs + marginMs));
  return [...moments.filter(each => each > now - longest), moment].sort((a, b) => a - b);
}
