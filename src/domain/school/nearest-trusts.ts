import { countInWords } from '../time/words.ts';
import { trustNameFrom } from '../trust/trust-name.ts';
import type { TrustSeen } from './register-collector.ts';

const SHOWN = 5;

/**
 * The trusts of a file in a sentence, those whose number is nearest to the one asked for first, then the biggest:
 * "3725 Leigh Academies Trust (31 schools), …".
 */
export function nearestTrustsInWords(uid: string, trusts: readonly TrustSeen[]): string {
  const near = trusts
    .map(trust => ({ trust, steps: stepsBetween(uid, trust.uid) }))
    .sort(
      (a, b) => a.steps - b.steps || b.trust.rows - a.trust.rows || a.trust.uid.localeCompare(b.trust.uid),
    )
    .slice(0, SHOWN)
    .map(
      ({ trust }) =>
        `${trust.uid}${trust.name ? ` ${trustNameFrom(trust.name)}` : ''} (${countInWords(trust.rows, 'school')})`,
    );
  const more = trusts.length - near.length;
  return more > 0 ? `${near.join(', ')} and ${countInWords(more, 'more trust')}` : near.join(', ');
}

/** How many single keystrokes turn one number into the other (Levenshtein). */
function stepsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
