import { can } from '#domain/access/can.ts';
import { planTarget } from '#domain/plan/agreement.ts';
import { allActionsOf, answersIn, type PlacedAction } from '#domain/plan/asked.ts';
import { type CheckIn, isLate, sentOf } from '#domain/plan/check-in.ts';
import { thingOfKind } from '#domain/plan/check-in-window.ts';
import { factsOfCheckIn } from '#domain/plan/facts.ts';
import { dayOf } from '#domain/time/iso.ts';
import { headsOf } from '#domain/visit/recipients.ts';
import type { TrustReads } from '#ports/store.ts';
import { nameOfThing } from '../owed/name-of-thing.ts';
import { askedIn, helpWanted } from './answer-check-in.ts';
import type { AskedRow, CheckInForm, CheckInList, CheckInSubject } from './check-in-view.ts';
import { type PlanFacts, planFacts } from './plan-facts.ts';
import { readCheckInRef } from './plan-refs.ts';
import type { PlanAskedFor } from './read-plan.ts';
import { rowOf } from './view-of-plan.ts';

/** What a reference of the check-in's card shows this person; null: nothing of it is theirs to see. */
export async function readCheckIn(
  trust: TrustReads,
  ref: string,
  asked: PlanAskedFor,
): Promise<CheckInSubject | null> {
  const of = readCheckInRef(ref);
  const checkIn = of && (await trust.plans.checkIn(of.id));
  const facts = checkIn && (await planFacts(trust, checkIn.planId, asked));
  if (!facts) return null;
  const { safeguardingContact } = await trust.trust.get();
  const common = commonOf(facts, checkIn, { ...asked, safeguardingContact });
  if (of.actionId !== null) return formOf(facts, checkIn, of.actionId, { ...asked, common });
  if (!can(asked.actor, 'school.read-plan', facts.target)) return null;
  return listOf(facts, checkIn, { ...asked, common, as: of.as });
}

type Asking = Pick<PlanAskedFor, 'actor' | 'now'>;
type Common = Omit<
  CheckInForm,
  'kind' | 'row' | 'measure' | 'priority' | 'isRemoved' | 'mayAnswer' | 'seesAll' | 'handOnTo'
>;

function commonOf(
  { plan, school, kind, model, answers, nameOf }: PlanFacts,
  checkIn: CheckIn,
  { now, safeguardingContact }: Asking & { readonly safeguardingContact: string | null },
): Common {
  const { id, planId, state, dueOn, owedTo } = checkIn;
  const sent = sentOf(checkIn);
  const today = dayOf(now);
  const joins = kind?.reviewedAt !== undefined && dueOn !== owedTo;
  return {
    ...{ id, planId, urn: plan.urn, schoolName: school.name, planTitle: plan.title },
    kindName: kind?.name ?? plan.kind,
    ...{ state, dueOn, joins: joins && kind && model ? nameOfThing(model, thingOfKind(kind)) : null },
    isLate: state === 'open' && dueOn < today,
    sent: sent && {
      ...{ byName: nameOf(sent.byId), at: sent.at, unchanged: sent.unchanged },
      isLate: isLate(checkIn, sent.at),
    },
    takenBack: state === 'open' && checkIn.sent ? { sentAt: checkIn.sent.at } : null,
    ...{ safeguardingContact, today, facts: factsOfCheckIn(checkIn, answersIn(answers, checkIn)) },
    version: plan.version,
  };
}

function listOf(
  facts: PlanFacts,
  checkIn: CheckIn,
  { actor, common, as }: Asking & { readonly common: Common; readonly as: 'school' | 'team' },
): CheckInList {
  const { target, checkIns, nameOf } = facts;
  const { asked, unanswered } = askedIn(facts, checkIn);
  const mayAnswer = can(actor, 'school.answer-check-in', target) && checkIn.state !== 'passed';
  const sees = as === 'school' && can(actor, 'school.answer-check-in', target) ? 'school' : 'team';
  const numbers = (each: readonly PlacedAction[]) => each.map(({ number }) => number);
  const before = checkIns[checkIns.findIndex(({ id }) => id === checkIn.id) + 1];
  const said = (comment: CheckIn['comment']) =>
    comment && { byName: nameOf(comment.byId), at: comment.at, words: comment.words };
  const hasAnswers = asked.length > unanswered.length || sentOf(checkIn) !== null;
  return {
    kind: 'list',
    ...common,
    sees,
    rows: asked.map(action => askedRow(action, facts, checkIn, { actor, today: common.today })),
    unanswered: unanswered.length,
    wantsHelp: numbers(helpWanted(facts, checkIn, { unchanged: false })),
    wantsHelpUnchanged: numbers(helpWanted(facts, checkIn, { unchanged: true })),
    may: {
      answer: sees === 'school' && mayAnswer,
      send: sees === 'school' && mayAnswer && checkIn.state === 'open',
      comment:
        sees === 'team' &&
        checkIn.comment === null &&
        hasAnswers &&
        can(actor, 'school.comment-check-in', target),
    },
    comment: said(checkIn.comment),
    lastComment: said(before?.comment ?? null),
  };
}

/** null: the plan never had it, or it is not theirs to answer. */
function formOf(
  facts: PlanFacts,
  checkIn: CheckIn,
  actionId: string,
  { actor, common }: Asking & { readonly common: Common },
): CheckInForm | null {
  const { plan, school, people, delegateIds, agreements } = facts;
  const action = allActionsOf(plan).find(({ id }) => id === actionId);
  if (!action) return null;
  const isHandedOn = checkIn.handedOn.includes(actionId);
  const around = { delegateIds, agreements, action: { ownerId: action.ownerId, isHandedOn } };
  const target = planTarget(school, around);
  if (!can(actor, 'school.answer-check-in', target)) return null;
  const seesAll = can(actor, 'school.answer-check-in', facts.target);
  const owner = people.find(({ id, isForgotten }) => id === action.ownerId && !isForgotten);
  const heads = headsOf(people, school).map(({ id }) => id);
  const mayHandOn =
    seesAll &&
    owner !== undefined &&
    !isHandedOn &&
    owner.id !== actor.personId &&
    owner.appointments.length > 0 &&
    ![...heads, ...delegateIds].includes(owner.id);
  const isRemoved = action.removedAt !== null;
  return {
    kind: 'answer',
    ...common,
    row: askedRow(action, facts, checkIn, { actor, today: common.today }),
    ...{ measure: action.measure, priority: action.priority, isRemoved, seesAll },
    mayAnswer: !isRemoved && checkIn.state !== 'passed' && plan.state === 'agreed',
    handOnTo: mayHandOn && !isRemoved && checkIn.state === 'open' ? { id: owner.id, name: owner.name } : null,
  };
}

function askedRow(
  action: PlacedAction,
  facts: PlanFacts,
  checkIn: CheckIn,
  { actor, today }: Pick<Asking, 'actor'> & { readonly today: string },
): AskedRow {
  const own = answersIn(facts.answers, checkIn).filter(({ actionId }) => actionId === action.id);
  return {
    ...rowOf(action, facts, today),
    given: own.map(({ byId, at, rag, words, links, done, help }) => ({
      ...{ byName: facts.nameOf(byId), isOwn: byId === actor.personId, at, rag, words, links, done, help },
      isLate: isLate(checkIn, at),
    })),
    needsHelp: facts.stateOf(action.id).needsHelp,
    isHandedOn: checkIn.handedOn.includes(action.id),
  };
}
