import { z } from 'zod/v4';
import { Id, Part } from '../improvement-model/parts.ts';
import { addMinutes, IsoDate, IsoInstant } from '../time/iso.ts';

/**
 * - `draft`: somebody looks for times; nobody else knows of it.
 * - `offered`: the head is asked to choose a time. `booked`: it has one.
 * - `held` and `not-held`: what the lead said after its end.
 * - `declined`: the head said no. `lapsed`: nobody answered in time. `cancelled`: called off, in Teams or in Outlook.
 */
export const VisitState = z.enum([
  'draft',
  'offered',
  'booked',
  'held',
  'not-held',
  'declined',
  'lapsed',
  'cancelled',
]);
export type VisitState = z.infer<typeof VisitState>;

/** A time that was offered. `taken`: somebody is busy since; `ruled-out`: somebody who must be there cannot. */
export const OfferedSlot = z.object({
  id: z.string(),
  startsAt: IsoInstant,
  /** Why it stands where it does: "the earliest; 12 minutes from the visit before". */
  because: z.string(),
  /** The same for the lead, with the names of the schools before and after. */
  forLead: z.string().optional(),
  state: z.enum(['open', 'taken', 'ruled-out', 'proposed']),
  /** Who chose it, proposed it or ruled it out; null as long as nobody has. */
  byId: z.string().nullable(),
});
export type OfferedSlot = z.infer<typeof OfferedSlot>;

/** How somebody invited has answered, in Teams or in Outlook. */
export const Answer = z.enum(['none', 'accepted', 'tentative', 'declined']);
export type Answer = z.infer<typeof Answer>;

/** Somebody who is to be there beside the lead. */
export const Attendee = z.object({
  personId: z.string(),
  name: z.string(),
  part: Part,
  required: z.boolean(),
  answer: Answer,
});
export type Attendee = z.infer<typeof Attendee>;

/**
 * What should be looked at by a person, and was not undone. `both-changed`: it was changed in Teams and in Outlook at about
 * the same time, and the later change holds.
 */
export const VisitFlag = z.enum(['holiday', 'clash', 'declined', 'not-in-outlook', 'both-changed']);
export type VisitFlag = z.infer<typeof VisitFlag>;

/** One engagement of one school: a visit, a review, a meeting. */
export const Visit = z.object({
  id: z.string(),
  urn: z.string(),
  /** The model's id of what it is, and what it was called when it was made. */
  engagement: Id,
  name: z.string(),
  /** The model's ids of everything owed that it is to satisfy; the engagement itself is the first. */
  things: z.array(z.string()).min(1),
  leadId: z.string(),
  leadName: z.string(),
  attendees: z.array(Attendee),
  state: VisitState,
  /** Null until it is booked. */
  startsAt: IsoInstant.nullable(),
  minutes: z.int().min(15).max(600),
  /** The first and last days of what is owed that it is for. */
  from: IsoDate,
  to: IsoDate,
  isOnline: z.boolean(),
  /** What it is about, and what is to be at hand; both are in the brief. */
  focus: z.string(),
  documents: z.string(),
  /** Whom to meet there, beside those who are invited. */
  meet: z.string().optional(),
  slots: z.array(OfferedSlot),
  /** An offer not answered by then lapses. */
  answerBy: IsoInstant.nullable(),
  /** Why it was declined, cancelled, moved or not held, as its author wrote it. */
  reason: z.string().nullable(),
  reasonById: z.string().nullable(),
  /** When it was before it was moved last. */
  movedFrom: IsoInstant.nullable(),
  flags: z.array(VisitFlag),
  /** The term's support days that were agreed together. */
  groupId: z.string().nullable(),
  createdById: z.string(),
  createdAt: IsoInstant,
  /** When its time, its people or its being on was last changed, and by which side. */
  changedAt: IsoInstant,
  changedIn: z.enum(['teams', 'outlook']),
  version: z.int(),
});
export type Visit = z.infer<typeof Visit>;

/** A visit that has its time. */
export type TimedVisit = Visit & { readonly startsAt: IsoInstant };
export const isTimed = (visit: Visit): visit is TimedVisit => visit.startsAt !== null;

export const endOf = ({ startsAt, minutes }: Pick<TimedVisit, 'startsAt' | 'minutes'>): IsoInstant =>
  addMinutes(startsAt, minutes);

/** Everybody who is to be there, the lead first. */
export const peopleOf = ({ leadId, attendees }: Pick<Visit, 'leadId' | 'attendees'>): string[] => [
  ...new Set([leadId, ...attendees.map(({ personId }) => personId)]),
];
