import type { Permission, Reach } from './permission.ts';
import type { Role } from './role.ts';

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
  'school.ask-review',
  'review.read',
  'trust.read-ladder',
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
      'school.send-plan',
      'school.ask-support',
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
      'trust.read-ladder',
      'trust.read-letters',
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
      'visit.read',
      'visit.answer',
      'visit.check-report',
      'visit.read-brief',
      'school.read-letter',
      'school.acknowledge-letter',
    ],
  },
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
