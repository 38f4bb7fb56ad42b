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
  /** Name somebody who answers for its head. */
  | 'school.name-delegate'
  /** A letter of the trust to it, from its date on. */
  | 'school.read-letter'
  /** For the school: say that the letter is there, and when it was shared. */
  | 'school.acknowledge-letter'
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
  /** Which letters went out, and what became of them: never what they say. */
  | 'trust.read-letters'
  /** Write those that are missing, send a copy again, see a letter before its date. */
  | 'trust.issue-letters';

/** How the one who asks stands to the subject. */
export type Reach =
  | 'own-school'
  | 'own-hub'
  | 'trust'
  | 'member'
  | 'deputy'
  | 'chair'
  /** Of a visit: who leads it; who is to be there; who is or was invited to another school, from its brief until four weeks after it. */
  | 'lead'
  | 'attendee'
  | 'invited-now'
  /** Whom its report was released to. */
  | 'recipient'
  /** Whom the head of its school, or of the school itself, has named: to answer for them; to choose times and no more. */
  | 'delegate'
  | 'slots-delegate';

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
  'school.read-letter',
  'school.read-next-visit',
  'trust.read-letters',
  'trust.issue-letters',
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
      'school.name-delegate',
      'school.read-letter',
      'school.acknowledge-letter',
      'school.read-next-visit',
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
    may: [
      'school.read-basics',
      'school.read-status',
      'school.read-letter',
      'school.read-next-visit',
      'visit.read-report',
    ],
  },
  {
    role: 'clerk',
    reach: 'own-school',
    may: [
      'school.read-basics',
      'school.read-status',
      'school.read-letter',
      'school.read-next-visit',
      'visit.read-report',
    ],
  },
  {
    role: 'officer',
    reach: 'trust',
    may: [
      'school.read-basics',
      'school.read-status',
      'school.flag',
      'school.read-owed',
      'school.read-letter',
      'school.read-next-visit',
      'trust.read-letters',
      'visit.read',
      'visit.read-brief',
      'visit.read-report',
      'meeting.read',
    ],
  },
  { role: 'officer', reach: 'own-hub', may: ['school.mark-owed', 'visit.book'] },
  { role: 'deputy-ceo', reach: 'trust', may: LEADERS },
  { role: 'ceo', reach: 'trust', may: LEADERS },
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
  { role: 'anyone', reach: 'attendee', may: ['visit.read', 'visit.rule-out'] },
  { role: 'anyone', reach: 'invited-now', may: ['visit.read-brief', 'visit.read-report'] },
  { role: 'anyone', reach: 'recipient', may: ['visit.read-report'] },
  {
    role: 'anyone',
    reach: 'delegate',
    may: [
      'visit.read',
      'visit.answer',
      'visit.check-report',
      'visit.read-brief',
      'school.read-letter',
      'school.acknowledge-letter',
    ],
  },
  { role: 'anyone', reach: 'slots-delegate', may: ['visit.read-time', 'visit.answer'] },
  { role: 'anyone', reach: 'member', may: ['meeting.read', 'meeting.contribute'] },
  { role: 'anyone', reach: 'deputy', may: ['meeting.take-over'] },
  {
    role: 'anyone',
    reach: 'chair',
    may: ['meeting.run', 'meeting.take-over', 'meeting.read-confidential', 'meeting.plan'],
  },
];
