import { STAMP } from '#cards-kit/bind-template.ts';
import { keptWords } from '#cards-kit/kept.ts';
import { asPlain } from '#cards-kit/text.ts';
import type { Bot, Caller, Identified } from './context.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { identify } from './identify.ts';
import { noticePlace } from './notice-place.ts';
import { answeredBefore, perform } from './perform.ts';
import { type ReadPress, StampShape, showUnchanged } from './read-press.ts';
import { failure, type Refusal, refuse } from './refuse.ts';
import type { ShownCard } from './show-card.ts';
import { takeTurn, tooFast } from './take-turn.ts';

/** A button pressed on one of our cards, from a card's own invoke or from its fallback. */
export interface Press {
  readonly caller: Caller;
  /** "sit-agenda.add-item" */
  readonly verb: string;
  /** The button's data with the inputs beside it. */
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * The one way in for a press: not too fast → who → verb → card → input → subject → allow → version → run → view. Never throws for
 * anything a person or a forged card can cause: the answer is always a card.
 */
export async function handlePress(bot: Bot, press: Press): Promise<ShownCard> {
  const surface = press.caller.conversation.kind;
  let who: Identified | null = null;
  try {
    const turn = await takeTurn(bot, press.caller, press.verb, press.data);
    if (!turn.may && !turn.mayLookUp) return tooFast(bot, turn, surface);
    who = await identify(bot, press.caller, 'card');
    const no = (why: Refusal) => (turn.may ? refuse(bot, why, who, surface) : tooFast(bot, turn, surface));
    if (!who.known) return await no(who.trust ? 'unknown-person' : 'no-trust');
    if (turn.may) await noticePlace(bot, who, press.caller);
    const [cardName = ''] = press.verb.split('.', 1);
    const card = bot.cards.get(cardName);
    const action = card?.actions.find(({ name }) => press.verb === `${cardName}.${name}`);
    const stamp = StampShape.safeParse(press.data[STAMP]);
    if (!card || !action || !stamp.success) return await no('old-card');
    // A card for one person is never in front of others by our doing: whoever presses it there gets nothing of it.
    if (card.audience === 'person' && surface !== 'personal') return await no('press-alone');
    const { [STAMP]: _stamp, ...raw } = press.data;
    const input = action.parse(raw);
    const key = idempotencyKey({
      nonce: stamp.data.nonce,
      actorId: who.actor.personId,
      verb: press.verb,
      input: input.ok ? input.input : raw,
    });
    const read: ReadPress = {
      who,
      viewer: { actor: who.actor, surface },
      place: press.caller.conversation,
      card,
      action,
      verb: press.verb,
      stamp: stamp.data,
      input: input.ok ? input.input : null,
      kept: keptWords(card.template, raw, card.keptBytes),
      key,
    };
    // Teams delivers a press again and again: whoever is over the limit still gets what it was answered.
    if (!turn.may) return (await answeredBefore(bot, read)) ?? tooFast(bot, turn, surface);
    if (!input.ok) return await showUnchanged(bot, read, { tone: 'wrong', text: asPlain(input.because) });
    return await perform(bot, read);
  } catch (error) {
    const why = failure(error);
    if (why === 'failed')
      bot.log.error(
        {
          card: bot.cards.has(press.verb.split('.')[0] ?? '') ? press.verb.split('.')[0] : 'unknown',
          error: error instanceof Error ? error.name : 'unknown',
        },
        'a press failed',
      );
    return refuse(bot, why, who, surface);
  }
}
