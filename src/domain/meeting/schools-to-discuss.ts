import type { School } from '../school/school.ts';
import { daysBetween, type IsoDate, type IsoInstant } from '../time/iso.ts';
import { dayInWords } from '../time/words.ts';
import type { ProposedLine } from './agenda-line.ts';

/** A change an import found in the register, as far as the whole channel may know it. */
export interface RegisterNews {
  readonly urn: string;
  readonly field: string;
  readonly after: string | null;
  readonly at: IsoInstant;
}

/** How many schools the look-round adds, so that a big trust's agenda stays an agenda. */
export const LOOK_ROUND = 4;
/** After this long without a mention a school comes up by itself. */
export const LOOK_ROUND_AFTER_DAYS = 42;

/**
 * The schools the record puts forward, each with a reason the whole channel may know: what changed in the register
 * since the last meeting, then the schools longest without a mention (never mentioned first, then by date, then by
 * name, so that the same record gives the same agenda). Facts only; nothing here says how a school is doing.
 */
export function proposeSchools(input: {
  schools: readonly Pick<School, 'urn' | 'name'>[];
  news: readonly RegisterNews[];
  /** The day each school was last on an agenda. */
  lastMentioned: ReadonlyMap<string, IsoDate>;
  today: IsoDate;
  now: IsoInstant;
}): (ProposedLine & { urn: string })[] {
  const { schools, news, lastMentioned, today, now } = input;
  const current = new Map(schools.map(s => [s.urn, s]));
  const lines: (ProposedLine & { urn: string })[] = [];
  for (const item of news) {
    const text = current.has(item.urn) ? newsInWords(item, now) : null;
    if (text) lines.push(about(item.urn, 'register', `${item.field} ${item.at}`, text));
  }
  const named = new Set(lines.map(l => l.urn));
  const waiting = schools
    .filter(s => !named.has(s.urn))
    .map(s => ({ ...s, last: lastMentioned.get(s.urn) ?? null }))
    .filter(s => s.last === null || daysBetween(s.last, today) >= LOOK_ROUND_AFTER_DAYS)
    .sort((a, b) => (a.last ?? '').localeCompare(b.last ?? '') || a.name.localeCompare(b.name, 'en-GB'));
  for (const school of waiting.slice(0, LOOK_ROUND)) {
    const text = school.last
      ? `Last discussed ${dayInWords(school.last, now)}`
      : 'Not yet discussed at a meeting';
    lines.push(about(school.urn, 'look-round', 'look-round', text));
  }
  return lines;
}

function about(urn: string, source: string, what: string, text: string): ProposedLine & { urn: string } {
  return {
    section: 'schools',
    source,
    key: `${urn} ${what}`,
    urn,
    text,
    reason: null,
    link: { card: 'school-status', ref: `urn:${urn}` },
    audience: 'channel',
    readerIds: [],
  };
}

function newsInWords({ field, after }: RegisterNews, now: IsoInstant): string | null {
  switch (field) {
    case 'joined':
      return 'New to the trust in the school register';
    case 'ofstedInspectedOn':
      return after ? `New inspection date in the register: ${dayInWords(after, now)}` : null;
    case 'status':
      return after ? `The register now says: ${after}` : null;
    case 'name':
      return 'Has a new name in the register';
    default:
      return null;
  }
}
