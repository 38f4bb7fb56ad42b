import type { Mip, MipRow, MipValues, Term, WholeNumber } from '../mip/mip.ts';
import { asTurn, type Choice, choicesIn } from './choices.ts';
import { memberOf, minutesBetween, type Rota, type RotaProblem, type Week } from './problem.ts';
import { SHORTFALLS } from './rules.ts';
import { isSameTime } from './score.ts';
import { sequenceRows } from './sequence-rows.ts';
import { less, one, type Taken, takenIn } from './taken.ts';
import { evenRows, unevenRows } from './uneven-rows.ts';

/** A figure of the score: its terms, and what it comes to whatever is chosen. */
export interface Figure {
  readonly terms: readonly Term[];
  readonly constant: number;
}

/**
 * A rota as whole numbers: for each window one of its choices or none, and a number for each way in which a rule is not
 * kept. So the model has an answer always, and what is above zero in it says which rule, where and for whom.
 */
export interface RotaModel {
  readonly taken: readonly Taken[];
  readonly variables: readonly WholeNumber[];
  readonly rows: readonly MipRow[];
  /** Rows that follow where each window is held and no group is uneven. */
  readonly evenRows: readonly MipRow[];
  /** In the order of the score. */
  readonly figures: readonly Figure[];
}

const yesOrNo = (name: string): WholeNumber => ({ name, least: 0, most: 1 });

/** In steps, since a big trust whose groups all hang together is work for a while. */
export function* rotaModel(problem: RotaProblem): Generator<void, RotaModel> {
  const inSeveral = thoseInSeveral(problem);
  const taken = takenOf(problem, inSeveral);
  yield;
  const inWindow = takenIn(taken);
  const held = problem.groups.flatMap((group, at) =>
    group.windows.map(({ id }, index) => {
      return { unheld: `u${at}_${index}`, here: inWindow(group.id, id) };
    }),
  );
  const uneven = unevenRows(problem, inWindow);
  yield;
  const sequence = yield* sequenceRows(problem, inWindow);
  const minutes = ({ choice: { host } }: Taken, member: string) =>
    minutesBetween(memberOf(problem, member), memberOf(problem, host));
  const sizeOf = (choice: Choice) =>
    problem.groups.find(({ id }) => id === choice.group)?.members.length ?? 0;
  const kept = problem.planned.flatMap(turn =>
    inWindow(turn.group, turn.window).filter(({ choice }) => isSameTime(asTurn(choice), turn)),
  );
  yield;
  const absences = taken.flatMap(absenceRows);
  const onceAWeek = onceAWeekRows(taken, inSeveral);
  yield;
  return {
    taken,
    variables: [
      ...taken.flatMap(({ name, absent }) => [yesOrNo(name), ...absent.map(each => yesOrNo(each.name))]),
      ...held.map(({ unheld }) => yesOrNo(unheld)),
      ...[uneven, ...sequence].flatMap(({ variables }) => variables),
    ],
    rows: [
      ...held.map(({ unheld, here }) => exactlyOne([one(unheld), ...here.map(({ name }) => one(name))])),
      ...absences,
      ...onceAWeek,
      ...[uneven, ...sequence].flatMap(({ rows }) => rows),
    ],
    evenRows: evenRows(problem, inWindow),
    figures: [
      figure(held.map(({ unheld }) => one(unheld))),
      figure(
        taken.flatMap(({ name, choice, absent }) => [
          { of: name, times: sizeOf(choice) - 1 - choice.able.length },
          ...absent.map(each => one(each.name)),
        ]),
      ),
      ...[uneven, ...sequence].map(({ variables }) => figure(variables.map(({ name }) => one(name)))),
      { terms: kept.map(({ name }) => less(name)), constant: problem.planned.length },
      figure(
        taken.flatMap(each => [
          { of: each.name, times: each.choice.cost },
          ...each.absent.map(({ name, member }) => ({ of: name, times: -minutes(each, member) })),
        ]),
      ),
    ],
  };
}

const figure = (terms: readonly Term[]): Figure => ({ terms, constant: 0 });
const exactlyOne = (terms: readonly Term[]): MipRow => ({ terms, atLeast: 1, atMost: 1 });

/** Who could be busy elsewhere. */
function thoseInSeveral({ groups }: RotaProblem): Set<string> {
  const times = Map.groupBy(
    groups.flatMap(({ members }) => members),
    id => id,
  );
  return new Set([...times].filter(([, all]) => all.length > 1).map(([id]) => id));
}

function takenOf(problem: RotaProblem, inSeveral: ReadonlySet<string>): Taken[] {
  const choices = problem.groups.flatMap(group =>
    group.windows.flatMap(({ id }) => choicesIn(problem, group, id)),
  );
  return choices.map((choice, at) => ({
    ...{ name: `z${at}`, choice },
    absent: choice.able
      .filter(member => inSeveral.has(member))
      .map((member, index) => ({ name: `a${at}_${index}`, member })),
  }));
}

/** Nobody is absent from what is not held, and somebody comes to what is. */
function absenceRows({ name, choice, absent }: Taken): MipRow[] {
  if (absent.length === 0) return [];
  const all = absent.map(each => one(each.name));
  return [
    ...absent.map(each => ({ terms: [one(each.name), less(name)], atMost: 0 })),
    { terms: [...all, { of: name, times: 1 - choice.able.length }], atMost: 0 },
  ];
}

function onceAWeekRows(taken: readonly Taken[], inSeveral: ReadonlySet<string>): MipRow[] {
  const weeks = new Map<string, Term[]>();
  const add = (member: string, week: Week, term: Term) => {
    if (!inSeveral.has(member)) return;
    const key = `${member} ${week}`;
    const terms = weeks.get(key) ?? [];
    terms.push(term);
    weeks.set(key, terms);
  };
  for (const { name, choice, absent } of taken) {
    for (const member of [choice.host, ...choice.able]) add(member, choice.week, one(name));
    for (const each of absent) add(each.member, choice.week, less(each.name));
  }
  return [...weeks.values()].map(terms => ({ terms, atMost: 1 }));
}

const [NOT_HELD, UNEVEN] = [SHORTFALLS.indexOf('not-held'), SHORTFALLS.indexOf('uneven')];

/** A model that asks for one figure, with those before it at most what they are known to come to. */
export function modelFor(model: RotaModel, goal: number, most: readonly number[]): Mip {
  const { variables, rows, figures } = model;
  const isEven = most[NOT_HELD] === 0 && most[UNEVEN] === 0;
  const kept = most.flatMap((figureMost, at) => {
    const { terms = [], constant = 0 } = figures[at] ?? {};
    return [{ terms, atMost: figureMost - constant }];
  });
  return {
    variables,
    rows: [...rows, ...kept, ...(isEven ? model.evenRows : [])],
    minimise: figures[goal]?.terms ?? [],
  };
}

export function rotaIn({ taken }: RotaModel, values: MipValues): Rota {
  return taken
    .filter(({ name }) => values.get(name) === 1)
    .map(({ choice, absent }) =>
      asTurn(
        choice,
        absent.filter(({ name }) => values.get(name) === 1).map(({ member }) => member),
      ),
    );
}
