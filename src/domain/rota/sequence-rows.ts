import type { MipRow, Term } from '../mip/mip.ts';
import type { PastTurn, RotaGroup, RotaProblem } from './problem.ts';
import { less, one, type RuleRows, type Taken, type TakenIn } from './taken.ts';

/** How often something is so in one turn, 0 or 1: as a number where the turn is past, as terms where it is to come. */
interface Part {
  readonly constant: number;
  readonly terms: readonly Term[];
}

const NOTHING: Part = { constant: 0, terms: [] };

/** Hosts two turns running, and reciprocal pairs twice running: a number for each window that would be the last of them. */
export function* sequenceRows(problem: RotaProblem, takenIn: TakenIn): Generator<void, [RuleRows, RuleRows]> {
  const parts: [RuleRows, RuleRows][] = [];
  for (const [at, group] of problem.groups.entries()) {
    parts.push(groupRows(group, at, takenIn));
    yield;
  }
  const joined = (which: 0 | 1): RuleRows => ({
    variables: parts.flatMap(each => each[which].variables),
    rows: parts.flatMap(each => each[which].rows),
  });
  return [joined(0), joined(1)];
}

function groupRows(group: RotaGroup, at: number, takenIn: TakenIn): [RuleRows, RuleRows] {
  const past = group.past.slice(-2);
  const slots = [...past, ...group.windows.map(({ id }) => takenIn(group.id, id))];
  const running: MipRow[] = [];
  const reciprocal: MipRow[] = [];
  const windows = slots.slice(past.length).map((_, index) => index + past.length);
  for (const index of windows) {
    const [before, last, now] = [slots[index - 2], slots[index - 1], slots[index]];
    if (!last || !now) continue;
    for (const host of group.members) {
      running.push(atMost(1, [hosts(last, host), hosts(now, host)], `s${at}_${index}`));
      for (const other of group.members)
        if (before && other !== host)
          reciprocal.push(
            atMost(
              ...([
                2,
                [visit(before, host, other), visit(last, other, host), visit(now, host, other)],
              ] as const),
              `r${at}_${index}`,
            ),
          );
    }
  }
  const withNumbers = (rows: readonly MipRow[], letter: string): RuleRows => ({
    variables: windows.map(index => ({ name: `${letter}${at}_${index}`, least: 0, most: 1 })),
    rows,
  });
  return [withNumbers(running, 's'), withNumbers(reciprocal, 'r')];
}

type Slot = PastTurn | readonly Taken[];

function hosts(slot: Slot, host: string): Part {
  if ('host' in slot) return { ...NOTHING, constant: slot.host === host ? 1 : 0 };
  return {
    ...NOTHING,
    terms: slot.filter(({ choice }) => choice.host === host).map(({ name }) => one(name)),
  };
}

/** `visitor` is at `host`'s. */
function visit(slot: Slot, host: string, visitor: string): Part {
  if ('host' in slot)
    return { ...NOTHING, constant: slot.host === host && slot.visitors.includes(visitor) ? 1 : 0 };
  const there = slot.filter(({ choice }) => choice.host === host && choice.able.includes(visitor));
  const absences = there.flatMap(({ absent }) => absent.filter(({ member }) => member === visitor));
  return {
    ...NOTHING,
    terms: [...there.map(({ name }) => one(name)), ...absences.map(({ name }) => less(name))],
  };
}

function atMost(most: number, parts: readonly Part[], slack: string): MipRow {
  const constant = parts.reduce((sum, part) => sum + part.constant, 0);
  return { terms: [...parts.flatMap(({ terms }) => terms), less(slack)], atMost: most - constant };
}
