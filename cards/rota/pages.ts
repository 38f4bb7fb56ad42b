import { asPlain, asWords } from '#cards-kit/text.ts';
import { countInWords } from '#domain/time/words.ts';
import type { SeenRota } from '#workflows/coaching/rota-answer.ts';

type Group = SeenRota['groups'][number];
type Fact = Record<'title' | 'value', ReturnType<typeof asPlain>>;

/** A group with its turns, or with some of very many. */
export interface ShownGroup {
  readonly group: Group;
  readonly turns: readonly Fact[];
  /** Whether nothing of the group comes after it. */
  readonly isAll: boolean;
}

const GROUPS = 6;
const BYTES = 7000;
const NOT_MET = 3;

/**
 * What is proposed, in pages on which every turn is seen: nobody agrees what they could not see. Of a rota that is mended
 * groups that stay as they are are left out.
 */
export function proposalPages(
  answer: SeenRota,
  factOf: (turn: Group['turns'][number]) => Fact,
): ShownGroup[][] {
  const pages: ShownGroup[][] = [];
  let page: ShownGroup[] = [];
  let left = BYTES;
  const turnOver = () => {
    pages.push(page);
    [page, left] = [[], BYTES];
  };
  for (const group of changedGroups(answer)) {
    let rest = group.turns.map(factOf);
    const own = bytesOf(wordsOf(group));
    do {
      if (page.length === GROUPS) turnOver();
      const fits = countThatFit(rest, left - own);
      if (fits < rest.length && page.length > 0) {
        turnOver();
        continue;
      }
      // One turn is never more than a page.
      const turns = rest.slice(0, Math.max(fits, 1));
      rest = rest.slice(turns.length);
      left -= own + turns.reduce((sum, each) => sum + bytesOf(each), 0);
      page.push({ group, turns, isAll: rest.length === 0 });
    } while (rest.length > 0);
  }
  return page.length > 0 || pages.length === 0 ? [...pages, page] : pages;
}

/** Those of which something changes or cannot be met; all of a rota that is new. */
export function changedGroups({ hasRota, groups }: SeenRota): Group[] {
  const changes = ({ turns, notMet }: Group) =>
    notMet.length > 0 || turns.some(({ change }) => change !== null);
  return groups.filter(group => (hasRota ? changes(group) : group.turns.length + group.notMet.length > 0));
}

/** What is above and below a group's turns. */
export function wordsOf({ name, notMet }: Group) {
  const more = notMet.length - NOT_MET;
  const lines = [
    ...notMet.slice(0, NOT_MET).map(each => `▲ ${each}`),
    ...(more > 0 ? [`and ${countInWords(more, 'rule')} more that cannot be kept`] : []),
  ];
  return { name: asWords(name, 60), notMet: asPlain(lines.join(' '), 600), hasNotMet: lines.length > 0 };
}

function countThatFit(facts: readonly Fact[], bytes: number): number {
  let left = bytes;
  const first = facts.findIndex(fact => {
    left -= bytesOf(fact);
    return left < 0;
  });
  return first === -1 ? facts.length : first;
}

const bytesOf = (value: object): number => Buffer.byteLength(JSON.stringify(value)) + 1;
