import { headingKey } from '../import/headings.ts';
import type { ImprovementModel } from './model.ts';

/** What a school's record refers to by the model's ids. */
export type NamedKind = 'category' | 'status' | 'plan' | 'thing';

/** Something of a model that a record can name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** Other ways to write the name. */
  readonly also: readonly string[];
}

/** All that a record can name, by kind. A thing is an engagement, an obligation, a plan that is reviewed, or what follows. */
export function namesIn(model: ImprovementModel): Readonly<Record<NamedKind, readonly Named[]>> {
  const kept = names.get(model);
  if (kept) return kept;
  const { ladder, statuses, plans, engagements, obligations } = model;
  const all = {
    category: ladder.map(named),
    status: statuses.map(named),
    plan: plans.map(named),
    thing: [
      ...engagements.map(named),
      ...obligations.map(named),
      ...plans.map(({ id, name, short }) => ({
        ...named({ id, name, short }),
        also: [...named({ id, name, short }).also, `Review: ${name}`],
      })),
      ...engagements.flatMap(followingNames),
    ],
  };
  names.set(model, all);
  return all;
}

const names = new WeakMap<ImprovementModel, Readonly<Record<NamedKind, readonly Named[]>>>();

interface Called {
  readonly id: string;
  readonly name: string;
  readonly short?: string | undefined;
}

const named = ({ id, name, short }: Called): Named => ({ id, name, also: short ? [short] : [] });

function followingNames({ id, name, report, followedBy }: ImprovementModel['engagements'][number]): Named[] {
  return [
    ...(report ? [{ id: `${id}.report`, name: `Report: ${name}`, also: [] }] : []),
    ...(followedBy ? [{ id: `${id}.support`, name: followedBy.support, also: [] }] : []),
  ];
}

/** What words stand for: one thing, several that they could be, or none and those that share a word with them. */
export type FoundName =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'several' | 'none'; readonly mayBe: readonly Named[] };

/**
 * Finds what somebody wrote, in any case: an id, a name or its short form. A name may leave out what stands in brackets;
 * `loosely`, also other words: "Repair" or "2 Repair" is "Phase 2, Repair" where nothing else has those words.
 */
export function findNamed(asked: string, known: readonly Named[], loosely: boolean): FoundName {
  const key = headingKey(asked);
  const words = wordsOf(asked);
  const ways: ((each: Named) => boolean)[] = [
    ({ id }) => asked.toLowerCase() === id,
    ({ name }) => headingKey(name) === key,
    ({ also }) => also.some(other => headingKey(other) === key),
    ({ name }) => headingKey(name.replace(/\(.*?\)/g, '')) === key,
    ...(loosely
      ? [({ name }: Named) => words.length > 0 && words.every(word => wordsOf(name).includes(word))]
      : []),
  ];
  for (const isIt of ways) {
    const found = known.filter(isIt);
    const [only] = found;
    if (only && found.length === 1) return { kind: 'one', id: only.id };
    if (found.length > 1) return { kind: 'several', mayBe: found };
  }
  const near = known.filter(({ name }) => wordsOf(name).some(word => isTelling(word, words)));
  return { kind: 'none', mayBe: near };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
/** Shorter words are in half of all names. */
const LEAST_TELLING = 4;
const isTelling = (word: string, words: readonly string[]) =>
  word.length >= LEAST_TELLING && words.includes(word);
