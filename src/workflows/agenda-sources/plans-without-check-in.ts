import type { ProposedLine } from '#domain/meeting/agenda-line.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import type { CheckIn } from '#domain/plan/check-in.ts';
import { halfTermWithout } from '#domain/plan/half-term-without.ts';
import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import { later } from '#domain/time/order.ts';
import { dayInWords } from '#domain/time/words.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { planRef } from '../plans/plan-refs.ts';
import { readCalendars } from '../read-calendars.ts';
import type { AgendaSource } from './agenda-source.ts';

/**
 * Plans of which nobody has sent a check-in for a whole half term, whether or not one was asked for: then the cadence may be what is
 * wrong. For the chair, since a plan is nothing a channel may know of. Each half term is on one agenda of a series, the first whose meeting
 * follows it; on another only once the school was asked since and that has not come either.
 */
export const plansWithoutCheckIn: AgendaSource = {
  name: 'plans-without-check-in',
  async propose(trust, { meeting, earlier, schools, now, modelFiles, bankHolidays }) {
    const plans = await trust.plans.running();
    if (plans.length === 0) return [];
    const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model ?? null;
    const calendarOf = await readCalendars(trust, bankHolidays);
    const lines: ProposedLine[] = [];
    for (const { id, urn, kind, title, from, to, agreed, createdAt } of plans) {
      const school = schools.find(each => each.urn === urn);
      if (!school) continue;
      const checkIns = await trust.plans.checkInsOf(id);
      const since = later(from, dayOf(agreed.at(-1)?.at ?? createdAt));
      const plan = { since, until: to, checkIns };
      const half = halfTermWithout(plan, calendarOf(school), dayOf(meeting.startsAt));
      if (!half || isKnown(half, checkIns, earlier)) continue;
      const last = checkIns.find(({ state }) => state === 'sent')?.sent;
      const name = model?.plans.find(each => each.id === kind)?.name ?? 'plan';
      lines.push({
        ...{ section: 'confidential', audience: 'chair', readerIds: [], key: `${id} ${half.startsOn}`, urn },
        text: `No check-in on the ${name} “${title.slice(0, 80)}” in all of ${half.name}`,
        reason: last
          ? `The last one came on ${dayInWords(dayOf(last.at), now)}`
          : checkIns.length > 0
            ? 'None has come yet'
            : 'None was asked for yet: its cadence is the improvement model’s',
        link: { card: 'plan', ref: planRef(id) },
      });
    }
    return lines;
  },
};

/** Whether the series' last agenda has said it, and nobody was asked since. */
function isKnown(
  { endsOn }: { readonly endsOn: IsoDate },
  checkIns: readonly Pick<CheckIn, 'openedAt'>[],
  earlier: Meeting | null,
): boolean {
  if (!earlier || dayOf(earlier.startsAt) <= endsOn) return false;
  const seenAt = earlier.preparedAt ?? earlier.agendaDueAt;
  return checkIns.every(({ openedAt }) => openedAt <= seenAt);
}
