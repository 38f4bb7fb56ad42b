import type { Person } from '../access/role.ts';
import type { Part } from '../improvement-model/parts.ts';
import { holdersOf } from '../plan/agreement.ts';
import type { Place } from '../visit/recipients.ts';

/** Of a model's obligation, what decides who sends it. */
export interface Sending {
  readonly from: Part;
  readonly confidential?: boolean | undefined;
}

/** The parts that a school's own people hold; what is from any other is the trust's to send. */
const OF_SCHOOL: readonly Part[] = ['head', 'leaders', 'chair-of-governors', 'governors'];
/** Those of the trust that are a role of their own; of all others the school's officer sees to it. */
const OF_TRUST: readonly Part[] = ['deputy-ceo', 'ceo', 'executive'];

export const isFromSchool = ({ from }: Pick<Sending, 'from'>): boolean => OF_SCHOOL.includes(from);

/**
 * Whoever sends it, or says why not: the people who hold the part; for a head, whoever the head has named to answer as well,
 * but not about what is confidential. None: nobody on record holds it.
 */
export function sendersOf(
  { from, confidential }: Sending,
  people: readonly Person[],
  place: Place,
  delegateIds: readonly string[],
): string[] {
  if (from === 'head' || from === 'leaders') {
    const heads = holdersOf('head', people, place);
    return [...new Set(confidential ? heads : [...heads, ...delegateIds])];
  }
  return holdersOf(isFromSchool({ from }) || OF_TRUST.includes(from) ? from : 'officer', people, place);
}
