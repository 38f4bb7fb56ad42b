import { z } from 'zod/v4';
import type { CardAction } from '#cards-kit/define-action.ts';
import type { Card, Viewer } from '#cards-kit/define-card.ts';
import { plainText, type Words } from '#cards-kit/text.ts';
import type { Notice } from '#cards-kit/view-data.ts';
import type { Bot, Identified, Place } from './context.ts';
import { refuse } from './refuse.ts';
import { draw, loadAlone, type ShownCard } from './show-card.ts';

/** What a button of ours carries beside its own data. */
export const StampShape = z.object({
  subject: z.string().max(200),
  version: z.number().int().min(0),
  nonce: z.string().min(1).max(100),
});

/** Everything a press was found to be before its subject is looked at. */
export interface ReadPress {
  readonly who: Extract<Identified, { known: true }>;
  readonly viewer: Viewer;
  /** Where it was pressed. */
  readonly place: Place;
  readonly card: Card;
  readonly action: CardAction<unknown>;
  readonly verb: string;
  readonly stamp: z.infer<typeof StampShape>;
  readonly input: unknown;
  readonly kept: Readonly<Record<string, Words>>;
  readonly key: string;
}

export const NOT_SAVED: Notice = { tone: 'wrong', text: plainText`This was not saved. Please try again.` };

/** The card as it is, with one sentence and what the person had typed. */
export async function showUnchanged(bot: Bot, read: ReadPress, notice: Notice): Promise<ShownCard> {
  const { who, viewer, card, stamp, kept } = read;
  const subject = await loadAlone(bot, card, who.trust, stamp.subject, viewer);
  if (subject === null) return refuse(bot, 'nothing-there', who, viewer.surface);
  const shown = draw(bot, card, subject, { ref: stamp.subject, viewer, notice, kept });
  return notice === NOT_SAVED ? { ...shown, outcome: 'store-failed' } : shown;
}
