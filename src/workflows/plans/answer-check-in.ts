import { statesOf } from '#domain/plan/action-state.ts';
import { officersAt } from '#domain/plan/agreement.ts';
import { answersIn, askedAbout, unchangedOf } from '#domain/plan/asked.ts';
import { type CheckIn, fulfilmentOfCheckIn, type PlanAnswer } from '#domain/plan/check-in.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { redrawNeeds } from '../owed/mark-owed.ts';
import { readOwed } from '../owed/read-owed.ts';
import { raiseConcerns, raiseSince, stopAboutPlan } from './concern-the-team.ts';
import { isRecurring } from './due-check-ins.ts';
import { type PlanFacts, type PlanningBy, planThere } from './plan-facts.ts';
import { checkInActionRef, checkInReadRef, checkInRef } from './plan-refs.ts';
import { redrawPlan } from './tell-plan.ts';

/** What somebody says of one action. */
export type Said = Pick<PlanAnswer, 'rag' | 'words' | 'links' | 'done' | 'help'>;

/** The plan of a check-in, held; whoever presses a button of a check-in works on that. `false`: there is none. */
export async function holdCheckIn(trust: TrustWrites, id: string): Promise<boolean> {
  const checkIn = await trust.plans.checkIn(id);
  return checkIn !== null && trust.plans.hold(checkIn.planId);
}

/**
 * Keeps what somebody says of one action beside whatever else was said of it. The caller holds the check-in and has looked that they
 * may. Returns whether it is to be said what would help.
 */
export async function answerAction(
  trust: TrustWrites,
  checkIn: CheckIn,
  actionId: string,
  said: Said,
  by: PlanningBy,
): Promise<{ readonly needsHelp: boolean }> {
  const { newId, byId, now: at } = by;
  const answer = { id: newId(), actionId, checkInId: checkIn.id, ...said, byId, at };
  await trust.plans.addAnswers(checkIn.planId, [answer]);
  await tellOfficers(trust, checkIn, by);
  await stopAboutPlan(trust, checkIn.planId, by);
  if (checkIn.state === 'sent') await raiseSince(trust, checkIn, by);
  const { stateOf } = await planThere(trust, checkIn.planId, by);
  return { needsHelp: stateOf(actionId).needsHelp };
}

/** The officers have one card of a check-in, from its first answer on; as answers come it shows them. */
async function tellOfficers(trust: TrustWrites, checkIn: CheckIn, by: PlanningBy): Promise<void> {
  const { people, school } = await planThere(trust, checkIn.planId, by);
  const subject = checkInReadRef(checkIn.id);
  for (const personId of officersAt(people, school)) {
    if (personId === by.byId) continue;
    await trust.outbox.post(
      {
        key: `plan check-in answered ${checkIn.id} ${personId}`,
        ...{ card: 'plan-check-in', subject, audience: { kind: 'person', personId } },
        ...{ urgency: 'can-wait', dueAt: by.now },
      },
      by.now,
    );
  }
  await trust.outbox.wantUpdates(subject);
}

/** The actions a check-in asks about, and what was said in it. */
export function askedIn({ plan, stateOf, answers }: PlanFacts, checkIn: CheckIn) {
  const answered = answersIn(answers, checkIn);
  const asked = askedAbout(plan, stateOf, { until: checkIn.asksUntil, answered });
  const unanswered = asked.filter(({ id }) => answered.every(({ actionId }) => actionId !== id));
  return { asked, answered, unanswered };
}

/**
 * The actions of which somebody has to say what would help before it can be sent: red, or amber three times running; `unchanged`:
 * as it would be with what nobody answered left as it is.
 */
export function helpWanted(facts: PlanFacts, checkIn: CheckIn, { unchanged }: { unchanged: boolean }) {
  const { asked, unanswered } = askedIn(facts, checkIn);
  const more = unchanged ? asUnchanged(facts, checkIn, unanswered) : [];
  const stateOf = statesOf([...facts.answers, ...more]);
  return asked.filter(({ id }) => stateOf(id).needsHelp);
}

function asUnchanged(facts: PlanFacts, { id: checkInId }: CheckIn, unanswered: readonly { id: string }[]) {
  return unchangedOf(unanswered, facts.stateOf).map(
    (each): PlanAnswer => ({
      ...{ ...each, id: '', checkInId, words: '', links: [], done: false, byId: '', at: '' },
    }),
  );
}

/**
 * The school says that this is all; `unchanged`: why nothing else has changed. What is owed of the plan's kind is done by it, where
 * it is not reviewed at a visit. The caller holds it and has looked that nothing is missing.
 */
export async function sendCheckIn(
  trust: TrustWrites,
  checkIn: CheckIn,
  unchanged: string | null,
  by: PlanningBy,
): Promise<void> {
  const facts = await planThere(trust, checkIn.planId, by);
  const { newId, byId, now: at } = by;
  const { plan, kind, school } = facts;
  if (unchanged !== null) {
    const { unanswered } = askedIn(facts, checkIn);
    const same = asUnchanged(facts, checkIn, unanswered).map(each => ({ ...each, id: newId(), byId, at }));
    await trust.plans.addAnswers(plan.id, same);
  }
  await trust.plans.changeCheckIn(plan.id, checkIn.id, { state: 'sent', sent: { byId, at, unchanged } });
  if (kind && kind.reviewedAt === undefined && (await countsAsDone(trust, facts, checkIn, by))) {
    await trust.owed.hold(school.urn);
    const id = fulfilmentOfCheckIn(checkIn, newId());
    const done = { id, urn: school.urn, on: dayOf(at), state: 'done' as const };
    await trust.owed.addFulfilments([{ ...done, things: [kind.id] }], { at, byId });
    await redrawNeeds(trust, school.urn);
  }
  await tellOfficers(trust, checkIn, by);
  for (const actionId of checkIn.handedOn)
    await trust.outbox.wantUpdates(checkInActionRef(checkIn.id, actionId));
  await trust.outbox.wantUpdates(checkInRef(checkIn.id));
  await redrawPlan(trust, plan);
  await stopAboutPlan(trust, plan.id, by);
  await raiseConcerns(trust, checkIn, by);
}

/**
 * Whether a check-in sent today is what was owed: so long as that can be made up. What was missed stays so, since it would count to
 * the next stretch and nobody would be asked then.
 */
async function countsAsDone(
  trust: TrustWrites,
  { kind, model, school }: PlanFacts,
  { owedTo }: CheckIn,
  by: PlanningBy,
): Promise<boolean> {
  const today = dayOf(by.now);
  if (today <= owedTo || !kind || !model || isRecurring(kind, model)) return true;
  const items = (await readOwed(trust, [school], today, by))?.schools[0]?.owed?.items ?? [];
  return items.some(({ thing, to, state }) => thing === kind.id && to === owedTo && state === 'late');
}

/** Asks an action's owner about it: they get a card with that alone. The caller has looked that they are somebody of the trust. */
export async function handOn(
  trust: TrustWrites,
  { id, planId, handedOn }: CheckIn,
  { actionId, ownerId }: { readonly actionId: string; readonly ownerId: string },
  { now }: PlanningBy,
): Promise<void> {
  await trust.plans.changeCheckIn(planId, id, { handedOn: [...new Set([...handedOn, actionId])] });
  await trust.outbox.post(
    {
      key: `plan check-in hand on ${id} ${actionId} ${ownerId}`,
      ...{ card: 'plan-check-in', subject: checkInActionRef(id, actionId) },
      ...{ audience: { kind: 'person', personId: ownerId }, urgency: 'can-wait', dueAt: now },
    },
    now,
  );
}

/** What the officer has to say, once; the head's next card shows it. */
export async function commentOn(
  trust: TrustWrites,
  { id, planId }: CheckIn,
  words: string,
  { byId, now: at }: PlanningBy,
): Promise<void> {
  await trust.plans.changeCheckIn(planId, id, { comment: { byId, at, words } });
}
