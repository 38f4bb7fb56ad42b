import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { PostRequest } from '#ports/post.ts';

/** The card that lists what waits for a person, and its reference for one person. */
export const REMINDER_CARD = 'waiting-questions';
export const remindersOf = (personId: string): string => `questions of ${personId}`;

/**
 * The one reminder of a day, of everything that waits for this person. It is keyed by the person and London's day, so that no second
 * process, restart or jump of the clock, and no second reason to remind them, makes it two.
 */
export const reminderPost = (personId: string, about: readonly string[], now: IsoInstant): PostRequest => ({
  key: `waiting ${personId} ${dayOf(now)}`,
  card: REMINDER_CARD,
  subject: remindersOf(personId),
  audience: { kind: 'person', personId },
  urgency: 'can-wait',
  about: [...new Set(about)],
  dueAt: now,
});
