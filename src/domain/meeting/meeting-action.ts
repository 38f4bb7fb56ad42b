import { z } from 'zod/v4';
import { addDays, dayOf, IsoDate, IsoInstant } from '../time/iso.ts';
import { dayInWords } from '../time/words.ts';

/** What someone undertook at a meeting to do by a day. Whoever may read its line reads it, and its owner. */
export const MeetingAction = z.object({
  id: z.string(),
  meetingId: z.string(),
  lineId: z.string(),
  urn: z.string().nullable(),
  text: z.string().min(1).max(300),
  ownerId: z.string(),
  ownerName: z.string(),
  /** Whether the owner still holds any role; one who left can do nothing more about it. */
  ownerIsHere: z.boolean(),
  dueOn: IsoDate,
  state: z.enum(['open', 'done', 'dropped']),
  endedAt: IsoInstant.nullable(),
  endNote: z.string().nullable(),
  /** The owner's latest wish for another day, and what the chair said to it. */
  asked: z
    .object({ dueOn: IsoDate, reason: z.string(), answer: z.enum(['agreed', 'kept']).nullable() })
    .nullable(),
  at: IsoInstant,
  version: z.number().int(),
});
export type MeetingAction = z.infer<typeof MeetingAction>;

/** Further away than this an action is no action but a plan. */
const LONGEST_DAYS = 366;

/** Why an action cannot be due on this day; null when it can. */
export function dueFault(dueOn: string, today: IsoDate): string | null {
  if (!IsoDate.safeParse(dueOn).success) return 'Please give the day it is due.';
  if (dueOn < today) return 'Please give a day that is not past.';
  if (dueOn > addDays(today, LONGEST_DAYS)) return 'Please give a day within a year.';
  return null;
}

/** How it stands, for the audit. */
export const factsOfAction = ({ ownerId, dueOn, state, asked }: MeetingAction) => ({
  owner: ownerId,
  due: dueOn,
  state,
  asked: asked && { dueOn: asked.dueOn, answer: asked.answer },
});

/** How it stands at `now`: "Tom Reed, due Tue 3 Nov, overdue". */
export function standingInWords(action: MeetingAction, now: IsoInstant): string {
  const { ownerName, ownerIsHere, state, dueOn, endedAt, asked } = action;
  const ended = endedAt ? ` ${dayInWords(dayOf(endedAt), now)}` : '';
  if (state === 'done') return `${ownerName}, done${ended}`;
  if (state === 'dropped') return `${ownerName}, dropped${ended}`;
  return [
    ownerIsHere ? ownerName : `${ownerName}, who has left: it needs a new owner`,
    `due ${dayInWords(dueOn, now)}`,
    ...(dueOn < dayOf(now) ? ['overdue'] : []),
    ...(asked && asked.answer === null ? [`asks for ${dayInWords(asked.dueOn, now)}`] : []),
  ].join(', ');
}

/**
 * As minutes have it that were closed at this moment, null: not yet. What became of it since, and who has left since, is
 * no part of that record.
 */
export function asMinuted(action: MeetingAction, closedAt: IsoInstant | null): MeetingAction {
  const kept = { ...action, ownerIsHere: true, asked: null };
  const endedSince = closedAt !== null && action.endedAt !== null && action.endedAt > closedAt;
  return endedSince ? { ...kept, state: 'open', endedAt: null, endNote: null } : kept;
}
