import { Temporal } from 'temporal-polyfill';
import type { Trust } from '#domain/trust/trust.ts';
import type { TrustWrites } from '#ports/store.ts';
import { enterMeetings } from '#workflows/calendar/enter-meetings.ts';
import { keepReviews } from '#workflows/categories/keep-reviews.ts';
import { keepPeerReviews } from '#workflows/coaching/keep-peer-reviews.ts';
import { endDelegations } from '#workflows/delegates/end-delegations.ts';
import { queueWhatMayGo } from '#workflows/deliveries/quiet-until.ts';
import type { Looking } from '#workflows/hold-next.ts';
import { prepareAgendas } from '#workflows/prepare-agendas.ts';
import { lapseOffers } from '#workflows/visits/lapse-offers.ts';
import { askAboutPlans } from './ask-about-plans.ts';
import { askForSending } from './ask-for-sending.ts';
import { beginReviews } from './begin-reviews.ts';
import type { Bot } from './context.ts';
import { keepEscalations } from './keep-escalations.ts';
import { hasLookedForLetters, keepLetters } from './keep-letters.ts';
import { raiseTargets } from './raise-targets.ts';
import { remind } from './remind.ts';
import { reportMissingTerms } from './report-missing-terms.ts';
import { tidy } from './tidy.ts';
import { timePeerReviews } from './time-peer-reviews.ts';
import { warn } from './warn.ts';

/** A send takes seconds; a claim this old belongs to a process that is gone. */
const ABANDONED_AFTER = { minutes: 5 };
/** Of a server's connections; an embedded database takes turns anyway. */
const AT_ONCE = 4;
/**
 * Brings what has come due to the queue; returns how many things it found. Called again and again, by any number of
 * processes, with a clock that may jump either way: everything it does is keyed, so nothing is done twice. Throws the
 * first failure, after every trust has had its turn: one trust's trouble does not stop another's agenda.
 */
export async function tick(bot: Bot): Promise<number> {
  const trusts = await bot.store.trusts.list();
  const waiting = trusts.values();
  let found = 0;
  const failures: unknown[] = [];
  const turn = async () => {
    for (const trust of waiting) {
      try {
        // Awaited first: the others add to it meanwhile.
        const more = await tickTrust(bot, trust);
        found += more;
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
  await tidy(
    bot,
    trusts.map(({ id }) => id),
  );
  if (found > 0) bot.jobs.nudge();
  if (failures.length > 0) throw failures[0];
  return found;
}

async function tickTrust(bot: Bot, { id: trustId, tenantId }: Trust): Promise<number> {
  const now = bot.clock.now();
  const { newId, bankHolidays, modelFiles, calendars } = bot;
  const ago = (duration: Temporal.DurationLike) => Temporal.Instant.from(now).subtract(duration).toString();
  const { made, withoutTerms, due } = await bot.store.transaction(
    trustId,
    async tx => {
      const agendas = await prepareAgendas(tx, { now, newId, bankHolidays, modelFiles });
      const lapsed = await lapseOffers(tx, now);
      const ended = await endDelegations(tx, now);
      const kept = await keepReviews(tx, { now, newId, bankHolidays, modelFiles });
      const reviews = await keepPeerReviews(tx, { now, bankHolidays });
      const queued = await queueWhatMayGo(tx, { now, bankHolidays });
      await tx.outbox.queueRedraws();
      const letters = await keepLetters(bot, tx, { now, sendsMail: bot.mails.of(tenantId) !== null });
      const events = calendars.of(tenantId) ? await keepCalendars(tx, { now, bankHolidays }) : 0;
      return {
        ...agendas,
        due:
          lapsed +
          ended +
          kept +
          reviews +
          letters +
          queued +
          events +
          (await tx.outbox.markAbandoned(ago(ABANDONED_AFTER), now)),
      };
    },
    { seconds: 60 },
  );
  hasLookedForLetters(bot, trustId, now);
  reportMissingTerms(bot, trustId, withoutTerms);
  return (
    made +
    due +
    (await beginReviews(bot, trustId)) +
    (await askAboutPlans(bot, trustId)) +
    (await askForSending(bot, trustId)) +
    (await timePeerReviews(bot, trustId)) +
    (await raiseTargets(bot, trustId)) +
    // Before the reminders: both are one card of a day.
    (await keepEscalations(bot, trustId)) +
    (await remind(bot, trustId)) +
    (await warn(bot, trustId))
  );
}

/** Meetings that have come within reach are entered, and whatever has come due in calendars is queued. */
async function keepCalendars(trust: TrustWrites, looking: Looking): Promise<number> {
  return (await enterMeetings(trust, looking)) + (await trust.calendarLinks.queueDue(looking.now));
}

/** Ticks and works until there is nothing left; returns how much was done. */
export async function tickUntilQuiet(bot: Bot): Promise<number> {
  let ran = 0;
  for (;;) {
    const found = (await tick(bot)) + (await bot.jobs.drain());
    if (found === 0) return ran;
    ran += found;
  }
}
