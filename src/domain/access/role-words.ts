import { headingKey } from '../import/headings.ts';
import type { Role, Scope } from './role.ts';

/** What trusts call each role. Only letters count, so "Head of School" and "head-of-school" are one. */
const WORDS: Record<Role, readonly string[]> = {
  officer: [
    'officer',
    'improvement officer',
    'school improvement officer',
    'senior school improvement officer',
    'trust improvement officer',
    'director of school improvement',
    'regional director of education',
    'regional director',
    'RDE',
  ],
  head: [
    'head',
    'headteacher',
    'head of school',
    'principal',
    'academy principal',
    'executive head',
    'executive headteacher',
    'executive principal',
    'acting headteacher',
    'interim headteacher',
  ],
  'deputy-ceo': ['deputy CEO', 'deputy chief executive', 'deputy chief executive officer', 'DCEO'],
  ceo: ['CEO', 'chief executive', 'chief executive officer'],
  'chair-of-governors': [
    'chair of governors',
    'chair',
    'chair of the governors',
    'chair of the local governing board',
    'chair of the local governing body',
    'chair of LGB',
    'chair of ASEC',
  ],
  clerk: ['clerk', 'clerk to governors', 'clerk to the governors', 'governance professional'],
  'coaching-member': ['coaching member', 'coaching group member', 'coaching group', 'peer reviewer'],
  staff: [
    'staff',
    'school staff',
    'member of staff',
    'member of school staff',
    'deputy head',
    'deputy headteacher',
    'deputy principal',
    'vice principal',
    'assistant head',
    'assistant headteacher',
    'assistant principal',
    'PA',
    'headteacher’s PA',
    'personal assistant',
    'office manager',
    'school business manager',
  ],
  department: [
    'department',
    'central department',
    'finance',
    'HR',
    'human resources',
    'operations',
    'safeguarding',
    'estates',
    'IT',
    'governance',
  ],
  administrator: ['administrator', 'trust administrator', 'admin', 'trust admin'],
};

const BY_WORD = new Map(
  (Object.keys(WORDS) as Role[]).flatMap(role => WORDS[role].map(word => [headingKey(word), role] as const)),
);

/** The role a word stands for; `null` when nobody calls a role that. */
export function roleFrom(word: string): Role | null {
  return BY_WORD.get(headingKey(word)) ?? null;
}

/** How far each role can reach: "Who may do what" gives a headteacher a school and a CEO the trust. */
export const SCOPES_OF: Record<Role, readonly Scope['kind'][]> = {
  officer: ['hub', 'trust'],
  head: ['school'],
  'deputy-ceo': ['trust'],
  ceo: ['trust'],
  'chair-of-governors': ['school'],
  clerk: ['school'],
  'coaching-member': ['school'],
  staff: ['school'],
  department: ['trust'],
  administrator: ['trust'],
};
