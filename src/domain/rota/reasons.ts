import { capital, countInWords, listInWords } from '../time/words.ts';
import {
  type BarredWeek,
  memberOf,
  type Rota,
  type RotaGroup,
  type RotaProblem,
  type RotaWindow,
} from './problem.ts';
import type { Shortfall } from './rules.ts';

/** What stands in the way of a rule. */
export type Reason =
  /** Somebody cannot host, or come, in so many weeks, for these reasons. */
  | {
      readonly kind: 'barred';
      readonly member: string;
      readonly from: 'hosting' | 'coming';
      readonly whys: readonly string[];
    }
  /** Somebody has another group's review. */
  | { readonly kind: 'elsewhere'; readonly member: string }
  /** What somebody hosted before the first window. */
  | { readonly kind: 'before'; readonly member: string }
  | { readonly kind: 'two-alone' }
  | { readonly kind: 'one-alone' }
  | { readonly kind: 'no-weeks' }
  /** Nothing of this: the rule gives way to one above it. */
  | { readonly kind: 'other-rules' };

/** Why a rule is not kept: what of the problem, and of the rest of the rota, stands in the way where it matters. */
export function reasonsFor(shortfall: Shortfall, rota: Rota, problem: RotaProblem): Reason[] {
  const group = problem.groups.find(({ id }) => id === shortfall.group);
  if (!group) throw new Error(`no group ${shortfall.group} in the rota`);
  const reasons = [...reasonsIn(shortfall, rota, problem, group)];
  return reasons.length > 0 ? reasons : [{ kind: 'other-rules' }];
}

function* reasonsIn(
  shortfall: Shortfall,
  rota: Rota,
  problem: RotaProblem,
  group: RotaGroup,
): Generator<Reason> {
  const windowOf = (id: string) => group.windows.filter(window => window.id === id);
  switch (shortfall.rule) {
    case 'not-held':
      if (group.members.length < 2) yield { kind: 'one-alone' };
      else if (windowOf(shortfall.window).every(({ weeks }) => weeks.length === 0))
        yield { kind: 'no-weeks' };
      else
        for (const id of group.members)
          yield* obstacles(id, 'hosting', windowOf(shortfall.window), rota, problem, group);
      break;
    case 'missed':
      yield* obstacles(shortfall.member, 'coming', windowOf(shortfall.window), rota, problem, group);
      break;
    case 'uneven':
      yield* obstacles(shortfall.least, 'hosting', group.windows, rota, problem, group);
      if (group.past.length > 0 || (group.hostedBefore.get(shortfall.most) ?? 0) > 0)
        yield { kind: 'before', member: shortfall.most };
      break;
    case 'hosts-running':
      for (const id of group.members.filter(each => each !== shortfall.host))
        yield* obstacles(id, 'hosting', runTo(group, shortfall.window, 2), rota, problem, group);
      break;
    case 'reciprocal':
      if (group.members.length === 2) yield { kind: 'two-alone' };
      for (const id of group.members.filter(each => !shortfall.pair.includes(each)))
        yield* obstacles(id, 'hosting', runTo(group, shortfall.window, 3), rota, problem, group);
  }
}

/** The window and those just before it, so many in all. */
function runTo({ windows }: RotaGroup, id: string, count: number): readonly RotaWindow[] {
  const at = windows.findIndex(window => window.id === id);
  return windows.slice(Math.max(at + 1 - count, 0), at + 1);
}

function obstacles(
  id: string,
  from: 'hosting' | 'coming',
  windows: readonly RotaWindow[],
  rota: Rota,
  problem: RotaProblem,
  group: RotaGroup,
): Reason[] {
  const { away, notHosting } = memberOf(problem, id);
  const barred: readonly BarredWeek[] = from === 'hosting' ? [...away, ...notHosting] : away;
  const weeks = new Set(windows.flatMap(window => window.weeks));
  const whys = [...new Set(barred.filter(({ week }) => weeks.has(week)).map(({ why }) => why))];
  const isElsewhere = rota.some(
    ({ group: other, week, host, visitors }) =>
      other !== group.id && weeks.has(week) && (host === id || visitors.includes(id)),
  );
  return [
    ...(whys.length > 0 ? [{ kind: 'barred' as const, member: id, from, whys }] : []),
    ...(isElsewhere ? [{ kind: 'elsewhere' as const, member: id }] : []),
  ];
}

/** "Oakwood and Elmfield cannot be kept from reviewing each other twice running: there are only the two of them." */
export function shortfallInWords(
  shortfall: Shortfall,
  reasons: readonly Reason[],
  nameOf: (member: string) => string,
): string {
  const because = listInWords(reasons.map(reason => reasonInWords(reason, nameOf)));
  return `${capital(ruleInWords(shortfall, nameOf))}: ${because}.`;
}

function ruleInWords(shortfall: Shortfall, nameOf: (member: string) => string): string {
  switch (shortfall.rule) {
    case 'not-held':
      return 'no week can be found for this review';
    case 'missed':
      return `${nameOf(shortfall.member)} cannot come to this review`;
    case 'uneven':
      return `${nameOf(shortfall.most)} hosts ${countInWords(shortfall.by + 1, 'time')} more than ${nameOf(shortfall.least)}`;
    case 'hosts-running':
      return `${nameOf(shortfall.host)} hosts twice running`;
    case 'reciprocal': {
      const [host, other] = shortfall.pair;
      return `${nameOf(host)} and ${nameOf(other)} go to each other twice running`;
    }
  }
}

function reasonInWords(reason: Reason, nameOf: (member: string) => string): string {
  switch (reason.kind) {
    case 'barred': {
      const cannot = reason.from === 'hosting' ? 'cannot always host' : 'cannot always come';
      return `${nameOf(reason.member)} ${cannot} (${listInWords(reason.whys)})`;
    }
    case 'elsewhere':
      return `${nameOf(reason.member)} has another group’s review`;
    case 'before':
      return `${nameOf(reason.member)} hosted more often before`;
    case 'two-alone':
      return 'there are only the two of them';
    case 'one-alone':
      return 'nobody else is in the group';
    case 'no-weeks':
      return 'it has no school week';
    case 'other-rules':
      return 'it could only be kept by breaking a rule that counts for more';
  }
}
