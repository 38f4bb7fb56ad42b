import { isHere } from '#domain/meeting/series-draft.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { ActionInContext } from '#ports/action-store.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import { ownActions } from './read-actions.ts';

interface When {
  readonly now: IsoInstant;
  readonly newId: NewId;
}

/** Done, or no longer wanted. The caller holds the action and has asked who may. */
export async function endAction(
  trust: TrustWrites,
  action: ActionInContext,
  { state, note, now }: { state: 'done' | 'dropped'; note: string | null; now: IsoInstant },
): Promise<void> {
  await trust.actions.change(action.id, { state, endedAt: now, endNote: note });
  await redrawAbout(trust, action);
}

/** A mistake put right: done is open again. */
export async function undoEnd(trust: TrustWrites, action: ActionInContext): Promise<void> {
  await trust.actions.change(action.id, { state: 'open', endedAt: null, endNote: null });
  await redrawAbout(trust, action);
}

/** The owner asks for another day: whoever chairs the series is asked. `false`: nobody does, or that person has left. */
export async function askForDay(
  trust: TrustWrites,
  action: ActionInContext,
  { dueOn, reason, now, newId }: When & { dueOn: IsoDate; reason: string },
): Promise<boolean> {
  await trust.actions.change(action.id, { asked: { dueOn, reason, answer: null } });
  await redrawAbout(trust, action);
  const chairId = (await trust.meetings.findSeries(action.seriesId))?.chairId ?? null;
  const chair = chairId === null ? null : await trust.people.find(chairId);
  if (!chair || !isHere(chair) || chair.id === action.ownerId) return false;
  const audience = { kind: 'chair', seriesId: action.seriesId } as const;
  await trust.outbox.post(
    {
      ...{ key: `day asked ${newId()}`, card: 'action-day', subject: action.id, audience },
      ...{ urgency: 'can-wait', dueAt: now },
    },
    now,
  );
  return true;
}

/** Holds an action and who is asked about it, which changes with the series: that is held first, as by those who change both. */
export async function holdAsked(trust: TrustWrites, actionId: string): Promise<void> {
  const found = await trust.actions.find(actionId);
  if (found) await trust.meetings.holdSeries(found.seriesId);
  await trust.actions.hold(actionId);
}

/** The chair's answer; the owner is told. */
export async function answerDay(
  trust: TrustWrites,
  action: ActionInContext,
  { answer, now, newId }: When & { answer: 'agreed' | 'kept' },
): Promise<void> {
  if (!action.asked) return;
  const { dueOn } = action.asked;
  await trust.actions.change(action.id, {
    asked: { ...action.asked, answer },
    ...(answer === 'agreed' && { dueOn }),
  });
  await redrawAbout(trust, action);
  const audience = { kind: 'owner', actionId: action.id } as const;
  await trust.outbox.post(
    {
      ...{ key: `day answered ${newId()}`, card: 'action-day', subject: action.id, audience },
      ...{ urgency: 'can-wait', dueAt: now },
    },
    now,
  );
}

/** In the meeting: another day, another owner, or both. Whoever owns it now gets their actions. */
export async function reassign(
  trust: TrustWrites,
  action: ActionInContext,
  { ownerId, dueOn, now, newId }: When & { ownerId: string; dueOn: IsoDate },
): Promise<void> {
  const asked =
    action.asked && ({ ...action.asked, answer: action.asked.dueOn === dueOn ? 'agreed' : 'kept' } as const);
  await trust.actions.change(action.id, { ownerId, dueOn, asked });
  await redrawAbout(trust, action);
  if (ownerId === action.ownerId && dueOn === action.dueOn && action.asked?.answer !== null) return;
  if (ownerId !== action.ownerId) await trust.outbox.wantUpdates(ownActions(ownerId));
  const audience = { kind: 'person', personId: ownerId } as const;
  await trust.outbox.post(
    {
      ...{ key: `reassigned ${newId()}`, card: 'my-actions', subject: ownActions(ownerId), audience },
      ...{ urgency: 'can-wait', dueAt: now },
    },
    now,
  );
}

/** Every card the action is on: its owner's, the one that asked for another day, and the agendas and minutes it is in. */
async function redrawAbout(trust: TrustWrites, { id, ownerId, meetingId }: ActionInContext): Promise<void> {
  for (const subject of [
    id,
    ownActions(ownerId),
    meetingId,
    ...(await trust.agendas.meetingsWith(`action ${id}`)),
  ])
    await trust.outbox.wantUpdates(subject);
}
