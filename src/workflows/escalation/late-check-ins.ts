import { isLate } from '#domain/plan/check-in.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import { type PlanFacts, planFacts } from '../plans/plan-facts.ts';
import { checkInReadRef, checkInRef } from '../plans/plan-refs.ts';
import type { EscalationReader } from './escalation-reader.ts';
import { peopleAsked } from './people-asked.ts';

const SHOWN = 80;

/** Check-ins on plans that were not sent by their last day (DOMAIN, workflow 4). */
export const lateCheckIns: EscalationReader = {
  kind: 'check-in',
  label: 'Overdue check-in',
  async lateNow(trust, { now }) {
    const newest = await trust.plans.newestCheckIns();
    const late = [...newest.values()].filter(each => each.state === 'open' && isLate(each, now));
    if (late.length === 0) return [];
    const plans = new Map((await trust.plans.running()).map(plan => [plan.id, plan]));
    const current = new Set((await trust.schools.list()).filter(isCurrent).map(({ urn }) => urn));
    return late.flatMap(({ id, planId, dueOn }) => {
      const urn = plans.get(planId)?.urn;
      return urn !== undefined && current.has(urn) ? [{ kind: 'check-in', thingId: id, urn, dueOn }] : [];
    });
  },
  async read(trust, { thingId, dueOn }, asking) {
    const checkIn = await trust.plans.checkIn(thingId);
    const facts = checkIn && (await planFacts(trust, checkIn.planId, asking));
    if (!facts) return null;
    const { plan, school } = facts;
    const isAsked =
      checkIn.state === 'open' &&
      checkIn.dueOn === dueOn &&
      dueOn < dayOf(asking.now) &&
      plan.state === 'agreed' &&
      isCurrent(school);
    return {
      school,
      standing: checkIn.state === 'sent' ? 'answered' : isAsked ? 'late' : 'not-needed',
      name: `the check-in on ${planInWords(facts)}`,
      line: `The check-in on ${planInWords(facts)} was due ${dayInWords(dueOn, asking.now)}`,
      facts: [lastInWords(facts, asking.now)],
      record: { card: 'plan-check-in', ref: checkInReadRef(thingId) },
      ownRecord: { card: 'plan-check-in', ref: checkInRef(thingId) },
      ...askedAbout(facts),
      isShownFromTheStart: false,
      isForOfficer: false,
      isConfidential: false,
    };
  },
};

/** "the Academy Improvement Plan “Plan 2026/27”", cut where it was titled at length. */
export const planInWords = ({ plan, kind }: PlanFacts): string => {
  const { title } = plan;
  const short = title.length > SHOWN ? `${title.slice(0, SHOWN - 1)}…` : title;
  return `the ${kind?.name ?? 'plan'} “${short}”`;
};

/** When the school last sent one. */
function lastInWords({ checkIns }: PlanFacts, now: string): string {
  const last = checkIns.find(({ state }) => state === 'sent')?.sent;
  return last ? `The last one came on ${dayInWords(dayOf(last.at), now)}.` : 'It is the first of this plan.';
}

/** Whom anything about a plan's check-ins is put to, and whether it goes on by itself. */
export const askedAbout = ({ people, school, delegateIds, model }: PlanFacts) => ({
  people: peopleAsked(people, school, { delegateIds, model }),
  byItself: model?.lateness.escalatesByItself ?? false,
});
