import type { School } from './school.ts';

type Named = Pick<School, 'urn' | 'name'>;

/** What loosely typed words stand for: one school, a few it may be, or none with the nearest in spelling. */
export type Found<S extends Named> =
  | { kind: 'one'; school: S }
  | { kind: 'several'; schools: readonly S[] }
  | { kind: 'none'; nearest: readonly S[] };

const OFFERED = 6;
/** Words that many names share: a match on these alone says nothing. */
const COMMON = new Set(
  'the a of and at in for school schools academy academies college primary secondary infant infants junior juniors nursery first middle high special free studio all through church england catholic ce c e rc va vc cofe'.split(
    ' ',
  ),
);

/**
 * Finds a school by URN or by name as people type it: any order, missing words, beginnings of words, a slip of a
 * letter. Exact names and whole words win over beginnings, beginnings over slips, so that "Oakwood" is Oakwood
 * Primary even when Oakwood Hill is near; only equals are offered as a choice.
 */
export function findSchool<S extends Named>(asked: string, schools: readonly S[]): Found<S> {
  const urn = /^\d{6}$/.exec(asked.trim())?.[0];
  if (urn) {
    const school = schools.find(s => s.urn === urn);
    return school ? { kind: 'one', school } : { kind: 'none', nearest: [] };
  }
  const words = wordsOf(asked);
  const telling = words.filter(word => !COMMON.has(word));
  const wanted = telling.length > 0 ? telling : words;
  if (wanted.length === 0) return { kind: 'none', nearest: [] };
  const scored = schools.map(school => ({ school, score: score(words, wanted, wordsOf(school.name)) }));
  const best = Math.max(...scored.map(s => s.score), 0);
  if (best >= SLIP) {
    const equals = scored
      .filter(s => s.score === best)
      .map(s => s.school)
      .toSorted(byName);
    const [only] = equals;
    return equals.length === 1 && only ? { kind: 'one', school: only } : { kind: 'several', schools: equals };
  }
  return { kind: 'none', nearest: nearest(wanted, schools) };
}

export function offer<S>(schools: readonly S[]): readonly S[] {
  return schools.slice(0, OFFERED);
}

const EXACT = 5;
const WHOLE_NAME = 4;
const WHOLE_WORDS = 3;
const BEGINNINGS = 2;
const SLIP = 1;

function score(words: readonly string[], wanted: readonly string[], name: readonly string[]): number {
  if (words.join(' ') === name.join(' ')) return EXACT;
  const telling = name.filter(word => !COMMON.has(word));
  if (wanted.every(w => name.includes(w))) {
    // The common words typed break a tie: "oakwood primary" is not Oakwood Secondary.
    const all = words.every(w => name.includes(w));
    const whole = telling.length === wanted.length && wanted.every(w => telling.includes(w));
    return (whole ? WHOLE_NAME : WHOLE_WORDS) + (all ? 0.5 : 0);
  }
  if (wanted.every(w => w.length >= 2 && name.some(n => n.startsWith(w))))
    return BEGINNINGS + (words.every(w => name.some(n => n.startsWith(w))) ? 0.5 : 0);
  // A slip in one word goes with a beginning or a common word beside it, but a slip in a common word alone says nothing.
  if (wanted.every(w => isNear(w, name)) && wanted.some(w => isNear(w, telling)))
    return SLIP + (words.every(w => isNear(w, name)) ? 0.5 : 0);
  return 0;
}

function isNear(word: string, name: readonly string[]): boolean {
  return name.some(n => (word.length >= 2 && n.startsWith(word)) || slips(word, n) <= allowedSlips(word));
}

function nearest<S extends Named>(wanted: readonly string[], schools: readonly S[]): S[] {
  const distance = (school: S) => {
    const name = wordsOf(school.name).filter(word => !COMMON.has(word));
    return (
      wanted.reduce(
        (sum, w) => sum + Math.min(...name.map(n => slips(w, n) / Math.max(w.length, n.length)), 1),
        0,
      ) / wanted.length
    );
  };
  return schools
    .map(school => ({ school, d: distance(school) }))
    .filter(({ d }) => d <= 0.5)
    .sort((a, b) => a.d - b.d || byName(a.school, b.school))
    .slice(0, 3)
    .map(({ school }) => school);
}

const byName = (a: Named, b: Named) => a.name.localeCompare(b.name, 'en-GB');

/** A short word must be typed right; a longer one may have one slip, a long one two. */
const allowedSlips = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** "St. Mary's C.E." and "saint marys ce" are the same words. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’`.]/g, '')
    .replaceAll('&', ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 20)
    .map(word => (word === 'saint' ? 'st' : word));
}

/** Letters added, lost, changed or swapped with their neighbour between two words (optimal string alignment). */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return Math.max(a.length, b.length);
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j - 1] ?? 0) + 1, (above[j] ?? 0) + 1, (above[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
