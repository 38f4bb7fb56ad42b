import { memberKey } from '#domain/coaching/group.ts';
import { memberOf, type Turn } from '#domain/rota/problem.ts';
import { breachesOf } from '#domain/rota/rules.ts';
import { dayInWords } from '#domain/time/words.ts';
import { nameOfMember } from './groups-as-they-are.ts';
import { groupName, namerOf } from './rota-names.ts';
import type { RotaFacts } from './rota-problem.ts';

/** Why what is planned is not a rota any more, a sentence each; what is booked and cannot be is named as well. */
export function misfitsOf(facts: RotaFacts): string[] {
  const { problem, changeable } = facts;
  const nameOf = namerOf(facts);
  const at = (turn: Turn) => `${groupName(facts, turn.group)}, week of ${dayInWords(turn.week)}`;
  const known = problem.planned.filter(({ host }) => problem.members.has(host));
  const broken = breachesOf(
    known.filter(({ visitors }) => visitors.every(id => problem.members.has(id))),
    problem,
  );
  const gone = problem.planned.flatMap(turn => {
    const left = [turn.host, ...turn.visitors].filter(id => !isIn(facts, turn.group, id));
    return left.length > 0 ? [`${at(turn)}: ${left.map(nameOf).join(', ')} is not of the group.`] : [];
  });
  const barred = broken.flatMap(breach => {
    if (breach.rule === 'host-barred') {
      const { notHosting, away } = memberOf(problem, breach.turn.host);
      const why = [...notHosting, ...away].find(({ week }) => week === breach.turn.week)?.why ?? '';
      return [`${at(breach.turn)}: ${nameOf(breach.turn.host)} cannot host (${why}).`];
    }
    return breach.rule === 'visitor-away'
      ? [`${at(breach.turn)}: ${nameOf(breach.member)} cannot come.`]
      : [];
  });
  const joined = problem.planned.flatMap(turn => {
    const group = problem.groups.find(({ id }) => id === turn.group);
    const missing = (group?.members ?? []).filter(
      id =>
        id !== turn.host &&
        !turn.visitors.includes(id) &&
        !memberOf(problem, id).away.some(({ week }) => week === turn.week),
    );
    return missing.length > 0 ? [`${at(turn)}: ${missing.map(nameOf).join(', ')} is not in it yet.`] : [];
  });
  const without = problem.groups.flatMap(({ id, windows }) => {
    const open = windows.filter(
      window =>
        window.weeks.length > 0 &&
        !problem.planned.some(each => each.group === id && each.window === window.id),
    );
    return open.length > 0 ? [`${groupName(facts, id)}: ${open.length} to be planned.`] : [];
  });
  const stray = changeable.length - problem.planned.length;
  const astray = stray > 0 ? [`Planned, and in no week that is left: ${stray}.`] : [];
  return [...bookedWithout(facts), ...gone, ...barred, ...joined, ...without, ...astray];
}

const isIn = ({ problem }: RotaFacts, group: string, id: string): boolean =>
  problem.groups.some(each => each.id === group && each.members.includes(id));

/** People move what is in calendars. */
function bookedWithout(facts: RotaFacts): string[] {
  return facts.reviews
    .filter(({ state }) => state === 'booked' || state === 'timing')
    .flatMap(review => {
      const left = [review.host, ...review.visitors].filter(
        member => !isIn(facts, review.groupId, memberKey(member)),
      );
      const names = left.map(each => nameOfMember(each, facts.known)).join(', ');
      const what = review.state === 'booked' ? 'is booked' : 'is being timed';
      return left.length > 0
        ? [`${groupName(facts, review.groupId)}: a review ${what} with ${names}. Please move or call it off.`]
        : [];
    });
}
