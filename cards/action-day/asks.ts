import type { Ask, Viewer } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import type { AskedDay } from './index.ts';

/** Whoever chairs is asked for an answer, until there is one or the action is settled; about their own, the next meeting. */
export function asks({ action, chairId }: AskedDay, { actor }: Viewer): Ask | null {
  const { ownerId, ownerName, text, asked, state } = action;
  if (actor?.personId !== chairId || chairId === ownerId || state !== 'open' || asked?.answer !== null)
    return null;
  return { what: asWords(`${ownerName} asks for another day: “${text}”`, 200) };
}
