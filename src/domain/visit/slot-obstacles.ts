import { academicYearInWords, academicYearOf } from '../academic-year/academic-year.ts';
import { dayOf, type IsoDate } from '../time/iso.ts';
import { countInWords, dayInWords } from '../time/words.ts';
import type { LookedAt, Shut, ShutKind } from './look-at-day.ts';
import type { SlotDays } from './slot-days.ts';
import type { SlotFacts } from './slot-facts.ts';

/** Something that took times away, so that fewer are offered than could be. */
export interface Obstacle {
  readonly kind: ShutKind | 'window' | 'notice' | 'no-school-day' | 'no-term-dates';
  readonly personId: string | null;
  /** School days on which it alone leaves no time, of those looked at. */
  readonly days: number;
  readonly of: number;
  /** A clause: "Priya Shah is away until Fri 20 Nov". */
  readonly words: string;
}

const ORDER: readonly ShutKind[] = ['away', 'busy', 'hours', 'clash', 'limit', 'travel', 'together'];

/** What stood in the way: what concerns the whole window first, then what shuts most days, then how short the window is. */
export function obstaclesOf(facts: SlotFacts, found: SlotDays, looked: readonly LookedAt[]): Obstacle[] {
  const of = looked.length;
  const whole = (kind: Obstacle['kind'], words: string): Obstacle => ({
    ...{ kind, words, personId: null, days: 0, of },
  });
  const { asked, rules } = facts;
  const said = (day: IsoDate) => dayInWords(day, asked.now);
  const obstacles: Obstacle[] = [];
  if (of === 0) {
    const notice = countInWords(rules.noticeDays, 'school day');
    if (asked.to < dayOf(asked.now)) obstacles.push(whole('window', `the window ended on ${said(asked.to)}`));
    else if (found.tooSoon > 0 && rules.noticeDays > 0)
      obstacles.push(
        whole('notice', `the window ends on ${said(asked.to)}, and ${notice} of notice are given`),
      );
    else if (found.unknownFrom === null && found.days.length === 0)
      obstacles.push(
        whole('no-school-day', `there is no school day from ${said(asked.from)} to ${said(asked.to)}`),
      );
  }
  if (found.unknownFrom !== null) {
    const year = academicYearInWords(academicYearOf(found.unknownFrom));
    obstacles.push(whole('no-term-dates', `there are no term dates for ${year}`));
  }
  obstacles.push(...shutting(facts, looked));
  if (of > 0 && of < rules.most)
    obstacles.push(whole('window', `the window has only ${countInWords(of, 'school day')} left`));
  return obstacles;
}

function shutting(facts: SlotFacts, looked: readonly LookedAt[]): Obstacle[] {
  const key = ({ kind, person }: Shut) =>
    `${ORDER.indexOf(kind)} ${facts.people.findIndex(p => p.person === person)}`;
  const groups = Map.groupBy(
    looked.flatMap(({ shut }, at) => shut.map(each => ({ ...each, at }))),
    key,
  );
  return [...groups.values()]
    .map(group => ({
      group,
      days: group.length,
      kind: group[0]?.kind ?? 'together',
      person: group[0]?.person ?? null,
    }))
    .toSorted(
      (a, b) =>
        b.days - a.days ||
        ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
        placeOf(facts, a) - placeOf(facts, b),
    )
    .map(({ group, days, kind, person }) => ({
      ...{ kind, personId: person?.id ?? null, days, of: looked.length },
      words: wordsOf(
        facts,
        { kind, person },
        group.map(({ at }) => at),
        looked,
      ),
    }));
}

const placeOf = ({ people }: SlotFacts, { person }: Pick<Shut, 'person'>): number =>
  people.findIndex(each => each.person === person);

function wordsOf(
  { rules, asked }: SlotFacts,
  { kind, person }: Shut,
  at: readonly number[],
  looked: readonly LookedAt[],
): string {
  const [days, of] = [at.length, looked.length];
  const on =
    days === of
      ? of === 1
        ? 'on the only school day'
        : `on all ${of} school days`
      : `on ${days} of the ${countInWords(of, 'school day')}`;
  const name = person?.name ?? '';
  // Away from the first day looked at on without a gap: people say until when.
  const isFromTheFirst = at.every((index, i) => index === i);
  const last = looked[days - 1]?.day.day;
  if (kind === 'away' && isFromTheFirst && days < of && last)
    return `${name} is away until ${dayInWords(last, asked.now)}`;
  const words: Record<ShutKind, string> = {
    away: `${name} is away ${on}`,
    busy: `${name} is busy ${on}`,
    hours: `${name}’s working hours leave no time ${on}`,
    clash: `other visits leave no time ${on}`,
    limit: `the daily limit of ${countInWords(rules.dailyLimit, 'visit')} is reached ${on}`,
    travel: `travel from and to other visits leaves no time ${on}`,
    together: `no time suits everyone ${on}`,
  };
  return words[kind];
}

/** "No time in the window: Priya Shah is away until Fri 20 Nov; …"; '' when as many times as wanted were found. */
export function fewInWords(found: number, obstacles: readonly Obstacle[], most = 3): string {
  if (obstacles.length === 0) return '';
  const begin = found === 0 ? 'No time in the window' : `Only ${countInWords(found, 'time')} in the window`;
  return `${begin}: ${obstacles
    .slice(0, most)
    .map(({ words }) => words)
    .join('; ')}`;
}
