import type { Reach } from './reach.ts';
import type { Role } from './role.ts';

/** What can be asked for. A rule names one; a card's `allow` asks for one. */
export type Permission =
  | 'school.read-basics'
  | 'school.read-status'
  /** Put a flag about it before the chair of a meeting. */
  | 'school.flag'
  /** What it is owed and owes by the improvement model. */
  | 'school.read-owed'
  /** Say what it needs, what is not required or waived, and what was booked or done. */
  | 'school.mark-owed'
  /** What it is to be from a later day, before others may know. */
  | 'school.read-coming-category'
  /** Put right what the record says it was, with a reason. */
  | 'school.correct-category'
  /** Set and end a special status, say what the committee convened and by when a plan is asked for. */
  | 'school.set-status'
  /** For the school: send the plan that a status asks for. */
  | 'school.send-plan'
  /** Ask for help from outside the trust, and read what became of it. */
  | 'school.ask-support'
  /** Agree to that, or not. */
  | 'school.agree-support'
  /** Record a circumstance in which the trust may step in itself, and read those. */
  | 'school.record-intervention'
  /** Name somebody who answers for its head. */
  | 'school.name-delegate'
  /** Its plans, with everything answered about them. */
  | 'school.read-plan'
  /** Make its plans, change and close them. */
  | 'school.work-plan'
  /** As somebody whose part agrees such a plan by the model: agree it. */
  | 'school.agree-plan'
  /** For the school: answer a check-in on its plan; as an action's owner, about that action alone. */
  | 'school.answer-check-in'
  /** As the school's officer: say something about a check-in. */
  | 'school.comment-check-in'
  /** On which day it is visited next, and by whom; what for is `visit.read`. */
  | 'school.read-next-visit'
  /** See that it is to be, when, with whom, and what was answered. */
  | 'visit.read'
  /** Only when and where it is, and who leads it. */
  | 'visit.read-time'
  /** For the school: choose a time, propose another, decline. */
  | 'visit.answer'
  /** For oneself, as somebody who must be there: say which times one cannot make. */
  | 'visit.rule-out'
  /** Look for times, offer, move, cancel, change who leads and who comes. */
  | 'visit.book'
  /** Say whether it was held, write the report, release it. */
  | 'visit.report'
  /** For the school: point out what is inaccurate in the draft. */
  | 'visit.check-report'
  | 'visit.read-brief'
  /** The released report. */
  | 'visit.read-report'
  /** Have somebody of the team look at its category. */
  | 'school.ask-review'
  /** A category review, until what it comes to holds. */
  | 'review.read'
  /** For the team: propose, say what was talked about, reply to a dispute, withdraw. */
  | 'review.propose'
  /** For the school: confirm, talk first, dispute. */
  | 'review.answer'
  /** Say what it is where people do not agree or nobody answered. */
  | 'review.rule'
  | 'meeting.read'
  /** Add an item, send apologies. */
  | 'meeting.contribute'
  /** Start it, record in it, close it; read everything on its agenda. */
  | 'meeting.run'
  | 'meeting.take-over'
  /** Lines that are for the chair: not those that name their readers. */
  | 'meeting.read-confidential'
  /** Move it, cancel it, call an extra one, change its series. */
  | 'meeting.plan'
  /** A series nobody chairs yet. */
  | 'meeting.set-up'
  /** See what did not arrive, have it sent again or dropped: which card and whom for, never what it says. */
  | 'trust.mend-deliveries'
  /** Every school's category, or special status, in one list. */
  | 'trust.read-ladder';

export interface Rule {
  readonly role: Role | 'anyone';
  readonly reach: Reach;
  readonly may: readonly Permission[];
}

const LEADERS = [
  'school.read-basics',
  'school.read-status',
  'school.flag',
  'school.read-owed',
  'school.mark-owed',
  'school.read-coming-category',
  'school.correct-category',
  'school.set-status',
  'school.ask-support',
  'school.record-intervention',
  'school.read-next-visit',
  'school.read-plan',
  'school.work-plan',
  'school.comment-check-in',
  'school.ask-review',
  'review.read',
  'trust.read-ladder',
  'visit.read',
  'visit.book',
  'visit.read-brief',
  'visit.read-report',
  'meeting.read',
  'meeting.contribute',
  'meeting.take-over',
  'meeting.read-confidential',
  'meeting.plan',
  'meeting.set-up',
] as const;

/**
 * "Who may do what" as rows. Anything that no row allows is refused.
 * An administrator reads what a school is, never how it is doing; a department the same.
 */
export const RULES: readonly Rule[] = [
  {
    role: 'head',
    reach: 'own-school',
    may: [
      'school.read-basics',
      'school.read-status',
      'school.read-owed',
      'school.send-plan',
      'school.ask-support',
      'school.name-delegate',
      'school.read-next-visit',
      'school.read-plan',
      'school.work-plan',
      'school.answer-check-in',
      'visit.read',
      'visit.answer',
      'visit.check-report',
      'visit.read-brief',
      'visit.read-report',
    ],
  },
  {
    role: 'chair-of-governors',
    reach: 'own-school',
    may: ['school.read-basics', 'school.read-status', 'school.read-next-visit', 'visit.read-report'],
  },
  {
    role: 'clerk',
    reach: 'own-school',
    may: ['school.read-basics', 'school.read-status', 'school.read-next-visit', 'visit.read-report'],
  },
  {
    role: 'officer',
    reach: 'trust',
    may: [
      'school.read-basics',
      'school.read-status',
      'school.flag',
      'school.read-owed',
      'school.read-next-visit',
      'school.read-plan',
      'trust.read-ladder',
      'visit.read',
      'visit.read-brief',
      'visit.read-report',
      'meeting.read',
    ],
  },
  {
    role: 'officer',
    reach: 'own-hub',
    may: [
      'school.mark-owed',
      'school.read-coming-category',
      'school.ask-review',
      'school.ask-support',
      'school.work-plan',
      'school.comment-check-in',
      'visit.book',
    ],
  },
  { role: 'deputy-ceo', reach: 'trust', may: LEADERS },
  { role: 'ceo', reach: 'trust', may: [...LEADERS, 'school.agree-support'] },
  {
    role: 'department',
    reach: 'trust',
    may: ['school.read-basics', 'school.flag', 'school.read-next-visit'],
  },
  {
    role: 'administrator',
    reach: 'trust',
    may: ['school.read-basics', 'meeting.plan', 'meeting.set-up', 'trust.mend-deliveries'],
  },
  {
    role: 'anyone',
    reach: 'lead',
    may: ['visit.read', 'visit.book', 'visit.report', 'visit.read-brief', 'visit.read-report'],
  },
  { role: 'officer', reach: 'lead-has-left', may: ['visit.report'] },
  { role: 'deputy-ceo', reach: 'lead-has-left', may: ['visit.report'] },
  { role: 'ceo', reach: 'lead-has-left', may: ['visit.report'] },
  { role: 'anyone', reach: 'attendee', may: ['visit.read', 'visit.rule-out'] },
  { role: 'anyone', reach: 'invited-now', may: ['visit.read-brief', 'visit.read-report'] },
  { role: 'anyone', reach: 'recipient', may: ['visit.read-report'] },
  {
    role: 'anyone',
    reach: 'delegate',
    may: [
      'school.read-plan',
      'school.answer-check-in',
      'visit.read',
      'visit.answer',
      'visit.check-report',
      'visit.read-brief',
    ],
  },
  { role: 'anyone', reach: 'agreer', may: ['school.read-plan', 'school.agree-plan'] },
  { role: 'anyone', reach: 'owner', may: ['school.answer-check-in'] },
  { role: 'anyone', reach: 'slots-delegate', may: ['visit.read-time', 'visit.answer'] },
  { role: 'anyone', reach: 'may-propose', may: ['review.read', 'review.propose'] },
  { role: 'anyone', reach: 'answerer', may: ['review.read', 'review.answer'] },
  { role: 'anyone', reach: 'decider', may: ['review.read', 'review.rule'] },
  { role: 'anyone', reach: 'member', may: ['meeting.read', 'meeting.contribute'] },
  { role: 'anyone', reach: 'deputy', may: ['meeting.take-over'] },
  {
    role: 'anyone',
    reach: 'chair',
    may: ['meeting.run', 'meeting.take-over', 'meeting.read-confidential', 'meeting.plan'],
  },
];
