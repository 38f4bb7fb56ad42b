import { type DayKinds, dayKinds, isReminderTime } from '#domain/academic-year/quiet-hours.ts';
import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import type { Bot } from './context.ts';

/**
 * Something of each trust that is looked at on a day's first tick: it moves on by days, not by minutes. Every process does it
 * for itself, so what it does is keyed. What failed is done again at the next tick.
 */
export function onceADay(
  work: (bot: Bot, trustId: string) => Promise<number>,
): (bot: Bot, trustId: string) => Promise<number> {
  const done = new WeakMap<Bot, Map<string, IsoDate>>();
  return async (bot, trustId) => {
    const today = dayOf(bot.clock.now());
    const days = done.get(bot) ?? new Map<string, IsoDate>();
    done.set(bot, days);
    if (days.get(trustId) === today) return 0;
    const found = await work(bot, trustId);
    days.set(trustId, today);
    return found;
  };
}

/** Until it is time, it is asked no more often than this whether it is. */
const LOOK_EVERY_MS = 60_000;

/**
 * The same of what asks something of people: once it is the trust's time for reminders, on working days alone. What waits is counted
 * in days, so once done it is done for the day.
 */
export function onceAWorkingDay(
  work: (bot: Bot, trustId: string, kinds: DayKinds) => Promise<number>,
): (bot: Bot, trustId: string) => Promise<number> {
  /** When each trust was last looked at by this process, by bot, and whether that was all for the day. */
  const looked = new WeakMap<Bot, Map<string, { at: IsoInstant; isDone: boolean }>>();
  return async (bot, trustId) => {
    const now = bot.clock.now();
    const ofBot = looked.get(bot) ?? new Map<string, { at: IsoInstant; isDone: boolean }>();
    looked.set(bot, ofBot);
    const last = ofBot.get(trustId);
    if (last?.isDone ? dayOf(last.at) === dayOf(now) : last && isJustNow(last.at, now)) return 0;
    ofBot.set(trustId, { at: now, isDone: false });
    const trust = bot.store.inTrust(trustId);
    const { bankHolidays } = bot;
    const kinds = dayKinds(await readCalendar(trust, bankHolidays), year => bankHolidays.inYear(year));
    if (!isReminderTime(now, await trust.trust.quietHours(), kinds)) return 0;
    const found = await work(bot, trustId, kinds);
    ofBot.set(trustId, { at: now, isDone: true });
    return found;
  };
}

/** Either way: the clock may jump back. */
const isJustNow = (at: IsoInstant, now: IsoInstant) =>
  Math.abs(Date.parse(now) - Date.parse(at)) < LOOK_EVERY_MS;
