import type { Role } from './role.ts';

/** What can be asked for. A rule names one; a card's `allow` asks for one. */
export type Permission = 'school.read-basics' | 'school.read-status' | 'meeting.read' | 'meeting.contribute';

/** How the one who asks stands to the subject. */
export type Reach = 'own-school' | 'own-hub' | 'trust' | 'member' | 'chair';

export interface Rule {
  readonly role: Role | 'anyone';
  readonly reach: Reach;
  readonly may: readonly Permission[];
}

/**
 * "Who may do what" as rows. Anything that no row allows is refused.
 * An administrator reads what a school is, never how it is doing; a department the same.
 */
export const RULES: readonly Rule[] = [
  { role: 'head', reach: 'own-school', may: ['school.read-basics', 'school.read-status'] },
  { role: 'chair-of-governors', reach: 'own-school', may: ['school.read-basics', 'school.read-status'] },
  { role: 'clerk', reach: 'own-school', may: ['school.read-basics', 'school.read-status'] },
  { role: 'officer', reach: 'trust', may: ['school.read-basics', 'school.read-status', 'meeting.read'] },
  {
    role: 'deputy-ceo',
    reach: 'trust',
    may: ['school.read-basics', 'school.read-status', 'meeting.read', 'meeting.contribute'],
  },
  {
    role: 'ceo',
    reach: 'trust',
    may: ['school.read-basics', 'school.read-status', 'meeting.read', 'meeting.contribute'],
  },
  { role: 'department', reach: 'trust', may: ['school.read-basics'] },
  { role: 'administrator', reach: 'trust', may: ['school.read-basics'] },
  { role: 'anyone', reach: 'member', may: ['meeting.read', 'meeting.contribute'] },
  { role: 'anyone', reach: 'chair', may: ['meeting.read', 'meeting.contribute'] },
];
