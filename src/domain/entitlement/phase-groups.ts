import type { PhaseGroup } from '../improvement-model/parts.ts';
import type { School } from '../school/school.ts';

const BY_PHASE: Readonly<Record<string, readonly PhaseGroup[]>> = {
  Nursery: ['early years'],
  Primary: ['primary'],
  'Middle deemed primary': ['primary'],
  Secondary: ['secondary'],
  'Middle deemed secondary': ['secondary'],
  '16 plus': ['sixth form'],
  'All-through': ['primary', 'secondary'],
};
/** Reception is the last year of the early years: whoever takes children of four has it. */
const RECEPTION_AGE = 4;
const SIXTH_FORM_AGE = 18;

/** The phases a rule may mean for a school, from the register's phase, type and ages. */
export function phaseGroupsOf(
  school: Pick<School, 'phase' | 'type' | 'statutoryLowAge' | 'statutoryHighAge'>,
): readonly PhaseGroup[] {
  const { phase, type, statutoryLowAge: low, statutoryHighAge: high } = school;
  const groups = new Set(BY_PHASE[phase] ?? []);
  if (low !== null && low <= RECEPTION_AGE) groups.add('early years');
  if (high !== null && high >= SIXTH_FORM_AGE) groups.add('sixth form');
  if (type !== null && /special/i.test(type)) groups.add('special');
  // A special school has no phase in the register: its ages say what it teaches.
  if (!BY_PHASE[phase] && low !== null && high !== null) {
    if (low < 11) groups.add('primary');
    if (high > 11) groups.add('secondary');
  }
  return [...groups];
}
