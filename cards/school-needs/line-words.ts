import type { NeedLine, NeedSection } from '#domain/entitlement/need-lines.ts';
import type { NeedSpan } from '#domain/entitlement/need-period.ts';
import type { Because, OwedItem } from '#domain/entitlement/owed.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, listInWords } from '#domain/time/words.ts';

const SPANS: Readonly<Record<NeedSpan, string>> = {
  'half-term': 'half term',
  term: 'term',
  year: 'year',
};

const SECTIONS: Readonly<Record<NeedSection, (span: string) => string>> = {
  late: () => 'Late',
  due: span => `Due this ${span}`,
  later: () => 'Open now, due later',
  booked: () => 'Booked',
  missed: () => 'Missed',
  settled: () => 'Done and settled',
};

export const sectionInWords = (section: NeedSection, span: NeedSpan): string =>
  SECTIONS[section](SPANS[span]);

/** "Academy Improvement Meeting, 2 of 3". */
export function lineName({ name, first: { nth, of } }: NeedLine): string {
  return nth !== null && of !== null && of > 1 ? `${name}, ${nth} of ${of}` : name;
}

/** "was due Fri 23 Oct; 1 done, 2 more to come". */
export function lineStanding({ first, counts }: NeedLine, now: IsoInstant): string {
  const others = Object.entries(counts).flatMap(([state, count]) => {
    const rest = state === first.state ? count - 1 : count;
    return rest > 0 ? [`${rest} ${rest === count ? '' : 'more '}${OTHERS[state as OwedItem['state']]}`] : [];
  });
  const standing = STANDINGS[first.state](first, now);
  return others.length > 0 ? `${standing}; ${listInWords(others)}` : standing;
}

const OTHERS: Readonly<Record<OwedItem['state'], string>> = {
  owed: 'to come',
  booked: 'booked',
  done: 'done',
  late: 'late',
  missed: 'missed',
  waived: 'waived',
  'not required': 'not required',
};

const because = (reason: string | null) => (reason === null ? '' : ` (${reason})`);

const STANDINGS: Readonly<Record<OwedItem['state'], (item: OwedItem, now: IsoInstant) => string>> = {
  owed: ({ to }, now) => `by ${dayInWords(to, now)}`,
  late: ({ to }, now) => `was due ${dayInWords(to, now)}`,
  booked: ({ on, to }, now) =>
    `booked for ${dayInWords(on ?? to, now)}${on !== null && on > to ? `, after it was due ${dayInWords(to, now)}` : ''}`,
  done: ({ on, to }, now) => `done ${dayInWords(on ?? to, now)}`,
  missed: ({ to }, now) => `missed, was due ${dayInWords(to, now)}`,
  waived: ({ reason }) => `waived${because(reason)}`,
  'not required': ({ reason, notRequiredUntil: until }, now) =>
    `not required${until === null ? '' : ` until ${dayInWords(until, now)}`}${because(reason)}`,
};

/** "3 times a year, in Recovery or Repair (seed 003, Categorisation)"; what was filled in says so. */
export function whyInWords({ rule, source, assumed, share }: Because): string {
  const read = source === 'default' ? 'Fortnight’s default, not in your policy' : source;
  return `${rule}${share === null ? '' : `: ${share}`} (${read}${assumed === null ? '' : `; assumed: ${assumed}`})`;
}
