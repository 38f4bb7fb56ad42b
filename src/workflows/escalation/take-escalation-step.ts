import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import type { EscalatedOf, Escalation } from '#domain/escalation/escalation.ts';
import type { BeginningStep, EscalationStep } from '#domain/escalation/escalation-step.ts';
import { factsOfEscalation } from '#domain/escalation/facts.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { awayByRecord } from '../away/who-is-away.ts';
import { reminderPost } from '../deliveries/reminder-post.ts';
import type { EscalatedThing } from './escalation-reader.ts';
import { tellOfWaiting, waitingRef } from './waiting-for.ts';

const CARD = 'escalation';

/** Begins it, and reminds or tells whoever the first step concerns; null: it was begun before. */
export async function beginEscalation(
  trust: TrustWrites,
  of: EscalatedOf,
  step: BeginningStep,
  thing: EscalatedThing,
): Promise<Escalation | null> {
  const escalation = await trust.escalations.begin(of, step);
  if (!escalation) return null;
  await noted(trust, escalation, step);
  const { ownRecord, people } = thing;
  if (step.kind === 'reminded') await remind(trust, people.answererIds, ownRecord.ref, step.at);
  else if (thing.isShownFromTheStart) await showSchool(trust, escalation, thing, step);
  await tellWhoseTurn(trust, escalation, thing, step);
  if (escalation.state === 'with-officer') await redrawWaiting(trust, thing);
  return escalation;
}

/**
 * All that waits for somebody is one card a day: where they have had today's, it lists this already. Who is away by the record has it when
 * they are back.
 */
async function remind(
  trust: TrustWrites,
  personIds: readonly string[],
  ref: string,
  now: string,
): Promise<void> {
  const today = dayOf(now);
  const isAway = await awayByRecord(trust, personIds, today);
  for (const personId of personIds)
    if (!isAway(personId, today)) await trust.outbox.post(reminderPost(personId, [ref], now), now);
}

/** One more step, and all that follows from it. The caller holds the escalation and has looked that the step may be taken. */
export async function takeEscalationStep(
  trust: TrustWrites,
  id: string,
  step: EscalationStep,
  thing: EscalatedThing,
): Promise<Escalation> {
  const escalation = await trust.escalations.add(id, step);
  await noted(trust, escalation, step);
  if (escalation.state === 'on-agenda' && step.kind !== 'added')
    await showSchool(trust, escalation, thing, step);
  await tellWhoseTurn(trust, escalation, thing, step);
  await trust.outbox.wantUpdates(id);
  await redrawWaiting(trust, thing);
  return escalation;
}

/** The cards that officers have of all that waits for them. */
async function redrawWaiting(
  { outbox }: Pick<TrustWrites, 'outbox'>,
  { people }: Pick<EscalatedThing, 'people'>,
): Promise<void> {
  for (const officerId of people.officerIds) await outbox.wantUpdates(waitingRef(officerId));
}

/**
 * Whoever it waits for has a card: an officer one of all that waits for their word (waiting-for.ts), whoever decides one of this, once for
 * each time it waits for them. All of it waits for the morning.
 */
export async function tellWhoseTurn(
  trust: Pick<TrustWrites, 'outbox'>,
  escalation: Escalation,
  { people }: Pick<EscalatedThing, 'people'>,
  { at, byId }: Pick<EscalationStep, 'at' | 'byId'>,
): Promise<void> {
  const { id, state, officerAsked } = escalation;
  if (state === 'with-officer')
    for (const personId of new Set(people.officerIds)) await tellOfWaiting(trust, escalation, personId, at);
  if (state !== 'with-decider') return;
  for (const personId of new Set(people.deciderIds))
    if (personId !== byId) await post(trust, `${state} ${officerAsked}`, id, personId, at);
}

/** The school has the line as it will stand, and may add to it. */
async function showSchool(
  trust: Pick<TrustWrites, 'outbox'>,
  { id, state }: Escalation,
  { people }: EscalatedThing,
  { at }: Pick<EscalationStep, 'at'>,
): Promise<void> {
  for (const personId of people.answererIds) await post(trust, `line ${state}`, id, personId, at);
}

const post = (
  trust: Pick<TrustWrites, 'outbox'>,
  news: string,
  id: string,
  personId: string,
  now: string,
): Promise<void> =>
  trust.outbox.post(
    {
      key: `escalation ${news} ${id} ${personId}`,
      ...{ card: CARD, subject: id, audience: { kind: 'person', personId } },
      ...{ urgency: 'can-wait', dueAt: now },
    },
    now,
  );

/** What no press on its own card has put on the record. */
async function noted(trust: TrustWrites, escalation: Escalation, { kind, at, byId }: EscalationStep) {
  if (byId !== actorId(SCHEDULE)) return;
  await trust.audit.append({
    ...{ at, actorId: byId, entrance: SCHEDULE.entrance, verb: `escalation.${kind}` },
    ...{ subject: escalation.id, after: factsOfEscalation(escalation) },
  });
}
