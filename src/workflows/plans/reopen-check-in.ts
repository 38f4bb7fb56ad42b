import { schoolWeekFrom } from '#domain/entitlement/asking-time.ts';
import { dayOf } from '#domain/time/iso.ts';
import { headsOf } from '#domain/visit/recipients.ts';
import type { TrustWrites } from '#ports/store.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';
import { readCalendars } from '../read-calendars.ts';
import { stopAboutPlan } from './concern-the-team.ts';
import { type Planning, planFacts } from './plan-facts.ts';
import { checkInReadRef, checkInRef } from './plan-refs.ts';
import { redrawPlan } from './tell-plan.ts';

/**
 * What a check-in has done was taken back on the record of what is owed: it is open again with all that was answered, and whoever answers
 * for the school is asked to send it, within a school week where its day is past. That it was sent is kept, so that their card says why. Of one that the next has followed, or whose plan has
 * ended, nothing is asked any more. The caller holds the school's record.
 */
export async function reopenCheckIn(
  trust: TrustWrites,
  id: string,
  planning: Omit<Planning, 'newId'>,
): Promise<void> {
  const checkIn = await trust.plans.checkIn(id);
  if (!checkIn || !(await trust.plans.hold(checkIn.planId))) return;
  const facts = await planFacts(trust, checkIn.planId, planning);
  const [newest] = facts?.checkIns ?? [];
  if (facts?.plan.state !== 'agreed' || newest?.id !== id || newest.state !== 'sent') return;
  const { plan, school, people } = facts;
  const { now, bankHolidays } = planning;
  const calendar = (await readCalendars(trust, bankHolidays))(school);
  const today = dayOf(now);
  const isPast = newest.dueOn < today;
  const dueOn = isPast ? schoolWeekFrom(today, calendar) : newest.dueOn;
  await trust.plans.changeCheckIn(plan.id, id, { state: 'open', dueOn });
  const { answers } = await delegatesOf(trust, school.urn, now);
  for (const personId of new Set([...headsOf(people, school).map(each => each.id), ...answers]))
    await trust.outbox.post(
      {
        key: `plan check-in ask again ${id} ${now} ${personId}`,
        ...{ card: 'plan-check-in', subject: checkInRef(id), audience: { kind: 'person', personId } },
        ...{ urgency: 'can-wait', dueAt: now },
      },
      now,
    );
  await trust.outbox.wantUpdates(checkInRef(id));
  await trust.outbox.wantUpdates(checkInReadRef(id));
  await redrawPlan(trust, plan);
  await stopAboutPlan(trust, plan.id, planning);
}
