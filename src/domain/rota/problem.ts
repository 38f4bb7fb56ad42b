import type { IsoDate } from '../time/iso.ts';
import { type Place, travelMinutes } from '../visit/travel.ts';

/** A school week, by its Monday. */
export type Week = IsoDate;

/** Weeks and why: "exams", "Ofsted is likely", "half-term break". */
export interface BarredWeek {
  readonly week: Week;
  readonly why: string;
}

/** A school, or a person of one, that reviews others and is reviewed. */
export interface RotaMember {
  readonly id: string;
  /** Metres on the national grid; null where nobody knows. */
  readonly easting: number | null;
  readonly northing: number | null;
  /** Neither hosts nor visits: no school there, or away. */
  readonly away: readonly BarredWeek[];
  /** Visits, but does not host. */
  readonly notHosting: readonly BarredWeek[];
}

/** A stretch in which a group owes itself one review: of its weeks one is chosen. */
export interface RotaWindow {
  readonly id: string;
  /** In order. */
  readonly weeks: readonly Week[];
}

/** A review that took place: it is counted, and the last two are what the next ones follow. */
export interface PastTurn {
  readonly host: string;
  readonly visitors: readonly string[];
}

/**
 * A coaching group and what it owes. So often as the cadence says, the whole group comes together at one of its members': each
 * member has its review by hosting or by visiting.
 */
export interface RotaGroup {
  readonly id: string;
  readonly members: readonly string[];
  /** In order, and no week in two of them: `windowsApart` sees to it. */
  readonly windows: readonly RotaWindow[];
  /** Of the same year, in order. */
  readonly past: readonly PastTurn[];
  /**
   * Turns to count as hosted beyond `past`: what was too many last year, or what the others had before a school joined, so
   * that nobody has to make up for a time before theirs.
   */
  readonly hostedBefore: ReadonlyMap<string, number>;
}

/** One review: in this week, at the host's. */
export interface Turn {
  readonly group: string;
  readonly window: string;
  readonly week: Week;
  readonly host: string;
  readonly visitors: readonly string[];
}

export interface RotaProblem {
  /** By their ids. */
  readonly members: ReadonlyMap<string, RotaMember>;
  readonly groups: readonly RotaGroup[];
  /** What people have in their diaries already; a rota that is made anew keeps as much of it as can be. */
  readonly planned: readonly Turn[];
}

/** A window without a turn is one that could not be. */
export type Rota = readonly Turn[];

/** Windows as a cadence gives them may end and begin in one week, and in one week a group meets once: it is the earlier one's. */
export function windowsApart(windows: readonly RotaWindow[]): RotaWindow[] {
  let last = '';
  return windows.map(({ id, weeks }) => {
    const own = weeks.filter(week => week > last);
    last = own.at(-1) ?? last;
    return { id, weeks: own };
  });
}

export function memberOf(problem: RotaProblem, id: string): RotaMember {
  const member = problem.members.get(id);
  if (!member) throw new Error(`no member ${id} in the rota`);
  return member;
}

export const isAway = (member: RotaMember, week: Week): boolean =>
  member.away.some(each => each.week === week);

export const mayHost = (member: RotaMember, week: Week): boolean =>
  !isAway(member, week) && !member.notHosting.some(each => each.week === week);

/** How often each member of a group has hosted before the first window. */
export function hostedBefore({ members, past, hostedBefore: more }: RotaGroup): Map<string, number> {
  return new Map(
    members.map(id => [id, past.filter(({ host }) => host === id).length + (more.get(id) ?? 0)]),
  );
}

const placeOf = ({ id, easting, northing }: RotaMember): Place => ({ urn: id, name: id, easting, northing });

/** Minutes from one member's to another's. */
export const minutesBetween = (one: RotaMember, other: RotaMember): number =>
  travelMinutes(placeOf(one), placeOf(other)).minutes;

/** How many weeks from the middle of the window: half weeks where there is an even number of them. */
export function weeksOff({ weeks }: RotaWindow, week: Week): number {
  return Math.abs(weeks.indexOf(week) - (weeks.length - 1) / 2);
}
