import { z } from 'zod/v4';
import type { Viewer } from '#domain/access/viewer.ts';
import { MeetingAction } from '#domain/meeting/meeting-action.ts';
import { addMinutes, dayOf, IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { OwnPlanAction, ownPlanActions } from '../plans/own-plan-actions.ts';

const A_FORTNIGHT_MINUTES = 14 * 24 * 60;

/** The reference of a person's own actions. */
export const ownActions = (personId: string): string => `actions of ${personId}`;

export const OwnAction = MeetingAction.extend({
  seriesName: z.string(),
  agreedOn: IsoDate,
  schoolName: z.string().nullable(),
  overdue: z.boolean(),
});

/** What one person has undertaken and not done yet, by the day it is due, and what they did lately. */
export const OwnActions = z.object({
  personId: z.string(),
  open: z.array(OwnAction),
  /** Done in the last fortnight, so that a slip can be put right. */
  done: z.array(OwnAction),
  /** What they own in schools' plans and is not done, by its day. */
  ofPlans: z.array(OwnPlanAction).default([]),
  today: IsoDate,
  version: z.number().int(),
});
export type OwnActions = z.infer<typeof OwnActions>;

/** Null when the reference is no one's. What somebody owns in plans is read for themselves alone. */
export async function readOwnActions(
  trust: TrustReads,
  ref: string,
  {
    actor,
    now,
    modelFiles,
  }: Pick<OwedSources, 'modelFiles'> & Pick<Viewer, 'actor'> & { readonly now: IsoInstant },
): Promise<OwnActions | null> {
  const personId = /^actions of (.+)$/.exec(ref)?.[1];
  if (!personId) return null;
  const names = new Map((await trust.schools.list()).map(({ urn, name }) => [urn, name]));
  const today = dayOf(now);
  const read = (actions: Awaited<ReturnType<typeof trust.actions.open>>) =>
    actions.map(
      ({
        seriesId: _series,
        startsAt,
        audience: _audience,
        readerIds: _readers,
        addedById: _by,
        ...action
      }) => ({
        ...action,
        agreedOn: dayOf(startsAt),
        schoolName: action.urn === null ? null : (names.get(action.urn) ?? null),
        overdue: action.dueOn < today,
      }),
    );
  const open = read(await trust.actions.open({ ownerId: personId }));
  const done = read(await trust.actions.endedSince(personId, addMinutes(now, -A_FORTNIGHT_MINUTES)));
  const version = [...open, ...done].reduce((sum, action) => sum + action.version, 0);
  const ofPlans = actor?.personId === personId ? await ownPlanActions(trust, actor, { now, modelFiles }) : [];
  return { personId, open, done, ofPlans, today, version };
}
