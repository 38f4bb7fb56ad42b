import type { Ask, Viewer } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import type { OwnActions } from '#workflows/meeting/read-actions.ts';

/** To do, or to say which day instead, whatever is due; a wish that waits for the chair's answer asks nothing of the owner. */
export function asks({ personId, open, today }: OwnActions, { actor }: Viewer): Ask | null {
  const due = open.filter(({ dueOn, asked }) => dueOn <= today && !(asked && asked.answer === null));
  const [first] = due.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  if (!first || actor?.personId !== personId) return null;
  const what =
    due.length === 1
      ? `An action of yours is due: “${first.text}”`
      : `${due.length} actions of yours are due, first “${first.text}”`;
  return { what: asWords(what, 200), since: first.dueOn };
}
