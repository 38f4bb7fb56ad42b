import type { Scene } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { SchoolCategory } from '#workflows/standing/category-answer.ts';

/** What is chosen where an entry is taken back and nothing put in its place. */
export const NEVER = 'never-was';

/** Older ones are corrected at the command line's import, or once a newer one is. */
const ENTRIES = 12;

/** What can be corrected and to what, and what stood in the form when something was wrong. */
export function correctForm(
  { mayCorrect, correctable, choices, today }: SchoolCategory,
  { now, kept }: Pick<Scene, 'now' | 'kept'>,
) {
  const entries = correctable.slice(0, ENTRIES).map(({ id, name, from }) => ({
    title: asWords(`${name}, from ${dayInWords(from, now)}`, 100),
    value: asWords(id, 100),
  }));
  return {
    mayCorrect: mayCorrect && entries.length > 0,
    correctable: entries,
    corrections: [
      ...choices.map(({ id, name }) => ({ title: asWords(name, 80), value: asWords(id) })),
      { title: asWords('It never was: take the entry back'), value: asWords(NEVER) },
    ],
    correctEntry: kept.correctEntry ?? entries[0]?.value ?? asWords(''),
    correctTo: kept.correctTo ?? asWords(''),
    correctFrom: kept.correctFrom ?? asWords(correctable[0]?.from ?? today),
    correctWhy: kept.correctWhy ?? asWords(''),
  };
}
